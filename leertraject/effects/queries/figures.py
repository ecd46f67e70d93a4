"""Figures over the people of a study: counted once, at publishing, and frozen."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from leertraject.analysis import disclosure
from leertraject.effects import counting
from leertraject.effects.models import FrozenFigures
from leertraject.lookback.models import Conversation, Stance, Study, Support
from leertraject.lookback.queries import insights
from leertraject.privacy import minimum


def rules() -> disclosure.Rules:
    """Returns the rules for figures: the minimum of now, or a higher one under which something was published."""
    found = minimum.rules()
    highest = FrozenFigures.objects.aggregate(highest=Max("minimum"))["highest"] or 0
    return found.raised_to(max(found.minimum, highest))


def heard(study: Study, cohorts: Collection[UUID], chosen: Iterable[UUID]) -> counting.Heard:
    """Returns who was heard over these cohorts, and who of them supports the chosen insights (four queries).

    People who belong to no cohort count when all cohorts of the study are looked at: a sheet on some cohorts is about
    the people of those alone. Whoever spoke with two voices counts with one.
    """
    of_cohort: dict[UUID, set[UUID]] = defaultdict(set)
    for tally, cohort in Conversation.objects.filter(study=study).values_list("tally", "cohort"):
        of_cohort[tally] |= {cohort} if cohort else set()
    every = set().union(*of_cohort.values()) <= set(cohorts)
    speakers: dict[str, str] = {}
    for voice, tallies in insights.heard(study).items():
        for tally in tallies:
            if every or of_cohort[tally] & set(cohorts):
                speakers.setdefault(str(tally), voice)
    wanted = list(chosen)
    supporters: dict[UUID, set[str]] = {insight: set() for insight in wanted}
    rows = Support.objects.filter(insight__in=wanted, stance=Stance.SUPPORTS, fragment__lapsed_at__isnull=True)
    for insight, tally in rows.values_list("insight_id", "fragment__tally"):
        supporters[insight].add(str(tally))
    return counting.Heard(speakers, {str(key): frozenset(found & speakers.keys()) for key, found in supporters.items()})


def decided(
    study: Study, cohorts: Collection[UUID], chosen: Iterable[UUID], least: disclosure.Rules, *, now: datetime
) -> counting.Figures | FrozenFigures | None:
    """Returns the figures that a publication of now would show.

    New ones when they may appear beside everything that was published of the study; else those that were frozen last
    for these cohorts, as they were; else None.
    """
    history = list(FrozenFigures.objects.filter(study=study))
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
