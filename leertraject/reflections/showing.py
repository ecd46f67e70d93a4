"""The notebook on screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from leertraject.reflections.forms import ReflectionForm
from leertraject.reflections.models import Circle, Kind, Reflection, Share
from leertraject.reflections.prompts import Prompt, prompts
from leertraject.reflections.queries import Opened, Shared
from leertraject.ui.held import HeldRow, saved
from leertraject.ui.number_words import capital

BEGINNING = 120  # signs of a text in a list
ALONE = "Alleen jij ziet dit."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its field; `theirs` says when another device wrote here first."""

    row: HeldRow
    saved: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line in a list."""

    key: str
    head: str
    meta: str
    url: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A prompt that one can begin to write under."""

    id: str
    ask: str
    meta: str


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back: when it was written and what it said."""

    id: str
    when: str
    text: str
    url: str
    way: str = "Lees wat je schreef"


def asked(form: ReflectionForm, *, now: datetime) -> list[Asked]:
    """Returns the questions with their fields."""
    return [_asked(row, now) for row in form.rows()]


def rows(found: Iterable[Opened]) -> list[Row]:
    """Returns one's own reflections, by how they begin."""
    return [
        Row(
            day(one.reflection.begun_at),
            Truncator(" ".join(one.written[0].text.split())).chars(BEGINNING) if one.written else "Nog leeg",
            Kind(one.reflection.kind).label,
            reverse("reflections:reflection", args=[one.reflection.pk]),
        )
        for one in found
    ]


def suggestions(used: Mapping[str, int]) -> list[tuple[str, Ask, list[Ask]]]:
    """Returns per kind the prompt under which someone wrote least, and the others."""
    found: dict[str, list[Prompt]] = {}
    for prompt in prompts().values():
        found.setdefault(Kind(prompt.kind).label, []).append(prompt)
    by_kind = []
    for label, several in found.items():
        first, *others = sorted(several, key=lambda prompt: used.get(prompt.id, 0))
        by_kind.append((label, _ask(first), [_ask(prompt) for prompt in others]))
    return by_kind


def back(found: Iterable[Opened]) -> list[Back]:
    """Returns what comes back, with the month in which it was written."""
    return [
        Back(
            str(one.reflection.pk),
            f"Op {day(one.reflection.begun_at)} schreef je:",
            one.written[0].text,
            reverse("reflections:reflection", args=[one.reflection.pk]),
        )
        for one in found
    ]


def shares(found: Iterable[Share]) -> list[tuple[Share, str]]:
    """Returns each share with the words that say who reads, and until when."""
    return [(one, capital(f"{who(one)}, tot en met {date_format(one.until, 'j F Y')}")) for one in found]


def who(share: Share) -> str:
    """Returns who reads a share."""
    if share.circle == Circle.ONE and share.reader is not None:
        return share.reader.name
    if share.circle == Circle.BUDDY and share.reader is not None:
        return f"je maatje {share.reader.name}"
    group = share.cohort.title
    return f"de trainers van {group}" if share.circle == Circle.TRAINERS else f"wie meedoet in {group}"


def readers(found: Iterable[Share]) -> str:
    """Returns who sees a reflection, for beside its fields."""
    names = [who(one) for one in found]
    return f"Jij ziet dit, en ook: {'; '.join(names)}." if names else ALONE


def shared(found: Iterable[Shared]) -> list[Row]:
    """Returns what others shared, without a word of what it says."""
    return [
        Row(
            day(one.share.at),
            f"{Kind(one.share.reflection.kind).label} van {one.writer}",
            f"{one.share.cohort.title}, tot en met {date_format(one.share.until, 'j F Y')}",
            reverse("reflections:shared_one", args=[one.share.pk]),
        )
        for one in found
    ]


def comes_back_on(reflection: Reflection) -> str:
    """Returns when a look ahead comes back."""
    return f"Komt terug op {date_format(reflection.returns_on, 'j F Y')}." if reflection.returns_on else ""


def day(moment: datetime | date) -> str:
    """Returns "9 april 2026", in local time."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return date_format(local, "j F Y")


def _ask(prompt: Prompt) -> Ask:
    return Ask(prompt.id, prompt.ask, f"{prompt.minutes} minuten, {prompt.moment}")


def _asked(row: HeldRow, now: datetime) -> Asked:
    theirs = saved(row.theirs.at, now=now) if row.theirs else ""
    return Asked(row, saved(row.held.at, now=now), theirs)
