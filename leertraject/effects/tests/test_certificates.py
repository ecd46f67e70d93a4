"""The certificate of participation: one's own, of a group that is over; nobody else gets one."""

import pytest
from django.test import Client

from leertraject.effects import certificates
from leertraject.lookback.tests import stage as scenes
from leertraject.people.tests import build as people
from leertraject.people.tests.build import sign_in
from leertraject.programmes.models import Block, Cohort, Enrolment, Session, SessionCancellation
from leertraject.ui.number_words import in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def bureau(moment):
    made = people.bureau(moment)
    scenes.scene(made, moment)
    return made


@pytest.fixture
def own(bureau) -> Enrolment:
    return Enrolment.objects.get(person=bureau.a.alumni[0], cohort__finish__isnull=False)


def address(enrolment: Enrolment) -> str:
    return f"/groepen/{enrolment.cohort_id}/inschrijvingen/{enrolment.pk}/bewijs/"


def test_who_took_part_finds_it_at_the_group_and_gets_a_file(bureau, own):
    client = sign_in(Client(), own.person)
    page = client.get(f"/groepen/{own.cohort_id}/").content.decode()
    assert address(own) in page and "Download je bewijs van deelname" in page
    answer = client.get(address(own))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]


def test_it_says_that_someone_took_part_and_not_how_it_went(own):
    said = " ".join(block.text for block in certificates.blocks(own))
    assert own.person.name in said and own.organisation.name in said and own.cohort.title in said
    assert own.cohort.version.programme.title in said and certificates.NOT_HERE in said


def test_sessions_of_the_group_itself_count_and_what_was_called_off_does_not(own, moment, bureau):
    held = own.cohort.sessions.filter(cancellation=None).count()
    added = Block.every.create(version=own.cohort.version, cohort=own.cohort, kind="session", position=9, title="Balie")
    session = Session.objects.create(cohort=own.cohort, block=added, on=own.cohort.ends_on)

    def said() -> str:
        return " ".join(block.text for block in certificates.blocks(own))

    assert f"In {in_words(held + 1)} bijeenkomsten." in said()
    SessionCancellation.objects.create(session=session, at=moment)
    assert f"In {in_words(held)} bijeenkomsten." in said() or held == 1


def test_nobody_else_gets_it(bureau, own):
    others = (bureau.a.alumni[1], bureau.lead, bureau.hanneke, bureau.a.sponsor, bureau.a.manager, bureau.administrator)
    for person in others:
        client = sign_in(Client(), person)
        assert client.get(address(own)).status_code == 404, person.name
        assert address(own) not in client.get(f"/groepen/{own.cohort_id}/").content.decode(), person.name


def test_there_is_none_while_the_group_runs_or_for_who_stopped(bureau, own, moment):
    running = Enrolment.objects.filter(cohort__finish__isnull=True).first()
    assert sign_in(Client(), running.person).get(address(running)).status_code == 404
    Enrolment.objects.filter(pk=own.pk).update(stopped_on=moment.date())
    assert sign_in(Client(), own.person).get(address(own)).status_code == 404
    other = Cohort.objects.exclude(pk=own.cohort_id).first()
    Enrolment.objects.filter(pk=own.pk).update(stopped_on=None)
    moved = address(own).replace(str(own.cohort_id), str(other.pk))
    assert sign_in(Client(), own.person).get(moved).status_code == 404
