"""The notes of a conversation as one form: it can be sent as a whole, and each note saves itself where it can."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from leertraject.lookback.commands.holding import LONGEST
from leertraject.lookback.guides import Question
from leertraject.lookback.queries import holding as queries
from leertraject.lookback.queries.holding import Jotted, Opened

TOO_LONG = "Deze aantekening is te lang. Zet een deel bij een andere vraag."


@dataclass(frozen=True, slots=True)
class Typed:
    """A note that was changed: its place, its text and the version that was changed."""

    position: int
    text: str
    seen: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note on the page, with what stands there now when another screen was first."""

    note: Jotted
    field: BoundField
    seen: BoundField
    mark: BoundField
    theirs: Jotted | None


class JottingForm(forms.Form):
    """One note on its way, as the page sends it while someone types."""

    position = forms.IntegerField(min_value=1)
    text = forms.CharField(required=False, strip=False, max_length=LONGEST, error_messages={"max_length": TOO_LONG})
    seen = forms.IntegerField(min_value=0)
    writer = forms.CharField(required=False, max_length=40)


class JottingsForm(forms.Form):
    """All notes. `seen_…` is the version a note had when the page was made; `mark_…` tells whether it was changed."""

    use_required_attribute = False

    def __init__(self, *args: object, opened: Opened, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.opened, self.theirs = opened, dict[int, Jotted]()
        helps = [_help(question) for part in opened.parts for question in part.questions] + [""]
        for note, help_text in zip(opened.notes, helps, strict=True):
            at = note.position
            self.fields[f"note_{at}"] = forms.CharField(
                required=False,
                strip=False,
                max_length=LONGEST,
                label=note.ask,
                help_text=help_text,
                initial=note.text,
                widget=forms.Textarea(attrs={"rows": 3, "data-jotting": at}),
                error_messages={"max_length": TOO_LONG},
            )
            self.fields[f"seen_{at}"] = forms.IntegerField(
                min_value=0, initial=note.version, required=False, widget=forms.HiddenInput
            )
            self.fields[f"mark_{at}"] = forms.CharField(initial=note.mark, required=False, widget=forms.HiddenInput)

    def rows(self) -> Iterator[NoteRow]:
        """Yields the notes in the order of the guide, the free field last."""
        for note in self.opened.notes:
            at = note.position
            fields = self[f"note_{at}"], self[f"seen_{at}"], self[f"mark_{at}"]
            yield NoteRow(note, *fields, self.theirs.get(at))

    def changed(self) -> Iterator[Typed]:
        """Yields the notes of a valid form that were changed since the page was made; the others are left alone."""
        given = self.cleaned_data
        for note in self.opened.notes:
            at = note.position
            text, mark = given[f"note_{at}"].replace("\r\n", "\n"), given[f"mark_{at}"]
            # A note that was not sent along has no mark, and is not a note that was emptied.
            if mark and queries.mark(text, self.opened.box) != mark:
                yield Typed(at, text, given[f"seen_{at}"] or 0)

    def meets(self, theirs: Jotted) -> None:
        """Shows what another screen wrote beside what was typed here; saving again is then a choice."""
        self.theirs[theirs.position] = theirs
        data = cast(QueryDict, self.data).copy()
        data[f"seen_{theirs.position}"] = str(theirs.version)
        data[f"mark_{theirs.position}"] = theirs.mark
        self.data = data


def _help(question: Question) -> str:
    probe = f"Vraag door: {question.probe}" if question.probe else ""
    return " ".join(filter(None, (probe, "Gevoelig: overslaan mag." if question.sensitive else "")))
