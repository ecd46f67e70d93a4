"""Assignments on screen."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.analysis import passages
from leertraject.analysis.enclosures import Kind
from leertraject.assignments.models import HandIn, HandInReader, Remark
from leertraject.assignments.queries import Asked, Enclosed, HandedIn, Said
from leertraject.assignments.readers import BUDDY
from leertraject.assignments.waiting import Waits
from leertraject.ui.marking import Mark
from leertraject.ui.number_words import capital


@dataclass(frozen=True, slots=True)
class Row:
    """One line in a list; `now` when it asks for something today."""

    key: str
    head: str
    meta: str
    url: str
    status: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file in a list."""

    id: uuid.UUID
    name: str
    meta: str
    url: str


def asked(found: Iterable[Asked], *, today: date) -> list[tuple[str, list[Row]]]:
    """Returns per group what is asked of someone, and how far it is."""
    groups: dict[str, list[Row]] = {}
    for one in found:
        row = Row(weeks(one), one.block.title, "", place(one), how_far(one, today=today), one.waits(today))
        groups.setdefault(one.cohort.title, []).append(row)
    return list(groups.items())


def place(one: Asked) -> str:
    """Returns the page of an assignment: one's own work when that was begun."""
    return _place(one.cohort.pk, one.block.pk, one.work.pk if one.work else None)


def way(one: Waits) -> str:
    """Returns that page for an assignment that waits."""
    return _place(one.cohort, one.block, one.work)


def _place(cohort: uuid.UUID, block: uuid.UUID, work: uuid.UUID | None) -> str:
    return reverse("assignments:work", args=[work]) if work else reverse("assignments:asked", args=[cohort, block])


def how_far(one: Asked, *, today: date) -> str:
    """Returns what became of an assignment so far, for whoever makes it."""
    if one.handed_in:
        return f"Ingeleverd op {day(one.handed_in[0].at)}"
    if not one.open(today):
        return "Begint later"
    if one.work and one.work.version:
        return "Begonnen, niet ingeleverd"
    return "Nog niet begonnen"


def weeks(one: Asked) -> str:
    """Returns the days on which an assignment runs."""
    same = one.opens_on.year == one.until.year
    first = date_format(one.opens_on, "j F" if same else "j F Y")
    return f"{first} tot en met {date_format(one.until, 'j F Y')}"


def facts(one: Asked) -> list[tuple[str, str]]:
    """Returns what there is to know of an assignment before one begins."""
    minutes = f"Ongeveer {one.block.minutes} minuten" if one.block.minutes else ""
    told = [("Wanneer", weeks(one)), ("Hoe lang", minutes), ("Wat het oplevert", one.block.outcome)]
    return [(name, text) for name, text in told if text]


def readers(one: Asked) -> str:
    """Returns who sees the living text, for beside its field."""
    if one.handed_in:
        return "Alleen jij ziet deze tekst. De trainers lezen wat je inleverde, niet wat je daarna verandert."
    return "Alleen jij ziet dit, tot je inlevert. Dan lezen de trainers van je groep het ook."


def files(found: Iterable[Enclosed], *, own: bool) -> list[File]:
    """Returns files with what they are and the way to them."""
    name = "assignments:own_file" if own else "assignments:file"
    return [
        File(
            one.enclosure.pk,
            one.name,
            f"{Kind(one.enclosure.kind).label}, {_size(one.enclosure.size)}",
            reverse(name, args=[one.enclosure.pk]),
        )
        for one in found
    ]


def _size(number: int) -> str:
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number / 1_000_000:.1f} MB".replace(".", ",")


def moments(found: Iterable[HandIn]) -> list[tuple[HandIn, str]]:
    """Returns each moment with its day and hour."""
    return [(one, moment(one)) for one in found]


def moment(one: HandIn) -> str:
    """Returns "Ingeleverd op 9 april 2026 om 14:03"."""
    return f"Ingeleverd op {day(one.at)} om {timezone.localtime(one.at):%H:%M}"


def handed_in(asked: Iterable[Asked], found: Iterable[HandedIn]) -> list[tuple[str, str, list[Row]]]:
    """Returns the assignments of a group, each with its weeks and with what was handed in."""
    rows: dict[object, list[Row]] = {}
    for one in found:
        url = reverse("assignments:hand_in", args=[one.hand_in.pk])
        rows.setdefault(one.hand_in.work.block_id, []).append(Row(day(one.hand_in.at), one.writer, "", url))
    return [(one.block.title, weeks(one), rows.get(one.block.pk, [])) for one in asked]


def lets_read(found: Iterable[HandInReader]) -> list[tuple[HandInReader, str]]:
    """Returns who reads a moment beside the trainers, and until when."""
    return [(one, capital(f"{_reader(one)}, tot en met {day(one.until)}")) for one in found]


def read_by(found: Sequence[HandInReader]) -> str:
    """Returns who reads what was handed in, for who did that."""
    if not found:
        return "Jij en de trainers van je groep zien dit."
    return f"Jij, de trainers van je groep en {' en '.join(_reader(one) for one in found)} zien dit."


def along(found: Iterable[HandedIn]) -> list[Row]:
    """Returns what groupmates let someone read, without a word of what it says."""
    return [
        Row(
            day(one.hand_in.at),
            f"{one.hand_in.work.block.title}, van {one.writer}",
            "Van je maatje" if one.task == BUDDY else "Je leest mee",
            reverse("assignments:hand_in", args=[one.hand_in.pk]),
        )
        for one in found
    ]


def _reader(one: HandInReader) -> str:
    return f"je maatje {one.person.name}" if one.buddies_id else one.person.name


def day(moment: datetime | date) -> str:
    """Returns "9 april 2026", in local time."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return date_format(local, "j F Y")


@dataclass(frozen=True, slots=True)
class Shown:
    """One remark on a page. `where` says where its words stand now, or that they are gone (`gone`)."""

    id: uuid.UUID
    who: str
    words: str
    text: str
    where: str
    gone: bool
    answer: str
    answered: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the words of remarks marked in it; `offset` is where it begins in the text."""

    number: int
    offset: int
    text: str
    marks: list[Mark]


GONE = "De zin is weg. Dit stond er toen je inleverde:"
GONE_HERE = "De zin staat niet in dit moment. Eerder stond er:"


def remarks(found: Iterable[Said], *, text: str, own: bool) -> list[Shown]:
    """Returns remarks beside the text that is looked at; `own` for who wrote that text."""
    return [_remark(one, passages.paragraphs(text), own) for one in found]


def paragraphs(text: str, found: Iterable[Said] = ()) -> list[Paragraph]:
    """Returns a text in paragraphs, with the words of the remarks that stand in it marked."""
    places = [one.place for one in found if one.place and not hasattr(one.remark, "withdrawal")]
    return [
        Paragraph(
            one.number,
            one.start,
            one.text,
            [
                (max(0, place.start - one.start), min(len(one.text), place.end - one.start), "cite")
                for place in places
                if place.start < one.end and one.start < place.end
            ],
        )
        for one in passages.paragraphs(text)
    ]


def who(remark: Remark) -> str:
    """Returns who wrote a remark."""
    return remark.writer.name if remark.writer else "Iemand die gewist is"


def waiting(found: Iterable[Remark]) -> list[tuple[Remark, int]]:
    """Returns per work the first remark that waits there, and how many there are."""
    works: dict[uuid.UUID, list[Remark]] = {}
    for one in found:
        works.setdefault(one.hand_in.work_id, []).append(one)
    return [(several[0], len(several)) for several in works.values()]


def _remark(one: Said, there: Sequence[passages.Paragraph], own: bool) -> Shown:
    place = one.place
    at = next((par.number for par in there if place and par.start <= place.start < par.end), 0)
    gone = GONE if own else GONE_HERE
    answered = one.answer is not None
    return Shown(
        id=one.remark.pk,
        who=f"{who(one.remark)}, {day(one.remark.at)}",
        words=one.words,
        text=one.text,
        where=f"Bij alinea {at}" if place else gone,
        gone=place is None,
        answer=one.answer or "",
        answered=answered,
        withdrawn=hasattr(one.remark, "withdrawal"),
    )
