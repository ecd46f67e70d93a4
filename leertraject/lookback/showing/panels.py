"""What stands under a change: the insights behind it in people, and what its checks said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.lookback.models import Check, Insight
from leertraject.lookback.queries.insights import waits
from leertraject.lookback.showing import checks as check_showing
from leertraject.lookback.showing import counted, dates, due
from leertraject.lookback.showing.insight import VERDICT_KIND, outcome_of
from leertraject.programmes.models import Change

Row = dict[str, Any]


def reasons(found: Sequence[Insight], counts: Mapping[UUID, Mapping[str, PeopleCount]]) -> list[Row]:
    """Returns the insights behind a change, each with how many people support it."""
    return [
        {
            "insight": insight,
            "claim": insight.claim.rstrip(". "),
            "url": reverse("lookback:insight", args=[insight.pk]),
            "people": counted.supporters(counts[insight.pk]),
            "fallen": getattr(insight, "fallen", False),
        }
        for insight in found
    ]


def checks(found: Sequence[Check], in_full: Collection[UUID]) -> list[Row]:
    """Returns the checks of a change; only those `in_full` say where, in which words and over how many people."""
    return [_full(check) if check.pk in in_full else _verdict(check) for check in found]


def of_cohort(found: Sequence[Check], today: date) -> list[Row]:
    """Returns the checks of a cohort: what asks for an outcome now, what comes, then what was said."""
    rows = [
        {
            **_full(check),
            "due": due.due(check, today),
            "head": check_showing.title(check.change),
            "measure": counted.closed(check.measure),
            "helped_if": check.helped_if.rstrip(". "),
        }
        for check in found
    ]
    return sorted(rows, key=lambda row: (row["done"], not row["due"].asks))


def to_rewrite(changes: Iterable[Change]) -> dict[UUID, str]:
    """Returns per published change that waits to be rewritten where that is done; a draft has its own way there."""
    return {
        change.pk: reverse("lookback:change_rewording", args=[change.pk]) if change.version.published else ""
        for change in changes
        if waits(change)
    }


def _verdict(check: Check) -> Row:
    outcome = outcome_of(check)
    return {
        "kind": VERDICT_KIND.get(outcome.verdict, "wait") if outcome else "wait",
        "verdict": outcome.get_verdict_display() if outcome else "Nog te toetsen",
        "when": dates.month(check.due_on).capitalize(),
    }


def _full(check: Check) -> Row:
    outcome = outcome_of(check)
    row = _verdict(check)
    row |= {"url": check_showing.check_url(check), "when": f"{row['when']}, {check.cohort.title}"}
    row["done"] = outcome is not None
    if outcome is None:
        return row | {"words": counted.closed(check.measure)}
    return row | {"words": counted.closed(outcome.words), **check_showing.over(outcome)}
