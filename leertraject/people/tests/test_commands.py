"""Welcoming people, giving accounts and roles: what is there afterwards, and what is left after a refusal."""

import copy
from datetime import date, timedelta

import pytest

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands, queries
from leertraject.people.models import Account, Organisation, Person, Role
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 14)


@pytest.fixture(scope="module")
def _bureau(around_the_file, moment):
    return build.bureau(moment)


@pytest.fixture
def bureau(_bureau, db):
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_bureau)


@pytest.fixture
def lead(bureau, moment):
    return build.actor(bureau.lead, moment)


def _entry(verb: str, person: Person | None = None) -> int:
    return Entry.objects.filter(verb=verb, subject=person.pk if person else None).count()


def test_an_organisation_is_welcomed_once(lead, moment):
    made = commands.welcome_organisation(name="  Provincie   Merendaal ", by=lead, now=moment)
    assert made.name == "Provincie Merendaal"
    assert Entry.objects.filter(verb="welcome_organisation", object_id=str(made.pk), actor=lead.subject).count() == 1
    for name in ("provincie merendaal", "", " "):
        with pytest.raises(NotAllowed):
            commands.welcome_organisation(name=name, by=lead, now=moment)


def test_a_person_is_welcomed_with_a_plain_name_and_address(lead, moment):
    made = commands.welcome_person(name=" Marloes  Kuipers ", email=" Marloes@Dijkerveen.Example ", by=lead, now=moment)
    assert (made.name, made.email) == ("Marloes Kuipers", "marloes@dijkerveen.example")
    assert _entry("welcome_person", made) == 1
    assert commands.welcome_person(name="Zonder adres", email="", by=lead, now=moment).email is None
    assert commands.welcome_person(name="Zonder adres", email=None, by=lead, now=moment).email is None


@pytest.mark.parametrize(
    ("name", "email", "sentence"),
    [
        (" ", "x@y.example", "Vul een naam in."),
        ("Iemand", "geen adres", "Dit e-mailadres klopt niet."),
        ("Iemand", "SANNE@dijkerveen.example", "al in gebruik"),
        ("Iemand\nBcc: x", "a@b.example\nBcc: x@y.example", "Dit e-mailadres klopt niet."),
    ],
)
def test_a_wrong_name_or_address_leaves_nothing(name, email, sentence, lead, moment):
    before = Person.objects.count()
    with pytest.raises(NotAllowed, match=sentence):
        commands.welcome_person(name=name, email=email, by=lead, now=moment)
    assert Person.objects.count() == before


def test_an_account_has_no_password_and_comes_once(bureau, lead, moment):
    someone = build.person("Marloes Kuipers", "marloes@dijkerveen.example", moment)
    account = commands.give_account(someone, by=lead, now=moment)
    assert not account.has_usable_password() and account.email == someone.email
    assert _entry("give_account", someone) == 1
    with pytest.raises(Conflict, match="heeft al een account"):
        commands.give_account(someone, by=lead, now=moment)


def test_no_account_without_an_address_or_for_an_owner(bureau, lead, moment):
    with pytest.raises(NotAllowed, match="geen e-mailadres bekend"):
        commands.give_account(build.person("Zonder", None, moment), by=lead, now=moment)
    for by in (lead, SYSTEM):
        with pytest.raises(NotAllowed, match="opgavehouder heeft geen account nodig"):
            commands.give_account(bureau.a.owner, by=by, now=moment)
    assert not Account.objects.filter(person=bureau.a.owner).exists()


def test_a_role_is_held_from_its_first_day_until_its_end(bureau, lead, moment):
    someone = build.person("Marloes Kuipers", "marloes@dijkerveen.example", moment)
    tomorrow, week = TODAY + timedelta(days=1), TODAY + timedelta(days=7)
    given = commands.give_role(
        person=someone,
        kind="participant",
        organisation=bureau.a.organisation,
        discipline="personeel",
        starts_on=tomorrow,
        ends_on=week,
        by=lead,
        now=moment,
    )
    assert given.given_by == bureau.lead.pk
    assert _entry("give_role", someone) == 1

    def holds(days: int) -> bool:
        return queries.actor(someone, now=moment + timedelta(days=days)).has("participant")

    assert [holds(days) for days in (0, 1, 6, 7)] == [False, True, True, False]


def test_a_day_is_a_day_in_the_netherlands(bureau, moment):
    # 22:30 UTC on 13 April is half past midnight on the 14th here.
    late = moment.replace(day=13, hour=22, minute=30)
    someone = build.person("Marloes Kuipers", None, moment)
    commands.give_role(person=someone, kind="facilitator", starts_on=TODAY, by=SYSTEM, now=moment)
    assert queries.actor(someone, now=late).has("facilitator")
    assert not queries.actor(someone, now=late - timedelta(hours=1)).has("facilitator")


def test_the_same_role_is_not_held_twice_at_once(bureau, lead, moment):
    someone = bureau.a.participants[0]
    before = Role.objects.count()

    def again(**when):
        return commands.give_role(
            person=someone, kind="participant", organisation=bureau.a.organisation, by=lead, now=moment, **when
        )

    with pytest.raises(NotAllowed, match="heeft deze rol al"):
        again(starts_on=TODAY)
    with pytest.raises(NotAllowed, match="heeft deze rol al"):
        again(starts_on=date(2020, 1, 1), ends_on=TODAY)
    assert Role.objects.count() == before
    again(starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    assert Role.objects.count() == before + 1


def test_ending_a_role_keeps_its_history(bureau, lead, moment):
    held = Role.objects.get(person=bureau.a.sponsor)
    ended = commands.end_role(held, on=TODAY, by=lead, now=moment)
    assert ended.ends_on == TODAY
    assert not build.actor(bureau.a.sponsor, moment).has("sponsor")
    assert build.actor(bureau.a.sponsor, moment - timedelta(days=1)).has("sponsor")
    assert _entry("end_role", bureau.a.sponsor) == 1
    with pytest.raises(Conflict, match="al beëindigd"):
        commands.end_role(held, on=TODAY, by=lead, now=moment)


def test_an_end_that_is_to_come_can_be_moved(bureau, lead, moment):
    held = Role.objects.get(person=bureau.a.sponsor)
    commands.end_role(held, on=TODAY + timedelta(days=30), by=lead, now=moment)
    assert commands.end_role(held, on=TODAY + timedelta(days=1), by=lead, now=moment).ends_on.day == 15


def test_a_refused_first_role_leaves_no_person(bureau, moment):
    administrator = build.actor(bureau.administrator, moment)
    before = Person.objects.count(), Entry.objects.count()
    with pytest.raises(NotAllowed, match="Als beheerder ga je niet over wie meedoet"):
        commands.welcome_with_role(
            name="Iemand",
            email="iemand@dijkerveen.example",
            organisation=bureau.a.organisation,
            kind="participant",
            starts_on=TODAY,
            by=administrator,
            now=moment,
        )
    assert (Person.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("kind", "email", "expected"),
    [("sponsor", "x@y.example", True), ("opgave_owner", "x@y.example", False), ("sponsor", "", False)],
)
def test_who_is_welcomed_gets_an_account_when_they_should(kind, email, expected, bureau, lead, moment):
    someone = commands.welcome_with_role(
        name="Iemand", email=email, organisation=bureau.a.organisation, kind=kind, starts_on=TODAY, by=lead, now=moment
    )
    assert queries.has_account(someone) is expected


def test_the_standing_cast(bureau, moment):
    assert Organisation.objects.count() == 2
    assert build.actor(bureau.interviewer, moment).has("facilitator")
    assert build.actor(bureau.b.manager, moment).held[0].about == bureau.b.participants[0].pk
    assert Account.objects.count() == 6 + 2 * 6
