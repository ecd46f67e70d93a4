"""Putting a sheet together: choose, order, write."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from leertraject.effects import rules
from leertraject.effects.models import Sheet, SheetChange, SheetCohort, SheetInsight, SheetQuote
from leertraject.effects.queries import sheets as queries
from leertraject.effects.queries import wording
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback.models import Insight, Study
from leertraject.lookback.queries import insights
from leertraject.people.models import Organisation
from leertraject.programmes.models import Cohort

LONGEST_SAID = 1000


@dataclass(frozen=True, slots=True)
class Grounds:
    """What stands under one insight: the claim in words for this client, what speaks against it, which releases."""

    claim: str
    against: str
    releases: Collection[UUID]


@transaction.atomic
def begin_sheet(*, organisation: Organisation, study: Study, title: str, by: Actor, now: datetime) -> Sheet:
    """Begins a sheet on the cohorts of a study that this client takes part in. Raises NotAllowed."""
    rules.check_may_make(by)
    wording.check(study, {"Titel": title})
    sheet = Sheet.objects.create(
        organisation=organisation, study=study, title=title.strip(), made_at=now, made_by=by.subject
    )
    cohorts = queries.cohorts_of(study).filter(organisations__organisation=organisation)
    SheetCohort.objects.bulk_create(SheetCohort(sheet=sheet, cohort=cohort) for cohort in cohorts)
    logbook.record("begin_sheet", by=by, now=now, on=sheet)
    return sheet


@transaction.atomic
def write_sheet(
    *,
    sheet: Sheet,
    revision: int,
    title: str,
    intro: str,
    ask: str,
    cohorts: Collection[Cohort],
    chosen: Sequence[Insight],
    by: Actor,
    now: datetime,
) -> Sheet:
    """Keeps the texts, the cohorts, and the chosen insights in their order.

    An insight that is new on the sheet comes with its claim and with the changes that name it. Raises Conflict when
    someone else was first, NotAllowed for words that may not stand there.
    """
    kept = _locked(sheet, revision, by)
    rules.check_fits(len(chosen))
    wording.check(kept.study, {"Titel": title, "Inleiding": intro, "Wat we van jullie vragen": ask})
    kept.title, kept.intro, kept.ask = title.strip(), intro.strip(), ask.strip()
    _place(kept, chosen)
    kept.cohorts.exclude(cohort__in=[cohort.pk for cohort in cohorts]).delete()
    there = set(kept.cohorts.values_list("cohort", flat=True))
    known = {cohort.pk: cohort for cohort in queries.cohorts_of(kept.study)}
    SheetCohort.objects.bulk_create(
        SheetCohort(sheet=kept, cohort=cohort) for cohort in cohorts if cohort.pk in known and cohort.pk not in there
    )
    return _kept(kept, "write_sheet", by=by, now=now)


@transaction.atomic
def ground_sheet(
    *,
    sheet: Sheet,
    revision: int,
    lines: Mapping[UUID, Grounds],
    changes: Mapping[UUID, str],
    by: Actor,
    now: datetime,
    today: date,
) -> Sheet:
    """Keeps what stands under each insight, and which changes stand on the sheet with what their checks said.

    Raises Conflict when someone else was first, NotAllowed for words that may not stand there.
    """
    kept = _locked(sheet, revision, by)
    rows = queries.lines_of(kept)
    wording.check(kept.study, _written(rows, lines, changes))
    offered = queries.quotes_for(kept, rows, today=today)
    for row in rows:
        grounds = lines.get(row.insight_id)
        if grounds is None:
            continue
        row.claim, row.against = grounds.claim.strip(), grounds.against.strip()
        row.save(update_fields=["claim", "against"])
        allowed = [quote.release for quote in offered[row.insight_id] if quote.release.pk in grounds.releases]
        row.quotes.exclude(release__in=allowed).delete()
        for release in allowed:
            SheetQuote.objects.get_or_create(line=row, release=release)
    named = {change.pk: change for change, _ in queries.changes_for(kept.study, [row.insight_id for row in rows])}
    kept.changes.exclude(change__in=[key for key in changes if key in named]).delete()
    for key, said in changes.items():
        if key in named:
            SheetChange.objects.update_or_create(sheet=kept, change=named[key], defaults={"said": said.strip()})
    return _kept(kept, "ground_sheet", by=by, now=now)


@transaction.atomic
def discard_sheet(*, sheet: Sheet, by: Actor, now: datetime) -> None:
    """Throws a sheet away that was never published. Raises NotAllowed."""
    rules.check_may_make(by)
    Sheet.objects.select_for_update().get(pk=sheet.pk)
    rules.check_may_discard(sheet.publications.count())
    logbook.record("discard_sheet", by=by, now=now, on=sheet)
    sheet.delete()


def _locked(sheet: Sheet, revision: int, by: Actor) -> Sheet:
    rules.check_may_make(by)
    kept = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if kept.revision != revision:
        raise Conflict("Iemand anders veranderde dit blad.")
    return kept


def _kept(sheet: Sheet, verb: str, *, by: Actor, now: datetime) -> Sheet:
    sheet.revision, sheet.changed_at, sheet.changed_by = sheet.revision + 1, now, by.subject
    sheet.save()
    logbook.record(verb, by=by, now=now, on=sheet)
    return sheet


def _place(sheet: Sheet, chosen: Sequence[Insight]) -> None:
    """Puts the chosen insights on the sheet, in this order; what was written under one that stays, stays."""
    known = {insight.pk: insight for insight in queries.insights_of(sheet.study)}
    if any(insight.pk not in known for insight in chosen):
        raise NotAllowed("Op een blad staan alleen bevestigde inzichten van dit onderzoek.")
    sheet.lines.exclude(insight__in=[insight.pk for insight in chosen]).delete()
    there = {line.insight_id: line for line in sheet.lines.all()}
    fresh = []
    for position, insight in enumerate(chosen, start=1):
        if insight.pk in there:
            SheetInsight.objects.filter(pk=there[insight.pk].pk).update(position=position)
            continue
        claim = known[insight.pk].claim
        usable = claim if wording.may_stand(sheet.study, claim) else ""
        SheetInsight.objects.create(sheet=sheet, insight=insight, position=position, claim=usable)
        fresh.append(insight.pk)
    _add_changes(sheet, fresh)


def _add_changes(sheet: Sheet, fresh: Sequence[UUID]) -> None:
    """Adds the published changes that name these insights, with what their last check said when that may stand here."""
    if not fresh:
        return
    there = set(sheet.changes.values_list("change", flat=True))
    added = [change for change, _ in queries.changes_for(sheet.study, fresh) if change.pk not in there]
    said: dict[UUID, str] = {}
    for check in insights.checks_of([change.pk for change in added]):
        outcome = getattr(check, "outcome", None)
        if outcome:
            insights.all_shown([outcome])
            said[check.change_id] = outcome.words[:LONGEST_SAID]
    for change in added:
        words = said.get(change.pk, "")
        usable = words if wording.may_stand(sheet.study, words) else ""
        SheetChange.objects.create(sheet=sheet, change=change, said=usable)


def _written(
    rows: Sequence[SheetInsight], lines: Mapping[UUID, Grounds], changes: Mapping[UUID, str]
) -> dict[str, str]:
    written = {}
    for place, row in enumerate(rows, start=1):
        if row.insight_id in lines:
            written[f"Inzicht {place}, de zin"] = lines[row.insight_id].claim
            written[f"Inzicht {place}, wat het tegenspreekt"] = lines[row.insight_id].against
    return written | {f"Wat de toets zei ({place})": said for place, said in enumerate(changes.values(), start=1)}
