"""Who sees whom."""

import copy
from datetime import date

import pytest

from leertraject.kernel.actors import SYSTEM, Actor, Held
from leertraject.people import commands, queries
from leertraject.people.models import Person
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _bureau(around_the_file, moment):
    return build.bureau(moment)


@pytest.fixture
def bureau(_bureau, db):
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_bureau)


def _names(people) -> set[str]:
    return {person.name for person in people}


STAFF = {"Lotte Brink", "Ruben Smeets", "Hanneke Vos", "Bas Oudejans", "Mirjam Kok", "Ingrid Postma"}


def test_a_programme_lead_sees_everyone_with_every_role(bureau, moment):
    lead = build.actor(bureau.lead, moment)
    assert _names(queries.people_for(lead)) == _names(Person.objects.all())
    els = queries.people_for(lead).get(pk=bureau.a.alumni[0].pk)
    assert [(role.kind, role.organisation.name) for role in els.shown_roles] == [
        ("alumnus", "Gemeente Dijkerveen"),
        ("participant", "Gemeente Dijkerveen"),
    ]
    assert list(queries.organisations_for(lead)) == [bureau.a.organisation, bureau.b.organisation]


def test_an_administrator_sees_staff_roles_and_their_history_and_nobody_else(bureau, moment):
    administrator = build.actor(bureau.administrator, moment)
    today = moment.date()
    held = bureau.bas.roles.get()
    commands.end_role(held, on=today, by=SYSTEM, now=moment)
    # Someone who is staff and takes part: only the staff role shows.
    commands.give_role(
        person=bureau.hanneke,
        kind="alumnus",
        organisation=bureau.a.organisation,
        starts_on=date(2020, 1, 1),
        by=SYSTEM,
        now=moment,
    )
    assert _names(queries.people_for(administrator)) == STAFF
    assert _names(queries.staff_for(administrator)) == STAFF
    shown = {role.kind for person in queries.people_for(administrator) for role in person.shown_roles}
    assert shown == {"facilitator", "programme_lead", "administrator"}
    assert not queries.organisations_for(administrator).exists()
    assert not queries.people_of(administrator, bureau.a.organisation).exists()


def test_who_is_both_is_bound_by_the_strictest(bureau, moment):
    both = Actor(subject=bureau.lead.pk, held=(Held("programme_lead"), Held("administrator")))
    assert _names(queries.people_for(both)) == STAFF
    assert not queries.organisations_for(both).exists()
    assert not queries.leads_somewhere(both)
    assert [kind for kind, _ in queries.kinds_for(both)] == ["facilitator", "programme_lead", "administrator"]


def test_a_lead_of_one_organisation_sees_that_one(bureau):
    here = Actor(subject=bureau.lead.pk, held=(Held("programme_lead", organisation=bureau.a.organisation.pk),))
    assert list(queries.organisations_for(here)) == [bureau.a.organisation]
    names = _names(queries.people_for(here))
    assert "Sanne de Graaf" in names and "Noor Bakker" not in names and "Ingrid Postma" not in names
    assert not queries.staff_for(here).exists()


@pytest.mark.parametrize("who", ["hanneke", "interviewer", "sponsor", "manager", "participant", "alumnus"])
def test_others_see_nobody(who, bureau, moment):
    people = {
        "hanneke": bureau.hanneke,
        "interviewer": bureau.interviewer,
        "sponsor": bureau.a.sponsor,
        "manager": bureau.a.manager,
        "participant": bureau.a.participants[0],
        "alumnus": bureau.a.alumni[0],
    }
    actor = build.actor(people[who], moment)
    assert not queries.people_for(actor).exists()
    assert not queries.organisations_for(actor).exists()
    assert not queries.staff_for(actor).exists()


def test_role_holders_counts_people_who_hold_it_now(bureau, moment):
    where = bureau.a.organisation.pk
    assert queries.role_holders("participant", where, now=moment) == 2
    assert queries.role_holders("alumnus", where, now=moment) == 2
    assert queries.role_holders("facilitator", where, now=moment) == 0


def test_the_directory_costs_the_same_for_many(bureau, moment, django_assert_num_queries):
    lead = build.actor(bureau.lead, moment)
    with django_assert_num_queries(2):
        assert all(role.organisation or True for person in queries.people_for(lead) for role in person.shown_roles)


def test_a_programme_lead_who_is_an_employer_too_sees_nothing_more_of_those_people(bureau, moment):
    a, b = bureau.a, bureau.b
    build.role(bureau.lead, "sponsor", moment, where=b.organisation)
    build.role(bureau.lead, "line_manager", moment, where=a.organisation, about=a.participants[0])
    lead = build.actor(bureau.lead, moment)
    hidden = {b.sponsor, b.manager, *b.participants, *b.alumni, b.owner, a.participants[0]}
    assert _names(queries.people_for(lead)) == _names(Person.objects.all()) - _names(hidden)
    assert _names(queries.people_of(lead, b.organisation)) == {"Lotte Brink"}
    # Karel Hofstra is line manager of just this participant; the own roles stay.
    assert "Karel Hofstra" not in _names(queries.people_of(lead, a.organisation))
    assert {role.kind for role in queries.people_for(lead).get(pk=bureau.lead.pk).shown_roles} == {
        "programme_lead",
        "sponsor",
        "line_manager",
    }
