"""Writing for an assignment, handing it in, and what trainers say to it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import Truncator

from leertraject.analysis import enclosures, passages
from leertraject.assignments.commands import TOO_LONG
from leertraject.assignments.queries import Written
from leertraject.assignments.readers import Mate
from leertraject.people.models import Person
from leertraject.privacy.boxes import Opened
from leertraject.ui import held
from leertraject.ui.held import HeldForm, OneHeldForm
from leertraject.ui.widgets import DateBox

ACCEPTED = ".pdf,.docx,.odt,.jpg,.jpeg,.png,.webp"
LONGEST_REMARK = 2000
READ_FOR = timedelta(days=30)
WORDS_ABSENT = "Deze woorden staan niet in deze alinea. Neem ze letterlijk over, of kies een andere alinea."


class TextForm(OneHeldForm):
    """The living text, on its way while someone types."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, too_long=TOO_LONG)


class WorkForm(HeldForm):
    """The living text on its page."""

    def __init__(self, data: QueryDict | None = None, *, written: Written, box: Opened) -> None:
        super().__init__(
            data,
            texts=[written],
            marked=lambda text: held.mark(text, box.digest_key()),
            helps=[""],
            too_long=TOO_LONG,
            rows=12,
        )


class HandInForm(forms.Form):
    """That one hands in the version that was shown, with the files that were."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    named = forms.CharField(required=False, empty_value=None, max_length=400, widget=forms.HiddenInput)

    def clean_named(self) -> str | None:
        """Returns nothing when the page said nothing of files."""
        return self.cleaned_data["named"] or ("" if "named" in self.data else None)


class FileForm(forms.Form):
    """A file or photo; after cleaning `cleaned_data["file"]` is what may be kept of it."""

    use_required_attribute = False

    upload = forms.FileField(
        label="Bestand of foto",
        max_length=None,
        allow_empty_file=True,
        help_text="PDF, Word, ODT, JPEG, PNG of WebP, hoogstens 10 MB. Uit een foto gaan plaats, tijd en camera weg.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": "Kies eerst een bestand."},
    )

    def clean(self) -> dict[str, Any]:
        """Returns what was received."""
        given = super().clean() or {}
        if upload := given.get("upload"):
            try:
                return {"file": enclosures.received(upload.read(enclosures.MAX_BYTES + 1), upload.name)}
            except enclosures.FileError as error:
                self.add_error("upload", str(error))
        return {}


class RemarkForm(forms.Form):
    """A remark to words of what was handed in.

    A script fills paragraph, words and places while words are selected. Without it one chooses the paragraph and types
    or pastes the words; a paragraph without words is meant as a whole. After `clean` there are `start` and `end`.
    """

    use_required_attribute = False

    turn = forms.TypedChoiceField(label="Alinea", coerce=int, empty_value=None, required=False)
    quote = forms.CharField(
        label="Woorden",
        required=False,
        max_length=held.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Neem ze letterlijk over. Laat je dit leeg, dan hoort je opmerking bij de hele alinea.",
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    text = forms.CharField(
        label="Je opmerking",
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Schrijf eerst je opmerking.",
            "max_length": "Je opmerking is te lang. Maak er twee van.",
        },
    )

    def __init__(self, data: QueryDict | None = None, *, handed_in: str) -> None:
        super().__init__(data)
        self.handed_in = handed_in
        self.paragraphs = passages.paragraphs(handed_in)
        shown = [(one.number, f"{one.number}. {Truncator(one.text).chars(60)}") for one in self.paragraphs]
        self.fields["turn"].choices = [("", "Kies een alinea"), *shown]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Returns the text with the place of the words, as the command wants them."""
        given = super().clean() or {}
        place = None if self.errors else self._place(given)
        return {"text": given.get("text", "")} | ({"start": place.start, "end": place.end} if place else {})

    def _place(self, given: dict[str, Any]) -> passages.Place | None:
        typed = given["quote"].replace("\r\n", "\n").strip()
        start, end = given.get("start") or 0, given.get("end") or 0
        chosen = next((one for one in self.paragraphs if one.number == given["turn"]), None)
        if not typed and chosen is None:
            self.add_error("turn", "Kies eerst de woorden waar het om gaat, of een alinea.")
            return None
        # Words may have been typed over since they were selected: then the typed ones count.
        if start < end <= len(self.handed_in) and self.handed_in[start:end].strip() == typed:
            return passages.Place(start, end)
        if not typed and chosen:
            return passages.Place(chosen.start, chosen.end)
        begin, within = (chosen.start, chosen.text) if chosen else (0, self.handed_in)
        found = passages.locate(within, typed)
        if found.place is None:
            again = "Deze woorden staan er vaker. Neem er meer over." if found.ambiguous else WORDS_ABSENT
            self.add_error("quote", again)
            return None
        return passages.Place(begin + found.place.start, begin + found.place.end)


class AnswerForm(forms.Form):
    """What someone says to a remark; nothing is needed when they only saw it."""

    use_required_attribute = False

    text = forms.CharField(
        label="Je antwoord",
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Laat het leeg als je alleen wilt zeggen dat je het zag.",
        error_messages={"max_length": "Je antwoord is te lang. Maak het korter."},
    )


class ReaderForm(forms.Form):
    """Whom one lets read what one handed in, and until when."""

    use_required_attribute = False

    until = forms.DateField(label="Tot en met", widget=DateBox(), help_text="Daarna leest die persoon het niet meer.")

    def __init__(self, data: QueryDict | None = None, *, mates: Sequence[Mate], today: date) -> None:
        super().__init__(data, initial={"until": today + READ_FOR})
        self._mates = {str(one.person.pk): one for one in mates}
        people = [one.person.name if one.pair is None else f"Je maatje {one.person.name}" for one in mates]
        self.fields["person"] = forms.ChoiceField(
            label="Wie laat je dit lezen?",
            choices=[("", "Kies"), *zip(self._mates, people, strict=True)],
            error_messages={
                "required": "Kies eerst wie dit mag lezen.",
                "invalid_choice": "Deze persoon kun je nu niet kiezen. Kies opnieuw.",
            },
        )
        self.order_fields(["person", "until"])

    def clean_person(self) -> Person:
        """Returns who was chosen."""
        return self._mates[self.cleaned_data["person"]].person
