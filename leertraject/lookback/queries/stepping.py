"""What a coder can take back, or do again, in one text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import Coding, CodingStep, Conversation, Fragment, Insight, Memo, Transcript, Turn
from leertraject.lookback.queries import conversations
from leertraject.people.models import Person
from leertraject.privacy import boxes

State = dict[str, Any]
_GIVEN = Prepared(
    lambda: (
        Coding.objects.filter(fragment=prepared.uuid("fragment"), coder=prepared.uuid("coder"))
        .order_by("code_id")
        .values_list("code_id", "at")
    )
)
_MEMO = Prepared(
    lambda: Memo.objects.filter(
        transcript=prepared.uuid("transcript"),
        fragment=prepared.uuid("fragment"),
        by=prepared.uuid("coder"),
        ended_at__isnull=True,
    ).values_list("pk", flat=True)
)
_PART = Prepared(
    lambda: Turn.objects.filter(
        transcript=prepared.uuid("transcript"), begin__lte=prepared.number("start"), end__gte=prepared.number("end")
    ).values_list("label__part", flat=True)
)
_THERE = Prepared(
    lambda: Fragment.objects.filter(
        transcript=prepared.uuid("transcript"),
        start=prepared.number("start"),
        end=prepared.number("end"),
        words_gone=False,
    )
)
_WORKED_ON = Prepared(
    lambda: stepping(
        conversations.saying(conversations.worked_on_by(conversations.ASKING, now=conversations.THEN)),
        conversations.ASKING,
    ).filter(pk=prepared.uuid("conversation"))
)
_STAND = Prepared(
    lambda: (
        conversations.worked_on_by(conversations.ASKING, now=conversations.THEN)
        .filter(pk=prepared.uuid("conversation"), transcript__isnull=False)
        .values_list("transcript", "transcript__coded", "transcript__revision")
    )
)


def state(fragment: Fragment | None, coder: UUID | None) -> State:
    """Returns how a fragment stands and which codes and memo `coder` gave it (two queries); nothing without one."""
    if fragment is None or coder is None:
        return {}
    given = _GIVEN.all(fragment=fragment.pk, coder=coder)
    memo = _MEMO.first(transcript=fragment.transcript_id, fragment=fragment.pk, coder=coder)
    return {
        "start": fragment.start,
        "end": fragment.end,
        "made_at": fragment.made_at.isoformat(),
        "codes": {str(code): at.isoformat() for code, at in given},
        "memo": str(memo) if memo else None,
    }


def part_at(transcript: Transcript, start: int, end: int) -> str | None:
    """Returns whose turn it is in which a place lies, or None for a place over two turns."""
    return _PART.first(transcript=transcript.pk, start=start, end=end)


def fragment_at(transcript: Transcript, start: int, end: int) -> Fragment | None:
    """Returns the fragment of exactly this place, or None."""
    return _THERE.first(transcript=transcript.pk, start=start, end=end)


def said_of(fragment: Fragment, insight: Insight, stance: str) -> State:
    """Returns what a fragment says of an insight as a state; "" for nothing."""
    return {"start": fragment.start, "end": fragment.end, "insight": str(insight.pk), "stance": stance}


def memos(fragment: Fragment) -> QuerySet[Memo]:
    """Returns the memos that count at a fragment."""
    return Memo.objects.filter(transcript=fragment.transcript_id, fragment=fragment.pk, ended_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Written:
    """A memo with its words, and who wrote it when; `by` is "" for someone who is no longer known."""

    text: str
    by: str
    at: datetime
    own: bool


def memos_at(fragment: Fragment, actor: Actor) -> list[Written]:
    """Returns the memos at a fragment (one query, and one for the key when there are any)."""
    name = Person.objects.filter(pk=OuterRef("by")).values("name")[:1]
    rows = list(memos(fragment).annotate(name=Subquery(name)))
    if not rows or fragment.transcript is None:
        return []
    box = boxes.open_box(fragment.transcript.box)
    return [
        Written(box.unseal(row.text, field="memo"), row.name or "", row.at, row.by == actor.subject) for row in rows
    ]


def memo_texts(transcript: Transcript) -> list[str]:
    """Returns the memos that count in a text, for who spoke in it. Raises crypto.Unreadable."""
    rows = transcript.memos.filter(ended_at__isnull=True)
    box = boxes.open_box(transcript.box) if rows else None
    return [box.unseal(row.text, field="memo") for row in rows] if box else []


def to_undo(transcript: Transcript, actor: Actor, *, below: int | None = None) -> CodingStep | None:
    """Returns what `actor` did last and has not taken back; with `below` the last one before that number."""
    done = CodingStep.objects.filter(transcript=transcript, by=actor.subject, undone_at__isnull=True)
    return (done if below is None else done.filter(number__lt=below)).order_by("-number").first()


def to_redo(transcript: Transcript, actor: Actor) -> CodingStep | None:
    """Returns what `actor` took back last, unless they did something else since."""
    mine = CodingStep.objects.filter(transcript=transcript, by=actor.subject)
    taken = mine.filter(undone_at__isnull=False).order_by("-latest").first()
    return taken if taken is not None and not mine.filter(number__gt=taken.latest).exists() else None


def worked_on(conversation: UUID, actor: Actor, *, now: datetime) -> Conversation | None:
    """Returns a conversation that `actor` interviews in, or None (one query).

    With its text, whether its speaker lets us use it, and whether `actor` can undo and redo something.
    """
    if actor.subject is None:
        return None
    return _WORKED_ON.first(conversation=conversation, person=actor.subject, now=now)


def stepping(found: QuerySet[Conversation], actor: Actor) -> QuerySet[Conversation]:
    """Returns these conversations, each with whether `actor` can undo and redo something in its text."""
    mine = CodingStep.objects.filter(transcript__conversation=OuterRef("pk"), by=actor.subject)
    same = CodingStep.objects.filter(transcript=OuterRef("transcript"), by=actor.subject)
    newest = same.order_by("-number").values("number")[:1]
    return found.annotate(
        undoes=Exists(mine.filter(undone_at__isnull=True)),
        redoes=Exists(mine.filter(undone_at__isnull=False, latest__gt=Subquery(newest))),
    )


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the coding of a text is, and how often the text was changed."""

    transcript: UUID
    coded: int
    revision: int

    def __str__(self) -> str:
        return f"{self.coded}.{self.revision}"


def stand(conversation: UUID, actor: Actor, *, now: datetime) -> Stand | None:
    """Returns how far a conversation is that `actor` interviews in, or None (one query)."""
    if actor.subject is None:
        return None
    found = _STAND.first(conversation=conversation, person=actor.subject, now=now)
    return Stand(*found) if found else None


@dataclass(frozen=True, slots=True)
class Done:
    """What someone else did since: who, what, and whether it was taken back."""

    by: str
    kind: str
    undone: bool


def since(stand: Stand, actor: Actor, *, count: int, most: int = 20) -> list[Done]:
    """Returns what others did after this count of `Transcript.coded`, the newest first (two queries)."""
    found = CodingStep.objects.filter(transcript=stand.transcript, latest__gt=count, by__isnull=False)
    found = found.exclude(by=actor.subject).order_by("-latest")
    rows = list(found.values_list("by", "kind", "undone_at")[:most])
    names = dict(Person.objects.filter(pk__in={by for by, *_ in rows}).values_list("pk", "name"))
    return [Done(names[by], kind, undone is not None) for by, kind, undone in rows if by in names]


def turn_of(step: CodingStep) -> int | None:
    """Returns the number of the turn where the fragment of a step stood, as far as the text is still the same."""
    place = step.after or step.before
    turns = Turn.objects.filter(transcript=step.transcript_id, begin__lte=place["start"], end__gte=place["end"])
    return turns.values_list("index", flat=True).first()


def moment(text: str) -> datetime:
    """Returns a moment from a step."""
    return datetime.fromisoformat(text)
