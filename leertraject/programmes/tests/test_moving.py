"""Someone goes to work elsewhere: roles and running groups go along, what is finished stays, and others see no more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.people import commands as people
from leertraject.people.models import Organisation, Role
from leertraject.programmes import commands, tasks
from leertraject.programmes.models import CohortFinish
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def someone(group):
    return group.participants[0]


@pytest.fixture
def elsewhere():
    return Organisation.objects.get(name="Waterschap Rijnzoom")


def _moved(group, someone, to, *, on, now):
    by = build.actor(group.people["lead"], now=now)
    return commands.move_person(person=someone, leaving=group.ours, to=to, on=on, by=by, now=now)


def _held(someone, day):
    return set(Role.objects.filter(person=someone).held_on(day).values_list("kind", "organisation__name", "cohort"))


def test_today_role_and_running_group_go_along(group, someone, elsewhere, sign_in, moment):
    _moved(group, someone, elsewhere, on=moment.date(), now=moment)
    assert _held(someone, moment.date()) == {("participant", "Waterschap Rijnzoom", group.cohort.pk)}
    assert group.cohort.enrolments.get(person=someone).organisation == elsewhere
    assert Role.objects.filter(person=someone).latest("starts_on").discipline == "inkoop"
    page = build.addresses(group)["cohort"]
    assert someone.name not in build.text(sign_in("sponsor").get(page))
    assert someone.name in build.text(sign_in("other_sponsor").get(page))
    assert group.participants[1].name not in build.text(sign_in("other_sponsor").get(page))
    assert someone.name in build.text(sign_in(someone).get(page))


def test_a_later_day_comes_by_itself(group, someone, elsewhere, clock_at, moment):
    later = moment + timedelta(days=20)
    _moved(group, someone, elsewhere, on=later.date(), now=moment)
    assert _held(someone, moment.date()) == {("participant", "Gemeente Dijkerveen", group.cohort.pk)}
    assert group.cohort.enrolments.get(person=someone).organisation == group.ours
    with clock_at(moment + timedelta(days=19)):
        assert tasks.follow_moves.call() == 0
    with clock_at(later):
        assert tasks.follow_moves.call() == 1
        assert tasks.follow_moves.call() == 0
    assert group.cohort.enrolments.get(person=someone).organisation == elsewhere
    assert _held(someone, later.date()) == {("participant", "Waterschap Rijnzoom", group.cohort.pk)}


def test_what_is_finished_stays_and_the_alumnus_goes_along(group, someone, elsewhere, moment):
    over = moment + timedelta(days=40)
    by = build.actor(group.people["lead"], now=over)
    commands.finish_cohort(cohort=group.cohort, by=by, now=over)
    assert CohortFinish.objects.filter(cohort=group.cohort).exists()
    _moved(group, someone, elsewhere, on=over.date(), now=over)
    assert _held(someone, over.date()) == {("alumnus", "Waterschap Rijnzoom", group.cohort.pk)}
    assert group.cohort.enrolments.get(person=someone).organisation == group.ours


def test_roles_of_an_employer_end_and_do_not_go_along(group, elsewhere, moment):
    sponsor = group.people["sponsor"]
    assert _moved(group, sponsor, elsewhere, on=moment.date(), now=moment) == []
    assert _held(sponsor, moment.date()) == set()


def test_an_alumnus_returns_as_participant_and_stays_alumnus(group, moment):
    alumnus = group.people["alumnus"]
    by = build.actor(group.people["lead"], now=moment)
    commands.enrol(cohort=group.cohort, person=alumnus, organisation=group.ours, by=by, now=moment)
    assert {kind for kind, _, _ in _held(alumnus, moment.date())} == {"alumnus", "participant"}


def test_who_may_not(group, someone, elsewhere, moment):
    day = moment.date()
    with pytest.raises(NotAllowed, match="al bij"):
        _moved(group, someone, group.ours, on=day, now=moment)
    with pytest.raises(NotAllowed, match="terugwerkende"):
        _moved(group, someone, elsewhere, on=day - timedelta(days=1), now=moment)
    with pytest.raises(NotAllowed, match="geen rol"):
        commands.move_person(person=someone, leaving=group.theirs, to=elsewhere, on=day, by=SYSTEM, now=moment)
    half = build.person("Half Leider", now=moment)
    people.give_role(person=half, kind="programme_lead", organisation=group.ours, starts_on=day, by=SYSTEM, now=moment)
    for by in (build.actor(half, now=moment), build.actor(group.trainer, now=moment)):
        with pytest.raises(NotAllowed):
            commands.move_person(person=someone, leaving=group.ours, to=elsewhere, on=day, by=by, now=moment)
    assert _held(someone, day) == {("participant", "Gemeente Dijkerveen", group.cohort.pk)}


def test_from_the_screen(group, someone, elsewhere, sign_in):
    client = sign_in("lead")
    person = reverse("people:person", args=[someone.pk])
    address = reverse("programmes:move_person", args=[someone.pk])
    assert address in build.text(client.get(person))
    assert client.post(address, {"leaving": group.ours.pk, "to": "", "on": "2026-04-14"}).status_code == 422
    sent = {"leaving": group.ours.pk, "to": elsewhere.pk, "on": "2026-04-14"}
    assert client.post(address, sent)["Location"] == person
    assert "Waterschap Rijnzoom" in build.text(client.get(person))
    assert client.post(address, sent).status_code == 422
    assert sign_in("trainer").get(address).status_code == 404
