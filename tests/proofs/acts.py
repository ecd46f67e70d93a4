"""Work during which a process is killed: each act is prepared through the real commands and sent as a form."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.urls import reverse

from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.models import Audience
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.people import commands as people
from leertraject.people.models import Account, Person
from leertraject.people.tests.build import person
from tests.proofs.browsing import Browser, Fields

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Ready:
    """An act that waits for one press of a button: who presses, where, and what is sent along."""

    browser: Browser
    path: str
    fields: Fields


Prepare = Callable[[build.Scene, int], Ready]


def importing(scene: build.Scene, port: int) -> Ready:
    """A list of six people, read from a file and shown; the press enrols them all."""
    number, leader = next(_numbers), browser(scene.bureau.lead)
    path = reverse("programmes:enrol_list", args=[scene.running.pk])
    where = scene.organisation.name
    letters = ["".join(chr(97 + int(digit)) for digit in str(number)) + at for at in "abcdef"]
    rows = [f"Nora {one.title()}man;{one}@dijkerveen.example;{where}" for one in letters]
    data = "\n".join(["Naam;E-mailadres;Organisatie", *rows]).encode()
    shown = leader.post(port, path, {}, file=("lijst.csv", data))
    if 'value="inschrijven"' not in shown.text:
        raise AssertionError(f"the list was not shown: {shown.status} {shown.text[-2000:]}")
    return Ready(leader, path, shown.fields | {"do": "inschrijven"})


def coding(scene: build.Scene, port: int) -> Ready:
    """Words of a new conversation get two codes."""
    talk = build.conversation(scene, "mapped", speaker=_someone())
    start = texts.opened(talk.transcript).text.index(build.WORDS)
    turn = talk.transcript.turns.get(begin__lte=start, end__gte=start + len(build.WORDS))
    codes = scene.codebook.codes.order_by("pk")[:2]
    fields = [("turn", str(turn.index)), ("quote", build.WORDS), *(("codes", str(code.pk)) for code in codes)]
    return Ready(browser(scene.interviewer), reverse("lookback:workbench", args=[talk.pk]), fields)


def mailing(scene: build.Scene, port: int) -> Ready:
    """A new speaker is asked for consent, which sends a mail with a link."""
    talk = build.planned(scene, speaker=_someone())
    return Ready(browser(scene.bureau.lead), reverse("lookback:ask_consent", args=[talk.pk]), {})


def erasing(scene: build.Scene, port: int) -> Ready:
    """A speaker with a conversation, a marked passage and a released quote erases everything of theirs."""
    speaker = _someone()
    build.release(scene, speaker=speaker, audience=Audience.TEAM)
    people.give_account(speaker, by=SYSTEM, now=clock.now())
    return Ready(browser(speaker), reverse("home:erasure", args=[speaker.pk]), {"sure": "on"})


ACTS: dict[str, Prepare] = {"import": importing, "coding": coding, "mail": mailing, "erasure": erasing}


def browser(someone: Person) -> Browser:
    """Returns a browser in which this person is signed in."""
    client = Client()
    client.force_login(Account.objects.get(person=someone))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return Browser(session, settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)


def _someone() -> Person:
    number = next(_numbers)
    return person(f"Spreker {number}", f"spreker{number}@sprekers.example", clock.now())
