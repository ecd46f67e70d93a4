"""What is asked of someone, what they made of it, and what trainers may read; opened in memory."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.analysis import passages
from leertraject.assignments import readers, rules
from leertraject.assignments.models import Enclosure, HandIn, HandInReader, Remark, Work
from leertraject.kernel.actors import Actor
from leertraject.people.models import Role
from leertraject.privacy import boxes
from leertraject.programmes.models import Block, Cohort
from leertraject.programmes.queries import asking
from leertraject.ui import held

ASK = "Wat je schrijft"
_NOWHERE = passages.Place(0, 1)
MOST = 200  # hand-ins on the page of one group


@dataclass(frozen=True, slots=True)
class Written:
    """The living text. Version 0 is nothing yet; `mark` changes with the text and does not tell it."""

    text: str = ""
    version: int = 0
    at: datetime | None = None
    mark: str = ""
    position: int = 1
    ask: str = ASK
    by: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An assignment of a cohort, with the days of its weeks, and what one person made of it so far."""

    cohort: Cohort
    block: Block
    opens_on: date
    until: date
    work: Work | None = None
    handed_in: tuple[HandIn, ...] = field(default=())

    def open(self, today: date) -> bool:
        """Says whether its weeks have begun."""
        return self.opens_on <= today

    def waits(self, today: date) -> bool:
        """Says whether it asks for an answer now: its weeks run, and nothing was handed in."""
        return self.opens_on <= today <= self.until and not self.handed_in


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What someone handed in, for who may read it. `task` is what those are to it who do so as a groupmate."""

    hand_in: HandIn
    writer: str
    task: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file with its name."""

    enclosure: Enclosure
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A remark with the words to which it was made, and their place in the text that is looked at; None when they are
    gone from it. `answer` is None without one, and "" when it was only seen."""

    remark: Remark
    words: str
    place: passages.Place | None
    text: str
    answer: str | None


def assignments(cohorts: Collection[Cohort]) -> list[Asked]:
    """Returns the assignments of cohorts in the order of their days (three queries)."""
    return _in_order(asking.asked_by(cohorts))


def of_group(cohort: Cohort, found: Collection[HandedIn]) -> list[Asked]:
    """Returns the assignments of a cohort, and those of which something was handed in before it asked them otherwise
    (three queries)."""
    pairs = asking.asked_by([cohort])
    there = {block.pk for _, block in pairs}
    made = {one.hand_in.work.block_id: one.hand_in.work.block for one in found}
    return _in_order([*pairs, *((cohort, block) for pk, block in made.items() if pk not in there)])


def asked_of(actor: Actor, *, cohorts: Collection[uuid.UUID] | None = None) -> list[Asked]:
    """Returns what is asked of someone in the groups where they take part (of these, unless None), and what they made
    of what was asked in earlier groups, or otherwise before (six queries)."""
    if actor.subject is None:
        return []
    mine = actor.cohorts("participant")
    works = {
        (work.cohort_id, work.block_id): work for work in _own(actor) if cohorts is None or work.cohort_id in cohorts
    }
    wanted = {pk for pk in mine if cohorts is None or pk in cohorts} | {cohort for cohort, _ in works}
    pairs = asking.asked_by(list(Cohort.objects.filter(pk__in=wanted)))
    there = {(cohort.pk, block.pk) for cohort, block in pairs}
    # What someone made stays theirs, also when the group asks it otherwise since.
    pairs += [(work.cohort, work.block) for at, work in works.items() if at not in there]
    return [
        _with(one, works.get((one.cohort.pk, one.block.pk)))
        for one in _in_order(pairs)
        if one.cohort.pk in mine or (one.cohort.pk, one.block.pk) in works
    ]


def asked_one(actor: Actor, cohort_id: uuid.UUID, block_id: uuid.UUID) -> Asked:
    """Returns one of those. Raises Http404."""
    found = next((one for one in asked_of(actor, cohorts=[cohort_id]) if one.block.pk == block_id), None)
    if found is None:
        raise Http404
    return found


def works_of(person: uuid.UUID) -> QuerySet[Work]:
    """Returns everything that someone made, with what was handed in of it (two queries)."""
    hand_ins = Prefetch("hand_ins", queryset=HandIn.objects.select_related("withdrawal"))
    return Work.objects.filter(person=person).select_related("cohort", "block").prefetch_related(hand_ins)


def own_work(actor: Actor, work_id: uuid.UUID) -> Work:
    """Returns what someone makes themselves. Raises Http404."""
    return get_object_or_404(_own(actor), pk=work_id)


def own_hand_in(actor: Actor, hand_in_id: uuid.UUID) -> HandIn:
    """Returns what someone handed in themselves, taken back or not. Raises Http404."""
    rows = HandIn.objects.select_related("work__cohort", "work__block", "withdrawal")
    return get_object_or_404(rows.filter(work__person=actor.subject), pk=hand_in_id)


def days(work: Work) -> Asked:
    """Returns the assignment of a work with its days (one query)."""
    return _with(_in_order([(work.cohort, work.block)])[0], work)


def written(work: Work, box: boxes.Opened) -> Written:
    """Returns the living text."""
    text = box.unseal(work.text, field=field_of(work.pk)) if work.version else ""
    return Written(text, work.version, work.at, held.mark(text, box.digest_key()))


def opened(work: Work) -> boxes.Opened:
    """Returns the box of a work (one query). Raises crypto.Unreadable when the key has gone."""
    return boxes.open_box(work.box)


def frozen(hand_in: HandIn, box: boxes.Opened) -> str:
    """Returns the text as it was handed in."""
    return box.unseal(hand_in.text, field=field_of(hand_in.pk))


def field_of(key: uuid.UUID) -> str:
    """Returns the name to which a sealed text is bound."""
    return f"assignment:{key}"


def handed_in(actor: Actor, cohort: Cohort) -> list[HandedIn]:
    """Returns what `actor` may read of a cohort, newest first; of each work only its last living moment (two
    queries)."""
    if not actor.has_in("facilitator", cohort=cohort.pk):
        return []
    rows = _living().filter(work__cohort=cohort).order_by("-at", "id")[:MOST]
    last: dict[uuid.UUID, HandIn] = {}
    for row in rows:
        last.setdefault(row.work_id, row)
    return _readable(list(last.values()), actor)


def read_along(actor: Actor, cohorts: Collection[uuid.UUID], *, today: date) -> list[HandedIn]:
    """Returns what groupmates in these groups let someone read, newest first (one query when it is nothing)."""
    mine = HandInReader.objects.living(today).filter(person=actor.subject).values("hand_in")
    found = list(_living().filter(pk__in=mine, work__cohort__in=cohorts).order_by("-at", "id")[:MOST])
    return [one for one in _readable(found, actor, today) if one.task]


def read_one(actor: Actor, hand_in_id: uuid.UUID, *, today: date) -> HandedIn:
    """Returns one hand-in that `actor` may read, being somebody else's. Raises Http404."""
    found = _readable(list(_living().filter(pk=hand_in_id)), actor, today)
    if not found:
        raise Http404
    return found[0]


def moments(actor: Actor, hand_in: HandIn, *, today: date) -> list[HandIn]:
    """Returns every living moment of the same work that `actor` may read, newest first."""
    return [one.hand_in for one in _readable(list(_living().filter(work=hand_in.work_id)), actor, today)]


def enclosures(work: Work, box: boxes.Opened) -> list[Enclosed]:
    """Returns the files of the living work, without their content (one query)."""
    return _enclosed(work.enclosures.filter(off_at=None), box)


def enclosed_in(hand_in: HandIn, box: boxes.Opened) -> list[Enclosed]:
    """Returns the files that were handed in at a moment, without their content (one query)."""
    return _enclosed(hand_in.enclosures.all(), box)


def named(files: Collection[uuid.UUID]) -> str:
    """Returns what tells these files from others, to send along with a page."""
    return " ".join(sorted(str(one) for one in files))


def own_enclosure(actor: Actor, enclosure_id: uuid.UUID) -> Enclosure:
    """Returns a file of someone's own work. Raises Http404."""
    rows = Enclosure.objects.select_related("work__cohort", "work__block").filter(work__person=actor.subject)
    return get_object_or_404(rows, pk=enclosure_id)


def enclosure_read(actor: Actor, enclosure_id: uuid.UUID, *, today: date) -> tuple[Enclosure, HandIn]:
    """Returns a file that somebody else handed in, with the living moment in which `actor` may read it. Raises
    Http404."""
    found = _readable(list(_living().filter(enclosures=enclosure_id)), actor, today)
    if not found:
        raise Http404
    return Enclosure.objects.select_related("work").get(pk=enclosure_id), found[0].hand_in


def content(enclosure: Enclosure, box: boxes.Opened) -> tuple[str, bytes]:
    """Returns the name and the content of a file."""
    name = box.unseal(enclosure.name, field=f"{field_of(enclosure.pk)}:name")
    return name, box.unseal_bytes(enclosure.content, field=field_of(enclosure.pk))


def works_for(person: uuid.UUID) -> set[uuid.UUID]:
    """Returns the organisations that someone works for (one query)."""
    return _organisations({person})[person]


def remarks_of(work: Work, box: boxes.Opened, *, living: str) -> list[Said]:
    """Returns every remark to what someone handed in, for that person: where its words stand in the living text, in
    that order, and last those whose words are gone (two queries)."""
    rows = _remarks().filter(hand_in__work=work)
    found = _said(list(rows), box, text=living)
    return sorted(found, key=lambda one: (one.place is None, one.place or _NOWHERE, one.remark.at))


def remarks_by(actor: Actor, handed_in: HandedIn, box: boxes.Opened, *, text: str) -> list[Said]:
    """Returns the remarks that `actor`, who reads this hand-in, wrote to it; a trainer also those to an earlier living
    moment of the same work. Where their words stand in its `text` (two queries)."""
    hand_in, work = handed_in.hand_in, handed_in.hand_in.work
    rows = _remarks().filter(hand_in__work=work, hand_in__number__lte=hand_in.number, writer=actor.subject)
    if handed_in.task:
        rows = rows.filter(hand_in=hand_in)
    found = list(rows.filter(withdrawal__isnull=True, hand_in__withdrawal__isnull=True))
    sides: dict[str, Any] = {"organisations": works_for(work.person_id), "cohort": work.cohort_id}
    sides |= {"writer": work.person_id, "task": handed_in.task, "actor": actor}
    seen = [one for one in found if rules.reads_remark(by=one.writer_id, **sides)] if found else []
    return sorted(
        _said(seen, box, text=text), key=lambda one: (one.place is None, one.place or _NOWHERE, one.remark.at)
    )


def own_remark(actor: Actor, remark_id: uuid.UUID, *, today: date) -> Remark:
    """Returns a standing remark that someone wrote themselves and may still read. Raises Http404."""
    rows = _remarks().filter(writer=actor.subject, withdrawal__isnull=True, hand_in__withdrawal__isnull=True)
    found = get_object_or_404(rows, pk=remark_id)
    read_one(actor, found.hand_in_id, today=today)
    return found


def remark_to(actor: Actor, remark_id: uuid.UUID) -> Remark:
    """Returns a standing remark to what someone handed in themselves. Raises Http404."""
    rows = _remarks().filter(hand_in__work__person=actor.subject, withdrawal__isnull=True)
    return get_object_or_404(rows, pk=remark_id)


def said(remark: Remark, box: boxes.Opened) -> Said:
    """Returns one remark, opened, at its words in the moment to which it was made."""
    return _said([remark], box, text=frozen(remark.hand_in, box))[0]


def remarks_with(person: uuid.UUID) -> QuerySet[Remark]:
    """Returns the remarks that someone wrote, and those to what they handed in."""
    rows = _remarks().filter(Q(writer=person) | Q(hand_in__work__person=person))
    return rows.select_related("hand_in__work__block", "writer", "withdrawal", "answer")


def broken_places() -> Iterator[uuid.UUID]:
    """Yields the remarks whose words are not those that they were made to. For the doctor."""
    for remark in Remark.objects.select_related("hand_in__work").iterator():
        box = opened(remark.hand_in.work)
        words = frozen(remark.hand_in, box)[remark.start : remark.end]
        if passages.digest(words, box.digest_key()) != remark.digest:
            yield remark.pk


def _remarks() -> QuerySet[Remark]:
    return Remark.objects.select_related("hand_in__work__cohort", "writer", "withdrawal", "answer").order_by("at", "id")


def _said(found: list[Remark], box: boxes.Opened, *, text: str) -> list[Said]:
    """Opens remarks and follows their words into `text`, once for each moment to which they were made."""
    texts = {one.hand_in_id: frozen(one.hand_in, box) for one in found}
    stands: dict[uuid.UUID, passages.Place | None] = {}
    for key, old in texts.items():
        here = [one for one in found if one.hand_in_id == key]
        places = [passages.Place(one.start, one.end) for one in here]
        stands |= dict(zip((one.pk for one in here), passages.standing(old, text, places), strict=True))
    return [
        Said(
            remark=one,
            words=texts[one.hand_in_id][one.start : one.end],
            place=stands[one.pk],
            text="" if hasattr(one, "withdrawal") else box.unseal(one.text, field=field_of(one.pk)),
            answer=box.unseal(one.answer.text, field=f"{field_of(one.pk)}:answer") if hasattr(one, "answer") else None,
        )
        for one in found
    ]


def _enclosed(rows: QuerySet[Enclosure], box: boxes.Opened) -> list[Enclosed]:
    return [Enclosed(row, box.unseal(row.name, field=f"{field_of(row.pk)}:name")) for row in rows.defer("content")]


def _own(actor: Actor) -> QuerySet[Work]:
    return works_of(actor.subject) if actor.subject else Work.objects.none()


def _living() -> QuerySet[HandIn]:
    rows = HandIn.objects.filter(withdrawal__isnull=True)
    return rows.select_related("work__person", "work__cohort", "work__block")


def _readable(found: list[HandIn], actor: Actor, today: date | None = None) -> list[HandedIn]:
    """What someone may read as a trainer, and on a day also as a groupmate who was let."""
    works_for = _organisations({row.work.person_id for row in found})
    tasks = readers.tasks(actor, found, today=today) if today else {}
    trains = actor.cohorts("facilitator")
    return [
        HandedIn(row, row.work.person.name, "" if row.work.cohort_id in trains else tasks.get(row.pk, ""))
        for row in found
        if rules.reads(
            writer=row.work.person_id,
            organisations=works_for[row.work.person_id],
            cohort=row.work.cohort_id,
            task=tasks.get(row.pk),
            actor=actor,
        )
    ]


def _organisations(writers: Collection[uuid.UUID]) -> defaultdict[uuid.UUID, set[uuid.UUID]]:
    found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    if writers:
        held_by = Role.objects.filter(person__in=writers, organisation__isnull=False)
        for person, organisation in held_by.values_list("person", "organisation"):
            found[person].add(organisation)
    return found


def _in_order(pairs: Collection[tuple[Cohort, Block]]) -> list[Asked]:
    found = [Asked(*pair, *days) for pair, days in zip(pairs, asking.days_of(pairs), strict=True)]
    return sorted(found, key=lambda one: (one.opens_on, one.until, one.block.position))


def _with(asked: Asked, work: Work | None) -> Asked:
    living = [one for one in work.hand_ins.all() if not hasattr(one, "withdrawal")] if work else ()
    return Asked(asked.cohort, asked.block, asked.opens_on, asked.until, work, tuple(living))
