"""Writing again what repeats withdrawn words."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.db.models import Model
from django.http import QueryDict


class Asked(NamedTuple):
    """How a field is asked for."""

    label: str
    rows: int


# By model and field, in the order of the form.
ASKED = {
    "lookback.check": {"measure": Asked("Waar kijken we naar?", 3), "helped_if": Asked("Het hielp als …", 3)},
    "lookback.outcome": {"words": Asked("Wat je zag", 5)},
    "lookback.note": {"text": Asked("Bericht", 8)},
    "programmes.change": {
        "title": Asked("Wat verandert er?", 1),
        "what": Asked("Wat er precies anders wordt", 3),
        "reason": Asked("Waarom?", 3),
    },
}


class RewordingForm(forms.Form):
    """The flagged fields of one row, as they may be read: where words went, `GONE` stands."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, row: Model, names: Iterable[str]) -> None:
        super().__init__(data)
        for name, asked in ASKED[row._meta.label_lower].items():
            if name in names or (data is not None and name in data):
                self.fields[name] = _field(row, name, asked)
                self.initial[name] = getattr(row, name)


def _field(row: Model, name: str, asked: Asked) -> forms.CharField:
    longest: Any = row._meta.get_field(name)
    widget = forms.Textarea(attrs={"rows": asked.rows}) if asked.rows > 1 else forms.TextInput()
    return forms.CharField(
        label=asked.label,
        max_length=longest.max_length,
        widget=widget,
        error_messages={"required": "Schrijf op wat hier komt te staan."},
    )
