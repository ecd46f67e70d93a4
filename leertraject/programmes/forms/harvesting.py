"""What came up at a session, with a warning about names before it is kept."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from leertraject.analysis import enclosures
from leertraject.analysis.identifying import recognisable
from leertraject.programmes.forms.plain import Data
from leertraject.programmes.models import Harvest, HarvestKind
from leertraject.ui.plain import PlainForm
from leertraject.ui.revising import RevisedForm

WARNING = "Hieraan is misschien iemand te herkennen: {words}. Schrijf het zonder, of kruis aan dat het er zo mag staan."
KINDS = [(value, label) for value, label in HarvestKind.choices if value != HarvestKind.PHOTO]
PHOTOS = (enclosures.Kind.JPEG, enclosures.Kind.PNG, enclosures.Kind.WEBP)
SHOW, HIDE, DROP = "toon", "verberg", "weg"


class HarvestForm(PlainForm):
    """A line of the harvest. Words by which someone can be recognised are asked about once."""

    kind = forms.ChoiceField(label="Wat is het?", choices=KINDS)
    text = forms.CharField(label="Wat kwam er boven?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    as_meant = forms.BooleanField(label="Dit mag er zo staan", required=False)

    def __init__(self, data: Data = None, *, people: Sequence[str] = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.people = people

    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        """Returns the visible fields; whether words are meant so only once that was asked."""
        return ((field, text) for field, text in super().rows() if field.name != "as_meant" or self.warned())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        said = recognisable(found.get("text", ""), self.people)
        if said and not found.get("as_meant"):
            self.add_error("as_meant", WARNING.format(words=", ".join(said)))
        return found

    def warned(self) -> bool:
        """Says whether it was asked if the words are meant so."""
        return "as_meant" in self.errors


class RewriteForm(HarvestForm, RevisedForm):
    """A line in other words; that of a photo stays a photo."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Data = None, *, line: Harvest, people: Sequence[str] = ()) -> None:
        shown = {name: getattr(line, name) for name in ("kind", "text", "revision")}
        super().__init__(data, people=people, initial=shown)
        self.line = line
        if line.kind == HarvestKind.PHOTO:
            del self.fields["kind"]

    def words(self) -> dict[str, Any]:
        """Returns the line as filled in, with the revision that was read."""
        found = {"kind": self.line.kind, **self.cleaned_data}
        return {name: found[name] for name in ("kind", "text", "revision")}


class PhotoForm(HarvestForm):
    """A photo, with what is on it; after cleaning `cleaned_data["file"]` is what may be kept of it."""

    kind = None  # type: ignore[assignment]
    field_order = ("upload", "text", "people_asked", "as_meant")
    upload = forms.FileField(
        label="Foto",
        max_length=None,
        allow_empty_file=True,
        help_text="JPEG, PNG of WebP, hoogstens 10 MB. Plaats, tijd en camera gaan eruit.",
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"}),
        error_messages={"required": "Kies eerst een foto."},
    )
    text = forms.CharField(
        label="Wat staat erop?",
        max_length=300,
        help_text="Dit leest ook wie de foto niet ziet.",
        error_messages={"required": "Schrijf in het kort wat erop staat."},
    )
    people_asked = forms.BooleanField(
        label="Er staan geen mensen op, of zij vinden het goed",
        error_messages={"required": "Vraag het eerst aan wie erop staat, of kies een foto zonder mensen."},
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if upload := found.get("upload"):
            try:
                found["file"] = enclosures.received(upload.read(enclosures.MAX_BYTES + 1), upload.name)
                if found["file"].kind not in PHOTOS:
                    self.add_error("upload", "Dit is geen foto. Kies een JPEG, PNG of WebP.")
            except enclosures.FileError as error:
                self.add_error("upload", str(error))
        return found


class HarvestLineForm(PlainForm):
    """A line is shown to the group, hidden again or thrown away."""

    line = forms.IntegerField(min_value=1)
    do = forms.ChoiceField(choices=[(one, one) for one in (SHOW, HIDE, DROP)])
