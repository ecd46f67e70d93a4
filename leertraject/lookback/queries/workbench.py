"""The workbench: a transcript in parts of a bounded size, with what is marked in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor, Held
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import Code, Codebook, Coding, Fragment, Insight, Part, Support, Transcript, Turn
from leertraject.lookback.queries import conversations, insights, texts

# A part of a transcript is one page: at most so many turns, and so many signs unless one turn is longer.
PART_TURNS = 250
PART_LENGTH = 60_000
# How many codes have a digit of the keyboard, and how many fragments say which codes are used most.
DIGITS = 9
LATELY = 50

# What every visit to the workbench asks.
_TEXT, _NO_FRAGMENT = prepared.uuid("transcript"), UUID(int=0)
_CHOSEN = Prepared(
    lambda: Fragment.objects.filter(
        transcript=_TEXT, lapsed_at__isnull=True, pk=prepared.uuid("fragment")
    ).select_related("offer")
)
_MINE = Prepared(
    lambda: worked_on_by(conversations.ASKING, now=conversations.THEN).filter(pk=prepared.uuid("fragment"))
)
_CODES = Prepared(lambda: _often(_TEXT, prepared.uuid("study")))
_TURNS = Prepared(lambda: _turn_rows(Turn.objects.filter(transcript=_TEXT)))
_FRAGMENTS = Prepared(lambda: _given(_TEXT, prepared.number("begin"), prepared.number("end")))
_TURN_OF = Prepared(
    lambda: Turn.objects.filter(
        transcript=_TEXT, begin__lte=prepared.number("start"), end__gte=prepared.number("end")
    ).values_list("index", flat=True)
)
_SPOKEN = Prepared(
    lambda: Turn.objects.filter(transcript=_TEXT, index=prepared.number("turn"), label__part=Part.SPEAKER)
)
# For who reads every insight, and for who reads those of the own studies.
_INSIGHTS = {
    True: Prepared(lambda: _under(Actor(None, held=(Held("programme_lead"),)))),
    False: Prepared(lambda: _under(conversations.ASKING)),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn with its words; `text[begin:end]`, in code points. `starts_at` in seconds, or None."""

    index: int
    begin: int
    end: int
    starts_at: float | None
    part: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A code that someone gave to a fragment."""

    code: UUID
    name: str
    coder: UUID | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of a transcript: its turns, the fragments in it with their codes, and the opened text.

    `turns` are those of this part, `total` is how many there are in all. A lapsed fragment is in `fragments` too. Each
    has what was `given` to it (`Given`), in the order of the book.
    """

    number: int
    parts: int
    total: int
    turns: tuple[Spoken, ...]
    fragments: tuple[Fragment, ...]
    text: texts.Text
    code: Code | None = None  # then the turns are only those with this code

    @property
    def unmapped(self) -> bool:
        """Says whether nobody has said yet who is who."""
        return any(turn.part == Part.UNKNOWN for turn in self.turns)

    def turn_at(self, start: int, end: int) -> Spoken | None:
        """Returns the turn of this part in which a place lies."""
        return next((turn for turn in self.turns if turn.begin <= start and end <= turn.end), None)


def sheet(
    transcript: Transcript,
    *,
    number: int = 1,
    turn: int | None = None,
    start: int | None = None,
    code: Code | None = None,
) -> Sheet:
    """Returns the part with this turn, or with this place, or else part `number` (three queries).

    With a `code` only the turns count in which words have it. Raises crypto.Unreadable when the key of the text has
    gone.
    """
    text = texts.opened(transcript)
    parts = list(_parts(_turns(transcript, code)))
    chosen = next((i for i, part in enumerate(parts) if _holds(part, turn, start)), min(max(number, 1), len(parts)) - 1)
    turns = tuple(
        Spoken(t.index, t.begin, t.end, t.starts_at, t.part, text.words(t.begin, t.end)) for t in parts[chosen]
    )
    found = _fragments(transcript, turns)
    places = [(turn.begin, turn.end) for turn in turns] if code else []
    return Sheet(
        number=chosen + 1,
        parts=len(parts),
        total=sum(len(part) for part in parts),
        turns=turns,
        fragments=tuple(f for f in found if not code or any(b <= f.start and f.end <= e for b, e in places)),
        text=text,
        code=code,
    )


def fragment_in(transcript: Transcript, fragment_id: UUID | None) -> Fragment | None:
    """Returns a fragment of this transcript that counts, or None."""
    if fragment_id is None:
        return None
    return _CHOSEN.first(transcript=transcript.pk, fragment=fragment_id)


def fragment_for(actor: Actor, fragment_id: UUID, *, now: datetime) -> Fragment | None:
    """Returns a fragment of a conversation that `actor` interviews in, or None."""
    if actor.subject is None:
        return None
    return _MINE.first(person=actor.subject, now=now, fragment=fragment_id)


def spoken(transcript: Transcript, index: int) -> Turn | None:
    """Returns a turn of the speaker by its number, or None."""
    return _SPOKEN.first(transcript=transcript.pk, turn=index)


def worked_on_by(actor: Actor, *, now: datetime) -> QuerySet[Fragment]:
    """Returns the fragments of the conversations that `actor` interviews in."""
    mine = conversations.worked_on_by(actor, now=now)
    found = Fragment.objects.filter(transcript__conversation__in=mine)
    return found.select_related("transcript__conversation__study", "transcript__conversation__speaker")


def codes(transcript: Transcript, fragment: Fragment | None = None) -> QuerySet[Code]:
    """Returns the codes of the newest codebook, and those of an older one that were used in this transcript.

    A code that is used no more is there only for the fragment that already has it.
    """
    offered = Q(retired_at__isnull=True)
    if fragment is not None:
        offered |= Q(Exists(Coding.objects.filter(code=OuterRef("pk"), fragment=fragment)))
    return _known(transcript.pk).filter(offered)


def shown_codes(transcript: Transcript) -> list[Code]:
    """Returns the codes of the newest codebook and whatever words of this transcript have, also what is used no more.

    Each with whether there are words with it now (`used`), and how `often` it was used in this study of late. That is
    counted in the other conversations, so that a digit keeps its code while someone works in this one (one query).
    """
    return _CODES.all(transcript=transcript.pk, study=transcript.conversation.study_id)


def _known(transcript: UUID) -> QuerySet[Code]:
    newest = Codebook.objects.order_by("-made_at").values("pk")[:1]
    given = Coding.objects.filter(fragment__transcript=transcript).values("code")
    return Code.objects.filter(Q(codebook__in=newest) | Q(pk__in=given)).order_by("codebook__made_at", "position")


def _often(transcript: UUID, study: UUID) -> QuerySet[Code]:
    given = Coding.objects.filter(fragment__transcript=transcript, fragment__lapsed_at=None).values("code")
    used = ExpressionWrapper(Q(pk__in=given), output_field=BooleanField())
    chosen = Fragment.objects.filter(study=study).exclude(transcript=transcript)
    lately = chosen.order_by("-made_at").values("pk")[:LATELY]
    counted = Coding.objects.filter(code=OuterRef("pk"), fragment__in=lately).order_by().values("code")
    often = Subquery(counted.annotate(times=Count("pk")).values("times"), output_field=IntegerField())
    return _known(transcript).annotate(used=used, often=Coalesce(often, 0))


def next_uncoded(transcript: Transcript, sheet: Sheet, *, after: int) -> int | None:
    """Returns the number of the first turn of the speaker after this one without a code, else of the first one at all.

    None: every turn of the speaker has words with a code. The speaker's turns are those of whoever was said to speak.
    No query when `sheet` holds the whole transcript.
    """
    found = _bare_in(sheet) if sheet.parts == 1 and not sheet.code else _bare(transcript)
    return next((index for index in found if index > after), found[0] if found else None)


def _bare_in(sheet: Sheet) -> list[int]:
    begins = [turn.begin for turn in sheet.turns]
    coded = [f for f in sheet.fragments if f.lapsed_at is None and f.given]  # type: ignore[attr-defined]
    places = [(bisect_right(begins, f.start) - 1, f.end) for f in coded]
    done = {sheet.turns[at].index for at, end in places if at >= 0 and end <= sheet.turns[at].end}
    return [turn.index for turn in sheet.turns if turn.part == Part.SPEAKER and turn.index not in done]


def _bare(transcript: Transcript) -> list[int]:
    coded = Exists(_within().filter(codings__isnull=False))
    bare = transcript.turns.filter(~coded, label__part=Part.SPEAKER).order_by("index").values_list("index", flat=True)
    return list(bare)


def insights_for(actor: Actor, transcript: Transcript, chosen: Fragment | None = None) -> Sequence[Insight]:
    """Returns the insights of the study that `actor` may read, newest first (one query).

    Each with whether it `rests` on words of this text, with what the chosen fragment says of it for `stance`, and with
    when `actor` laid other words under it for `last`: what is done with the chosen ones moves nothing meanwhile.
    """
    if actor.subject is None:
        return []
    rows = _INSIGHTS[insights.reads_all(actor)].all(
        transcript=transcript.pk,
        study=transcript.conversation.study_id,
        fragment=chosen.pk if chosen else _NO_FRAGMENT,
        person=actor.subject,
    )
    return insights.all_shown(rows)


def _under(actor: Actor) -> "QuerySet[Any]":
    under = Support.objects.filter(insight=OuterRef("pk"))
    resting = under.filter(fragment__transcript=_TEXT, fragment__lapsed_at__isnull=True)
    stance = under.filter(fragment=prepared.uuid("fragment")).values("stance")[:1]
    others = under.filter(by=prepared.uuid("person")).exclude(fragment=prepared.uuid("fragment"))
    found = (
        insights.visible_to(actor)
        .filter(study=prepared.uuid("study"))
        .annotate(
            rests=Exists(resting), stance=Subquery(stance), last=Subquery(others.order_by("-at").values("at")[:1])
        )
    )
    return found.order_by("-number").select_related(None)[:200]


def lately_first(found: Sequence[Any]) -> list[Insight]:
    """Returns these insights, first those under which one laid other words last, then the rest as they were."""
    return sorted(found, key=lambda insight: -insight.last.timestamp() if insight.last else 0.0)


def turn_of(fragment: Fragment) -> int | None:
    """Returns the number of the turn in which a fragment lies."""
    return _TURN_OF.first(transcript=fragment.transcript_id, start=fragment.start, end=fragment.end)


def _turns(transcript: Transcript, code: Code | None) -> Iterator[Spoken]:
    if code is None:
        return (Spoken(*row) for row in _TURNS.all(transcript=transcript.pk))
    found = transcript.turns.filter(Exists(_within().filter(codings__code=code)))
    return (Spoken(*row) for row in _turn_rows(found))


def _turn_rows(found: QuerySet[Turn]) -> "QuerySet[Turn, Any]":
    return found.order_by("index").values_list("index", "begin", "end", "starts_at", "label__part")


def _within() -> QuerySet[Fragment]:
    """The fragments that count in a turn of an outer query."""
    here = Fragment.objects.filter(transcript=OuterRef("transcript"), lapsed_at__isnull=True)
    return here.filter(start__gte=OuterRef("begin"), end__lte=OuterRef("end"))


def _parts(turns: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    part: list[Spoken] = []
    length = 0
    for turn in turns:
        length += turn.end - turn.begin + 1
        if part and (len(part) == PART_TURNS or length - 1 > PART_LENGTH):
            yield part
            part, length = [], turn.end - turn.begin + 1
        part.append(turn)
    yield part


def _holds(part: list[Spoken], turn: int | None, start: int | None) -> bool:
    if not part:
        return False
    if start is not None:
        return part[0].begin <= start <= part[-1].end
    return turn is not None and part[0].index <= turn <= part[-1].index


def _fragments(transcript: Transcript, turns: tuple[Spoken, ...]) -> list[Fragment]:
    """Returns the fragments in these turns, each with what was `given` to it: a row per code, so one query does."""
    begin, end = (turns[0].begin, turns[-1].end) if turns else (0, 0)
    fragments: dict[UUID, Fragment] = {}
    for row in _FRAGMENTS.all(transcript=transcript.pk, begin=begin, end=end):
        kept = fragments.setdefault(row.pk, row)
        if kept is row:
            kept.given = []  # type: ignore[attr-defined]
        if row.given_code is not None:
            kept.given.append(Given(row.given_code, row.given_name, row.given_coder))  # type: ignore[attr-defined]
    return list(fragments.values())


def _given(transcript: UUID, begin: int, end: int) -> "QuerySet[Any]":
    found = Fragment.objects.filter(transcript=transcript, start__gte=begin, end__lte=end)
    found = found.select_related("offer__refusal", "offer__release__withdrawal").annotate(
        given_code=F("codings__code"), given_name=F("codings__code__name"), given_coder=F("codings__coder")
    )
    return found.order_by("start", "end", "pk", "codings__code__position", "given_code")
