"""Every page: works; may the neighbour; outsider 404; seen but not allowed 403; wrong method 405."""

import pytest
from django.urls import reverse

from leertraject.programmes import commands
from leertraject.programmes.models import Version
from leertraject.programmes.tests import build
from leertraject.programmes.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


POST_ONLY = {"copy_example", "start_version"}
READ_ONLY = {"programmes", "programme", "changes", "comparison", "version", "block", "cohorts", "cohort", "taken_list"}


def test_there_is_an_address_of_every_page(group):
    assert {pattern.name for pattern in urlpatterns} == set(build.addresses(group))


@pytest.mark.parametrize(
    "name",
    sorted(
        (READ_ONLY - {"taken_list"})
        | {
            "new_programme",
            "revise_programme",
            "rename_cohort",
            "frame_version",
            "publication",
            "add_block",
            "change_block",
            "move_block",
            "drop_block",
            "reword_change",
            "withdraw_change",
            "new_cohort",
            "enrol",
            "enrol_list",
            "move_person",
            "end_enrolment",
            "appoint_trainer",
            "move_session",
            "finish",
            "subgroups",
        }
    ),
)
def test_a_programme_leader_opens_every_page(group, sign_in, name):
    answer = sign_in("lead").get(build.addresses(group)[name])
    assert answer.status_code == 200
    assert answer.content.count(b"<h1") == 1
    assert answer.content.count(b"nl-button--primary") <= 1


LEAD_ONLY = {
    "new_programme",
    "revise_programme",
    "copy_example",
    "start_version",
    "new_cohort",
    "enrol",
    "enrol_list",
    "end_enrolment",
    "appoint_trainer",
    "finish",
    "frame_version",
    "publication",
    "add_block",
    "change_block",
    "move_block",
    "drop_block",
    "reword_change",
    "withdraw_change",
}


@pytest.mark.parametrize("name", sorted(LEAD_ONLY))
def test_a_trainer_sees_it_and_may_not_do_it(group, sign_in, name):
    answer = sign_in("trainer").post(build.addresses(group)[name])
    assert answer.status_code == 403
    assert "programmaleider" in answer.content.decode()


DRAFT = sorted(
    LEAD_ONLY
    & {
        "frame_version",
        "publication",
        "add_block",
        "change_block",
        "move_block",
        "drop_block",
        "reword_change",
        "withdraw_change",
    }
)


@pytest.mark.parametrize("who", ["participant", "sponsor", "line_manager", "alumnus", "opgave_owner", "administrator"])
def test_a_draft_does_not_exist_for_others(group, sign_in, who):
    client = sign_in(who)
    for name in DRAFT:
        assert client.post(build.addresses(group)[name]).status_code == 404, name
    page = build.addresses(group)["version"].replace("/2/", "/3/")
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("participant", (200, 200, 200, 200)),
        ("sponsor", (200, 200, 200, 200)),
        ("line_manager", (200, 200, 200, 200)),
        ("alumnus", (200, 200, 200, 200)),
        ("opgave_owner", (200, 200, 404, 200)),
        ("administrator", (404, 404, 404, 404)),
    ],
)
def test_who_opens_what_is_published(group, sign_in, who, statuses):
    client = sign_in(who)
    found = build.addresses(group)
    names = ("programmes", "version", "block", "changes")
    assert tuple(client.get(found[name]).status_code for name in names) == statuses


COHORT = ["cohort", "rename_cohort", "enrol", "end_enrolment", "appoint_trainer", "move_session", "finish"]


@pytest.mark.parametrize("who", ["other_sponsor", "alumnus", "opgave_owner", "administrator", "other_trainer"])
def test_a_group_of_others_does_not_exist(group, sign_in, who):
    client = sign_in(who)
    for name in COHORT:
        assert client.get(build.addresses(group)[name]).status_code == 404, name


@pytest.mark.parametrize("who", ["participant", "sponsor", "line_manager"])
def test_a_group_that_is_seen_is_not_run(group, sign_in, who):
    client = sign_in(who)
    assert client.get(build.addresses(group)["cohort"]).status_code == 200
    for name in ("rename_cohort", "enrol", "appoint_trainer", "move_session", "finish"):
        assert client.get(build.addresses(group)[name]).status_code == 403, name


@pytest.mark.parametrize("name", sorted(POST_ONLY | READ_ONLY))
def test_the_wrong_method_is_refused(group, sign_in, name):
    client = sign_in("lead")
    ask = client.get if name in POST_ONLY else client.post
    assert ask(build.addresses(group)[name]).status_code == 405


def test_a_stranger_signs_in_first(group, client):
    for name, address in build.addresses(group).items():
        # An answer comes by a link from mail as well: for who has none there is nothing.
        other = {"answer": (404,), "enter_code": (422,)}
        assert client.post(address).status_code in other.get(name, (302, 405)), name
    assert client.get(build.addresses(group)["cohort"]).url.startswith(reverse("account_login"))


def test_pages_cost_the_same_when_they_are_long(group, sign_in, moment, django_assert_max_num_queries):
    by = build.actor(group.people["lead"], now=moment)
    commands.copy_example(example_id="business_partner", by=by, now=moment)
    draft = Version.objects.get(number=3)
    for number in range(6):
        commands.add_block(version=draft, content=build.session(f"Dag {number}"), why=build.WHY, by=by, now=moment)
    client, found = sign_in("lead"), build.addresses(group)
    for name in ("programmes", "programme", "version", "changes", "publication", "cohorts", "cohort"):
        with django_assert_max_num_queries(12):
            client.get(found[name])
