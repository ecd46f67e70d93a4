"""The four questions on one page."""

from collections.abc import Iterator, Mapping

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from leertraject.feedback import moments
from leertraject.feedback.commands import TOO_LONG
from leertraject.feedback.counting import SENSITIVE
from leertraject.feedback.queries import Opened
from leertraject.feedback.questions import Question, questions
from leertraject.privacy import minimum
from leertraject.programmes.showing import day
from leertraject.ui import held
from leertraject.ui.held import HeldForm, HeldRow, OneHeldForm
from leertraject.ui.number_words import in_words


class TextForm(OneHeldForm):
    """What stands under one open question, on its way while someone types."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, too_long=TOO_LONG)


class ChoiceForm(forms.Form):
    """What is chosen under one question, as the page sends it at once."""

    question = forms.CharField(max_length=8)
    place = forms.IntegerField(min_value=0)


class AnswerForm(HeldForm):
    """Everything on the page: choices, texts, and whether the wish may be read."""

    lets_read = forms.BooleanField(
        required=False, label="De trainers en de programmaleider mogen deze wens lezen, zonder mijn naam"
    )

    def __init__(self, data: QueryDict | None = None, *, opened: Opened) -> None:
        texts = list(opened.texts.values())
        super().__init__(
            data,
            texts=texts,
            marked=lambda text: held.mark(text, opened.box.digest_key()),
            helps=[""] * len(texts),
            too_long=TOO_LONG,
            rows=3,
        )
        least = in_words(minimum.rules().least(SENSITIVE))
        self.fields["lets_read"].initial = opened.release is not None
        self.fields["lets_read"].help_text = (
            "Zonder vinkje leest niemand dit. Met vinkje lezen zij het na"
            f" {day(moments.closes_on(opened.feedback.session))}, en alleen als ten minste {least} mensen hun wens"
            " laten lezen. Aan je woorden kunnen zij je herkennen. Terugnemen kan altijd."
        )
        for question in (one for one in questions().values() if not one.open):
            self.fields[question.id] = forms.TypedChoiceField(
                label=question.text,
                required=False,
                coerce=int,
                empty_value=None,
                initial=opened.choices.get(question.id),
                choices=list(enumerate(question.options)),
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Kies een van de antwoorden die er staan."},
            )

    def choices(self) -> Mapping[str, int]:
        """Returns what was chosen in a valid form, by question."""
        given = {one.id: self.cleaned_data.get(one.id) for one in questions().values() if not one.open}
        return {key: place for key, place in given.items() if place is not None}

    def asked(self) -> Iterator[tuple[Question, BoundField | None, HeldRow | None]]:
        """Yields the questions in order, each with its choices or its text."""
        rows = {row.held.position: row for row in self.rows()}
        for question in questions().values():
            yield (question, None, rows[question.position]) if question.open else (question, self[question.id], None)
