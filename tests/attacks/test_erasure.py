"""Whoever is erased is in no byte of the database any more: no name, no address, no sealed text, no key to it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.test import Client
from django.urls import reverse

from leertraject.kernel import clock
from leertraject.lookback import personal_data
from leertraject.lookback.commands import consent, holding
from leertraject.lookback.models import Conversation, Jotting
from leertraject.people.models import Person
from leertraject.people.queries import actor
from leertraject.privacy.models import Box
from tests.attacks import erasing, tables
from tests.attacks.crawling import Crawl, text_of
from tests.attacks.words import Phrase, found_in

ROOT = Path(__file__).resolve().parents[2]
SEALED = {"words", "words of the notebook", "words of the assignment"}


def test_nothing_of_an_erased_person_remains_in_any_table(demo: None) -> None:
    traces = erasing.traces_of(erasing.WHO)
    assert set(erasing.found_in(tables.dump(), traces)) == set(traces) - SEALED
    erasing.erase(erasing.WHO)
    assert erasing.found_in(tables.dump(), traces) == []


def test_nothing_of_notes_remains_once_their_speaker_says_no(demo: None) -> None:
    """Neither the sealed note nor its key, in any table; and who took it reads it nowhere any more."""
    words = "Zij vertelde over de nacht dat het gemaal stilviel en niemand opnam."
    talk, interviewer, traces = _held(words)
    assert set(erasing.found_in(tables.dump(), traces)) == {"sealed note", "key of the notes"}
    crawl = _read(interviewer, words)
    crawl.visit(reverse("lookback:holding", args=[talk.pk]))
    assert crawl.found
    answers = {"aantekeningen": False, "uitschrijven": False, "verbeteren": True}
    now = clock.now()
    consent.answer_consent(conversation=talk, answers=answers, by=actor(talk.speaker, now=now), now=now)
    assert erasing.found_in(tables.dump(), traces) == []
    assert words not in str(personal_data.export_for(talk.speaker_id))
    crawl = _read(interviewer, words)
    crawl.follow([reverse("lookback:conversation", args=[talk.pk]), reverse("lookback:holding", args=[talk.pk])])
    assert crawl.found == []


def _read(who: Person, words: str) -> Crawl:
    client = Client()
    client.force_login(who.account)
    return Crawl(client, lambda _, response: found_in(text_of(response), [Phrase.of(words)]), whole=())


def _held(words: str) -> tuple[Conversation, Person, dict[str, bytes]]:
    """A conversation that is held, with a note; and what of it lies in the database, with the words themselves."""
    now = clock.now()
    talk = Conversation.objects.filter(
        transcript__isnull=True, called_off__isnull=True, assignments__task="interviewer", speaker__isnull=False
    ).first()
    interviewer = talk.assignments.get().person
    answers = {"aantekeningen": True, "uitschrijven": False, "verbeteren": True}
    consent.answer_consent(conversation=talk, answers=answers, by=actor(talk.speaker, now=now), now=now)
    by = {"by": actor(interviewer, now=now), "now": now}
    held = holding.begin_talk(conversation=talk, **by)
    holding.save_jotting(conversation=talk, position=1, text=words, seen=0, **by)
    traces = {
        "sealed note": bytes(Jotting.objects.get().text)[: erasing.ENOUGH],
        "key of the notes": bytes(Box.objects.get(pk=held.box).wrapped)[: erasing.ENOUGH],
        "words": words.encode(),
    }
    return talk, interviewer, traces


def test_nothing_of_an_erased_person_remains_in_the_file(tmp_path: Path) -> None:
    """In any byte of the file of SQLite, after vacuum and checkpoint."""
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.erasing"],
        cwd=ROOT,
        env=own | {"LEERTRAJECT_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["before"]) == 12
    assert found["after"] == []
