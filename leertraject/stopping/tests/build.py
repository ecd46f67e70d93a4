"""Someone who stopped with a group, made through the real commands.

maker                        returns
stopped(bureau, moment)      Enrolment of Sanne, who stopped; Tarik goes on, Hanneke trains the group
reason(enrolment, moment)    StoppingReason of her with WORDS
released(reason, moment)     the same, released
"""

from datetime import datetime, timedelta

from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Enrolment
from leertraject.programmes.tests import build as programme
from leertraject.stopping import commands
from leertraject.stopping.models import StoppingReason

WORDS = "Mijn vader werd ziek, en het werk bleef liggen."


def stopped(bureau: Bureau, moment: datetime, *, only_a: bool = True) -> Enrolment:
    """Returns the enrolment of who stopped just now."""
    by = {"by": actor(bureau.lead, moment), "now": moment}
    version = programme.programme(now=moment).versions.get()
    programmes.publish_version(version=version, **by)
    clients = (bureau.a,) if only_a else (bureau.a, bureau.b)
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
    found = cohort.enrolments.select_related("person").get(person=bureau.a.participants[0])
    return programmes.stop_enrolment(enrolment=found, **by)


def reason(enrolment: Enrolment, moment: datetime, text: str = WORDS) -> StoppingReason:
    """Returns why this person stopped."""
    by = actor(enrolment.person, moment)
    made = commands.begin(enrolment=enrolment, by=by, now=moment)
    commands.save_text(reason=made, text=text, seen=made.version, by=by, now=moment)
    made.refresh_from_db()
    return made


def released(reason: StoppingReason, moment: datetime) -> StoppingReason:
    """Lets it be read."""
    commands.release(reason=reason, by=actor(reason.enrolment.person, moment), now=moment)
    return reason
