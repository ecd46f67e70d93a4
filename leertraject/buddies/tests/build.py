"""Buddies, made through the real commands.

maker                                returns
group(bureau, moment)                Cohort of both clients: Sanne, Tarik, Noor and Wim; Hanneke trains it
asked(cohort, asker, person, moment) BuddyRequest of asker to person
pair(cohort, asker, person, moment)  BuddyPair of these two
"""

from datetime import datetime, timedelta

from leertraject.buddies import commands
from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build as programme


def group(bureau: Bureau, moment: datetime, *, both: bool = True) -> Cohort:
    """Returns a cohort in which the participants of both clients take part, or of the first alone."""
    by = {"by": actor(bureau.lead, moment), "now": moment}
    version = programme.programme(now=moment).versions.get()
    programmes.publish_version(version=version, **by)
    clients = (bureau.a, bureau.b) if both else (bureau.a,)
    cohort = programmes.form_cohort(
        title="Groep 8",
        version=version,
        starts_on=moment.date() + timedelta(days=7),
        organisations=[client.organisation for client in clients],
        **by,
    )
    for client in clients:
        for person in client.participants:
            programmes.enrol(cohort=cohort, person=person, organisation=client.organisation, **by)
    programmes.appoint_trainer(cohort=cohort, person=bureau.hanneke, **by)
    return cohort


def asked(cohort: Cohort, asker: Person, person: Person, moment: datetime) -> BuddyRequest:
    """Returns the request."""
    made = commands.ask(cohort=cohort, person=person, by=actor(asker, moment), now=moment)
    assert isinstance(made, BuddyRequest)
    return made


def pair(cohort: Cohort, asker: Person, person: Person, moment: datetime) -> BuddyPair:
    """Returns the pair, asked by the first and accepted by the second."""
    request = asked(cohort, asker, person, moment)
    return commands.accept(cohort=cohort, request_id=request.pk, by=actor(person, moment), now=moment)
