"""Trend cards: counted in people per voice, with what lies under them and what came of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.analysis.statistics import support_in_people
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import (
    Assignment,
    Coding,
    Conversation,
    Flag,
    Insight,
    Release,
    Task,
    Transcript,
    Trend,
    TrendChange,
    TrendSupport,
    Turn,
)
from leertraject.lookback.queries import checks, conversations, insights
from leertraject.programmes.models import Change


@dataclass(frozen=True, slots=True)
class Lost:
    """What a card rested on once and no longer: people who withdrew, quotes that ended, fragments without words."""

    people: int
    quotes: int
    wordless: int


@dataclass(frozen=True, slots=True)
class Resting:
    """What a card rests on: people per voice, and how many quotes are `released` today, for whatever circle."""

    counts: dict[str, PeopleCount]
    lost: Lost
    released: int


@dataclass(frozen=True, slots=True)
class Under:
    """A fragment under a card, for the interviewer of its conversation; it holds no words."""

    fragment: UUID
    conversation: Conversation
    turn: int | None
    codes: tuple[str, ...]


def visible_to(actor: Actor) -> QuerySet[Trend]:
    """Returns the cards that `actor` may read: those who read insights (matrix row `inzicht`).

    `flagged` says of each whether its text waits for its writer, because it holds words that may not be read.
    """
    waiting = Flag.objects.filter(
        object_kind=Trend._meta.label_lower, object_id=OuterRef("pk"), settled_at__isnull=True
    )
    found = Trend.objects.select_related("study__programme").annotate(flagged=Exists(waiting))
    if insights.reads_all(actor):
        return found
    mine = Assignment.objects.filter(
        conversation__study=OuterRef("study"), person=actor.subject, task=Task.INTERVIEWER, until__isnull=True
    )
    return found.filter(Exists(mine) | Q(made_by=actor.subject)) if actor.subject else found.none()


def to_rewrite(actor: Actor, *, now: datetime) -> QuerySet[Trend]:
    """Returns the cards with an open flag that `actor` may rewrite."""
    waiting = visible_to(actor).filter(flagged=True)  # type: ignore[misc]
    return waiting.filter(study__in=insights.writable_studies(actor, now=now)).order_by("number", "pk")


def people(trend: Trend) -> int:
    """Returns how many people's words count under a card."""
    return trend.supports.filter(fragment__lapsed_at__isnull=True).values("fragment__tally").distinct().count()


def counts(trends: Iterable[Trend]) -> dict[UUID, dict[str, PeopleCount]]:
    """Returns per card and voice how many people see it coming, of how many heard (two queries however many)."""
    found = list(trends)
    marks: dict[UUID, list[tuple[UUID, str, insights.PeopleStance]]] = defaultdict(list)
    rows = TrendSupport.objects.filter(trend__in=[t.pk for t in found], fragment__lapsed_at__isnull=True)
    for trend, tally, voice in rows.values_list("trend_id", "fragment__tally", "fragment__voice"):
        marks[trend].append((tally, voice, "supports"))
    heard = insights.heard_in({t.study_id for t in found})
    return {t.pk: support_in_people(marks[t.pk], heard[t.study_id]) for t in found}


def resting(trend: Trend, *, today: date) -> Resting:
    """Returns what a card rests on, and what it rested on once (two queries)."""
    rows = trend.supports.values_list(
        "fragment__tally",
        "fragment__voice",
        "fragment__lapsed_at",
        "fragment__words_gone",
        "fragment__offer__release__until",
        "fragment__offer__release__withdrawal",
    )
    found = list(rows)
    marks: list[tuple[UUID, str, insights.PeopleStance]] = [
        (tally, voice, "supports") for tally, voice, lapsed, *_ in found if not lapsed
    ]
    lost = Lost(
        people=len({tally for tally, _, lapsed, wordless, *_ in found if lapsed and not wordless}),
        quotes=sum(1 for *_, withdrawal in found if withdrawal),
        wordless=sum(1 for _, _, _, wordless, *_ in found if wordless),
    )
    released = sum(1 for row in found if row[4] is not None and row[4] >= today and row[5] is None)
    return Resting(support_in_people(marks, insights.heard(trend.study)), lost, released)


def quotes_under(found: QuerySet[Release], trend: Trend) -> QuerySet[Release]:
    """Returns those of these releases whose words lie under a card."""
    return found.filter(offer__fragment__in=trend.supports.values("fragment"))


def own_fragments(actor: Actor, trend: Trend, *, now: datetime) -> list[Under]:
    """Returns the fragments under a card from the conversations that `actor` interviews in (two queries)."""
    place = Turn.objects.filter(
        transcript=OuterRef("fragment__transcript"),
        begin__lte=OuterRef("fragment__start"),
        end__gte=OuterRef("fragment__end"),
    )
    coded = Prefetch("fragment__codings", Coding.objects.select_related("code").order_by("code__position", "code_id"))
    found = support_of(actor, trend, None, now=now).filter(fragment__lapsed_at__isnull=True)
    found = found.annotate(turn=Subquery(place.values("index")[:1])).prefetch_related(coded)
    found = found.order_by("fragment__transcript__conversation__number", "fragment__start")
    return [_under(one) for one in found.defer("fragment__transcript__text", "fragment__transcript__original")]


def support_of(actor: Actor, trend: Trend, fragment_id: UUID | None, *, now: datetime) -> QuerySet[TrendSupport]:
    """Returns what lies under a card, for the interviewer of its conversation; of one fragment when it is given."""
    mine = conversations.worked_on_by(actor, now=now)
    found = TrendSupport.objects.filter(trend=trend, fragment__transcript__conversation__in=mine)
    found = found.filter(fragment=fragment_id) if fragment_id else found
    return found.select_related("trend", "fragment__transcript__conversation")


def of_study(actor: Actor, study: UUID) -> QuerySet[Trend]:
    """Returns the cards of a study that `actor` may read, newest first."""
    return visible_to(actor).filter(study=study).order_by("-number").select_related(None)


def holding(fragment: UUID) -> frozenset[UUID]:
    """Returns the cards under which a fragment lies."""
    return frozenset(TrendSupport.objects.filter(fragment=fragment).values_list("trend_id", flat=True))


def of_insight(actor: Actor, insight: Insight) -> list[Trend]:
    """Returns the cards that belong to an insight, as they may be read."""
    return insights.all_shown(visible_to(actor).filter(insight=insight).order_by("number"))


def insight_of(actor: Actor, trend: Trend) -> Insight | None:
    """Returns the insight that a card belongs to, as far as `actor` may read it."""
    if trend.insight_id is None:
        return None
    found = insights.visible_to(actor).filter(pk=trend.insight_id).first()
    return insights.shown(found) if found else None


def answers(actor: Actor, trend: Trend) -> list[Change]:
    """Returns the changes that answer a trend and that `actor` may read, as they may be read."""
    named = TrendChange.objects.filter(trend=trend).values("change")
    return insights.all_shown(checks.changes(actor).filter(pk__in=named).order_by("version__number", "number"))


def answered(trends: Collection[UUID]) -> dict[UUID, bool]:
    """Returns of the cards that a change answers whether one of those is published (one query)."""
    rows = TrendChange.objects.filter(trend__in=trends).values_list("trend_id", "change__version__publication")
    found: dict[UUID, bool] = {}
    for trend, publication in rows:
        found[trend] = found.get(trend, False) or publication is not None
    return found


def open_changes(actor: Actor, trend: Trend) -> QuerySet[Change]:
    """Returns the changes in the draft of the programme that do not answer this trend yet."""
    found = checks.changes(actor).filter(version__programme=trend.study.programme_id)
    return found.filter(version__publication__isnull=True).exclude(pk__in=trend.changes.values("change"))


def behind(actor: Actor, changes: Collection[UUID]) -> dict[UUID, list[Trend]]:
    """Returns per change the cards that it answers and that `actor` may read (one query)."""
    named = visible_to(actor).filter(changes__change__in=changes).order_by("changes__pk")
    found: dict[UUID, list[Trend]] = defaultdict(list)
    for trend in insights.all_shown(named.annotate(answered_by=F("changes__change"))):
        found[trend.answered_by].append(trend)  # type: ignore[attr-defined]
    return found


def _under(support: TrendSupport) -> Under:
    fragment = support.fragment
    names = dict.fromkeys(coding.code.name for coding in fragment.codings.all())
    return Under(
        fragment=fragment.pk,
        conversation=cast(Transcript, fragment.transcript).conversation,
        turn=support.turn,  # type: ignore[attr-defined]
        codes=tuple(names),
    )
