"""Conversations to code, made in the running product: one for two people, and one for each other test, so that none
meets what another left behind. Prints their identifiers as JSON."""

import json
import os
from datetime import timedelta

import django

LINES = [
    "Interviewer: Wat deed je na het traject als eerste anders?",
    "Gast: Ik belde voordat ik schreef. Dat scheelde een ronde. Niemand had erom gevraagd.",
    "Interviewer: Wie merkte dat?",
    "Gast: De wijkmanager merkte het het eerst. Zij kreeg geen nota meer. Zij kreeg een vraag.",
    "Interviewer: Wat lukte niet?",
    "Gast: De kaart bijhouden. Dat heb ik twee maanden gedaan. Daarna was er altijd iets anders.",
    "Interviewer: Waardoor kwam dat?",
    "Gast: Er stond geen dag in mijn agenda. Zonder dag schuift het op. Met een naam erbij ging het wel.",
]


TOGETHER = "Opgavehouder samen"
ALONE = 8


def main() -> None:
    """Makes the conversations and prints what they are called."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.lookback.models import Codebook

    together = conversation(TOGETHER, "samen")
    alone = [conversation(f"Opgavehouder {number}", f"alleen{number}") for number in range(1, ALONE + 1)]
    codes = [code.name for code in Codebook.objects.latest("made_at").codes.all()]
    print(json.dumps({"together": together, "alone": alone, "codes": codes}))


def conversation(name: str, mailbox: str) -> str:
    """Makes a conversation with a new owner of an opgave, ready to be coded, and returns its key."""
    from leertraject.analysis import transcripts as reader
    from leertraject.kernel import clock
    from leertraject.lookback.commands import consent, conversations, transcripts
    from leertraject.lookback.models import Part, Study
    from leertraject.lookback.queries import texts
    from leertraject.people import commands as people
    from leertraject.people.models import Organisation, Person
    from leertraject.people.queries import actor

    now = clock.now()
    cast = {person.name: person for person in Person.objects.all()}
    where = Organisation.objects.get(name="Gemeente Dijkerveen")
    lead = actor(cast["Lotte Brink"], now=now)
    owner = people.welcome_with_role(
        name=name,
        email=f"{mailbox}@dijkerveen.example",
        kind="opgave_owner",
        organisation=where,
        about=None,
        discipline="",
        starts_on=now.date() - timedelta(days=30),
        ends_on=None,
        by=lead,
        now=now,
    )
    made = conversations.plan_conversation(
        study=Study.objects.get(),
        speaker=owner,
        voice="opgavehouders",
        interviewer=cast["Mirjam Kok"],
        organisation=where,
        cohort=None,
        planned_for=now + timedelta(days=5),
        place="Stadskantoor",
        by=lead,
        now=now,
    )
    conversations.ask_consent(conversation=made, by=lead, now=now)
    answers = {"aantekeningen": True, "uitschrijven": True, "verbeteren": True}
    consent.answer_consent(conversation=made, answers=answers, by=actor(owner, now=now), now=now)
    read = reader.read_pasted("\n".join(LINES))
    transcript = transcripts.receive_transcript(conversation=made, read=read, by=lead, now=now)
    parts = {
        key: Part.SPEAKER if name == "Gast" else Part.INTERVIEWER for key, name in texts.labels(transcript).items()
    }
    transcripts.map_speakers(transcript=transcript, parts=parts, by=lead, now=now)
    return str(made.pk)


if __name__ == "__main__":
    main()
