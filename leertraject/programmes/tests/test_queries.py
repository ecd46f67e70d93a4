"""What exists for whom, and that lists cost a fixed number of queries."""

from datetime import timedelta

import pytest
from django.http import Http404

from leertraject.kernel.actors import NOBODY, SYSTEM, Actor
from leertraject.people import commands as people
from leertraject.people.models import RoleKind
from leertraject.programmes import commands, queries
from leertraject.programmes.models import Programme
from leertraject.programmes.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(moment) -> build.Group:
    return build.group(now=moment)


@pytest.fixture
def seen_by(group, moment):
    """Returns the actor of a role in the group."""

    def _seen_by(who: str) -> Actor:
        return build.actor(group.people[who], now=moment)

    return _seen_by


@pytest.mark.parametrize(
    ("who", "numbers"),
    [
        ("lead", [1, 2, 3]),
        ("trainer", [1, 2, 3]),
        ("other_trainer", [1, 2, 3]),
        ("participant", [1, 2]),
        ("sponsor", [1, 2]),
        ("line_manager", [1, 2]),
        ("alumnus", [1, 2]),
        ("opgave_owner", [1, 2]),
        ("administrator", []),
    ],
)
def test_versions_that_exist_for_someone(seen_by, moment, who, numbers):
    programme = Programme.objects.get()
    commands.start_version(programme=programme, by=seen_by("lead"), now=moment)
    found = queries.versions(seen_by(who))
    assert sorted(found.values_list("number", flat=True)) == numbers
    assert queries.programmes(seen_by(who)).exists() is bool(numbers)


def test_nobody_sees_nothing(group):
    Programme.objects.update(made_by=None)
    assert not queries.programmes(NOBODY).exists()
    assert not queries.cohorts(NOBODY).exists()
    assert not queries.changes(NOBODY).exists()


def test_nobody_loses_sight_of_their_own_draft(group, seen_by, moment):
    draft = commands.start_version(programme=Programme.objects.get(), by=seen_by("lead"), now=moment)
    was_lead = Actor(subject=group.people["lead"].pk)
    assert list(queries.versions(was_lead).order_by("number"))[-1] == draft
    assert len(queries.blocks(was_lead, draft)) == 3


def test_a_draft_hides_its_changes_from_others(group, seen_by, moment):
    draft = commands.start_version(programme=Programme.objects.get(), by=seen_by("lead"), now=moment)
    listen = build.block(draft, "Eerst luisteren")
    commands.move_block(block=listen, position=1, why=build.WHY, by=seen_by("lead"), now=moment)
    assert queries.changes(seen_by("lead")).count() == queries.changes(seen_by("trainer")).count() == 2
    assert queries.changes(seen_by("participant")).count() == queries.changes(seen_by("sponsor")).count() == 1
    assert queries.changes(seen_by("administrator")).count() == 0


def test_an_owner_of_an_opgave_sees_the_programme_and_not_its_sessions(group, seen_by):
    assert queries.programmes(seen_by("opgave_owner")).count() == 1
    assert queries.blocks(seen_by("opgave_owner"), group.cohort.version) == []


NAMES = list(build.PARTICIPANTS)


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("lead", NAMES),
        ("trainer", NAMES),
        ("participant", NAMES),
        ("sponsor", NAMES[:7]),
        ("line_manager", NAMES[1:2]),
    ],
)
def test_who_sees_which_people_of_a_group(group, seen_by, moment, who, names):
    seen = queries.cohort_seen(seen_by(who), group.cohort.pk, today=moment.date())
    assert [member.name for member in seen.members] == sorted(names)


@pytest.mark.parametrize("who", ["other_sponsor", "alumnus", "opgave_owner", "administrator", "other_trainer"])
def test_for_whom_a_group_does_not_exist(group, seen_by, moment, who):
    assert not queries.cohorts(seen_by(who)).exists()
    with pytest.raises(Http404):
        queries.cohort_seen(seen_by(who), group.cohort.pk, today=moment.date())


@pytest.mark.parametrize(
    ("who", "organisations", "crafts", "where"),
    [
        ("lead", 2, True, True),
        ("trainer", 2, True, True),
        ("participant", 1, True, False),
        ("sponsor", 1, False, False),
        ("line_manager", 1, False, False),
    ],
)
def test_only_the_team_knows_who_works_where(group, seen_by, moment, who, organisations, crafts, where):
    seen = queries.cohort_seen(seen_by(who), group.cohort.pk, today=moment.date())
    assert len(seen.organisations) == organisations
    assert any(member.discipline for member in seen.members) is crafts
    assert any(member.organisation for member in seen.members) is where


def test_who_stopped_is_gone_for_all_but_the_team(group, seen_by, moment):
    stopped = group.participants[2]
    commands.stop_enrolment(enrolment=group.cohort.enrolments.get(person=stopped), by=seen_by("lead"), now=moment)

    def names(actor: Actor) -> tuple[bool, bool]:
        seen = queries.cohort_seen(actor, group.cohort.pk, today=moment.date())
        return (
            stopped.name in [member.name for member in seen.members],
            stopped.name in [member.name for member in seen.stopped],
        )

    assert names(seen_by("lead")) == names(seen_by("trainer")) == (False, True)
    assert names(seen_by("participant")) == names(seen_by("sponsor")) == (False, False)
    assert names(build.actor(stopped, now=moment)) == (False, True)


def test_an_alumnus_sees_the_old_group_without_the_others(group, seen_by, moment):
    later = moment + timedelta(days=30)
    commands.finish_cohort(cohort=group.cohort, by=seen_by("lead"), now=later)
    sanne = build.actor(group.participants[0], now=later)
    seen = queries.cohort_seen(sanne, group.cohort.pk, today=later.date())
    assert [member.name for member in seen.members] == ["Sanne de Graaf"]


def test_an_ended_trainer_is_no_longer_named(group, seen_by, moment):
    from leertraject.people.models import Role

    role = Role.objects.get(person=group.trainer, kind=RoleKind.FACILITATOR)
    people.end_role(role, on=moment.date(), by=SYSTEM, now=moment)
    assert queries.cohort_seen(seen_by("lead"), group.cohort.pk, today=moment.date()).trainers == []


def test_who_can_be_enrolled(group, seen_by, moment):
    newcomer = build.person("Mohamed Rahimi", now=moment)
    found = set(queries.people_to_enrol(seen_by("lead"), group.cohort))
    assert newcomer in found
    assert not set(group.participants) & found


def test_lists_cost_the_same_when_they_are_long(group, seen_by, moment, django_assert_max_num_queries):
    for number in range(4):
        build.published(now=moment, title=f"Traject {number}")
    lead = seen_by("lead")
    with django_assert_max_num_queries(2):
        assert len(queries.newest_versions(lead)) == 5
    with django_assert_max_num_queries(6):
        seen = queries.cohort_seen(lead, group.cohort.pk, today=moment.date())
        assert len(seen.members) == 10
        assert [session.block.title for session in seen.sessions] == ["Vertrekpunt", "Eerst luisteren"]
    programme = group.cohort.version.programme
    with django_assert_max_num_queries(3):
        log = queries.change_log(lead, programme.pk)
        assert [(row.version.number, len(row.changes), row.version.published) for row in log] == [
            (2, 1, True),
            (1, 0, True),
        ]
        assert log[0].cohorts == [group.cohort]
