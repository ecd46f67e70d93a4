"""What someone has in their notebook, and what others shared with them, opened in memory."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.buddies import queries as buddies
from leertraject.buddies.models import BuddyPair
from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.people.models import Person, Role
from leertraject.privacy import boxes
from leertraject.programmes.models import Cohort, Enrolment
from leertraject.reflections import rules
from leertraject.reflections.models import Circle, Kind, Notebook, Passage, Reflection, Share
from leertraject.ui import held

DUE_AT_MOST = 3  # looks ahead that come back at once
AHEAD_AT_MOST = 200  # looks ahead of one person that wait
SHARED_AT_MOST = 200  # shares on one page: what others let someone read at one moment


@dataclass(frozen=True, slots=True)
class Written:
    """What stands under one question. Version 0 is nothing yet; `mark` changes with the text and does not tell it."""

    position: int
    ask: str
    text: str = ""
    version: int = 0
    at: datetime | None = None
    mark: str = ""
    by: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A reflection with what stands in it."""

    reflection: Reflection
    box: boxes.Opened
    passages: tuple[Written, ...]

    @property
    def written(self) -> tuple[Written, ...]:
        """The passages with something in them."""
        return tuple(one for one in self.passages if one.text.strip())

    @property
    def saved_at(self) -> datetime | None:
        """When something was last kept."""
        return max((one.at for one in self.passages if one.at), default=None)


@dataclass(frozen=True, slots=True)
class Shared:
    """A reflection that someone else shared: who wrote it, in which group, and until when."""

    share: Share
    writer: str


def notebook_of(actor: Actor) -> Notebook | None:
    """Returns the notebook of whoever is here, or None before anything was begun."""
    return Notebook.objects.filter(person=actor.subject).first() if actor.subject else None


def own(actor: Actor) -> QuerySet[Reflection]:
    """Returns one's own reflections, newest first."""
    if actor.subject is None:
        return Reflection.objects.none()
    rows = Reflection.objects.filter(notebook__person=actor.subject).select_related("notebook", "looks_back_on")
    return rows.order_by("-begun_at", "id")


def own_one(actor: Actor, reflection_id: uuid.UUID) -> Reflection:
    """Returns one of one's own reflections. Raises Http404."""
    return get_object_or_404(own(actor), pk=reflection_id)


def filled(rows: QuerySet[Reflection]) -> QuerySet[Reflection]:
    """Leaves out what was begun and holds nothing."""
    return rows.filter(Exists(Passage.objects.filter(reflection=OuterRef("pk"))))


def opened(reflection: Reflection) -> Opened:
    """Returns a reflection with its passages (two queries). Raises crypto.Unreadable when the key has gone."""
    return _opened(reflection, boxes.open_box(reflection.notebook.box))


def all_opened(rows: Iterable[Reflection]) -> list[Opened]:
    """Returns reflections of one notebook with their passages, which the caller fetched ahead (one query)."""
    found = list(rows)
    if not found:
        return []
    box = boxes.open_box(found[0].notebook.box)
    return [_opened(one, box) for one in found]


def passage(position: int, ask: str, row: Passage | None, box: boxes.Opened) -> Written:
    """Returns one passage, opened."""
    text = box.unseal(row.text, field=field_of(row.reflection_id, position)) if row else ""
    mark = held.mark(text, box.digest_key())
    return Written(position, ask, text, row.version, row.at, mark) if row else Written(position, ask, mark=mark)


def field_of(reflection: uuid.UUID, position: int) -> str:
    """Returns the name to which a sealed passage is bound."""
    return f"reflection:{reflection}:{position}"


def comes_back(actor: Actor, *, today: date) -> list[Opened]:
    """Returns what someone looked ahead to and whose day has come, unless a look back on it was written."""
    return looking_ahead(actor, today=today)[0]


def looking_ahead(actor: Actor, *, today: date) -> tuple[list[Opened], Opened | None]:
    """Returns what comes back, and what someone is trying now: the newest look ahead whose day has not come.

    Three queries, or one when there is neither.
    """
    ahead = (
        [(one.returns_on, one) for one in _AHEAD.all(person=actor.subject) if one.returns_on] if actor.subject else []
    )
    due = sorted((one for one in ahead if one[0] <= today), key=lambda one: (one[0], one[1].pk))[:DUE_AT_MOST]
    trying = [one for day, one in ahead if day > today][:1]
    back = _opened_all([one for _, one in due] + trying)
    last = back.pop() if trying else None
    return [one for one in back if one.written], last if last and last.written else None


def used(actor: Actor) -> Counter[str]:
    """Returns how often someone wrote under each prompt (one query)."""
    counted = filled(own(actor)).exclude(prompt="").order_by("prompt").values("prompt").annotate(times=Count("pk"))
    return Counter({row["prompt"]: row["times"] for row in counted})


def cohorts_of(actor: Actor) -> QuerySet[Cohort]:
    """Returns the groups in which someone takes part now."""
    return Cohort.objects.filter(pk__in=actor.cohorts("participant")).order_by("title")


def groupmates(actor: Actor) -> list[tuple[Cohort, Person]]:
    """Returns everyone else who takes part in a group of this person, per group by name."""
    rows = Enrolment.objects.filter(cohort__in=actor.cohorts("participant"), stopped_on__isnull=True)
    found = (
        rows.exclude(person=actor.subject).select_related("cohort", "person").order_by("cohort__title", "person__name")
    )
    return [(row.cohort, row.person) for row in found]


def pair_with(actor: Actor, cohort: Cohort, person: Person | None) -> BuddyPair | None:
    """Returns the pair that someone is with this person in a group, or None."""
    return next((one.pair for one in buddies.buddies(actor, [cohort]) if one.person == person), None)


def living_shares(reflection: Reflection, *, today: date) -> QuerySet[Share]:
    """Returns with whom a reflection is shared now."""
    return reflection.shares.living(today).select_related("cohort", "reader")


def own_share(actor: Actor, share_id: uuid.UUID, *, today: date) -> Share:
    """Returns one living share of a reflection of one's own. Raises Http404."""
    rows = Share.objects.living(today).select_related("reflection__notebook")
    return get_object_or_404(rows.filter(reflection__notebook__person=actor.subject), pk=share_id)


def shared_with(actor: Actor, *, today: date, cohort: uuid.UUID | None = None) -> list[Shared]:
    """Returns what others shared with someone and may be read now, newest first (two queries)."""
    if cohort is None:
        return _readable(list(_for(actor, today)[:SHARED_AT_MOST]), actor)
    taking, training = actor.cohorts("participant"), actor.cohorts("facilitator")
    if actor.subject is None or cohort not in taking | training | actor.cohorts("alumnus"):
        return []
    found = _IN_COHORT.all(person=actor.subject, taking=taking, training=training, today=today, cohort=cohort)
    return _readable(found, actor)


def shared_one(actor: Actor, share_id: uuid.UUID, *, today: date) -> Shared:
    """Returns one of those. Raises Http404."""
    found = _readable(list(_for(actor, today).filter(pk=share_id)), actor)
    if not found:
        raise Http404
    return found[0]


def _for(actor: Actor, today: date) -> QuerySet[Share]:
    """What lies within reach of someone; `rules.reads` decides."""
    return _reached(actor.subject, actor.cohorts("participant"), actor.cohorts("facilitator"), today)


def _reached(person: Any, taking: Any, training: Any, today: date) -> QuerySet[Share]:
    within = (
        Q(circle=Circle.TRAINERS, cohort__in=training)
        | Q(circle=Circle.GROUP, cohort__in=taking)
        | Q(circle=Circle.ONE, reader=person, cohort__in=taking)
        | Q(circle=Circle.BUDDY, reader=person)
    )
    rows = Share.objects.living(today).filter(within).select_related("reflection__notebook__person", "cohort")
    return rows.exclude(reflection__notebook__person=person).order_by("-at", "id")


def _readable(found: list[Share], actor: Actor) -> list[Shared]:
    works_for = _organisations({share.reflection.notebook.person_id for share in found})
    return [
        Shared(share, share.reflection.notebook.person.name)
        for share in found
        if rules.reads(
            circle=share.circle,
            writer=share.reflection.notebook.person_id,
            organisations=works_for[share.reflection.notebook.person_id],
            cohort=share.cohort_id,
            reader=share.reader_id,
            actor=actor,
        )
    ]


def _organisations(writers: Collection[uuid.UUID]) -> defaultdict[uuid.UUID, set[uuid.UUID]]:
    found: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    if writers:
        for person, organisation in _WORK_FOR.all(people=writers):
            found[person].add(organisation)
    return found


def _opened_all(found: Sequence[Reflection]) -> list[Opened]:
    """Opens reflections of one notebook (two queries, none for nothing)."""
    if not found:
        return []
    rows: dict[uuid.UUID, list[Passage]] = defaultdict(list)
    for row in _PASSAGES.all(reflections=[one.pk for one in found]):
        rows[row.reflection_id].append(row)
    box = boxes.open_box(found[0].notebook.box)
    return [_with(one, rows[one.pk], box) for one in found]


def _opened(reflection: Reflection, box: boxes.Opened) -> Opened:
    return _with(reflection, reflection.passages.all(), box)


def _with(reflection: Reflection, found: Iterable[Passage], box: boxes.Opened) -> Opened:
    rows = {row.position: row for row in found}
    passages = (passage(at, ask, rows.get(at), box) for at, ask in enumerate(reflection.asks, start=1))
    return Opened(reflection, box, tuple(passages))


def _ahead() -> QuerySet[Reflection]:
    """Looks ahead on which nobody looked back yet, newest first."""
    answered = filled(Reflection.objects.filter(looks_back_on=OuterRef("pk")))
    mine = filled(own(Actor(subject=prepared.uuid("person")))).filter(kind=Kind.LOOK_AHEAD, returns_on__isnull=False)
    return mine.exclude(Exists(answered))[:AHEAD_AT_MOST]


def _in_cohort() -> QuerySet[Share]:
    taking, training = prepared.uuids("taking"), prepared.uuids("training")
    rows = _reached(prepared.uuid("person"), taking, training, prepared.day("today"))
    return rows.filter(cohort=prepared.uuid("cohort"))[:SHARED_AT_MOST]


_IN_COHORT = Prepared(_in_cohort)
_WORK_FOR = Prepared(
    lambda: Role.objects.filter(person__in=prepared.uuids("people"), organisation__isnull=False).values_list(
        "person", "organisation"
    )
)
_AHEAD = Prepared(_ahead)
_PASSAGES = Prepared(lambda: Passage.objects.filter(reflection__in=prepared.uuids("reflections")))
