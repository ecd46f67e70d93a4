"""What to replace in a text, by which words, and a word to look up by hand."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict

from leertraject.lookback.queries.identifying import MOST_TYPED, Group

ROLES = (
    "een collega",
    "de teamleider",
    "de leidinggevende",
    "de directeur",
    "een adviseur",
    "een bestuurder",
    "een raadslid",
    "een opgavehouder",
    "een deelnemer",
    "een inwoner",
    "de spreker",
    "de interviewer",
    "iemand",
    "[naam]",
)
OWN_MOST = 60
WORD_MOST = 60
LOOK_UP, ALL = "zoek", "alles"


class RoleField(forms.ChoiceField):
    """Words from the list; without an answer, as for what was found since the page was opened, the first of them."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or self.initial)


class ReplaceForm(forms.Form):
    """Three fields per group: whether, by which words of the list, or by words of one's own.

    `do` says which button was pressed: look a word up, replace what was chosen, or replace all that was found.
    """

    use_required_attribute = False

    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    word = forms.CharField(
        label="Welk woord staat er nog meer in?",
        max_length=WORD_MOST,
        required=False,
        help_text="Bijvoorbeeld een bijnaam of de naam van een dorp. Hoofdletters maken niet uit.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, groups: Sequence[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for group in groups:
            choices = dict.fromkeys([group.role, *ROLES] if not group.role.startswith("[") else [group.role])
            self.fields[f"kies-{group.key}"] = forms.BooleanField(required=False, label="Vervang")
            self.fields[f"rol-{group.key}"] = RoleField(
                label="Daar komt te staan",
                initial=group.role,
                choices=[(role, role) for role in choices],
                error_messages={"invalid_choice": "Kies woorden uit de lijst."},
            )
            self.fields[f"eigen-{group.key}"] = forms.CharField(
                required=False,
                label="In plaats daarvan",
                max_length=OWN_MOST,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    @property
    def do(self) -> str:
        """Returns which button was pressed."""
        return str(self.data.get("doe", ""))

    def read(self) -> int:
        """Returns the revision that was read, 0 when that was not said."""
        return self.cleaned_data.get("revision") or 0

    def roles(self) -> dict[str, str]:
        """Returns the words per chosen group; of every group when all of it was asked for."""
        given = self.cleaned_data
        return {
            group.key: given[f"eigen-{group.key}"] or given[f"rol-{group.key}"] or group.role
            for group in self.groups
            if self.do == ALL or given[f"kies-{group.key}"]
        }

    def at(self, revision: int, *, word: str = "") -> None:
        """Makes a form that was filled in speak about the text at `revision`; all that was chosen and typed stays."""
        data = cast(QueryDict, self.data).copy()
        data["revision"], data["word"] = str(revision), word
        self.data = data

    def choose(self, keys: Sequence[str]) -> None:
        """Chooses groups that someone asked for by typing their word."""
        data = cast(QueryDict, self.data).copy()
        for key in keys:
            data[f"kies-{key}"] = "on"
        self.data = data


def typed_words(data: QueryDict) -> list[str]:
    """Returns the words that were looked up by hand so far, with the one that is looked up now at the end."""
    words = [" ".join(word.split()) for word in (*data.getlist("woord"), data.get("word", ""))]
    return list(dict.fromkeys(word for word in words if word and len(word) <= WORD_MOST))[:MOST_TYPED]
