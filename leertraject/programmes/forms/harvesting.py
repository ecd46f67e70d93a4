"""What came up at a session, with a warning about names before it is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms

from leertraject.analysis.identifying import Kind, Known, identify
from leertraject.programmes.forms.plain import Data, PlainForm
from leertraject.programmes.models import HarvestKind

WARNING = "Hieraan is misschien iemand te herkennen: {words}. Schrijf het zonder, of kruis aan dat het er zo mag staan."
SHOW, HIDE, DROP = "toon", "verberg", "weg"


class HarvestForm(PlainForm):
    """A line of the harvest. Words by which someone can be recognised are asked about once."""

    kind = forms.ChoiceField(label="Wat is het?", choices=HarvestKind.choices)
    text = forms.CharField(label="Wat kwam er boven?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    as_meant = forms.BooleanField(label="Dit mag er zo staan", required=False)

    def __init__(self, data: Data = None, *, people: Sequence[str] = ()) -> None:
        super().__init__(data)
        self.people = people

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        said = recognisable(found.get("text", ""), self.people)
        if said and not found.get("as_meant"):
            self.add_error("as_meant", WARNING.format(words=", ".join(said)))
        return found

    def warned(self) -> bool:
        """Says whether it was asked if the words are meant so."""
        return "as_meant" in self.errors


class HarvestLineForm(PlainForm):
    """A line is shown to the group, hidden again or thrown away."""

    line = forms.IntegerField(min_value=1)
    do = forms.ChoiceField(choices=[(one, one) for one in (SHOW, HIDE, DROP)])


def recognisable(text: str, people: Sequence[str]) -> list[str]:
    """Returns the words in a text by which someone can be recognised."""
    marks = identify([text], [Known(name, "") for name in people])
    return list(dict.fromkeys(text[mark.start : mark.end] for mark in marks if mark.kind != Kind.HEALTH))
