"""Valid work for assignments, made through the real commands.

maker                              returns
asked(cohort, person, moment)      Asked: the assignment of the group, as this person sees it
work(cohort, person, moment, …)    Work of this person with this text
handed_in(work, moment)            HandIn of it
enclosed(work, moment)             Enclosure: a photo with the place where it was taken
let_read(hand_in, person, moment)  HandInReader: a groupmate or buddy who reads it
remark(hand_in, by, moment, …)     Remark of this reader to these words of it

The group has all participants of A and B, Hanneke trains it, and the assignment of its
programme has opened.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from leertraject.analysis.enclosures import received
from leertraject.analysis.enclosures.tests import photographs
from leertraject.assignments import commands, queries
from leertraject.assignments.models import Enclosure, HandIn, HandInReader, Remark, Work
from leertraject.assignments.queries import Asked
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build as programme

WORDS = "Ik stelde drie vragen en gaf geen advies. Zij vertelde dat de wachtlijst al een jaar oud is."
TO, SAID = "Zij vertelde dat de wachtlijst al een jaar oud is.", "Wat vroeg jij vlak hiervoor?"
BEGAN = timedelta(days=21)


def group(bureau: Bureau, moment: datetime, *, both: bool = True) -> Cohort:
    """Returns a cohort that began three weeks ago, in which the participants of both clients (or of A) take part."""
    clients = (bureau.a, bureau.b) if both else (bureau.a,)
    by = actor(bureau.lead, moment)
    version = programme.programme(now=moment).versions.get()
    programmes.publish_version(version=version, by=by, now=moment)
    made = programmes.form_cohort(
        title="Groep 8",
        version=version,
        starts_on=moment.date() - BEGAN,
        organisations=[client.organisation for client in clients],
        by=by,
        now=moment,
    )
    for client in clients:
        for person in client.participants:
            programmes.enrol(cohort=made, person=person, organisation=client.organisation, by=by, now=moment)
    programmes.appoint_trainer(cohort=made, person=bureau.hanneke, by=by, now=moment)
    return made


def asked(cohort: Cohort, person: Person, moment: datetime) -> Asked:
    """Returns the one assignment of the group."""
    return queries.asked_of(actor(person, moment), cohorts=[cohort.pk])[0]


def work(cohort: Cohort, person: Person, moment: datetime, text: str = WORDS) -> Work:
    """Returns what someone made of the assignment; nothing yet when `text` is empty."""
    by = actor(person, moment)
    made = commands.begin_work(asked=asked(cohort, person, moment), by=by, now=moment)
    if text:
        write(made, text, moment)
    made.refresh_from_db()
    return made


def write(work: Work, text: str, moment: datetime) -> None:
    """Puts this text in the place of the living one."""
    work.refresh_from_db()
    commands.save_text(work=work, text=text, seen=work.version, by=actor(work.person, moment), now=moment)
    work.refresh_from_db()


def handed_in(work: Work, moment: datetime) -> HandIn:
    """Hands in the text as it is now."""
    work.refresh_from_db()
    return commands.hand_in(work=work, seen=work.version, by=actor(work.person, moment), now=moment)


def remark(hand_in: HandIn, trainer: Person, moment: datetime, words: str = TO, text: str = SAID) -> Remark:
    """Says something to these words of what was handed in."""
    start = queries.frozen(hand_in, queries.opened(hand_in.work)).index(words)
    by = actor(trainer, moment)
    return commands.remark(hand_in=hand_in, start=start, end=start + len(words), text=text, by=by, now=moment)


def let_read(hand_in: HandIn, person: Person, moment: datetime, days: int = 30) -> HandInReader:
    """Lets this groupmate, or buddy, read what was handed in for so many days."""
    until = timezone.localdate(moment) + timedelta(days=days)
    by = actor(hand_in.work.person, moment)
    return commands.let_read(hand_in=hand_in, person=person, until=until, by=by, now=moment)


def enclosed(work: Work, moment: datetime, name: str = "flip-over.jpg") -> Enclosure:
    """Puts a photo with someone's work."""
    file = received(photographs.jpeg(), name)
    return commands.enclose(work=work, file=file, by=actor(work.person, moment), now=moment)
