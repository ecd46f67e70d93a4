"""Correcting, splitting and merging turns, and saying who spoke. `revision` is the text that was read."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict

from leertraject.ui.number_words import in_words


class RevisionForm(forms.Form):
    """A change that asks for nothing else; `turn` keeps hold of the turn when others change the text."""

    use_required_attribute = False

    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    turn = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def read(self) -> int:
        """Returns the revision that was read, 0 when that was not said."""
        return self.cleaned_data.get("revision") or 0

    def at(self, revision: int, turn: int) -> None:
        """Makes a form that was filled in speak about the text as it is now; everything typed stays."""
        data = cast(QueryDict, self.data).copy()
        data["revision"], data["turn"] = str(revision), str(turn)
        self.data = data


class CorrectForm(RevisionForm):
    """What is said in a turn."""

    text = forms.CharField(
        label="Wat er is gezegd",
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Zet hier wat er echt is gezegd. Fragmenten schuiven mee met hun woorden.",
        error_messages={"required": "Schrijf op wat er is gezegd."},
    )
    anyway = forms.BooleanField(label="Ja, haal deze woorden weg", required=False)

    # Fragments that would be left without words, when that is not yet said yes to.
    left: Sequence[UUID] = ()

    def ask(self, left: Sequence[UUID]) -> None:
        """Asks first, for these fragments would be left without words; all that was typed stays."""
        self.left = left
        which = "een gekozen fragment" if len(left) == 1 else f"{in_words(len(left))} gekozen fragmenten"
        self.add_error(
            None,
            f"Zo verdwijnen alle woorden van {which}. Dat telt dan niet meer mee, ook niet onder een inzicht of op een"
            " trendkaart. Wil je dat, zet dan onder je tekst een vinkje.",
        )


class SplitForm(RevisionForm):
    """After which word a new turn begins: the place of the space, counted from the begin of the turn."""

    at_space = forms.TypedChoiceField(
        label="Waar begint de nieuwe beurt?",
        coerce=int,
        error_messages={
            "required": "Kies waar de nieuwe beurt begint.",
            "invalid_choice": "Deze plaats is er niet meer. Kies opnieuw.",
        },
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["at_space"]).choices = [("", "Kies een plaats"), *places]


class GiveForm(RevisionForm):
    """Whose turn it is: a name from the file."""

    label = forms.TypedChoiceField(
        label="Wie zei dit?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie dit zei.", "invalid_choice": "Kies een naam uit de lijst."},
    )

    def __init__(self, *args: Any, names: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["label"]).choices = list(names)
