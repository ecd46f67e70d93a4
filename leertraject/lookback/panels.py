"""What the look-back shows on pages of `programmes`: why something changed, and whether it helped.

Registered at start (`apps.py`). Each panel decides itself what this person may see; those who may read no insight get
no trace of one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Check
from leertraject.lookback.queries import checks, insights, trends
from leertraject.lookback.showing import panels as rows
from leertraject.lookback.showing import trend as trend_showing
from leertraject.people import rules as people
from leertraject.programmes import panels
from leertraject.programmes.models import Change, Cohort


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("change_reasons", change_reasons)
    panels.register("change_checks", change_checks)
    panels.register("cohort_checks", cohort_checks)


def change_reasons(request: HttpRequest, changes: Sequence[Change]) -> Mapping[UUID, SafeString]:
    """The insights behind each change, counted in people, the trends that it answers (four queries), and where to
    rewrite what is covered."""
    actor = _actor(request)
    behind = insights.reasons_for(actor, [change.pk for change in changes])
    found = {insight.pk: insight for several in behind.values() for insight in several}
    counts = insights.people_behind(found.values()) if found else {}
    answered = trends.behind(actor, [change.pk for change in changes])
    waiting = rows.to_rewrite(changes) if people.leads(actor) else {}
    return {
        change.pk: _html(
            "reasons",
            reasons=rows.reasons(behind[change.pk], counts),
            trends=trend_showing.answers(answered.get(change.pk, ())),
            waits=waiting.get(change.pk, ""),
            change=change,
        )
        for change in changes
        if behind[change.pk] or change.pk in answered or change.pk in waiting
    }


def change_checks(request: HttpRequest, changes: Sequence[Change]) -> Mapping[UUID, SafeString]:
    """What the checks of each change said. The verdict is for who sees the change, the rest for the team."""
    actor = _actor(request)
    found: dict[UUID, list[Check]] = defaultdict(list)
    for check in insights.checks_of([change.pk for change in changes]):
        found[check.change_id].append(check)
    seen = checks.seen_in_full(actor, [check for several in found.values() for check in several])
    leads = checks.reads_all(actor)
    return {
        change.pk: _html("checks", checks=rows.checks(found[change.pk], seen), change=change, leads=leads, rests=leads)
        for change in changes
        if found[change.pk] or leads
    }


def cohort_checks(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """The checks that are done with each cohort: those that ask for an outcome first, by themselves when it is time."""
    found: dict[UUID, list[Check]] = defaultdict(list)
    seen = checks.of_cohorts(_actor(request), [cohort.pk for cohort in cohorts])
    for check in seen:
        found[check.cohort_id].append(check)
    today = timezone.localdate(clock.now())
    return {key: _html("cohort", checks=rows.of_cohort(several, today)) for key, several in found.items()}


def _html(name: str, **context: object) -> SafeString:
    return render_to_string(f"lookback/panels/{name}.html", context)


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]
