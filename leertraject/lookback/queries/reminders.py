"""Whom to remind of what, and whether a matter still waits. The days stand in the content file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone

from leertraject.kernel import prepared
from leertraject.kernel.content import load
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import ConsentAnswer, Conversation, Move, Offer, Task
from leertraject.lookback.queries.progress import ASKED
from leertraject.notices import rhythm
from leertraject.notices.models import Notice, NoticeState, Reminder

# The kinds of mail: what asked, and what reminds of it.
OFFERED = "lookback.quote"
OF_CONSENT, OF_QUOTE, OF_TALK = "lookback.remind_consent", "lookback.remind_quote", "lookback.remind_talk"
# A mail that may have arrived can be reminded of.
ARRIVED = (NoticeState.SENT, NoticeState.UNSURE)
# A reminder of a conversation goes at least this long before it, so that a mail that waits for a server still helps.
AHEAD = timedelta(days=1)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Due:
    """One reminder that may go: of which kind, to whom, about what."""

    kind: str
    recipient: UUID
    object_id: UUID


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer is reminded of `after` this long, and `until` then."""

    after: timedelta
    until: timedelta


@cache
def unanswered() -> dict[str, Unanswered]:
    """Returns the days per question: `toestemming` and `citaat`."""
    rows = load("instruments")["nudges"]["look_back"]["unanswered"]
    return {r["id"]: Unanswered(timedelta(days=r["after_days"]), timedelta(days=r["until_days"])) for r in rows}


@cache
def workdays_ahead() -> int:
    """Returns how many working days before a conversation both sides are reminded of it."""
    return int(load("instruments")["nudges"]["look_back"]["before_workdays"])


def due(*, now: datetime) -> Iterator[Due]:
    """Yields what may go at `now`, without what went before (eight queries)."""
    found = [*_consents(now), *_quotes(now), *_talks(now)]
    gone = {Due(*row) for row in _HAD.all(objects={one.object_id for one in found})} if found else set()
    yield from (one for one in found if one not in gone)


def consents_to_give() -> QuerySet[Conversation]:
    """Returns the conversations that go on and whose speaker has answered nothing about consent."""
    answered = ConsentAnswer.objects.filter(conversation=OuterRef("pk"))
    return Conversation.objects.filter(~Exists(answered), speaker__isnull=False, called_off__isnull=True)


def quotes_to_answer() -> QuerySet[Offer]:
    """Returns the offers whose words are there and to which the speaker gave no answer."""
    open_offers = Offer.objects.filter(refusal__isnull=True, release__isnull=True, fragment__lapsed_at__isnull=True)
    return open_offers.filter(fragment__transcript__conversation__speaker__isnull=False)


def talk_waits(conversation_id: UUID, *, since: datetime) -> bool:
    """Says whether a conversation goes on as it was planned at `since`."""
    moved = Move.objects.filter(conversation=OuterRef("pk"), at__gt=since)
    return Conversation.objects.filter(~Exists(moved), pk=conversation_id, called_off__isnull=True).exists()


def _consents(now: datetime) -> Iterator[Due]:
    for key, speaker in _CONSENTS.all(**_days("toestemming", now)):
        yield Due(OF_CONSENT, speaker, key)


def _quotes(now: datetime) -> Iterator[Due]:
    for key, speaker in _QUOTES.all(**_days("citaat", now)):
        yield Due(OF_QUOTE, speaker, key)


def _days(question: str, now: datetime) -> dict[str, datetime]:
    days = unanswered()[question]
    return {"first": now - days.until, "last": now - days.after}


def _asked(rows: QuerySet, kind: str) -> QuerySet:
    """Those asked by a mail that arrived, long enough ago by the newest such mail, and not too long."""
    mails = Notice.objects.filter(kind=kind, object_id=OuterRef("pk")).order_by("-made_at")
    rows = rows.annotate(newest=Subquery(mails.values("made_at")[:1]))
    arrived = mails.filter(state__in=ARRIVED, made_at__gte=prepared.moment("first"))
    return rows.filter(Exists(arrived), newest__lte=prepared.moment("last")).order_by("newest", "pk")


def _talks(now: datetime) -> Iterator[Due]:
    ahead = timedelta(days=workdays_ahead())
    # Two working days are at most four days.
    coming = _TALKS.all(first=now + AHEAD, last=now + ahead + timedelta(days=3))
    near = [conversation for conversation in coming if _is_day(conversation, now)]
    if near:
        prefetch_related_objects(near, "assignments")
    for conversation in near:
        yield from _of_talk(conversation, now, ahead)


def _coming() -> QuerySet[Conversation]:
    """Conversations that go on and were not held, with when they were last moved."""
    rows = Conversation.objects.filter(
        planned_for__gt=prepared.moment("first"), planned_for__lte=prepared.moment("last"), called_off__isnull=True
    ).filter(transcript__isnull=True, holding__isnull=True, speaker__isnull=False)
    moves = Move.objects.filter(conversation=OuterRef("pk")).order_by("-number")
    rows = rows.select_related("preparation").annotate(moved_at=Subquery(moves.values("at")[:1]))
    return rows.order_by("planned_for", "pk")[:AT_ONCE]


def _is_day(conversation: Conversation, now: datetime) -> bool:
    if conversation.planned_for is None:
        return False
    day = timezone.localdate(conversation.planned_for)
    return rhythm.workdays_before(day, workdays_ahead()) <= timezone.localdate(now)


def _of_talk(conversation: Conversation, now: datetime, ahead: timedelta) -> Iterator[Due]:
    """Both sides, save who only just heard of it: the speaker by the preparation, the interviewer by the task."""
    moved_at = conversation.moved_at  # type: ignore[attr-defined]
    heard = {}
    if conversation.is_prepared:
        heard[conversation.speaker_id] = conversation.preparation.at
    for held in conversation.assignments.all():
        if held.task == Task.INTERVIEWER and (held.until is None or held.until > now):
            heard[held.person_id] = held.since
    for person, at in heard.items():
        if person is not None and max(at, moved_at or at) <= now - ahead:
            yield Due(OF_TALK, person, conversation.pk)


_CONSENTS = Prepared(lambda: _asked(consents_to_give(), ASKED).values_list("pk", "speaker")[:AT_ONCE])
_QUOTES = Prepared(
    lambda: _asked(quotes_to_answer(), OFFERED).values_list("pk", "fragment__transcript__conversation__speaker")[
        :AT_ONCE
    ]
)
_TALKS = Prepared(_coming)
_HAD = Prepared(
    lambda: Reminder.objects.filter(object_id__in=prepared.uuids("objects")).values_list(
        "kind", "recipient", "object_id"
    )
)
