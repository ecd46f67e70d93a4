"""Valid pages of a notebook, made through the real commands.

maker                                  returns
group(bureau, moment)                  Cohort of both clients: all participants of A and B, Hanneke trains it
reflection(person, moment, *texts)     Reflection of this person with these texts under its questions
shared(reflection, circle, cohort, …)  Share of it, for 30 days
"""

from datetime import datetime, timedelta

from django.utils import timezone

from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build as programme
from leertraject.reflections import commands
from leertraject.reflections.models import Reflection, Share

WORDS = "Ik wist het antwoord al voor zij haar zin af had."
PROMPT, AHEAD = "T2", "V2"


def group(bureau: Bureau, moment: datetime) -> Cohort:
    """Returns a cohort in which the participants of both clients take part."""
    by = actor(bureau.lead, moment)
    version = programme.programme(now=moment).versions.get()
    programmes.publish_version(version=version, by=by, now=moment)
    made = programmes.form_cohort(
        title="Groep 8",
        version=version,
        starts_on=moment.date() + timedelta(days=7),
        organisations=[bureau.a.organisation, bureau.b.organisation],
        by=by,
        now=moment,
    )
    for client in (bureau.a, bureau.b):
        for person in client.participants:
            programmes.enrol(cohort=made, person=person, organisation=client.organisation, by=by, now=moment)
    programmes.appoint_trainer(cohort=made, person=bureau.hanneke, by=by, now=moment)
    return made


def reflection(person: Person, moment: datetime, *texts: str, prompt: str = PROMPT) -> Reflection:
    """Returns a page of someone's notebook with these texts, WORDS when there are none."""
    by = actor(person, moment)
    made = commands.begin_reflection(prompt=prompt, by=by, now=moment)
    for position, text in enumerate(texts or (WORDS,), start=1):
        commands.save_passage(reflection=made, position=position, text=text, seen=0, by=by, now=moment)
    made.refresh_from_db()
    return made


def shared(
    found: Reflection, circle: str, cohort: Cohort, moment: datetime, reader: Person | None = None, days: int = 30
) -> Share:
    """Returns a share of it for so many days."""
    return commands.share(
        reflection=found,
        circle=circle,
        cohort=cohort,
        reader=reader,
        until=timezone.localdate(moment) + timedelta(days=days),
        by=actor(found.notebook.person, moment),
        now=moment,
    )
