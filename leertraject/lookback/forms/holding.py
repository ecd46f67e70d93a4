"""The notes of a conversation as one form: it can be sent as a whole, and each note saves itself where it can."""

from django.http import QueryDict

from leertraject.lookback.guides import Question
from leertraject.lookback.queries import holding as queries
from leertraject.lookback.queries.holding import Opened
from leertraject.ui.held import HeldForm, OneHeldForm

TOO_LONG = "Deze aantekening is te lang. Zet een deel bij een andere vraag."


class JottingForm(OneHeldForm):
    """One note on its way, as the page sends it while someone types."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, too_long=TOO_LONG)


class JottingsForm(HeldForm):
    """All notes, in the order of the guide, the free field last."""

    def __init__(self, data: QueryDict | None = None, *, opened: Opened) -> None:
        helps = [_help(question) for part in opened.parts for question in part.questions] + [""]
        super().__init__(
            data,
            texts=opened.notes,
            marked=lambda text: queries.mark(text, opened.box),
            helps=helps,
            too_long=TOO_LONG,
        )
        self.opened = opened


def _help(question: Question) -> str:
    probe = f"Vraag door: {question.probe}" if question.probe else ""
    return " ".join(filter(None, (probe, "Gevoelig: overslaan mag." if question.sensitive else "")))
