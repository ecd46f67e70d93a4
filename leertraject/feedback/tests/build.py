"""A group after a session, made through the real commands.

maker                                    returns
group(bureau, moment, days, extra)      Cohort whose first session was so many days ago: the participants of both
                                         clients and so many others take part, Hanneke trains it
session(cohort)                          Session, the first
answered(cohort, person, **given)        SessionFeedback of this person, a day after the session
frozen(cohort)                           GroupPicture of it, eleven days after the session
"""

from datetime import datetime, timedelta

from leertraject.feedback import commands
from leertraject.feedback.models import GroupPicture, SessionFeedback
from leertraject.feedback.moments import ends_at
from leertraject.feedback.questions import PLAN, WISH, questions
from leertraject.kernel.actors import SYSTEM
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort, Session
from leertraject.programmes.tests import build as programme

DAY = timedelta(days=1)
DO, OTHERWISE = "Vrijdag vraag ik Ruud eerst wat hij nodig heeft.", "Meer tijd om in drietallen te oefenen."
CHOICES = {"F1": 2, "F2": 1}
OTHERS = ("Anouk", "Daan", "Fatima", "Gijs", "Lieke", "Marco", "Renske", "Stijn")


def group(bureau: Bureau, moment: datetime, *, days: int = 1, extra: int = 0, only_a: bool = False) -> Cohort:
    """Returns a group of both clients; the others work for A and have no account."""
    began = moment - (days + 7) * DAY
    by = {"by": actor(bureau.lead, began), "now": began}
    version = programme.programme(now=began).versions.get()
    programmes.publish_version(version=version, **by)
    clients = (bureau.a,) if only_a else (bureau.a, bureau.b)
    made = programmes.form_cohort(
        title="Groep 8",
        version=version,
        starts_on=moment.date() - days * DAY,
        organisations=[client.organisation for client in clients],
        **by,
    )
    people = [(person, client.organisation) for client in clients for person in client.participants]
    people += [(programme.person(name, now=began), bureau.a.organisation) for name in OTHERS[:extra]]
    for person, organisation in people:
        programmes.enrol(cohort=made, person=person, organisation=organisation, **by)
    programmes.appoint_trainer(cohort=made, person=bureau.hanneke, **by)
    return made


def session(cohort: Cohort) -> Session:
    """Returns the session that was held."""
    return cohort.sessions.select_related("block", "cohort", "cancellation").earliest("on")


def others(cohort: Cohort) -> list[Person]:
    """Returns the others, by name."""
    return list(Person.objects.filter(pk__in=cohort.enrolments.values("person"), name__in=OTHERS).order_by("name"))


def answered(
    cohort: Cohort,
    person: Person,
    *,
    choices: dict[str, int] | None = None,
    plan: str = "",
    wish: str = "",
    lets_read: bool = False,
) -> SessionFeedback:
    """Lets someone answer while it is open."""
    held = session(cohort)
    now = ends_at(held) + timedelta(hours=1)
    by = {"by": actor(person, now), "now": now}
    made = commands.lay_out(session=held, **by)
    commands.answer(feedback=made, choices=CHOICES if choices is None else choices, lets_read=lets_read, **by)
    for key, text in ((PLAN, plan), (WISH, wish)):
        if text:
            place = questions()[key].position
            commands.save_text(feedback=made, position=place, text=text, seen=0, **by)
    return made


def frozen(cohort: Cohort) -> GroupPicture:
    """Freezes the picture as soon as it closed."""
    held = session(cohort)
    commands.freeze(session=held, by=SYSTEM, now=ends_at(held) + 11 * DAY)
    return GroupPicture.objects.get(session=held)
