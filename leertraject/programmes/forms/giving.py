"""The day of a session: the minutes of a part, a part in full, a part that takes longer, and why it goes otherwise."""

from collections.abc import Sequence
from typing import Any

from django import forms

from leertraject.analysis import planning
from leertraject.programmes.commands import PartContent
from leertraject.programmes.forms.plain import Data, RevisedWordsForm, whole_number
from leertraject.programmes.giving.plans import PAUSE, Part
from leertraject.programmes.giving.rules import LONGEST

FORMS = (
    "plenair",
    "tweetallen",
    "drietallen",
    "deelgroepen",
    "carrousel",
    "oefenen",
    "individueel",
    "gesprek",
    "veld",
    PAUSE,
)
EARLIER, LATER, AWAY = "eerder", "later", "weg"
MOVE, KEEP = "schuif", "houd"
WAYS = ((MOVE, "Schuif alles op"), (KEEP, "Houd de eindtijd aan: wat erna komt wordt korter, een pauze niet"))


def minutes(label: str = "Minuten", *, least: int = planning.SHORTEST) -> forms.IntegerField:
    """How long a part takes; the arrows of the field go by five."""
    box = forms.NumberInput(attrs={"step": planning.SHORTEST})
    said = f"Kies {least} tot {LONGEST} minuten."
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
    return whole_number(label, required=True, min_value=least, max_value=LONGEST, widget=box, error_messages=errors)


class DayForm(RevisedWordsForm):
    """Something about a day. The state that was read is 0 as long as nobody changed it."""

    revision = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class RetimeForm(DayForm):
    """Other minutes for one part, on the page of the day itself."""

    key = forms.SlugField(max_length=40, widget=forms.HiddenInput)
    minutes = minutes()


class MoveForm(DayForm):
    """A part goes one place earlier or later, or away."""

    do = forms.ChoiceField(choices=((EARLIER, "Eerder"), (LATER, "Later"), (AWAY, "Schrap")), widget=forms.HiddenInput)


class PartForm(DayForm):
    """One part of the day. Where a part is added, `after` says behind which one."""

    title = forms.CharField(label="Titel", max_length=200)
    minutes = minutes()
    form = forms.ChoiceField(label="Werkvorm", required=False)
    materials = forms.CharField(
        label="Materiaal",
        max_length=300,
        required=False,
        help_text="Wat er klaar moet liggen. Een komma tussen twee dingen.",
    )
    output = forms.CharField(label="Opbrengst", max_length=300, required=False)

    def __init__(
        self, data: Data = None, *, part: Part | None = None, behind: Sequence[Part] = (), **kwargs: Any
    ) -> None:
        names = ("title", "minutes", "form", "materials", "output")
        shown = {name: getattr(part, name) for name in names} if part else {"minutes": 15}
        last = {"after": behind[-1].key} if behind else {}
        super().__init__(data, initial=shown | last | kwargs)
        own = [part.form] if part and part.form and part.form not in FORMS else []
        self.fields["form"].choices = [("", "Kies niets"), *((one, one) for one in (*FORMS, *own))]  # type: ignore[attr-defined]
        if behind:
            places = [("", "Als eerste"), *((one.key, f"Na {one.title}") for one in behind)]
            self.fields["after"] = forms.ChoiceField(label="Waar", required=False, choices=places)

    def content(self) -> PartContent:
        """Returns the part as filled in."""
        kept = {name: self.cleaned_data[name] for name in ("title", "minutes", "form", "materials", "output")}
        return PartContent(**kept)


class OverrunForm(DayForm):
    """A part takes longer: how much, and what gives way."""

    more = minutes("Hoeveel minuten langer?", least=1)
    way = forms.ChoiceField(label="Wat gebeurt er met de rest?", choices=WAYS, initial=MOVE, widget=forms.RadioSelect)


class ReasonForm(DayForm):
    """Why the day goes otherwise."""

    reason = forms.CharField(
        label="Waarom gaat het anders?", max_length=300, required=False, help_text="Eén regel, zonder namen van mensen."
    )
