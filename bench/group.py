"""The group of the demo as large groups are: fourteen people who were invited and answered, sessions with who was there
and what they wrote on the wall, and a year of pages in each notebook."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leertraject.kernel.actors import Actor
    from leertraject.people.models import Person
    from leertraject.programmes.models import Cohort

PEOPLE, WEEKS, LINES = 14, 52, 12


def grow(*, now: datetime) -> dict[str, int]:
    """Fills the running cohort that has most people, and returns how much there is of each then."""
    from django.db import transaction
    from django.db.models import Count

    from leertraject.people.models import Person, RoleKind
    from leertraject.people.queries import actor
    from leertraject.programmes.models import Cohort

    cohorts = Cohort.objects.filter(finish__isnull=True).annotate(people=Count("enrolments"))
    cohort = cohorts.order_by("-people", "pk")[0]
    lead = Person.objects.filter(roles__kind=RoleKind.PROGRAMME_LEAD).order_by("name")[0]
    trainer = Person.objects.filter(roles__kind=RoleKind.FACILITATOR, roles__cohort=cohort.pk).order_by("name")[0]
    with transaction.atomic():
        _people(cohort, by=actor(lead, now=now), now=now)
        _sessions(cohort, by=actor(trainer, now=now), now=now)
        pages = sum(_pages(row.person, now=now) for row in cohort.enrolments.select_related("person"))
    return {"people": cohort.enrolments.count(), "sessions": cohort.sessions.count(), "pages of notebooks": pages}


def _people(cohort: "Cohort", *, by: "Actor", now: datetime) -> None:
    """Enrols until the group is as large as groups get, invites it, and lets everyone answer."""
    from leertraject.kernel.actors import SYSTEM
    from leertraject.people import commands as people
    from leertraject.people.queries import actor
    from leertraject.programmes import commands
    from leertraject.programmes.models import SessionInvitation

    client = cohort.organisations.select_related("organisation").earliest("pk").organisation
    for number in range(cohort.enrolments.count(), PEOPLE):
        given = {"name": f"Deelnemer {number}", "email": f"deelnemer{number}@voorbeeld.example"}
        person = people.welcome_person(**given, by=SYSTEM, now=now)
        commands.enrol(cohort=cohort, person=person, organisation=client, by=by, now=now)
    commands.invite_cohort(cohort=cohort, by=by, now=now)
    rows = SessionInvitation.objects.filter(session__cohort=cohort).select_related("person", "session")
    for row in rows.filter(session__on__gt=now.date()):
        commands.answer_invitation(invitation=row, reply="yes", by=actor(row.person, now=now), now=now)


def _sessions(cohort: "Cohort", *, by: "Actor", now: datetime) -> None:
    """Says of each session that was held who was there, and keeps what the group wrote on the wall."""
    from leertraject.programmes import commands
    from leertraject.programmes.models import HarvestKind

    enrolments = list(cohort.enrolments.filter(enrolled_at__date__lt=now.date()))
    for session in cohort.sessions.filter(on__lte=now.date()):
        for row in enrolments:
            commands.note_attendance(session=session, enrolment=row, present=True, by=by, now=now)
        for number in range(LINES):
            text = f"Wat wij afspraken, punt {number + 1}."
            commands.write_harvest(session=session, kind=HarvestKind.AGREEMENT, text=text, by=by, now=now)


def _pages(person: "Person", *, now: datetime) -> int:
    """Writes a page a week, as far back as a year."""
    from leertraject.people.queries import actor
    from leertraject.reflections import commands

    for week in range(WEEKS, 0, -1):
        then = now - timedelta(weeks=week)
        by = actor(person, now=now)
        page = commands.begin_reflection(prompt="T2", by=by, now=then)
        commands.save_passage(reflection=page, position=1, text="Ik vroeg eerst door.", seen=0, by=by, now=then)
    return WEEKS
