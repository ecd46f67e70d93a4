"""A group whose people were invited, with answers and a session that is called off."""

from datetime import timedelta
from random import Random
from typing import Any

from tests.walks import live_pages


def made(lead: Any, now: Any) -> dict[str, str]:
    """Makes a group with two answers to its first session, of which one waits, and a second one that is called off; and
    Sanne's telephone follows her calendar, she switched one kind of mail off, and Ineke is not reminded any more.

    Returns identifiers by the names of `pages.py`.
    """
    from leertraject.notices import commands as notices
    from leertraject.notices import leaving, links, streams
    from leertraject.notices.models import MailLink, RemindersStopped
    from leertraject.people.models import Person
    from leertraject.people.queries import actor
    from leertraject.programmes import commands
    from leertraject.programmes.models import Cohort, SessionInvitation

    by = {"by": lead, "now": now}
    sanne = Person.objects.get(name="Sanne de Graaf")
    notices.make_feed(name="mijn telefoon", by=actor(sanne, now=now), now=now)
    notices.switch_off(person=sanne, stream=streams.BY_ID[streams.SHEETS], by=actor(sanne, now=now), now=now)
    ineke = Person.objects.get(name="Ineke van der Wal")
    RemindersStopped.objects.create(person=ineke, at=now)
    first = Cohort.objects.get(title="Groep 1")
    organisation = first.organisations.first().organisation
    day = (now + timedelta(days=40)).date()
    cohort = commands.form_cohort(
        title="Groep 9", version=first.version, starts_on=day, organisations=[organisation], **by
    )
    people = [row.person for row in first.enrolments.select_related("person").order_by("person__name")[:3]]
    for person in people:
        commands.enrol(cohort=cohort, person=person, organisation=organisation, **by)
    commands.invite_cohort(cohort=cohort, **by)
    session, ended = cohort.sessions.order_by("on")[:2]
    commands.make_groups(cohort=cohort, size=3, session=session, chance=Random(3), **by)
    commands.set_seats(session=session, seats=1, **by)
    for person, reply in zip(people, ("yes", "yes"), strict=False):
        invitation = SessionInvitation.objects.get(session=session, person=person)
        commands.answer_invitation(invitation=invitation, reply=reply, by=actor(person, now=now), now=now)
    commands.cancel_session(session=ended, reason="De zaal is die dag dicht.", **by)
    away = leaving.secret(sanne.pk, streams.BY_ID[streams.SESSIONS])
    found = {
        "leaving": away,
        "cohort:invited": str(cohort.pk),
        "session:invited": str(session.pk),
        "session:ended": str(ended.pk),
    }
    for state, person in zip(("seated", "waiting", "open"), people, strict=True):
        invitation = SessionInvitation.objects.get(session=session, person=person)
        link = MailLink.objects.filter(object_id=invitation.pk).latest("made_at")
        found |= {f"invitation:{state}": str(invitation.pk), f"link:invitation:{state}": links.token(link)}
    return found | live_pages.staged(lead, now)
