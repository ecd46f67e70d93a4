"""Opgaven, made through the real commands.

maker                                          returns
group(bureau, moment)                          Cohort of both clients that Hanneke trains
opgave(bureau, moment, organisation, **words)  Opgave on the map of A, or of another organisation
question(opgave, person, moment, **asked)      ResidentQuestion that this person noted, asked today
interest(opgave, bureau, moment)               Interest of one party
citation(opgave, document, person, moment)     Citation of words of the third paragraph of `PAPER`
document(bureau, moment, text, organisation)   Document that was read, of which the paragraphs are those of `PAPER`
owned(bureau, moment)                          Opgave that the owner of A answers for
asked_owner(bureau, moment)                    OwnerCheck of it
"""

from datetime import datetime, timedelta

from django.utils import timezone

from leertraject.kernel.actors import SYSTEM
from leertraject.opgaven import commands
from leertraject.opgaven.contents import Answer, Asked, Words
from leertraject.opgaven.models import Citation, Document, Interest, Opgave, OwnerCheck, ResidentQuestion
from leertraject.people.models import Organisation, Person
from leertraject.people.tests.build import Bureau, actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build as programme

TITLE, STATEMENT = "Vooruit in Oost", "Hoe krijgen bewoners van Oost zelf meer te zeggen over hun buurt?"
WORDS = "Mogen wij het buurthuis zelf runnen?"
PAPER_TITLE = "Nota wijken en dorpen"
PAPER = (
    "# Wijken en dorpen\n\nDe gemeente werkt in Oost met een vast gezicht voor bewoners.\n\n"
    "Bewoners die een voorziening willen beheren, krijgen daarvoor de ruimte.\n\f"
    "# Geld\n\nVoor wijkbudgetten komt er één verantwoording per wijk."
)
CITED = "Bewoners die een voorziening willen beheren"
ANSWERED = Answer("We zoeken het uit.", "Het sjabloon is elf bladzijden.", "Juridisch schrijft één bladzijde.")


def group(bureau: Bureau, moment: datetime) -> Cohort:
    """Returns a cohort in which the participants of both clients take part."""
    by = {"by": actor(bureau.lead, moment), "now": moment}
    version = programme.programme(now=moment).versions.get()
    programmes.publish_version(version=version, **by)
    clients = (bureau.a, bureau.b)
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


def opgave(
    bureau: Bureau, moment: datetime, *, organisation: Organisation | None = None, by: Person | None = None
) -> Opgave:
    """Returns an opgave that somebody put on the map, the programme leader unless told otherwise."""
    return commands.make_opgave(
        organisation=organisation or bureau.a.organisation,
        words=Words(title=TITLE, statement=STATEMENT, users="bewoners\nondernemers", lawful=2),
        by=actor(by or bureau.lead, moment),
        now=moment,
    )


def question(
    opgave: Opgave, person: Person, moment: datetime, *, words: str = WORDS, days: int = 0, answer: Answer = ANSWERED
) -> ResidentQuestion:
    """Returns a question that was asked so many days ago."""
    asked = Asked(words, "Een bewoner", "bij het voedselpunt", timezone.localdate(moment) - timedelta(days=days))
    return commands.note_question(opgave=opgave, asked=asked, answer=answer, by=actor(person, moment), now=moment)


def interest(opgave: Opgave, bureau: Bureau, moment: datetime) -> Interest:
    """Returns what one party wants."""
    said = {"party": "Bewonersbedrijf", "position": "Een contract", "interest": "Zekerheid", "concern": "Weer een plan"}
    return commands.write_interest(opgave=opgave, **said, by=actor(bureau.lead, moment), now=moment)


def document(
    bureau: Bureau, moment: datetime, *, text: str = PAPER, organisation: Organisation | None = None, days: int = 35
) -> Document:
    """Returns a document of so many days old that a participant of A, or the bureau elsewhere, brought in."""
    from leertraject.analysis import documents

    made, _ = commands.add_document(
        organisation=organisation or bureau.a.organisation,
        title=PAPER_TITLE,
        dated_on=timezone.localdate(moment) - timedelta(days=days),
        content=text.encode(),
        file_name="nota.md",
        by=actor(bureau.lead if organisation else bureau.a.participants[0], moment),
        now=moment,
    )
    found = documents.read(text.encode(), name="nota.md")
    commands.finish_reading(document_id=made.pk, found=found, by=SYSTEM, now=moment)
    made.refresh_from_db()
    return made


def citation(opgave: Opgave, document: Document, person: Person, moment: datetime, *, words: str = CITED) -> Citation:
    """Returns the citation of words of the third paragraph."""
    paragraph = document.paragraphs.get(number=3)
    return commands.cite(opgave=opgave, paragraph=paragraph, words=words, by=actor(person, moment), now=moment)


def owned(bureau: Bureau, moment: datetime) -> Opgave:
    """Returns an opgave with an owner."""
    words = Words(title=TITLE, statement=STATEMENT, owner_id=bureau.a.owner.pk)
    by = {"by": actor(bureau.lead, moment), "now": moment}
    return commands.make_opgave(organisation=bureau.a.organisation, words=words, **by)


def asked_owner(bureau: Bureau, moment: datetime) -> OwnerCheck:
    """Returns what the owner was asked."""
    return commands.ask_owner(opgave=owned(bureau, moment), by=actor(bureau.lead, moment), now=moment)
