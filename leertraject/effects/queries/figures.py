"""Figures over the people of a study: counted once, at publishing, and frozen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet, Subquery, UUIDField, Value

from leertraject.analysis import disclosure
from leertraject.effects import counting
from leertraject.effects.models import FrozenFigures
from leertraject.lookback.models import Conversation, Stance, Study, Support, Voice
from leertraject.lookback.queries import insights
from leertraject.privacy import minimum

_SPOKE, _HEARD, _SUPPORTS = "spoke", "heard", "supports"


def rules() -> disclosure.Rules:
    """Returns the rules for figures: the minimum of now, or a higher one under which something was published."""
    highest = FrozenFigures.objects.aggregate(highest=Max("minimum"))["highest"] or 0
    return _raised(highest)


def before(study: Study) -> tuple[disclosure.Rules, list[FrozenFigures]]:
    """Returns the rules for figures, and the figures of a study that were frozen before, oldest first (one query)."""
    strictest = FrozenFigures.objects.order_by("-minimum", "pk").values("pk")[:1]
    rows = list(FrozenFigures.objects.filter(Q(study=study) | Q(pk=Subquery(strictest))))
    return _raised(max((row.minimum for row in rows), default=0)), [row for row in rows if row.study_id == study.pk]


def _raised(highest: int) -> disclosure.Rules:
    found = minimum.rules()
    return found.raised_to(max(found.minimum, highest))


def heard(study: Study, cohorts: Collection[UUID], chosen: Iterable[UUID]) -> counting.Heard:
    """Returns who was heard over these cohorts, and who of them supports the chosen insights (one query).

    People who belong to no cohort count when all cohorts of the study are looked at: a sheet on some cohorts is about
    the people of those alone. Whoever spoke with two voices counts with one.
    """
    supporters: dict[UUID, set[str]] = {insight: set() for insight in chosen}
    of_cohort: dict[UUID, set[UUID]] = defaultdict(set)
    of_voice: dict[str, set[UUID]] = {voice: set() for voice in Voice.values}
    for what, tally, of, voice in _people(study, supporters):
        if what == _SPOKE:
            of_cohort[tally] |= {of} if of else set()
        elif what == _HEARD:
            of_voice[voice].add(tally)
        else:
            supporters[of].add(str(tally))
    every = set().union(*of_cohort.values()) <= set(cohorts)
    speakers: dict[str, str] = {}
    for voice, tallies in of_voice.items():
        for tally in tallies:
            if every or of_cohort[tally] & set(cohorts):
                speakers.setdefault(str(tally), voice)
    return counting.Heard(speakers, {str(key): frozenset(found & speakers.keys()) for key, found in supporters.items()})


def _people(study: Study, chosen: Iterable[UUID]) -> "QuerySet[Any, Any]":
    """Rows of what, person, cohort or insight, and voice: who spoke, who was heard, and who supports an insight."""
    nothing = Value(None, output_field=UUIDField())
    spoke = Conversation.objects.filter(study=study).order_by()
    supports = Support.objects.filter(insight__in=list(chosen), stance=Stance.SUPPORTS).order_by()
    supports = supports.filter(fragment__lapsed_at__isnull=True)
    return spoke.values_list(Value(_SPOKE), "tally", "cohort", Value("")).union(
        *(found.values_list(Value(_HEARD), "tally", nothing, "voice") for found in insights.hearing([study.pk])),
        supports.values_list(Value(_SUPPORTS), "fragment__tally", "insight", Value("")),
    )


def decided(
    study: Study,
    cohorts: Collection[UUID],
    chosen: Iterable[UUID],
    least: disclosure.Rules,
    history: Sequence[FrozenFigures],
    *,
    now: datetime,
) -> counting.Figures | FrozenFigures | None:
    """Returns the figures that a publication of now would show (one query); `least` and `history` are from `before`.

    New ones when they may appear beside everything that was published of the study; else those that were frozen last
    for these cohorts, as they were; else None.
    """
    fresh = counting.decide(heard(study, cohorts, chosen), [thawed(one) for one in history], least, at=now)
    if fresh is not None:
        return fresh
    same = [one for one in history if set(one.cohorts) == {str(cohort) for cohort in cohorts}]
    return same[-1] if same else None


def frozen(figures: FrozenFigures | None, least: disclosure.Rules) -> counting.Figures | None:
    """Returns what of frozen figures may be shown now (no query unless the minimum was raised)."""
    if figures is None:
        return None
    found = thawed(figures)
    if least.minimum <= found.minimum:
        return found
    earlier = FrozenFigures.objects.filter(study=figures.study_id, at__lt=figures.at)
    return counting.still(found, [thawed(one) for one in earlier], least)


def thawed(figures: FrozenFigures) -> counting.Figures:
    """Returns frozen figures as they were decided."""
    return counting.Figures(frozenset(figures.people), figures.voices, figures.supports, figures.minimum, figures.at)
