"""A link is made, changed, given another secret, and withdrawn. The secret is returned once, and kept nowhere."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leertraject.joining import rules, secrets
from leertraject.joining.commands.seating import locked, seat
from leertraject.joining.models import JoinLink
from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people.models import Organisation
from leertraject.programmes.models import Cohort


@transaction.atomic
def make_link(
    *,
    cohort: Cohort,
    organisation: Organisation,
    last_on: date,
    places: int,
    vets: bool,
    domains: str = "",
    by: Actor,
    now: datetime,
) -> tuple[JoinLink, str]:
    """Makes a link and returns it with its secret. Raises NotAllowed."""
    cohort = Cohort.objects.select_for_update(of=("self",)).select_related("finish").get(pk=cohort.pk)
    taking_part = list(cohort.organisations.values_list("organisation_id", flat=True))
    standing = JoinLink.objects.filter(cohort=cohort, organisation=organisation, withdrawn_at__isnull=True)
    rules.check_may_make_link(cohort, organisation, taking_part=taking_part, already=standing.exists(), by=by)
    rules.check_terms(last_on=last_on, places=places, today=timezone.localdate(now))
    secret = secrets.drawn()
    link = JoinLink.objects.create(
        cohort=cohort,
        organisation=organisation,
        digest=secrets.digest(secret),
        last_on=last_on,
        places=places,
        vets=vets,
        domains=domains,
        made_at=now,
        made_by=by.subject,
        renewed_at=now,
    )
    logbook.record("make_join_link", by=by, now=now, on=link)
    return link, secret


@transaction.atomic
def change_link(
    *, link: JoinLink, last_on: date, places: int, vets: bool, domains: str = "", by: Actor, now: datetime
) -> JoinLink:
    """Changes until when a link works, for how many, and for whom. Places that came free are given. Raises
    NotAllowed."""
    link = _living(link, by=by, now=now)
    rules.check_terms(last_on=last_on, places=places, today=timezone.localdate(now))
    link.last_on, link.places, link.vets, link.domains = last_on, places, vets, domains
    link.save(update_fields=["last_on", "places", "vets", "domains"])
    logbook.record("change_join_link", by=by, now=now, on=link)
    seat(link, now=now)
    return link


@transaction.atomic
def renew_link(*, link: JoinLink, by: Actor, now: datetime) -> str:
    """Gives a link another secret, which is returned; the one of before works no more, also for who did not answer the
    mail yet. Raises NotAllowed."""
    link = _living(link, by=by, now=now)
    secret = secrets.drawn()
    link.digest, link.renewed_at = secrets.digest(secret), now
    link.save(update_fields=["digest", "renewed_at"])
    logbook.record("renew_join_link", by=by, now=now, on=link)
    return secret


@transaction.atomic
def withdraw_link(*, link: JoinLink, by: Actor, now: datetime) -> None:
    """Ends a link at once; who waits goes on waiting. Twice is once. Raises NotAllowed."""
    link = locked(link)
    rules.check_may_keep_link(link.cohort, link.organisation, by=by)
    if link.withdrawn_at is None:
        link.withdrawn_at = now
        link.save(update_fields=["withdrawn_at"])
        logbook.record("withdraw_join_link", by=by, now=now, on=link)


def _living(link: JoinLink, *, by: Actor, now: datetime) -> JoinLink:
    link = locked(link)
    rules.check_may_keep_link(link.cohort, link.organisation, by=by)
    rules.check_not_withdrawn(link)
    return link
