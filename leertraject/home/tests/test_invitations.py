"""The start page asks whether someone comes to what is near, until they said so."""

from datetime import timedelta

import pytest
from django.test import Client

from leertraject.people.tests import build as people
from leertraject.people.tests.build import actor, sign_in
from leertraject.programmes import commands
from leertraject.programmes.models import SessionInvitation
from leertraject.reflections.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
ASKS = "Kom je naar ‘Vertrekpunt’?"


def start(person) -> str:
    return sign_in(Client(), person).get("/").content.decode()


def test_what_is_near_asks_for_an_answer(moment, clock_at):
    bureau = people.bureau(moment)
    cohort, by = build.group(bureau, moment), actor(bureau.lead, moment)
    sanne = bureau.a.participants[0]
    assert ASKS not in start(sanne), "nobody was invited"
    commands.invite_cohort(cohort=cohort, by=by, now=moment)
    invitations = SessionInvitation.objects.filter(person=sanne).order_by("session__on")
    own, far = invitations.first(), invitations.last()
    page = start(sanne)
    assert f"/uitnodigingen/{far.pk}/" not in page, "later sessions wait until they are near"
    assert ASKS in page and f"/uitnodigingen/{own.pk}/" in page
    assert ASKS in start(bureau.hanneke) and ASKS not in start(bureau.lead)
    with clock_at(moment + timedelta(days=40)):
        assert ASKS not in start(sanne), "what is over asks nothing"
    commands.answer_invitation(invitation=own, reply="no", by=actor(sanne, moment), now=moment)
    assert ASKS not in start(sanne)
