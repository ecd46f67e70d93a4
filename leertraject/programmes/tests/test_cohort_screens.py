"""The pages of cohorts: what they show to whom, and what they do."""

from datetime import date

import pytest
from django.urls import reverse

from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def test_a_sponsor_sees_people_of_the_own_organisation_only(group, sign_in):
    page = build.text(sign_in("sponsor").get(build.addresses(group)["cohort"]))
    assert all(person.name in page for person in group.participants[:7])
    assert not any(person.name in page for person in group.participants[7:])
    assert "Provincie Oosterland" not in page
    assert "deelnemers," not in page


def test_a_participant_sees_names_and_crafts_without_organisations(group, sign_in):
    page = build.text(sign_in("participant").get(build.addresses(group)["cohort"]))
    assert all(person.name in page for person in group.participants)
    assert "financiën" in page
    assert "Provincie Oosterland" not in page
    assert "Tien deelnemers, twee bijeenkomsten, van 13 januari 2026 tot 10 februari 2026." in page


def test_a_group_is_formed_from_the_form(group, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["new_cohort"]
    version = group.cohort.version
    sent = {"title": "Groep 8", "version": version.pk, "starts_on": "2026-09-01", "organisations": [group.ours.pk]}
    assert client.post(address, sent | {"organisations": []}).status_code == 422
    assert client.post(address, sent).status_code == 302
    made = Cohort.objects.get(title="Groep 8")
    assert (made.version, made.sessions.count()) == (version, 2)
    draft = version.programme.versions.get(number=3)
    assert client.post(address, sent | {"version": draft.pk}).status_code == 422


def test_people_come_and_go_from_the_screens(group, sign_in, moment):
    client = sign_in("lead")
    newcomer = build.person("Mohamed Rahimi", now=moment)
    sent = {"person": newcomer.pk, "organisation": group.ours.pk, "discipline": "financiën"}
    assert client.post(build.addresses(group)["enrol"], sent).status_code == 302
    assert "Mohamed Rahimi" in build.text(client.get(build.addresses(group)["cohort"]))
    assert client.post(build.addresses(group)["enrol"], sent).status_code == 422
    assert client.post(build.addresses(group)["end_enrolment"]).status_code == 302
    assert "Gestopt" in build.text(client.get(build.addresses(group)["cohort"]))


def test_the_page_of_a_person_names_the_group_of_a_role(group, sign_in):
    someone = group.participants[0]
    client = sign_in("lead")
    assert f"in {group.cohort.title}" in build.text(client.get(reverse("people:person", args=[someone.pk])))


def test_a_trainer_is_appointed_from_the_screen(group, sign_in):
    client, bas = sign_in("lead"), group.people["other_trainer"]
    assert client.post(build.addresses(group)["appoint_trainer"], {"person": bas.pk}).status_code == 302
    assert "Bas Oudejans" in build.text(client.get(build.addresses(group)["cohort"]))
    assert client.post(build.addresses(group)["appoint_trainer"], {"person": bas.pk}).status_code == 422


def test_a_refusal_from_people_is_shown_in_the_form(group, sign_in):
    lead = group.people["lead"]
    answer = sign_in("lead").post(build.addresses(group)["appoint_trainer"], {"person": lead.pk})
    assert answer.status_code == 422
    assert "Niemand geeft" in build.text(answer)


@pytest.mark.parametrize("who", ["lead", "trainer"])
def test_the_team_moves_a_session(group, sign_in, who):
    session = group.cohort.sessions.first()
    sent = {"on": "2026-01-20", "starts": "13:00", "ends": "12:00", "place": "stadhuis"}
    client, address = sign_in(who), build.addresses(group)["move_session"]
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "Het einde ligt niet na het begin" in build.text(answer)
    assert client.post(address, sent | {"ends": "17:00"}).status_code == 302
    session.refresh_from_db()
    assert (session.on, session.place) == (date(2026, 1, 20), "stadhuis")


def test_a_group_is_finished_once(group, sign_in):
    client = sign_in("lead")
    assert client.post(build.addresses(group)["finish"]).status_code == 302
    page = build.text(client.get(build.addresses(group)["cohort"]))
    assert "Deze groep is afgerond" in page
    assert "Schrijf iemand in" not in page
    assert client.post(build.addresses(group)["finish"]).status_code == 403
