"""Conversations that are held, one for each walk, made in the running product. Prints their identifiers as JSON."""

import json
import os

import django

WALKS = ("offline", "killed", "devices", "down", "expired", "through")


def main() -> None:
    """Plans them for today with Mirjam Kok, with a yes to everything, and begins all but the last."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.lookback.commands import consent, conversations, holding
    from leertraject.lookback.models import Study
    from leertraject.people import commands as people
    from leertraject.people.models import Organisation, Person
    from leertraject.people.queries import actor

    now, study = clock.now(), Study.objects.earliest("made_at")
    interviewer = Person.objects.get(name="Mirjam Kok")
    where, found = Organisation.objects.get(name="Gemeente Dijkerveen"), {}
    for walk in WALKS:
        speaker = people.welcome_person(name=f"Spreker {walk}", email=f"{walk}@dijkerveen.example", by=SYSTEM, now=now)
        made = conversations.plan_conversation(
            study=study,
            speaker=speaker,
            voice="oud_deelnemers",
            interviewer=interviewer,
            organisation=where,
            cohort=None,
            planned_for=now,
            place="Bellen",
            by=actor(Person.objects.get(name="Lotte Brink"), now=now),
            now=now,
        )
        yes = {"aantekeningen": True, "uitschrijven": False, "verbeteren": True}
        consent.answer_consent(conversation=made, answers=yes, by=actor(speaker, now=now), now=now)
        if walk != WALKS[-1]:
            holding.begin_talk(conversation=made, by=actor(interviewer, now=now), now=now)
        found[walk] = str(made.pk)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
