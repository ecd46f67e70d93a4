"""The pages of cohorts: what they show to whom, and what they do."""

from datetime import date

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import commands
from leertraject.programmes.contents import PlannedSession
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


def test_many_groups_come_in_pages(group, sign_in, moment):
    more = {"version": group.cohort.version, "made_at": moment, "ends_on": date(2025, 3, 4)}
    Cohort.objects.bulk_create(
        Cohort(title=f"Reeks {number:02}", starts_on=date(2025, 1, 7), **more) for number in range(25)
    )
    client = sign_in("lead")
    for address in (reverse("programmes:cohorts"), build.addresses(group)["programme"]):
        seen = [build.text(client.get(address, {"bladzijde": number})) for number in (1, 2)]
        assert [f"Reeks {number:02}" in seen[0] for number in (0, 18, 24)] == [True, True, False]
        assert [f"Reeks {number:02}" in seen[1] for number in (0, 18, 24)] == [False, False, True]
        assert "Volgende bladzijde" in seen[0] and "Vorige bladzijde" in seen[1]


ABOUT = {"title": "Groep 8", "starts_on": "2026-09-01", "every": ""}


def about(group, **values):
    return ABOUT | {"version": group.cohort.version.pk, "organisations": [group.ours.pk]} | values


def planned(*days, **values):
    return {f"b{number}-on": day for number, day in enumerate(days, 1)} | values | {"do": "vorm"}


def test_a_group_is_formed_from_a_plan_that_leaves_busy_weeks(group, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["new_cohort"]
    assert client.post(address, about(group, organisations=[])).status_code == 422
    draft = group.cohort.version.programme.versions.get(number=3)
    assert client.post(address, about(group, version=draft.pk)).status_code == 422
    page = client.post(address, about(group))
    assert page.status_code == 200
    assert "1 september tot en met 13 oktober valt in: Begroting (Gemeente Dijkerveen)." in build.text(page)
    assert 'value="2026-10-20"' in build.text(page)
    assert 'value="2026-11-17"' in build.text(page), "four weeks later, as the programme has it"
    assert not Cohort.objects.filter(title="Groep 8").exists()
    rows = planned("2026-10-20", "2026-11-18", **{"b1-starts": "13:00", "b1-ends": "12:00", "b1-place": "stadhuis"})
    wrong = client.post(address, about(group) | rows)
    assert wrong.status_code == 422
    assert "Het einde ligt niet na het begin" in build.text(wrong)
    assert 'value="2026-11-18"' in build.text(wrong)
    assert client.post(address, about(group) | rows | {"b1-ends": "17:00"}).status_code == 302
    made = Cohort.objects.get(title="Groep 8")
    assert (made.version, made.starts_on, made.ends_on) == (
        group.cohort.version, date(2026, 10, 20), date(2026, 11, 18),
    )  # fmt: skip
    assert made.sessions.first().place == "stadhuis"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("2026-01-06", "2026-11-17"), "6 januari 2026 is al geweest."),
        (("2026-04-06", "2026-11-17"), "6 april is tweede paasdag."),
        (("2026-10-24", "2026-11-24"), "24 oktober is een zaterdag."),
        (("2026-10-20", "2026-10-27"), "Dit is 7 dagen na de vorige bijeenkomst. Het programma heeft er 28."),
    ],
)
def test_what_is_worth_a_second_look_is_said_and_asked(group, sign_in, days, sentence):
    client, address = sign_in("lead"), build.addresses(group)["new_cohort"]
    sent = about(group) | planned(*days)
    asked = client.post(address, sent)
    assert asked.status_code == 422
    assert sentence in build.text(asked)
    assert "Ja, plan het zo" in build.text(asked)
    assert client.post(address, sent | {"anyway": "on"}).status_code == 302


def test_dates_that_cross_are_refused_at_the_field_and_going_back_keeps_what_was_chosen(group, sign_in, moment):
    client, address = sign_in("lead"), build.addresses(group)["new_cohort"]
    crossed = client.post(address, about(group) | planned("2026-11-17", "2026-10-20", anyway="on"))
    assert crossed.status_code == 422
    assert "Dit ligt voor ‘Vertrekpunt’, dat eerder komt." in build.text(crossed)
    far = client.post(address, about(group, starts_on="9999-12-31"))
    assert far.status_code == 422
    assert "Kies een jaar tussen 2000 en 2099" in build.text(far)
    back = client.post(address, about(group, every="3") | {"do": "terug"})
    assert back.status_code == 200
    assert 'value="Groep 8"' in build.text(back)
    again = build.text(client.post(address, about(group, every="3")))
    assert 'value="2026-11-10"' in again, "three weeks after 20 October"


def test_a_plan_in_the_past_or_of_another_version_is_refused_by_the_command(group, moment):
    by = build.actor(group.people["lead"], now=moment)
    blocks = group.cohort.version.blocks.filter(kind="session")
    plan = [PlannedSession(block=b.pk, title=b.title, on=date(2025, 1, 7)) for b in blocks]
    given = {
        "title": "G",
        "version": group.cohort.version,
        "starts_on": date(2025, 1, 7),
        "organisations": [group.ours],
        "by": by,
        "now": moment,
    }
    with pytest.raises(NotAllowed, match="al geweest"):
        commands.form_cohort(planned=plan, **given)
    with pytest.raises(NotAllowed, match="andere versie"):
        commands.form_cohort(planned=plan[:1], past_meant=True, **given)
    assert commands.form_cohort(planned=plan, past_meant=True, **given).sessions.count() == 2


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
    sent = {"on": "2026-01-20", "starts": "13:00", "ends": "12:00", "place": "stadhuis", "revision": "1"}
    client, address = sign_in(who), build.addresses(group)["move_session"]
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "Het einde ligt niet na het begin" in build.text(answer)
    asked = client.post(address, sent | {"ends": "17:00"})
    assert asked.status_code == 200 and "Ja, deze dag is al geweest" in build.text(asked)
    assert client.post(address, sent | {"ends": "17:00", "past_meant": "on"}).status_code == 302
    session.refresh_from_db()
    assert (session.on, session.place) == (date(2026, 1, 20), "stadhuis")


def test_a_group_is_finished_once(group, sign_in):
    client = sign_in("lead")
    assert client.post(build.addresses(group)["finish"]).status_code == 302
    page = build.text(client.get(build.addresses(group)["cohort"]))
    assert "Deze groep is afgerond" in page
    assert "Schrijf iemand in" not in page
    assert client.post(build.addresses(group)["finish"]).status_code == 403
