"""A bureau that has worked for years: 100 organisations, 20,000 persons, 100 cohorts with 1,400 participants, of whom
300 sign in, 200 conversations, 10,000 fragments.

Laid over a demo by the real commands, so that every row is there that a year of use leaves behind: consents, mails,
mail links, logbook entries. The words are drawn from a fixed seed; nobody is meant to read them.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leertraject.kernel.actors import Actor
    from leertraject.lookback.models import Conversation
    from leertraject.people.models import Person

ORGANISATIONS, PERSONS, CONVERSATIONS, FRAGMENTS = 100, 20_000, 200, 10_000
COHORTS, IN_COHORT, ACCOUNTS = 100, 14, 300
STUDIES, TURNS, INSIGHTS = 5, 100, 50
_SAID = """ik dacht eerst dat het over regels ging maar toen zat ik daar aan tafel bij een bewoner en die vroeg gewoon
waarom het zo lang duurde en toen wist ik het ook niet meer dus heb ik gebeld en samen gekeken wat er kon"""


@dataclass(frozen=True)
class Crowd:
    """Who does the work, and chance with a fixed seed."""

    lead: "Person"
    now: datetime
    chance: random.Random

    @property
    def leading(self) -> "Actor":
        """The programme leader with the roles of now."""
        return self.acting(self.lead)

    def acting(self, person: "Person") -> "Actor":
        """Returns someone with the roles of now."""
        from leertraject.people import queries

        return queries.actor(person, now=self.now)


def fill(*, lead: "Person", now: datetime) -> dict[str, int]:
    """Fills the database and returns how many rows of each kind there are then."""
    from django.db import transaction

    crowd = Crowd(lead, now, random.Random(20))  # noqa: S311
    with transaction.atomic():
        people = list(_people(crowd))
    with transaction.atomic():
        _cohorts(crowd, people)
    talks: list[Conversation] = []
    for number in range(STUDIES):
        with transaction.atomic():
            talks += _study(crowd, number, people)
    _sent()
    return _counted()


def _people(crowd: Crowd) -> Iterator[tuple["Person", Any]]:
    from leertraject.kernel.actors import SYSTEM
    from leertraject.people import commands
    from leertraject.people.models import Organisation, Person

    organisations = list(Organisation.objects.order_by("name"))
    for number in range(len(organisations), ORGANISATIONS):
        organisations.append(commands.welcome_organisation(name=f"Gemeente {number}", by=SYSTEM, now=crowd.now))
    for number in range(Person.objects.count(), PERSONS):
        address = f"persoon{number}@voorbeeld.example"
        person = commands.welcome_person(name=f"Persoon {number}", email=address, by=SYSTEM, now=crowd.now)
        yield person, organisations[number % ORGANISATIONS]


def _cohorts(crowd: Crowd, people: list[tuple["Person", Any]]) -> None:
    """Cohorts of one organisation each; their first participants have an account."""
    from leertraject.kernel.actors import SYSTEM
    from leertraject.people import commands as people_commands
    from leertraject.programmes import commands
    from leertraject.programmes.models import Version

    by, now = crowd.leading, crowd.now
    version, given = Version.objects.filter(publication__isnull=False).latest("number"), 0
    for number in range(COHORTS):
        members = people[number :: len(people) // IN_COHORT][:IN_COHORT]
        client = members[0][1]
        cohort = commands.form_cohort(
            title=f"Groep van {client.name} {number}",
            version=version,
            starts_on=(now + timedelta(days=14)).date(),
            organisations=[client],
            by=by,
            now=now,
        )
        for person, _ in members:
            commands.enrol(cohort=cohort, person=person, organisation=client, by=by, now=now)
            if given < ACCOUNTS:
                given += 1
                people_commands.give_account(person, by=SYSTEM, now=now)


def _study(crowd: Crowd, number: int, people: list[tuple["Person", Any]]) -> "list[Conversation]":
    from leertraject.lookback.commands import conversations
    from leertraject.programmes.models import Programme

    by, now = crowd.leading, crowd.now
    study = conversations.open_study(
        programme=Programme.objects.earliest("pk"), title=f"Terugblik {number}", question="Wat bleef?", by=by, now=now
    )
    per_study = CONVERSATIONS // STUDIES
    speakers = people[number * per_study : (number + 1) * per_study]
    talks = [_talk(crowd, study, speaker, organisation) for speaker, organisation in speakers]
    _insights(crowd, study)
    return talks


def _talk(crowd: Crowd, study: Any, speaker: "Person", organisation: Any) -> "Conversation":
    from leertraject.analysis import transcripts as reader
    from leertraject.kernel.actors import Actor
    from leertraject.lookback.commands import consent, conversations, transcripts
    from leertraject.lookback.models import Part, Purpose, Voice
    from leertraject.lookback.queries import texts

    by, now = crowd.leading, crowd.now
    talk = conversations.plan_conversation(
        study=study,
        speaker=speaker,
        voice=crowd.chance.choice([Voice.OPGAVE_OWNERS, Voice.SPONSORS, Voice.OTHERS]),
        interviewer=crowd.lead,
        organisation=organisation,
        cohort=None,
        planned_for=now - timedelta(days=30),
        place="",
        by=by,
        now=now,
    )
    conversations.ask_consent(conversation=talk, by=by, now=now)
    answers = dict.fromkeys(Purpose.values, True)
    consent.answer_consent(conversation=talk, answers=answers, by=Actor(speaker.pk, speaker.name), now=now)
    read = reader.read_pasted(_said(crowd, speaker.name))
    transcript = transcripts.receive_transcript(conversation=talk, read=read, by=by, now=now)
    parts = {
        pk: Part.SPEAKER if name == speaker.name else Part.INTERVIEWER for pk, name in texts.labels(transcript).items()
    }
    transcripts.map_speakers(transcript=transcript, parts=parts, by=by, now=now)
    _mark(crowd, talk)
    return talk


def _said(crowd: Crowd, name: str) -> str:
    return "\n".join(
        f"{name if turn % 2 else crowd.lead.name}: {' '.join(crowd.chance.choices(_SAID.split(), k=40))}."
        for turn in range(TURNS)
    )


def _mark(crowd: Crowd, talk: "Conversation") -> None:
    from leertraject.lookback.commands import coding, releases
    from leertraject.lookback.models import Code, Part

    transcript = talk.transcript
    codes = list(Code.objects.filter(retired_at=None).order_by("pk"))
    for index, turn in enumerate(transcript.turns.filter(label__part=Part.SPEAKER)[: FRAGMENTS // CONVERSATIONS]):
        marked = coding.mark_fragment(
            transcript=transcript,
            start=turn.begin,
            end=turn.begin + (turn.end - turn.begin) // 2,
            codes=crowd.chance.sample(codes, 2),
            by=crowd.leading,
            now=crowd.now,
        )
        if index < 2:
            releases.offer_quote(fragment=marked, by=crowd.leading, now=crowd.now)


def _insights(crowd: Crowd, study: Any) -> None:
    from leertraject.lookback.commands import insights
    from leertraject.lookback.models import Fragment, Stance

    fragments = list(Fragment.objects.filter(study=study).order_by("pk"))
    for number in range(INSIGHTS // STUDIES):
        made = insights.write_insight(
            study=study,
            claim=f"Wat bleef, bleef door een gesprek, keer {number}",
            explanation="Mensen houden vast wat ze met een ander deden.",
            counter="Sommigen deden het alleen.",
            by=crowd.leading,
            now=crowd.now,
        )
        for fragment in crowd.chance.sample(fragments, 12):
            insights.add_support(
                insight=made, fragment=fragment, stance=Stance.SUPPORTS, by=crowd.leading, now=crowd.now
            )


def _sent() -> None:
    """The mails of all this are of the past: nothing waits when the pages are measured."""
    from leertraject.notices.models import Notice, NoticeState

    Notice.objects.filter(state=NoticeState.WAITING).update(state=NoticeState.SENT)


def _counted() -> dict[str, int]:
    from leertraject.lookback.models import Conversation, Fragment
    from leertraject.people.models import Organisation, Person
    from leertraject.programmes.models import Enrolment

    return {
        "organisations": Organisation.objects.count(),
        "participants": Enrolment.objects.count(),
        "persons": Person.objects.count(),
        "conversations": Conversation.objects.count(),
        "fragments": Fragment.objects.count(),
    }
