"""Forms about opgaven. Words by which a resident can be recognised are asked about before they are kept."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from leertraject.analysis.identifying import recognisable
from leertraject.opgaven import reference
from leertraject.opgaven.contents import Answer, Asked, Words
from leertraject.opgaven.freshness import State
from leertraject.opgaven.models import MOST_OF_A_MODE, Contribution, Interest, Opgave, ResidentQuestion
from leertraject.opgaven.overview import Line, Wanted
from leertraject.people.models import Person
from leertraject.ui.plain import PlainForm
from leertraject.ui.revising import RevisedForm
from leertraject.ui.widgets import DateBox

Data = QueryDict | None
RECOGNISED = (
    "Hieraan is iemand misschien te herkennen: {words}. Schrijf de vraag zonder namen, adressen en nummers, of kruis"
    " aan dat het zo mag staan."
)
HOW_MUCH = [(number, f"{number} van {MOST_OF_A_MODE}" if number else "niet") for number in range(MOST_OF_A_MODE + 1)]


def _text(label: str, limit: int, *, needed: str = "", rows: int = 3, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    told = {"required": needed} if needed else {}
    return forms.CharField(
        label=label, max_length=limit, required=bool(needed), widget=widget, help_text=help_text, error_messages=told
    )


def _line(label: str, limit: int, *, needed: str = "", help_text: str = "") -> forms.CharField:
    told = {"required": needed} if needed else {}
    return forms.CharField(
        label=label, max_length=limit, required=bool(needed), help_text=help_text, error_messages=told
    )


class OpgaveForm(RevisedForm, PlainForm):
    """The text of an opgave."""

    title = _line("Naam", 120, needed="Geef de opgave een naam.", help_text="Kort, in gewone woorden.")
    statement = _text(
        "De opgave",
        400,
        needed="Schrijf in één zin wat er moet veranderen, en voor wie.",
        help_text="In één zin, het liefst als vraag: hoe krijgen wij voor wie wat voor elkaar?",
    )
    why_now = _text("Waarom nu", 1000)
    theme = _line("Thema", 80, help_text="Bijvoorbeeld: wonen, zorg, veiligheid.")
    horizon = forms.IntegerField(
        label="Tot welk jaar kijken we",
        required=False,
        min_value=2000,
        max_value=2100,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Schrijf een jaar, bijvoorbeeld 2032."),
    )
    owner_role = _line("Wie gaat erover", 120, help_text="De functie van de opgavehouder.")
    owner_id = forms.TypedChoiceField(
        label="Opgavehouder",
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
        help_text="Wie erover gaat. De programmaleider zet opgavehouders bij de organisatie.",
        error_messages={"invalid_choice": "Deze persoon is hier geen opgavehouder. Kies opnieuw."},
    )
    users = _text("Voor wie", 1000, help_text="Elke groep op een eigen regel.")
    partners = _text("Met wie", 1000, help_text="Elke partij op een eigen regel.")
    shared_interest = _text("Wat alle partijen willen", 400, rows=2)
    signals = _text("Waar letten we op", 1000, help_text="Elk signaal op een eigen regel.")
    principles = _text("Uitgangspunten die ertoe doen", 1000, help_text="Elk uitgangspunt op een eigen regel.")
    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Data = None, *, owners: Sequence[Person], opgave: Opgave | None = None) -> None:
        names = [*self.base_fields, *(mode.field for mode in reference.modes())]
        super().__init__(data, initial={name: getattr(opgave, name) for name in names} if opgave else None)
        self.fields["owner_id"].choices = [("", "Nog niemand"), *((one.pk, one.name) for one in owners)]  # type: ignore[attr-defined]
        for mode in reference.modes():
            self.fields[mode.field] = forms.TypedChoiceField(
                label=f"Hoeveel vraagt deze opgave {mode.name.lower()}?",
                choices=HOW_MUCH,
                coerce=int,
                required=False,
                empty_value=0,  # type: ignore[arg-type]
                help_text=mode.hint + ".",
                error_messages={"invalid_choice": "Kies een van de antwoorden die er staan."},
            )

    def words(self) -> Words:
        """Returns the text as it was filled in."""
        return Words(**{name: value for name, value in self.cleaned_data.items() if name != "revision"})


class QuestionForm(PlainForm):
    """What a resident asked."""

    words = _text(
        "De vraag, letterlijk",
        400,
        needed="Schrijf op wat er gevraagd is, in de woorden van de inwoner.",
        help_text="Zonder namen, adressen of telefoonnummers.",
    )
    as_meant = forms.BooleanField(label="Dit mag er zo staan: niemand is te herkennen", required=False)
    asker = _line(
        "Wie vroeg het?",
        80,
        needed="Schrijf wat voor iemand het vroeg, bijvoorbeeld: een bewoner.",
        help_text="Wat voor iemand, nooit wie: een bewoner, een ondernemer, een ouder.",
    )
    place = _line("Waar?", 120, help_text="Bijvoorbeeld: op de wijkavond, aan de balie.")
    asked_on = forms.DateField(
        label="Wanneer?",
        widget=DateBox(),
        error_messages={"required": "Kies de dag waarop het gevraagd is."},
    )
    answer = _text("Antwoord nu", 600)
    stuck = _text("Waar het vastloopt", 600)
    could = _text("Wat wij kunnen doen", 600)

    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        """Returns the visible fields; whether words are meant so only once that was asked."""
        return ((field, text) for field, text in super().rows() if field.name != "as_meant" or self.warned())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        said = recognisable(" ".join(str(found.get(name, "")) for name in ("words", "asker", "place")))
        if said and not found.get("as_meant"):
            self.add_error("as_meant", RECOGNISED.format(words=", ".join(said)))
        return found

    def warned(self) -> bool:
        """Says whether it was asked if the words are meant so."""
        return "as_meant" in self.errors

    def asked(self) -> Asked:
        """Returns what was asked."""
        return Asked(**{name: self.cleaned_data[name] for name in ("words", "asker", "place", "asked_on")})

    def answered(self) -> Answer:
        """Returns what becomes of it."""
        return Answer(**{name: self.cleaned_data[name] for name in ("answer", "stuck", "could")})


class AnswerForm(RevisedForm, PlainForm):
    """What becomes of a question."""

    answer = _text("Antwoord nu", 600, help_text="Wat hoort iemand die dit vandaag vraagt?")
    stuck = _text("Waar het vastloopt", 600)
    could = _text("Wat wij kunnen doen", 600, help_text="Wat kan een vak uit de bedrijfsvoering doen?")
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Data = None, *, question: ResidentQuestion) -> None:
        super().__init__(data, initial={name: getattr(question, name) for name in self.base_fields})

    def answered(self) -> Answer:
        """Returns what becomes of it."""
        return Answer(**{name: self.cleaned_data[name] for name in ("answer", "stuck", "could")})


class ContributionForm(PlainForm):
    """What one discipline can do for an opgave."""

    can = _text("Wat dit vak kan doen", 400, needed="Schrijf wat dit vak kan doen.")
    goes_wrong = _text("Wat er misgaat", 400, help_text="Wat gebeurt er nu, waardoor het niet lukt?")

    def __init__(self, data: Data = None, *, row: Contribution | None = None) -> None:
        super().__init__(data, initial={name: getattr(row, name) for name in self.base_fields} if row else None)


class InterestForm(PlainForm):
    """What a party wants."""

    party = _line("Partij", 120, needed="Schrijf om wie het gaat.")
    position = _text("Vraagt om", 300, rows=2)
    interest = _text("Wil eigenlijk", 300, rows=2, help_text="Waarom vraagt deze partij dat?")
    concern = _text("Is bang voor", 300, rows=2)

    def __init__(self, data: Data = None, *, row: Interest | None = None) -> None:
        super().__init__(data, initial={name: getattr(row, name) for name in self.base_fields} if row else None)


class CorrectionForm(forms.Form):
    """What an owner says does not hold."""

    use_required_attribute = False

    words = _text(
        "Wat klopt er niet, of is er nieuw?",
        600,
        needed="Schrijf in een of twee zinnen wat er niet klopt. Klopt alles, kies dan Het klopt nog.",
        help_text="In een of twee zinnen. Liever een voorbeeld of een getal dan een plan.",
    )


class ChoiceForm(forms.Form):
    """Which opgaven somebody wants to see, by what there is on the map."""

    use_required_attribute = False

    def __init__(self, data: Data = None, *, lines: Sequence[Line]) -> None:
        super().__init__(data)
        there = {
            "thema": ("Thema", sorted({one.theme for one in lines if one.theme})),
            "vak": ("Vak", [name for name in reference.disciplines().values() if _used(name, lines)]),
            "vers": ("Hoe vers", [state.value for state in State if any(one.state == state for one in lines)]),
        }
        for name, (label, values) in there.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", "Alles"), *((value, value) for value in values)],
                error_messages={"invalid_choice": "Dit staat niet op de kaart. Kies opnieuw."},
            )

    def wanted(self) -> Wanted:
        """Returns what was chosen; everything when something in it is wrong."""
        if not self.is_valid():
            return Wanted()
        return Wanted(*(self.cleaned_data[name] for name in ("thema", "vak", "vers")))


class SinceForm(forms.Form):
    """Since when."""

    use_required_attribute = False

    sinds = forms.DateField(
        label="Sinds",
        widget=DateBox(),
        error_messages={"required": "Kies een dag.", "invalid": "Schrijf een dag, zoals 9-4-2026."},
    )


def _used(discipline: str, lines: Iterable[Line]) -> bool:
    return any(discipline in one.disciplines for one in lines)
