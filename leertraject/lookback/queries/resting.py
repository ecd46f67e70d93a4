"""What rests on a conversation, a fragment, a code, an insight or a change, as far as the reader may see."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from leertraject.kernel.actors import Actor
from leertraject.lookback.guides import ConsentPurpose
from leertraject.lookback.models import (
    ChangeReason,
    Check,
    Code,
    Coding,
    Conversation,
    Fragment,
    Holding,
    Insight,
    Note,
    NoteCopy,
    Offer,
    Purpose,
    Stance,
    Support,
    Transcript,
    Trend,
    TrendSupport,
)
from leertraject.lookback.queries import checks, conversations, holding, insights, quotes, trends
from leertraject.lookback.rules import LEAST_VOICES
from leertraject.programmes import queries as programmes
from leertraject.programmes.models import Change, Cohort


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something outside this package that rests on insights or releases: how it is called, and where it is read."""

    label: str
    url: str


# What a package above this one says rests on these insights and releases, as far as the actor may see.
Hook = Callable[[Actor, Collection[UUID], Collection[UUID]], Iterable[Elsewhere]]
_hooks: list[Hook] = []


def register(hook: Hook) -> None:
    """Adds what a package above this one publishes; the same hook is not added twice."""
    if hook not in _hooks:
        _hooks.append(hook)


@dataclass(frozen=True, slots=True)
class Under:
    """An insight and what it loses: people that support it `before` and `after`; the same when it loses nothing.

    `falls_back`: it is confirmed, and could not be any more with what is left.
    """

    insight: Insight
    before: int
    after: int
    falls_back: bool


@dataclass(frozen=True, slots=True)
class Rests:
    """Everything that rests on something. `hidden` are insights that the reader may not read."""

    insights: tuple[Under, ...] = ()
    hidden: int = 0
    trends: tuple[Trend, ...] = ()
    changes: tuple[Change, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    quotes: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends: whether text and notes go, and how many quotes, fragments, insights and cards are touched.

    `told` are the changes that the speaker got a note about: they stay.
    """

    text: bool
    notes: bool
    quotes: int
    fragments: int
    insights: int
    trends: int
    told: int


def ending(conversation: Conversation, purposes: Collection[ConsentPurpose]) -> Ending:
    """Returns what ends when the speaker withdraws these purposes (eight queries at most)."""
    ended = {purpose.id for purpose in purposes}
    if holding.is_noted(conversation):
        # A text that was made of notes rests on the yes to notes.
        purposes = [purpose for purpose in purposes if purpose.id != Purpose.TRANSCRIPT]
    erased = frozenset().union(*(purpose.erases for purpose in purposes))
    withdraws = any(purpose.withdraws_releases for purpose in purposes)
    released = quotes.from_conversation(conversation)
    fragments = Fragment.objects.filter(transcript__conversation=conversation, lapsed_at__isnull=True)
    if not withdraws:
        fragments = fragments.exclude(offer__release__in=released)
    if "codering" not in erased:
        fragments = fragments.none()
    touched = Support.objects.filter(fragment__in=fragments).values("insight")
    told = NoteCopy.objects.filter(receiver=conversation.speaker_id)
    told = told.filter(note__change__in=ChangeReason.objects.filter(insight__in=touched).values("change"))
    return Ending(
        text="terugblikgesprek" in erased and Transcript.objects.filter(conversation=conversation).exists(),
        notes=Purpose.NOTES in ended and Holding.objects.filter(conversation=conversation).exists(),
        quotes=released.count() if withdraws else 0,
        fragments=fragments.count(),
        insights=touched.distinct().count(),
        trends=TrendSupport.objects.filter(fragment__in=fragments).values("trend").distinct().count(),
        told=told.count(),
    )


def on_quote(offer: Offer) -> int:
    """Returns under how many insights the quote of an offer stands, for its speaker (one query)."""
    found = Support.objects.filter(fragment=offer.fragment_id, fragment__lapsed_at__isnull=True)
    return found.values("insight").distinct().count()


def on_fragments(actor: Actor, fragments: Iterable[Fragment]) -> Rests:
    """Returns what rests on these fragments, and what every insight would lose without them."""
    counting = [fragment for fragment in fragments if fragment.lapsed_at is None]
    mine = {fragment.pk for fragment in counting}
    supports = Support.objects.filter(fragment__lapsed_at__isnull=True)
    touched = supports.filter(fragment__in=mine).values("insight")
    rows = supports.filter(insight__in=touched).values_list(
        "insight_id", "fragment_id", "fragment__tally", "fragment__voice", "stance"
    )
    marks: dict[UUID, list[tuple[UUID, UUID, str, str]]] = defaultdict(list)
    for insight, *mark in rows:
        marks[insight].append(tuple(mark))  # type: ignore[arg-type]
    seen = insights.all_shown(insights.visible_to(actor).filter(pk__in=marks).order_by("number", "pk"))
    under = tuple(_under(insight, marks[insight.pk], mine) for insight in seen)
    released = [fragment.offer.release for fragment in counting if hasattr(getattr(fragment, "offer", None), "release")]
    living = [release.pk for release in released if not hasattr(release, "withdrawal")]
    rests = _above(actor, under, hidden=len(marks) - len(seen), releases=living)
    return replace(rests, trends=_cards(trends.visible_to(actor).filter(supports__fragment__in=mine)))


def on_code(actor: Actor, code: Code) -> Rests:
    """Returns what rests on fragments with this code. Without the code they keep their words, so nothing is lost."""
    coded = Coding.objects.filter(code=code, fragment__lapsed_at__isnull=True).values("fragment")
    found = insights.visible_to(actor).filter(supports__fragment__in=coded).distinct().order_by("number", "pk")
    return _above(actor, tuple(Under(one, 0, 0, falls_back=False) for one in insights.all_shown(found)))


def on_insight(actor: Actor, insight: Insight) -> Rests:
    """Returns what rests on an insight, without the insight itself."""
    found = _above(actor, (Under(insight, 0, 0, falls_back=False),))
    return replace(found, insights=(), trends=_cards(trends.visible_to(actor).filter(insight=insight)))


def on_change(actor: Actor, change: Change) -> Rests:
    """Returns what rests on a change: the cohorts that follow it, its checks and what was told back."""
    cohorts = programmes.cohorts(actor).filter(pk__in=checks.cohorts_running(change).values("pk"))
    planned = list(checks.visible_to(actor).filter(change=change))
    insights.all_shown([change, *(check.change for check in planned)])
    return Rests(
        cohorts=tuple(cohorts) if change.version.published else (),
        checks=tuple(planned),
        notes=tuple(Note.objects.filter(change=change).select_related("change__version")),
    )


def _cards(found: QuerySet[Trend]) -> tuple[Trend, ...]:
    return tuple(insights.all_shown(found.distinct().order_by("number", "pk")))


def _under(insight: Insight, marks: Iterable[tuple[UUID, UUID, str, str]], without: Collection[UUID]) -> Under:
    supporting = [(fragment, tally, voice) for fragment, tally, voice, st in marks if st == Stance.SUPPORTS]
    left = [(tally, voice) for fragment, tally, voice in supporting if fragment not in without]
    before, after = {tally for _, tally, _ in supporting}, {tally for tally, _ in left}
    voices = len({voice for _, _, voice in supporting}), len({voice for _, voice in left})
    falls = hasattr(insight, "confirmation") and voices[1] < LEAST_VOICES <= voices[0]
    return Under(insight, len(before), len(after), falls)


def _above(actor: Actor, under: tuple[Under, ...], *, hidden: int = 0, releases: Collection[UUID] = ()) -> Rests:
    """Returns what rests on these insights: changes, checks, notes, and what other packages publish."""
    found = [one.insight.pk for one in under]
    reasons = ChangeReason.objects.filter(insight__in=found).values("change")
    changes = list(checks.changes(actor).filter(pk__in=reasons).order_by("version__number", "number")) if found else []
    planned = list(checks.visible_to(actor).filter(change__in=changes)) if changes else []
    insights.all_shown([*changes, *(check.change for check in planned)])
    notes = Note.objects.filter(change__in=changes).select_related("change__version") if changes else ()
    return Rests(
        insights=under,
        hidden=hidden,
        changes=tuple(changes),
        checks=tuple(planned),
        notes=tuple(notes),
        quotes=len(releases),
        elsewhere=tuple(one for hook in _hooks for one in hook(actor, found, releases)),
    )


def fragment_for(actor: Actor, key: UUID, *, now: datetime) -> Fragment | None:
    """Returns a fragment from a conversation that `actor` interviews in."""
    mine = conversations.worked_on_by(actor, now=now)
    found = Fragment.objects.filter(pk=key, transcript__conversation__in=mine)
    return _released(found).select_related("transcript__conversation").defer("transcript__text").first()


def of_conversation(conversation: Conversation) -> QuerySet[Fragment]:
    """Returns the fragments of a conversation, each with its release."""
    return _released(Fragment.objects.filter(transcript__conversation=conversation))


def _released(found: QuerySet[Fragment]) -> QuerySet[Fragment]:
    return found.select_related("offer__release__withdrawal")
