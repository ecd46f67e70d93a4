"""A programme, what its versions ask, and why something changes."""

from typing import Any

from django import forms

from leertraject.programmes import examples
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import Frame
from leertraject.programmes.forms.plain import Data, RevisedWordsForm, text, whole_number
from leertraject.programmes.showing import EFFORT
from leertraject.ui.plain import PlainForm


class ProgrammeForm(PlainForm):
    """A new programme."""

    title = forms.CharField(label="Titel", max_length=160)
    audience = forms.CharField(label="Voor wie", max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    promise = forms.CharField(
        label="Belofte",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat iemand na afloop kan, in één zin.",
    )


class ProgrammeAgainForm(ProgrammeForm, RevisedWordsForm):
    """Other words for a programme."""


class TwoVersionsForm(PlainForm):
    """Which two versions stand side by side."""

    van = forms.TypedChoiceField(label="Versie", coerce=int)
    naar = forms.TypedChoiceField(label="Naast versie", coerce=int)

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        """`numbers` are the versions to choose from."""
        super().__init__(*args, **kwargs)
        for name in ("van", "naar"):
            self.fields[name].choices = [(number, f"Versie {number}") for number in numbers]  # type: ignore[attr-defined]


class HoursBox(forms.TextInput):
    """Hours, with a comma; what is typed is no text that anyone reads."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "decimal"})


class FrameForm(RevisedWordsForm):
    """What a version asks of a group. The fields of hours are named after the kinds of work."""

    HOURS = "hours_{}"

    group_min = whole_number("Kleinste groep", min_value=1, max_value=500, help_text="Zoveel doen er ten minste mee.")
    group_max = whole_number("Grootste groep", min_value=1, max_value=500)
    trainers = whole_number("Aantal trainers", min_value=1, max_value=50)

    def __init__(self, data: Data = None, *, frame: Frame, revision: int = 0) -> None:
        """`frame` is what stands there; a theme of it that the content file dropped stays to choose."""
        super().__init__(data, initial={"revision": revision, **self._shown(frame)})
        for kind, name in EFFORT.items():
            self.fields[self.HOURS.format(kind)] = forms.FloatField(
                label=f"Uren {name}",
                required=False,
                max_value=2000,
                localize=True,
                widget=HoursBox(),
                help_text="Per deelnemer, zoals 7,5.",
            )
        self.fields["themes"] = forms.MultipleChoiceField(
            label="Thema's",
            required=False,
            choices=[(one, examples.theme_name(one)) for one in dict.fromkeys([*examples.themes(), *frame.themes])],
            widget=forms.CheckboxSelectMultiple,
            help_text="Een inzicht uit de gesprekken kan bij een van deze thema's horen.",
        )

    def frame(self) -> Frame:
        """Returns what was filled in."""
        found = self.cleaned_data
        hours = {kind: found[self.HOURS.format(kind)] for kind in EFFORT}
        return Frame(
            group_min=found["group_min"],
            group_max=found["group_max"],
            trainers=found["trainers"],
            effort={kind: _plain(number) for kind, number in hours.items() if number is not None},
            themes=tuple(found["themes"]),
        )

    def _shown(self, frame: Frame) -> dict[str, object]:
        hours = {self.HOURS.format(kind): number for kind, number in frame.effort.items()}
        people = {name: getattr(frame, name) for name in ("group_min", "group_max", "trainers")}
        return people | hours | {"themes": list(frame.themes)}


def _plain(number: float) -> float:
    """Returns whole hours as a whole number: they read without a comma."""
    return int(number) if number == int(number) else number


class WhyForm(PlainForm):
    """What changes and why, for a draft that builds on an earlier version."""

    change_title = forms.CharField(label="Wat verandert er?", max_length=160, help_text="Eén zin, als kop.")
    change_reason = forms.CharField(
        label="Waarom?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zonder citaten. Na het bewaren kun je er een inzicht aan verbinden.",
    )
    change_what = text(
        "Wat er precies anders wordt", help_text="Laat je dit leeg, dan komt er een gewone zin te staan."
    )

    def __init__(self, *args: Any, needed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("change_title", "change_reason"):
            self.fields[name].required = needed

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        missing = [name for name in ("change_title", "change_reason") if not found.get(name)]
        if any(found.values()) and missing and not self.errors:
            self.add_error(missing[0], "Schrijf zowel wat er verandert als waarom.")
        return found

    def why(self) -> Why | None:
        """Returns the reason, or None when nothing was filled in."""
        found = self.cleaned_data
        if not found.get("change_title"):
            return None
        return Why(title=found["change_title"], reason=found["change_reason"], what=found["change_what"])
