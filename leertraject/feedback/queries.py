"""What one answered, what waits for an answer, and what the people of the bureau may know of it."""

import json
import random
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from leertraject.feedback import counting, moments, rules
from leertraject.feedback.counting import Figure
from leertraject.feedback.models import FeedbackText, GroupPicture, SessionFeedback, WishRelease
from leertraject.feedback.questions import PLAN, WISH, Question, questions
from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.privacy import boxes, minimum
from leertraject.programmes import queries as programmes
from leertraject.programmes.models import Attendance, Cohort, Enrolment, Session
from leertraject.ui import held

AT_MOST = 50  # sessions on one's own page


@dataclass(frozen=True, slots=True)
class Written:
    """What stands under one open question. Version 0 is nothing yet; `mark` changes with the text and tells nothing."""

    position: int
    ask: str
    text: str = ""
    version: int = 0
    at: datetime | None = None
    mark: str = ""
    by: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What someone answered after one session: the places of what they chose, and what they wrote, by question."""

    feedback: SessionFeedback
    box: boxes.Opened
    choices: Mapping[str, int]
    texts: Mapping[str, Written]

    @property
    def release(self) -> WishRelease | None:
        """That the wish may be read, unless that was taken back."""
        found = getattr(self.feedback, "release", None)
        return None if found is None or hasattr(found, "withdrawal") else found

    @property
    def saved_at(self) -> datetime | None:
        """When something was last kept."""
        return self.feedback.at


@dataclass(frozen=True, slots=True)
class Seen:
    """What may be known of one session. Without `figures` there is too little to say; `wishes` are in an order of
    chance. Not yet `closed`: nothing is known."""

    session: Session
    closed: bool
    figures: Mapping[str, Figure]
    wishes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What someone meant to do after a session; `now`: it is what they try now."""

    session: Session
    text: str
    now: bool


def taking_part(session: Session) -> QuerySet[Enrolment]:
    """Returns who took part on the day of a session: enrolled by then, and not stopped."""
    rows = Enrolment.objects.filter(cohort=session.cohort_id, enrolled_at__date__lte=session.on)
    return rows.filter(Q(stopped_on__isnull=True) | Q(stopped_on__gt=session.on))


def took_part(actor: Actor, session: Session) -> bool:
    """Says whether the actor took part on the day of a session (one query)."""
    return actor.subject is not None and taking_part(session).filter(person=actor.subject).exists()


def session_of(actor: Actor, session_id: uuid.UUID) -> Session:
    """Returns a session at which the actor took part. Raises Http404, also before it is over."""
    return get_object_or_404(_sessions().filter(enrolled(actor.subject)), pk=session_id)


def enrolled(person: Any) -> Q:
    """Returns the condition on sessions that this person took part that day; the clock of that day is near enough."""
    mine = Enrolment.objects.filter(
        Q(stopped_on__isnull=True) | Q(stopped_on__gt=OuterRef("on")),
        cohort=OuterRef("cohort"),
        person=person,
        enrolled_at__date__lte=OuterRef("on"),
    )
    return Q(Exists(mine))


def own(actor: Actor, session: Session) -> Opened | None:
    """Returns what the actor answered, or None when nothing was laid out for them (three queries)."""
    found = _feedback().filter(person=actor.subject, session=session).first()
    if found is None:
        return None
    found.session = session
    return opened(found)


def opened(feedback: SessionFeedback) -> Opened:
    """Returns feedback opened (two queries unless its texts came along). Raises crypto.Unreadable."""
    return _opened(feedback, boxes.open_box(feedback.box))


def all_opened(found: Sequence[SessionFeedback]) -> list[Opened]:
    """Returns feedback opened (one query); what cannot be opened is left out."""
    box = boxes.open_boxes([one.box for one in found]) if found else {}
    return [_opened(one, box[one.box]) for one in found if one.box in box]


def all_own(actor: Actor, *, now: datetime) -> list[tuple[Session, Opened | None]]:
    """Returns the sessions that ask, or of which something of the actor is kept, newest first (five queries)."""
    if actor.subject is None:
        return []
    mine = {one.session_id: one for one in _feedback().filter(person=actor.subject)}
    first = timezone.localdate(now) - moments.OPEN
    rows = _sessions().filter(Q(pk__in=[key for key, one in mine.items() if one.at]) | Q(on__gte=first))
    sessions = rows.filter(enrolled(actor.subject), on__lte=timezone.localdate(now)).order_by("-on", "-starts")[
        :AT_MOST
    ]
    shown = [one for one in sessions if moments.is_over(one, now=now)]
    by_id = {one.feedback.session_id: one for one in all_opened([mine[one.pk] for one in shown if one.pk in mine])}
    return [(one, by_id.get(one.pk)) for one in shown]


def waiting(actor: Actor, *, now: datetime, most: int) -> list[Session]:
    """Returns sessions that ask the actor something, soonest to close first (one query): where they were not, by what
    was noted, nothing is asked."""
    cohorts, today = actor.cohorts("participant", "alumnus"), timezone.localdate(now)
    if actor.subject is None or not cohorts:
        return []
    found = _WAITING.all(person=actor.subject, cohorts=cohorts, first=today - moments.OPEN, today=today)
    return [one for one in found if moments.is_open(one, now=now)][:most]


def plan_of(opened: Opened | None) -> str:
    """Returns what someone said they would do, "" when nothing."""
    return opened.texts[PLAN].text.strip() if opened else ""


def tried(actor: Actor, *, today: date) -> Plan | None:
    """Returns what the actor meant to do after their last session, as long as that is what they try now (two queries;
    one when there is nothing)."""
    if actor.subject is None:
        return None
    row = _TRIED.first(person=actor.subject, position=questions()[PLAN].position, first=today - moments.TRIED)
    found = boxes.open_boxes([row.feedback.box]) if row else {}
    if row is None or not found:
        return None
    text = written(questions()[PLAN], row.feedback, row, found[row.feedback.box]).text.strip()
    return Plan(row.feedback.session, text, now=True) if text else None


def plans(actor: Actor, *, now: datetime) -> list[Plan]:
    """Returns what the actor meant to do after each session, newest first (five queries)."""
    first = timezone.localdate(now) - moments.TRIED
    return [
        Plan(session, text, session.on >= first) for session, one in all_own(actor, now=now) if (text := plan_of(one))
    ]


def too_small(session: Session) -> bool:
    """Says whether so few take part that there will never be a picture (one query)."""
    return taking_part(session).count() < minimum.rules().least(counting.SENSITIVE)


def standing(actor: Actor, cohort: Cohort) -> set[str]:
    """Returns what the actor is to a group; whether that is on the employer's side of one of its people is asked only
    of who has such a role (one query)."""
    alone = rules.columns(actor, cohort, organisations=(), people=())
    if not alone & {"trainer", "programmaleider"} or not actor.has("sponsor", "line_manager"):
        return alone
    rows = list(Enrolment.objects.filter(cohort=cohort).values_list("person", "organisation"))
    organisations = {organisation for _, organisation in rows}
    return rules.columns(actor, cohort, organisations=organisations, people={person for person, _ in rows})


def of_cohort(actor: Actor, cohort_id: uuid.UUID) -> tuple[Cohort, set[str]]:
    """Returns a group whose pictures the actor sees, and what they are to it. Raises Http404."""
    cohort = programmes.cohort(actor, cohort_id)
    held_here = standing(actor, cohort)
    if not rules.sees_picture(held_here):
        raise Http404
    return cohort, held_here


def seen(sessions: Sequence[Session], *, wishes: bool, now: datetime) -> list[Seen]:
    """Returns what may be known of sessions that were held (one query, and four for the wishes)."""
    held_ones = [one for one in sessions if moments.is_over(one, now=now)]
    pictures = {one.session_id: figures(one) for one in GroupPicture.objects.filter(session__in=held_ones)}
    closed = {one.pk: moments.is_past(one, now=now) or one.pk in pictures for one in held_ones}
    said = _wishes([key for key, found in pictures.items() if found]) if wishes else {}
    return [Seen(one, closed[one.pk], pictures.get(one.pk, {}), said.get(one.pk, ())) for one in held_ones]


def figures(picture: GroupPicture) -> dict[str, Figure]:
    """Returns what of a frozen picture may be shown by the minimum of now."""
    found = {key: counting.still(counting.kept(plain), minimum.rules()) for key, plain in picture.figures.items()}
    return {key: one for key, one in found.items() if one is not None}


def is_frozen(session: Session) -> bool:
    """Says whether the picture of a session was frozen."""
    return GroupPicture.objects.filter(session=session).exists()


def sessions_of(cohort: Cohort) -> list[Session]:
    """Returns the sessions of a group, newest first (one query)."""
    return list(_sessions().filter(cohort=cohort).order_by("-on", "-starts"))


def answers_to(session: Session) -> list[Opened]:
    """Returns what everyone answered after a session; for freezing its picture, and nothing else."""
    return all_opened(list(_feedback().filter(session=session, at__isnull=False)))


def to_freeze(*, now: datetime) -> QuerySet[Session]:
    """Returns sessions that closed, with something laid out, and of which no picture was frozen."""
    laid_out = SessionFeedback.objects.filter(session=OuterRef("pk"))
    frozen = GroupPicture.objects.filter(session=OuterRef("pk"))
    last = timezone.localdate(now) - moments.OPEN
    return _sessions().filter(Exists(laid_out), ~Exists(frozen), on__lt=last, cancellation=None)


def shuffled(found: Collection[WishRelease]) -> list[WishRelease]:
    """Returns these in an order of chance, from which nothing of their writers can be read."""
    order = sorted(found, key=lambda one: str(one.pk))
    random.SystemRandom().shuffle(order)
    return order


def field_of(feedback: uuid.UUID, question: str) -> str:
    """Returns the name to which something sealed is bound."""
    return f"feedback:{feedback}:{question}"


def written(question: Question, feedback: SessionFeedback, row: FeedbackText | None, box: boxes.Opened) -> Written:
    """Returns what stands under one open question."""
    text = box.unseal(row.text, field=field_of(feedback.pk, question.id)) if row else ""
    mark = held.mark(text, box.digest_key())
    found = Written(question.position, question.text, text, mark=mark)
    return replace(found, version=row.version, at=row.at) if row else found


def _wishes(sessions: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """What may be read, per session; nothing where fewer than the minimum let theirs be read, now as well."""
    living = WishRelease.objects.filter(
        feedback__session__in=sessions, withdrawal__isnull=True, place__isnull=False
    ).order_by("place")
    rows: dict[uuid.UUID, list[SessionFeedback]] = {}
    for one in living.select_related("feedback").prefetch_related("feedback__texts"):
        rows.setdefault(one.feedback.session_id, []).append(one.feedback)
    least = minimum.rules().least(counting.SENSITIVE)
    enough = [one for several in rows.values() if len(several) >= least for one in several]
    found: dict[uuid.UUID, list[str]] = {}
    for said in all_opened(enough):
        found.setdefault(said.feedback.session_id, []).append(said.texts[WISH].text.strip())
    return found


def choices(feedback: SessionFeedback, box: boxes.Opened) -> dict[str, int]:
    """Returns the places of what someone chose, by question."""
    found: dict[str, int] = json.loads(box.unseal(feedback.choices, field=field_of(feedback.pk, "choices")))
    return found


def _sessions() -> QuerySet[Session]:
    return Session.objects.select_related("block", "cohort", "cancellation")


def _waiting() -> QuerySet[Session]:
    person = prepared.uuid("person")
    answered = SessionFeedback.objects.filter(session=OuterRef("pk"), person=person, at__isnull=False)
    away = Attendance.objects.filter(session=OuterRef("pk"), person=person, present=False)
    rows = _sessions().filter(cohort__in=prepared.uuids("cohorts"), cancellation=None)
    rows = rows.filter(on__gte=prepared.day("first"), on__lte=prepared.day("today")).filter(enrolled(person))
    return rows.filter(~Exists(answered), ~Exists(away)).order_by("on", "starts")


def _tried() -> QuerySet[FeedbackText]:
    rows = FeedbackText.objects.filter(feedback__person=prepared.uuid("person"), position=prepared.number("position"))
    rows = rows.filter(feedback__session__on__gte=prepared.day("first")).select_related("feedback__session__block")
    return rows.order_by("-feedback__session__on", "-at")[:1]


# On the start page of everyone who takes part.
_WAITING, _TRIED = Prepared(_waiting), Prepared(_tried)


def _feedback() -> QuerySet[SessionFeedback]:
    return SessionFeedback.objects.select_related("release__withdrawal").prefetch_related("texts")


def _opened(feedback: SessionFeedback, box: boxes.Opened) -> Opened:
    rows = {row.position: row for row in feedback.texts.all()}
    asked = [one for one in questions().values() if one.open]
    texts = {one.id: written(one, feedback, rows.get(one.position), box) for one in asked}
    return Opened(feedback, box, choices(feedback, box), texts)
