"""Who waits comes in. The caller locks the link first, so that two never take its last place."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from leertraject.joining import emails, queries
from leertraject.joining.models import Joined, JoinLink, JoinRequest
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.people import commands as people
from leertraject.people import rules as people_rules
from leertraject.people.models import Person, Role
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Enrolment


def locked(link: JoinLink) -> JoinLink:
    """Locks a link and returns it as it stands now, with its cohort."""
    rows = JoinLink.objects.select_for_update(of=("self",)).select_related("cohort__finish", "organisation")
    return rows.get(pk=link.pk)


def seat(link: JoinLink, *, now: datetime) -> int:
    """Gives free places to who waits longest, where people come in by themselves, and returns how many.

    Who works for the bureau never comes in by themselves: nobody gives themselves a role. Someone whom a rule keeps
    out waits on, for the programme leader to see.
    """
    if link.vets or link.withdrawn_at is not None or link.cohort.finished:
        return 0
    free, came = link.places - queries.taken(link), 0
    for one in queries.waiting(link).select_related("person") if free > 0 else ():
        if came == free:
            break
        if one.person is not None and _works_here(one.person, now=now):
            continue
        with suppress(NotAllowed), transaction.atomic():
            enter(one, link, by=SYSTEM, now=now)
            came += 1
    return came


def enter(request: JoinRequest, link: JoinLink, *, by: Actor, now: datetime) -> Enrolment:
    """Enrols who asked, with an account, and throws the request away. Raises NotAllowed."""
    person = request.person or _welcomed(request, by=by, now=now)
    enrolment = queries.enrolled(person, link.cohort)
    if enrolment is None:
        enrolment = programmes.enrol(cohort=link.cohort, person=person, organisation=link.organisation, by=by, now=now)
        if not queries.has_account(person):
            people.give_account(person, by=by, now=now)
        notices.announce(kind=emails.WELCOME, recipient=person, object_id=enrolment.pk, by=by, now=now)
    Joined.objects.get_or_create(enrolment=enrolment, defaults={"id": request.pk, "link": link, "at": now})
    logbook.record("let_in", by=by, now=now, on=request, about=person.pk)
    request.delete()
    return enrolment


def _welcomed(request: JoinRequest, *, by: Actor, now: datetime) -> Person:
    """Returns whose address it is by now, or welcomes someone new. By another link they may come in just now."""
    if found := queries.person_of(request.email):
        return found
    try:
        with transaction.atomic():
            return people.welcome_person(name=request.name, email=request.email, by=by, now=now)
    except (IntegrityError, NotAllowed):
        if found := queries.person_of(request.email):
            return found
        raise


def _works_here(person: Person, *, now: datetime) -> bool:
    held = Role.objects.filter(person=person, kind__in=people_rules.STAFF).held_on(timezone.localdate(now))
    return held.exists()
