"""The blocks of a version, each kind with its own fields."""

import re
from dataclasses import replace
from datetime import time
from typing import Any

from django import forms

from leertraject.programmes import examples
from leertraject.programmes.contents import ActivityContent, BlockContent
from leertraject.programmes.forms.plain import Data, text, time_of_day, whole_number
from leertraject.programmes.models import Block, BlockKind
from leertraject.ui.plain import PlainForm

DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
FORMS = ["gesprek", "individueel", "tweetallen", "veld", "oefenen", "plenair"]
ACTIVITY_LINE = re.compile(r"(\d{1,2}[:.]\d{2})\s*(?:-|–|tot)?\s*(\d{1,2}[:.]\d{2})\s+(.+)")
SEPARATOR = "|"


class Lines(forms.CharField):
    """Text with one thing per line, read as a tuple; longer things than `each` are refused."""

    widget = forms.Textarea

    def __init__(self, *, each: int = 200, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), required=False, **kwargs)
        self.each = each

    def clean(self, value: Any) -> tuple[Any, ...]:
        lines = tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())
        for number, line in enumerate(lines, start=1):
            if len(line) > self.each:
                raise forms.ValidationError(f"Regel {number} is te lang. Maak hem korter dan {self.each} tekens.")
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class Activities(Lines):
    """The parts of a session, one per line: times, title, and between upright strokes form, material and output."""

    def clean(self, value: Any) -> tuple[ActivityContent, ...]:
        lines = super().clean(value)
        return tuple(_activity(number, line) for number, line in enumerate(lines, start=1))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple) and all(isinstance(part, ActivityContent) for part in value):
            return "\n".join(map(_line, value))
        return super().prepare_value(value)


def _activity(number: int, line: str) -> ActivityContent:
    found = ACTIVITY_LINE.fullmatch(line)
    if found is None:
        raise forms.ValidationError(
            f"Regel {number} begint niet met twee tijden en een titel, zoals 09:30 10:15 Begin."
        )
    parts = [part.strip() for part in found[3].split(SEPARATOR)]
    if len(parts) > 4 or not parts[0]:
        raise forms.ValidationError(f"Regel {number} heeft na de tijden een titel en ten hoogste drie delen met een |.")
    title, form, materials, output = (*parts, "", "", "")[:4]
    limits = (title, 200), (form, 40), (materials, 300), (output, 300)
    if any(len(text) > limit for text, limit in limits):
        raise forms.ValidationError(f"Regel {number} heeft een deel dat te lang is. Maak het korter.")
    starts, ends = _clock(number, found[1]), _clock(number, found[2])
    return ActivityContent(starts=starts, ends=ends, title=title, form=form, materials=materials, output=output)


def _clock(number: int, text: str) -> time:
    try:
        return time.fromisoformat(text.replace(".", ":").zfill(5))
    except ValueError:
        raise forms.ValidationError(f"Regel {number}: {text} is geen tijd.") from None


def _line(part: ActivityContent) -> str:
    rest = [part.form, part.materials, part.output]
    while rest and not rest[-1]:
        rest.pop()
    return f"{part.starts:%H:%M} {part.ends:%H:%M} " + f" {SEPARATOR} ".join([part.title, *rest])


def _week(label: str = "Week", **kwargs: Any) -> forms.IntegerField:
    return whole_number(label, min_value=-52, max_value=260, **kwargs)


def _choice(label: str, values: list[str]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", "Kies niets"), *((v, v) for v in values)])


def _field(name: str) -> forms.Field:
    known = examples.names()
    used = sorted({one for e in examples.examples().values() for _, c in e.blocks for one in c.instruments})
    methods = sorted({c.method for e in examples.examples().values() for _, c in e.blocks if c.method})
    make = {
        "until_week": lambda: _week("Tot en met week"),
        "day": lambda: _choice("Liefst op", DAYS),
        "minutes": lambda: whole_number("Minuten", min_value=1, max_value=2000),
        "starts": lambda: time_of_day("Begin"),
        "ends": lambda: time_of_day("Einde"),
        "place": lambda: forms.CharField(label="Plaats", max_length=160, required=False),
        "form": lambda: _choice("Werkvorm", FORMS),
        "description": lambda: text("Wat je doet"),
        "outcome": lambda: text("Opbrengst"),
        "goals": lambda: Lines(label="Doelen", help_text="Eén per regel."),
        "guests": lambda: Lines(label="Gasten", help_text="Eén per regel, zonder namen van mensen."),
        "who": lambda: Lines(label="Met wie", help_text="Eén per regel, zoals: deelnemer, trainer."),
        "selection": lambda: forms.CharField(label="Met hoeveel mensen", max_length=300, required=False),
        "groups_of": lambda: whole_number("Groepjes van", min_value=2, max_value=20),
        "method": lambda: forms.ChoiceField(
            label="Methode", required=False, choices=[("", "Kies niets"), *((m, known[m]) for m in methods)]
        ),
        "instruments": lambda: forms.MultipleChoiceField(
            label="Instrumenten",
            required=False,
            choices=[(one, known[one]) for one in used],
            widget=forms.CheckboxSelectMultiple,
        ),
        "activities": lambda: Activities(
            label="Programma van de dag",
            each=900,
            rows=9,
            help_text="Eén onderdeel per regel: 09:30 10:15 Titel | werkvorm | materiaal | opbrengst."
            " Wat na een streepje komt, mag je weglaten.",
        ),
    }
    return make[name]()


FIELDS_OF = {
    BlockKind.PREPARATION: ("form", "minutes", "who", "instruments", "outcome"),
    BlockKind.SESSION: ("day", "starts", "ends", "place", "goals", "guests", "activities"),
    BlockKind.ASSIGNMENT: ("until_week", "form", "minutes", "description", "instruments", "outcome"),
    BlockKind.CONSULTATION: ("starts", "ends", "method", "groups_of"),
    BlockKind.MEASUREMENT: ("instruments",),
    BlockKind.FOLLOW_UP: ("starts", "ends", "description", "selection", "instruments"),
    BlockKind.EVENT: ("starts", "ends", "place", "who"),
}


class BlockForm(PlainForm):
    """A block, with the fields of its kind. What the form does not show stays as it was."""

    title = forms.CharField(label="Titel", max_length=160)
    week = _week(required=True, help_text="Week 1 is die van de eerste bijeenkomst. Min 3 ligt er drie weken voor.")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Data = None, *, kind: str, before: BlockContent | None = None, revision: int = 0) -> None:
        self.before = before or BlockContent(kind=kind, title="")
        names = FIELDS_OF[BlockKind(kind)]
        shown = {name: getattr(self.before, name) for name in ("title", "week", *names)} if before else {}
        super().__init__(data, initial={**shown, "revision": revision, "kind": kind})
        for name in names:
            self.fields[name] = _field(name)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        starts, ends = found.get("starts"), found.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "Het einde ligt niet na het begin. Kies een later einde.")
        last = found.get("until_week")
        if last is not None and found.get("week") is not None and last < found["week"]:
            self.add_error("until_week", "Deze week ligt voor de week van het begin. Kies een latere week.")
        return found

    def content(self) -> BlockContent:
        """Returns the block as filled in."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "kind")}
        if "instruments" in values:
            values["instruments"] = tuple(values["instruments"])
        if "activities" in values:
            values["activities"] = self._with_instruments(values["activities"])
        return replace(self.before, **values)

    def _with_instruments(self, activities: tuple[ActivityContent, ...]) -> tuple[ActivityContent, ...]:
        """The text of a day does not show instruments; a part with the same title keeps its own."""
        known = {part.title: part.instrument for part in self.before.activities}
        return tuple(replace(part, instrument=known.get(part.title, "")) for part in activities)


class PlaceForm(PlainForm):
    """Behind which block another one comes to stand."""

    def __init__(self, data: Data = None, *, block: Block, blocks: list[Block]) -> None:
        super().__init__(data, initial={"position": block.position})
        others = [other for other in blocks if other.pk != block.pk]
        behind = [(number, f"Na {other.title}") for number, other in enumerate(others, start=2)]
        self.fields["position"] = forms.TypedChoiceField(
            label="Nieuwe plaats", coerce=int, choices=[(1, "Als eerste"), *behind]
        )
