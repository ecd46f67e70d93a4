"""Whom one asks, and yes or no."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from leertraject.people.models import Person


class AskForm(forms.Form):
    """The groupmate whom one asks."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *, groupmates: Iterable[Person]) -> None:
        super().__init__(data)
        self._people = {str(one.pk): one for one in groupmates}
        self.fields["person"] = forms.ChoiceField(
            label="Wie vraag je?",
            choices=[("", "Kies"), *((key, one.name) for key, one in self._people.items())],
            help_text="Zegt die persoon ja, dan zien jullie elkaars e-mailadres.",
            error_messages={
                "required": "Kies eerst wie je vraagt.",
                "invalid_choice": "Deze persoon kun je nu niet vragen. Kies opnieuw.",
            },
        )

    def clean_person(self) -> Person:
        """Returns who was chosen."""
        return self._people[self.cleaned_data["person"]]


class AnswerForm(forms.Form):
    """Yes or no."""

    answer = forms.ChoiceField(
        choices=[("ja", "Ja"), ("nee", "Nee")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies ja of nee."),
    )


class NothingForm(forms.Form):
    """A button alone: what cannot be done is said in it."""
