"""The screen of a session, for who steers it and for who takes part."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.kernel.actors import Actor
from leertraject.people.models import Person
from leertraject.privacy import boxes
from leertraject.programmes import rules as programme_rules
from leertraject.programmes.giving import rules as giving
from leertraject.programmes.giving import seeing as given
from leertraject.programmes.live import passes, rules
from leertraject.programmes.models import Contribution, Enrolment, LiveRound, LiveSession, Session

FIELD = "contribution"


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution that was opened. `name` is "" without one."""

    key: int
    text: str
    name: str
    hidden: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Someone with a session: `enrolment` when they take part in its group, `secret` when this browser has one."""

    session: Session
    live: LiveSession | None
    enrolment: Enrolment | None
    secret: str


def steered(actor: Actor, cohort_id: uuid.UUID, session_id: uuid.UUID) -> Session:
    """Returns a session with its screen, for who gives it (one query; its parts are not loaded).

    Raises Http404 for who does not run the cohort, and NotAllowed for a trainer when others give this session.
    """
    rows = Session.objects.filter(cohort=cohort_id).select_related(
        "cohort", "block", "cancellation", "day_plan", "live"
    )
    found = get_object_or_404(rows.annotate(by_others=given.by_others(actor)), pk=session_id)
    if not programme_rules.is_team(actor, found.cohort):
        raise Http404
    giving.check_gives(found, by_others=found.by_others, by=actor)  # type: ignore[attr-defined]
    return found


def joined(actor: Actor, held: passes.Pass | None, session_id: uuid.UUID, *, today: date) -> Joined:
    """Returns a session of today for who takes part in its group, or who holds a pass with its code of now (at most
    two queries). Raises Http404 for everyone else: whoever has no part in it learns nothing of it."""
    rows = Session.objects.select_related("cohort", "block", "cancellation", "live")
    session = get_object_or_404(rows, pk=session_id)
    live, mine = live_of(session), held if held and held.session == session.pk else None
    enrolment = _enrolment(actor, session)
    by_code = mine is not None and rules.lets_in(live, mine.code)
    gives = programme_rules.is_team(actor, session.cohort)
    if not rules.takes_place(session, today=today) or not (enrolment or by_code or gives):
        raise Http404
    return Joined(session, live, enrolment, passes.secret_of(held, actor.subject))


def live_of(session: Session) -> LiveSession | None:
    """Returns the screen of a session, or None when nobody began it."""
    return getattr(session, "live", None)


def by_code(code: str, *, today: date) -> Session | None:
    """Returns the session of today with this code (one query)."""
    rows = Session.objects.filter(live__code=code, on=today, cancellation__isnull=True)
    return rows.first() if code else None


def own_today(actor: Actor, *, today: date) -> list[Session]:
    """Returns the sessions of today of the groups in which someone takes part (one query)."""
    if not actor.has("participant"):
        return []
    mine = Enrolment.objects.filter(person=actor.subject, stopped_on__isnull=True).values("cohort")
    rows = Session.objects.filter(cohort__in=mine, on=today, cancellation__isnull=True)
    return list(rows.select_related("cohort", "block").order_by("starts", "pk"))


def open_round(session: Session) -> LiveRound | None:
    """Returns the round that is open (one query)."""
    return session.rounds.filter(closed_at__isnull=True).first()


def last_round(session: Session) -> LiveRound | None:
    """Returns the round that is open, or else the last one that was (one query)."""
    return session.rounds.order_by("-opened_at", "-pk").first()


def said(actor: Actor, found: LiveRound | None) -> list[Said]:
    """Returns what came in in a round and this actor may read, in the order in which it came (two queries)."""
    if found is None:
        return []
    return opened(actor, list(found.contributions.select_related("enrolment__person")))


def opened(actor: Actor, rows: Sequence[Contribution]) -> list[Said]:
    """Returns contributions in words, as far as the actor may read them (one query)."""
    readable = [row for row in rows if rules.sees(actor, row)]
    keys = boxes.open_boxes(list({row.box for row in readable})) if readable else {}
    return [_said(row, keys[row.box]) for row in readable if row.box in keys]


def own(one: Joined, found: LiveRound | None) -> list[Said]:
    """Returns what this browser, or this person by name, put in a round (two queries)."""
    if found is None:
        return []
    rows = list(found.contributions.select_related("enrolment__person"))
    mine = [row for row in rows if is_own(row, secret=one.secret, own=one.enrolment)]
    keys = boxes.open_boxes(list({row.box for row in mine})) if mine else {}
    return [_said(row, keys[row.box]) for row in mine if row.box in keys]


def is_own(row: Contribution, *, secret: str, own: Enrolment | None) -> bool:
    """Says whether this browser sent a contribution, or whether this person's name is on it."""
    if own is not None and row.enrolment_id == own.pk:
        return True
    return passes.marked(secret, row.mark)


def of_person(person: uuid.UUID) -> list[tuple[Contribution, str]]:
    """Returns what someone put on a screen with their name, with its words (two queries)."""
    rows = list(
        Contribution.objects.filter(enrolment__person=person).select_related("round__session__cohort").order_by("pk")
    )
    keys = boxes.open_boxes([row.box for row in rows]) if rows else {}
    return [(row, keys[row.box].unseal(row.text, field=FIELD)) for row in rows if row.box in keys]


def _said(row: Contribution, box: boxes.Opened) -> Said:
    person: Person | None = row.enrolment.person if row.enrolment else None
    return Said(
        row.pk,
        box.unseal(row.text, field=FIELD),
        person.name if person else "",
        row.hidden_at is not None,
        row.harvest_id is not None,
    )


def _enrolment(actor: Actor, session: Session) -> Enrolment | None:
    if not actor.has_in("participant", cohort=session.cohort_id):
        return None
    rows = Enrolment.objects.filter(cohort=session.cohort_id, person=actor.subject, stopped_on__isnull=True)
    return rows.first()
