"""How far conversations are, as far as someone may know it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.prepared import Prepared
from leertraject.lookback import guides, rules
from leertraject.lookback.models import (
    Assignment,
    ChangeReason,
    ConsentAnswer,
    Conversation,
    Fragment,
    Note,
    Part,
    SpeakerLabel,
    Task,
    TrendChange,
)
from leertraject.lookback.models.transcript import NOTED
from leertraject.lookback.queries.planning import prepare_within
from leertraject.notices.models import Notice

# The kind of the mail that asks for consent.
ASKED = "lookback.consent"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one conversation is.

    `interviews` and `spoke` say what the reader has to do with it. `to_come`: its moment lies ahead; `soon`: so near
    that the speaker may have the questions; `today`: this day, and not over yet. `begun` and `ended`: it was held with
    notes that are no transcript yet; `noted`: its transcript was made of notes. For anyone else only the plan,
    `asked_at` and `answered` are known: what was answered, and whatever follows from it, stays between speaker and
    interviewer (matrix row `toestemming`), so the rest looks the same whatever the answer was.
    """

    interviews: bool = False
    spoke: bool = False
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    consents: Mapping[str, bool] = field(default_factory=dict)
    to_come: bool = False
    soon: bool = False
    today: bool = False
    begun: bool = False
    ended: bool = False
    transcript: bool = False
    noted: bool = False
    mapped: bool = False
    fragments: int = 0
    offered: int = 0
    released: int = 0
    insights: int = 0
    told: bool = False

    @property
    def answered(self) -> bool:
        """Says whether the speaker answered the questions about consent."""
        return self.answered_at is not None

    @property
    def full(self) -> bool:
        """Says whether the reader may know everything of it."""
        return self.interviews or self.spoke


def progress(actor: Actor, conversations: Iterable[Conversation], *, now: datetime) -> dict[UUID, Progress]:
    """Returns the progress of these conversations, which the caller has shown to be seen by `actor`.

    Five queries at most: one less when the conversations have their `interviewers` or say whether `actor` is one
    (`interviewed`), and none for what follows a transcript where there is none.
    """
    found = list(conversations)
    ids = [conversation.pk for conversation in found]
    interviewed = _interviewed(actor, found, now)
    asked, answers, texts = _asked(ids), _answers(ids), _texts(ids)
    written = [key for key, text in texts.items() if text["transcript"]]
    counts, told = _counts(written), _told(written)
    result = {}
    for conversation in found:
        key = conversation.pk
        given, answered_at = answers.get(key, ({}, None))
        limited = Progress(
            interviews=key in interviewed,
            spoke=actor.subject is not None and conversation.speaker_id == actor.subject,
            asked_at=asked.get(key),
            answered_at=answered_at,
            to_come=conversation.planned_for is not None and conversation.planned_for > now,
            today=_is_today(conversation, now),
            soon=conversation.planned_for is not None and now < conversation.planned_for <= now + prepare_within(),
        )
        rest: dict[str, Any] = {"consents": given, "told": key in told, **counts.get(key, {})}
        rest |= texts.get(key, {})
        result[key] = replace(limited, **rest) if limited.full else limited
    return result


def may_arrange(actor: Actor, conversation: Conversation, known: Progress, *, now: datetime) -> bool:
    """Says whether `actor`, who knows this much of a conversation, may move it or call it off."""
    tasks = frozenset({Task.INTERVIEWER.value} if known.interviews else ())
    try:
        rules.check_may_arrange(actor, conversation, tasks, text=known.transcript or known.ended, now=now)
    except NotAllowed:
        return False
    return True


def _is_today(conversation: Conversation, now: datetime) -> bool:
    """Says whether a conversation is planned for this day and, by the minutes of its guide, not over."""
    at = conversation.planned_for
    if at is None or timezone.localdate(at) != timezone.localdate(now):
        return False
    return now <= at + timedelta(minutes=guides.guides()[conversation.voice].minutes)


def _interviewed(actor: Actor, found: list[Conversation], now: datetime) -> set[UUID]:
    """Those of these conversations that `actor` interviews in."""
    if all(hasattr(conversation, "interviewed") for conversation in found):
        return {c.pk for c in found if c.interviewed}  # type: ignore[attr-defined]
    if all(hasattr(conversation, "interviewers") for conversation in found):
        return {c.pk for c in found for held in c.interviewers if held.person_id == actor.subject}  # type: ignore[attr-defined]
    mine = Assignment.objects.filter(conversation__in=found, person=actor.subject, task=Task.INTERVIEWER)
    return set(mine.current(now).values_list("conversation_id", flat=True))


def _asked(ids: list[UUID]) -> dict[UUID, datetime]:
    return dict(_ASKED.all(conversations=ids))


def _answers(ids: list[UUID]) -> dict[UUID, tuple[dict[str, bool], datetime]]:
    found: dict[UUID, tuple[dict[str, bool], datetime]] = {}
    for key, purpose, granted, at in _ANSWERS.all(conversations=ids):
        found[key] = (found.get(key, ({}, at))[0] | {purpose: granted}, at)
    return found


def _texts(ids: list[UUID]) -> dict[UUID, dict[str, bool]]:
    """Per conversation with a transcript or notes how far those are."""
    return {
        key: {
            "transcript": source is not None,
            "mapped": source is not None and not unmapped,
            "noted": source == NOTED,
            "begun": begun is not None,
            "ended": ended is not None,
        }
        for key, source, unmapped, begun, ended in _TEXTS.all(conversations=ids)
    }


def _counts(ids: list[UUID]) -> dict[UUID, dict[str, int]]:
    rows = _COUNTS.all(conversations=ids) if ids else []
    return {row.pop("transcript__conversation"): row for row in rows}


def _told(ids: list[UUID]) -> set[UUID]:
    """The conversations whose words stand behind a change that was told back."""
    return {key for (key,) in _TOLD.all(conversations=ids)} if ids else set()


def _asking() -> QuerySet[Notice, Any]:
    rows = Notice.objects.filter(kind=ASKED, object_id__in=_IDS).order_by("made_at")
    return rows.values_list("object_id", "made_at")


def _answering() -> QuerySet[ConsentAnswer, Any]:
    rows = ConsentAnswer.objects.filter(conversation__in=_IDS).order_by("id")
    return rows.values_list("conversation_id", "purpose", "granted", "at")


def _written() -> QuerySet[Conversation, Any]:
    unknown = SpeakerLabel.objects.filter(transcript__conversation=OuterRef("pk"), part=Part.UNKNOWN)
    there = Q(transcript__isnull=False) | Q(holding__isnull=False)
    rows = Conversation.objects.filter(there, pk__in=_IDS).order_by().annotate(unmapped=Exists(unknown))
    return rows.values_list("pk", "transcript__source_format", "unmapped", "holding__begun_at", "holding__ended_at")


def _counting() -> QuerySet[Fragment, Any]:
    living = Q(offer__release__isnull=False, offer__release__withdrawal__isnull=True)
    rows = Fragment.objects.filter(transcript__conversation__in=_IDS, lapsed_at__isnull=True).order_by()
    return rows.values("transcript__conversation").annotate(
        fragments=Count("pk", distinct=True),
        offered=Count("offer", distinct=True),
        released=Count("offer__release", filter=living, distinct=True),
        insights=Count("supports__insight", distinct=True),
    )


def _telling() -> QuerySet[Any, Any]:
    place = "insight__supports__fragment__transcript__conversation"
    rows = ChangeReason.objects.filter(**{f"{place}__in": _IDS}, change__in=Note.objects.values("change"))
    seen = "trend__supports__fragment__transcript__conversation"
    answers = TrendChange.objects.filter(**{f"{seen}__in": _IDS}, change__in=Note.objects.values("change"))
    return rows.order_by().values_list(place).union(answers.order_by().values_list(seen))


# Lists of conversations are asked for all the time, each with other conversations.
_IDS = prepared.uuids("conversations")
_ASKED, _ANSWERS, _TEXTS = Prepared(_asking), Prepared(_answering), Prepared(_written)
_COUNTS, _TOLD = Prepared(_counting), Prepared(_telling)
