"""Days on which no session is planned, of the bureau or of an organisation."""

from datetime import date, datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people.models import Organisation
from leertraject.programmes import rules
from leertraject.programmes.models import AvoidedPeriod, UsualWeeksDropped


@transaction.atomic
def avoid_period(
    *,
    organisation: Organisation | None,
    title: str,
    first_on: date,
    last_on: date,
    yearly: bool,
    by: Actor,
    now: datetime,
) -> AvoidedPeriod:
    """Keeps days on which nothing is planned; of the bureau without an organisation. Raises NotAllowed."""
    rules.check_may_avoid(organisation.pk if organisation else None, by=by)
    rules.check_period(first_on, last_on)
    period = AvoidedPeriod.objects.create(
        organisation=organisation,
        title=title,
        first_on=first_on,
        last_on=last_on,
        yearly=yearly,
        made_at=now,
        made_by=by.subject,
    )
    logbook.record("avoid_period", by=by, now=now, on=period)
    return period


@transaction.atomic
def drop_period(*, period: AvoidedPeriod, by: Actor, now: datetime) -> None:
    """Lets days be planned again; cohorts that are planned stay as they are. Raises NotAllowed."""
    rules.check_may_avoid(period.organisation_id, by=by)
    logbook.record("drop_period", by=by, now=now, on=period)
    AvoidedPeriod.objects.filter(pk=period.pk).delete()


@transaction.atomic
def drop_usual_weeks(*, organisation: Organisation, usual: str, by: Actor, now: datetime) -> None:
    """Says that the usual busy weeks do not hold for an organisation. Raises NotAllowed."""
    rules.check_may_avoid(organisation.pk, by=by)
    _row, made = UsualWeeksDropped.objects.get_or_create(
        organisation=organisation, usual=usual, defaults={"at": now, "by": by.subject}
    )
    if made:
        logbook.record("drop_usual_weeks", by=by, now=now, on=organisation)


@transaction.atomic
def keep_usual_weeks(*, organisation: Organisation, usual: str, by: Actor, now: datetime) -> None:
    """Says that the usual busy weeks hold after all. Raises NotAllowed."""
    rules.check_may_avoid(organisation.pk, by=by)
    gone, _rows = UsualWeeksDropped.objects.filter(organisation=organisation, usual=usual).delete()
    if gone:
        logbook.record("keep_usual_weeks", by=by, now=now, on=organisation)
