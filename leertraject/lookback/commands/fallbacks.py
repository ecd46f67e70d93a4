"""A confirmed insight that can no longer be one becomes a draft again, by itself, in the transaction that did it.

Whatever takes words or people from under insights calls `keep_true`; nobody has to remember to look.
"""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.models import Fallback, Insight, InsightConfirmation, Study
from leertraject.lookback.queries import insights


def keep_true(*, study: Study, by: Actor, now: datetime) -> int:
    """Takes the confirmation off every insight of a study that could not be confirmed any more; returns how many.

    Call inside the transaction of what happened, after it. The insights are locked, as one is that is being confirmed:
    whoever is second sees what the first did.
    """
    list(Insight.objects.select_for_update(no_key=True).filter(study=study).order_by("pk").values_list("pk"))
    confirmed = InsightConfirmation.objects.filter(insight__study=study).select_related("insight__study")
    found = {row.insight: row for row in confirmed.order_by("pk")}
    if not found:
        return 0
    counts = insights.people_behind(found)
    insights.all_shown(found)
    fallen = 0
    for insight, row in found.items():
        left = insight.counter.replace(insights.GONE, "").strip(" .,;:!?'\"‘’“”()\n\r\t-")
        cause = rules.unconfirmable(counts[insight.pk], left, flagged=bool(insights.waits(insight)))
        if cause:
            _fall_back(insight, row, cause, by=by, now=now)
            fallen += 1
    return fallen


@transaction.atomic
def leave_as_draft(*, insight: Insight, by: Actor, now: datetime) -> None:
    """Keeps that a fallen insight may stay a draft: it asks for nothing any more. Raises NotAllowed."""
    rules.check_leads_bureau(by)
    left = Fallback.objects.filter(insight=insight, settled_at__isnull=True).update(
        settled_at=now, settled_by=by.subject
    )
    if not left:
        raise NotAllowed("Over dit inzicht is al beslist.")
    logbook.record("leave_as_draft", by=by, now=now, on=insight)


def _fall_back(insight: Insight, row: InsightConfirmation, cause: str, *, by: Actor, now: datetime) -> None:
    # Who withdrew is not noted here: who leads may not know it.
    Fallback.objects.create(insight=insight, cause=cause, confirmed_at=row.at, confirmed_by=row.by, at=now)
    row.delete()
    logbook.record("fall_back", by=by, now=now, on=insight)
