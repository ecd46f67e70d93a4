"""Texts that save themselves while someone types (`jottings.js`): as one form, and one on its way."""

import hashlib
import hmac
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.http import Http404, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed

Found = TypeVar("Found")
LONGEST = 20_000  # signs in one text
NOTHING_LOST = "Er is niets weg. Lees wat er staat, maak er in het veld één tekst van en bewaar die."


class Held(Protocol):
    """What stands under one question. Version 0 is nothing yet; `mark` changes with the text and does not tell it."""

    @property
    def position(self) -> int: ...
    @property
    def ask(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def by(self) -> UUID | None: ...
    @property
    def mark(self) -> str: ...


class Changed(Conflict):
    """Another device wrote here first. `now` is what stands there."""

    def __init__(self, now: Held) -> None:
        super().__init__("Op een ander apparaat is hier iets anders opgeschreven.")
        self.now = now


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that was changed: its place, its words and the version that was changed."""

    position: int
    text: str
    seen: int


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One text on the page, with what stands there now when another screen was first."""

    held: Held
    field: BoundField
    seen: BoundField
    mark: BoundField
    theirs: Held | None


class OneHeldForm(forms.Form):
    """One text on its way, as the page sends it while someone types."""

    position = forms.IntegerField(min_value=1)
    seen = forms.IntegerField(min_value=0)
    writer = forms.CharField(required=False, max_length=40)

    def __init__(self, *args: object, too_long: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        messages = {"max_length": too_long}
        self.fields["text"] = forms.CharField(required=False, strip=False, max_length=LONGEST, error_messages=messages)

    def reason(self) -> str:
        """Returns what is wrong, in one line."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


class HeldForm(forms.Form):
    """All texts. `seen_…` is the version a text had when the page was made; `mark_…` tells whether it was changed.

    `marked` makes the mark of a text; `helps` stand beside the questions, `rows` says how high a field is.
    """

    use_required_attribute = False

    def __init__(
        self,
        *args: object,
        texts: Sequence[Held],
        marked: Callable[[str], str],
        helps: Sequence[str],
        too_long: str,
        rows: int = 3,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.texts, self._marked, self.theirs = texts, marked, dict[int, Held]()
        for held, help_text in zip(texts, helps, strict=True):
            at = held.position
            self.fields[f"note_{at}"] = forms.CharField(
                required=False,
                strip=False,
                max_length=LONGEST,
                label=held.ask,
                help_text=help_text,
                initial=held.text,
                widget=forms.Textarea(attrs={"rows": rows, "data-jotting": at}),
                error_messages={"max_length": too_long},
            )
            self.fields[f"seen_{at}"] = forms.IntegerField(
                min_value=0, initial=held.version, required=False, widget=forms.HiddenInput
            )
            self.fields[f"mark_{at}"] = forms.CharField(initial=held.mark, required=False, widget=forms.HiddenInput)

    def rows(self) -> Iterator[HeldRow]:
        """Yields the texts in their order."""
        for held in self.texts:
            at = held.position
            fields = self[f"note_{at}"], self[f"seen_{at}"], self[f"mark_{at}"]
            yield HeldRow(held, *fields, self.theirs.get(at))

    def changed(self) -> Iterator[Typed]:
        """Yields the texts of a valid form that were changed since the page was made; the others are left alone."""
        given = self.cleaned_data
        for held in self.texts:
            at = held.position
            text, mark = given[f"note_{at}"].replace("\r\n", "\n"), given[f"mark_{at}"]
            # A text that was not sent along has no mark, and is not a text that was emptied.
            if mark and self._marked(text) != mark:
                yield Typed(at, text, given[f"seen_{at}"] or 0)

    def meets(self, theirs: Held) -> None:
        """Shows what another screen wrote beside what was typed here; saving again is then a choice."""
        self.theirs[theirs.position] = theirs
        data = cast(QueryDict, self.data).copy()
        data[f"seen_{theirs.position}"] = str(theirs.version)
        data[f"mark_{theirs.position}"] = theirs.mark
        self.data = data


def answered(
    form: OneHeldForm,
    *,
    find: Callable[[], Found | None],
    save: Callable[[Found, dict[str, Any]], Held],
    gone: str,
) -> JsonResponse:
    """Saves one text on its way and answers with its version: 409 when another device was first (with what stands
    there), 404 when what `find` looks for is not there any more, which is said as a reason, for the text is still here,
    422 for a text that is too long, 403 when it may not be saved."""
    try:
        found = find()
    except Http404:
        found = None
    if found is None:
        return JsonResponse({"reason": gone}, status=404)
    if not form.is_valid():
        return JsonResponse({"reason": form.reason()}, status=422)
    try:
        return JsonResponse(_told(save(found, form.cleaned_data)))
    except Changed as changed:
        return JsonResponse(_told(changed.now) | {"text": changed.now.text, "by": ""}, status=409)
    except NotAllowed as refusal:
        return JsonResponse({"reason": str(refusal)}, status=403)


def _told(held: Held) -> dict[str, object]:
    return {"version": held.version, "mark": held.mark, "at": f"{timezone.localtime(held.at or clock.now()):%H:%M}"}


def mark(text: str, key: bytes) -> str:
    """Returns what tells whether a text was left as it came, without telling the text."""
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:20]


def saved(at: datetime | None, name: str = "", *, now: datetime) -> str:
    """Returns when a text was saved, with the day when that is not today, and by whom if not by its reader."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    day = "" if local.date() == timezone.localdate(now) else f"op {date_format(local, 'j F Y')} "
    return f"Bewaard {day}om {local:%H:%M}" + (f" door {name}" if name else "")
