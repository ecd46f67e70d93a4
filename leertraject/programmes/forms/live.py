"""Steering the screen of a session, joining it with a code, and putting a sentence on it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from leertraject.analysis.identifying import recognisable
from leertraject.programmes.forms.harvesting import KINDS, WARNING
from leertraject.programmes.forms.plain import Data, whole_number
from leertraject.programmes.giving.plans import Day
from leertraject.programmes.live import codes
from leertraject.programmes.live.rules import LONGEST
from leertraject.programmes.live.seeing import Said
from leertraject.programmes.live.timing import LONGEST as LONGEST_CLOCK
from leertraject.programmes.models import HarvestKind, RoundForm
from leertraject.ui.plain import PlainForm

PART, START, PAUSE, MORE, CLEAR = "onderdeel", "start", "pauze", "meer", "weg"
BY_TIME = "tijd"
OPEN, CLOSE, HIDE, SHOW = "open", "sluit", "verberg", "toon"
NEW, WITHDRAW = "nieuw", "intrekken"


class ClockForm(PlainForm):
    """What is on, and the clock: one of its buttons was pressed, and only what that button needs has to be right."""

    do = forms.ChoiceField(choices=[(one, one) for one in (PART, START, PAUSE, MORE, CLEAR)])
    key = forms.ChoiceField(label="Wat staat er op het scherm?")
    minutes = whole_number(
        "Minuten",
        required=True,
        min_value=1,
        max_value=LONGEST_CLOCK,
        initial=10,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Kies 1 tot {LONGEST_CLOCK} minuten."
        ),
    )

    def __init__(self, data: Data = None, *, day: Day, chosen: str = "") -> None:
        super().__init__(data, initial={"key": chosen or BY_TIME})
        parts = [(part.key, part.title) for part in day.parts]
        self.fields["key"].choices = [(BY_TIME, "Wat er volgens de tijd aan de beurt is"), *parts]  # type: ignore[attr-defined]
        needs = {PART: "key", START: "minutes", MORE: "minutes"}
        if data is not None:
            for name in {"key", "minutes"} - {needs.get(data.get("do", ""), "")}:
                self.fields[name].validators, self.fields[name].disabled = [], True

    def clean(self) -> dict[str, Any]:
        """Lets every field be filled in again."""
        for field in self.fields.values():
            field.disabled = False
        return super().clean() or {}

    def part(self) -> str:
        """Returns the part that was chosen, or "" for the one of the time."""
        return "" if self.cleaned_data["key"] == BY_TIME else str(self.cleaned_data["key"])


class QuestionForm(PlainForm):
    """A question to the group."""

    question = forms.CharField(
        label="Wat vraag je?", max_length=200, error_messages={"required": "Schrijf eerst je vraag."}
    )
    form = forms.ChoiceField(
        label="Hoe komt het op het scherm?",
        choices=RoundForm.choices,
        initial=RoundForm.SENTENCES,
        widget=forms.RadioSelect,
    )


class RoundStepForm(PlainForm):
    """A round closes, or a contribution goes off the screen or back on it."""

    do = forms.ChoiceField(choices=[(one, one) for one in (CLOSE, HIDE, SHOW)])
    contribution = forms.IntegerField(min_value=1, required=False)


class KeepForm(PlainForm):
    """Which contributions go to the harvest. Words by which someone can be recognised are asked about once."""

    chosen = forms.TypedMultipleChoiceField(
        label="Wat bewaar je?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kruis eerst aan wat je wilt bewaren.",
            "invalid_choice": "Iets dat je aankruiste, is er niet meer. Kijk wat er nu staat.",
        },
    )
    kind = forms.ChoiceField(label="Wat is het?", choices=KINDS)
    as_meant = forms.BooleanField(label="Dit mag er zo staan", required=False)

    def __init__(
        self, data: Data = None, *, said: Sequence[Said], people: Sequence[str] = (), cards: bool = False
    ) -> None:
        super().__init__(data, initial={"kind": HarvestKind.CARD if cards else HarvestKind.OTHER})
        self.said, self.people = [one for one in said if not one.kept], people
        self.fields["chosen"].choices = [(one.key, one.text) for one in self.said]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        texts = [one.text for one in self.said if one.key in found.get("chosen", ())]
        words = list(dict.fromkeys(word for text in texts for word in recognisable(text, self.people)))
        if words and not found.get("as_meant"):
            self.add_error("as_meant", WARNING.format(words=", ".join(words)))
        return found

    def warned(self) -> bool:
        """Says whether it was asked if the words are meant so."""
        return "as_meant" in self.errors


class CodeStepForm(PlainForm):
    """A session gets a code, or has none any more."""

    do = forms.ChoiceField(choices=[(one, one) for one in (NEW, WITHDRAW)])


class JoinForm(PlainForm):
    """The code that is on the screen."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        help_text="De code staat op het scherm in de zaal.",
        error_messages={"required": "Typ eerst de code die op het scherm staat."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Returns the code as it is kept."""
        return codes.read(self.cleaned_data["code"])


class ContributionForm(PlainForm):
    """A sentence for the screen. Only who takes part can put their name to it."""

    text = forms.CharField(
        label="Je zin",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Schrijf eerst je zin.",
            "max_length": f"Dit is te lang. Houd het bij {LONGEST} tekens.",
        },
    )
    with_name = forms.BooleanField(
        label="Met mijn naam",
        required=False,
        help_text="Dan lezen je groep, de trainers en de programmaleider ook dat jij dit schreef.",
    )

    def __init__(self, data: Data = None, *, may_name: bool) -> None:
        super().__init__(data)
        if not may_name:
            del self.fields["with_name"]


class TakeBackForm(PlainForm):
    """Which contribution someone takes back."""

    key = forms.IntegerField(min_value=1)
