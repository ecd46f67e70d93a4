"""Why one stopped."""

from django.http import QueryDict

from leertraject.privacy.boxes import Opened
from leertraject.stopping.commands import TOO_LONG
from leertraject.stopping.queries import Written
from leertraject.ui import held
from leertraject.ui.held import HeldForm, OneHeldForm


class TextForm(OneHeldForm):
    """The text, on its way while someone types."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, too_long=TOO_LONG)


class ReasonForm(HeldForm):
    """The text on its page."""

    def __init__(self, data: QueryDict | None = None, *, written: Written, box: Opened) -> None:
        super().__init__(
            data,
            texts=[written],
            marked=lambda text: held.mark(text, box.digest_key()),
            helps=[""],
            too_long=TOO_LONG,
            rows=6,
        )
