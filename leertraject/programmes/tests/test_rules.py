"""Who may do and see what, as tables."""

import uuid
from datetime import date

import pytest

from leertraject.kernel.actors import SYSTEM, Actor, Held
from leertraject.kernel.errors import NotAllowed
from leertraject.people.models import Organisation, Person
from leertraject.programmes import queries, rules
from leertraject.programmes.models import Cohort, CohortFinish, Enrolment, Session, Version, VersionPublication

ME, SANNE, OURS, THEIRS, GROUP, ELSEWHERE = (uuid.uuid4() for _ in range(6))


def actor(*held: Held) -> Actor:
    return Actor(subject=ME, name="Iemand", held=held)


LEAD = Held("programme_lead")
LEAD_OF_OURS = Held("programme_lead", organisation=OURS)
LEAD_OF_GROUP = Held("programme_lead", cohort=GROUP)
TRAINER = Held("facilitator", cohort=GROUP)
OTHER_TRAINER = Held("facilitator", cohort=ELSEWHERE)
PEER = Held("participant", organisation=OURS, cohort=GROUP)
OTHER_PEER = Held("participant", organisation=OURS, cohort=ELSEWHERE)
ALUMNUS = Held("alumnus", organisation=OURS, cohort=GROUP)
OTHER_ALUMNUS = Held("alumnus", organisation=OURS, cohort=ELSEWHERE)
SPONSOR = Held("sponsor", organisation=OURS)
OTHER_SPONSOR = Held("sponsor", organisation=THEIRS)
MANAGER = Held("line_manager", organisation=OURS, about=SANNE)
OTHER_MANAGER = Held("line_manager", organisation=OURS, about=uuid.uuid4())
OWNER = Held("opgave_owner", organisation=OURS)
ADMIN = Held("administrator")


def cohort() -> Cohort:
    found = Cohort(pk=GROUP, title="Groep 7", starts_on=date(2026, 1, 13), ends_on=date(2026, 2, 10))
    found._state.fields_cache["finish"] = None  # loaded: there is none
    return found


def enrolment(person: uuid.UUID = SANNE, organisation: uuid.UUID = OURS) -> Enrolment:
    found = Enrolment(cohort=cohort(), person=Person(pk=person, name="Sanne"), organisation_id=organisation)
    found.person_id = person
    return found


@pytest.mark.parametrize(
    ("held", "draft", "published"),
    [
        ([], False, False),
        ([LEAD], True, True),
        ([TRAINER], True, True),
        ([Held("facilitator")], True, True),
        ([PEER], False, True),
        ([ALUMNUS], False, True),
        ([SPONSOR], False, True),
        ([MANAGER], False, True),
        ([OWNER], False, True),
        ([ADMIN], False, False),
        # The strictest of the two sides; on one side they stand beside each other.
        ([LEAD, SPONSOR], False, True),
        ([TRAINER, MANAGER], False, True),
        ([LEAD, ADMIN], False, False),
        ([ADMIN, SPONSOR], False, True),
        ([PEER, LEAD], True, True),
    ],
)
@pytest.mark.parametrize("kind", ["leertraject", "programmawijziging"])
def test_who_sees_programmes_and_reasons(kind, held, draft, published):
    assert rules.sees(kind, actor(*held), published=False) is draft
    assert rules.sees(kind, actor(*held), published=True) is published


@pytest.mark.parametrize(
    ("held", "draft", "published"),
    [
        ([], False, False),
        ([LEAD], True, True),
        ([TRAINER], True, True),
        ([PEER], True, True),
        ([ALUMNUS], False, True),
        ([SPONSOR], False, True),
        ([MANAGER], False, True),
        # An owner of an opgave sees only sessions to which they are party.
        ([OWNER], False, False),
        ([OWNER, SPONSOR], False, False),
        ([ADMIN], False, False),
        ([LEAD, ADMIN], False, False),
    ],
)
def test_who_sees_sessions(held, draft, published):
    assert rules.sees("bijeenkomst", actor(*held), published=False) is draft
    assert rules.sees("bijeenkomst", actor(*held), published=True) is published


@pytest.mark.parametrize(
    ("held", "sees"),
    [
        ([], False),
        ([LEAD], True),
        ([LEAD_OF_OURS], True),
        ([Held("programme_lead", organisation=THEIRS)], False),
        ([LEAD_OF_GROUP], True),
        ([Held("programme_lead", cohort=ELSEWHERE)], False),
        ([TRAINER], True),
        ([OTHER_TRAINER], False),
        ([Held("facilitator")], False),
        ([PEER], True),
        ([OTHER_PEER], False),
        ([ALUMNUS], False),
        ([OTHER_ALUMNUS], False),
        ([SPONSOR], True),
        ([OTHER_SPONSOR], False),
        ([MANAGER], True),
        ([OTHER_MANAGER], False),
        ([OWNER], False),
        ([ADMIN], False),
        ([LEAD, ADMIN], False),
        ([TRAINER, ADMIN], False),
        ([ADMIN, SPONSOR], True),
        ([TRAINER, MANAGER], True),
        ([TRAINER, OTHER_SPONSOR], True),
        ([SPONSOR, ALUMNUS], False),
        ([SPONSOR, OTHER_ALUMNUS], True),
        ([PEER, ALUMNUS], True),
    ],
)
def test_who_knows_that_sanne_takes_part(held, sees):
    assert rules.sees_enrolment(actor(*held), enrolment()) is sees


@pytest.mark.parametrize("held", [[], [ADMIN], [SPONSOR, ALUMNUS], [OWNER]])
def test_nobody_loses_sight_of_their_own_enrolment(held):
    assert rules.sees_enrolment(actor(*held), enrolment(person=ME))


@pytest.mark.parametrize(
    ("held", "team"),
    [
        ([LEAD], True),
        ([LEAD_OF_GROUP], True),
        ([TRAINER], True),
        ([OTHER_TRAINER], False),
        ([PEER], False),
        ([SPONSOR], False),
        ([LEAD_OF_OURS], False),
        ([LEAD, ADMIN], False),
        ([TRAINER, ADMIN], False),
        ([], False),
    ],
)
def test_who_runs_a_cohort_and_moves_its_sessions(held, team):
    assert rules.is_team(actor(*held), cohort()) is team
    assert (
        allowed(rules.check_may_move_session, Session(cohort=cohort()), starts=None, ends=None, by=actor(*held)) is team
    )


def allowed(check, *args, **kwargs) -> bool:
    try:
        check(*args, **kwargs)
    except NotAllowed:
        return False
    return True


def fixed() -> Version:
    version = Version(number=1)
    VersionPublication(version=version)
    return version


def loose() -> Version:
    version = Version(number=1)
    version._state.fields_cache["publication"] = None  # loaded: there is none
    return version


def finished() -> Cohort:
    found = cohort()
    CohortFinish(cohort=found)
    return found


EVERYONE = {
    "lead": ([LEAD], True),
    "lead of one client": ([LEAD_OF_OURS], False),
    "lead of this group": ([LEAD_OF_GROUP], False),
    "trainer": ([TRAINER], False),
    "participant": ([PEER], False),
    "sponsor": ([SPONSOR], False),
    "manager": ([MANAGER], False),
    "owner": ([OWNER], False),
    "alumnus": ([ALUMNUS], False),
    "nobody": ([], False),
    "administrator": ([ADMIN], False),
    "lead and administrator": ([LEAD, ADMIN], False),
}


@pytest.mark.parametrize(("held", "may"), EVERYONE.values(), ids=EVERYONE)
def test_only_a_programme_leader_of_the_bureau_designs(held, may):
    by = actor(*held)
    assert allowed(rules.check_may_design_programme, by=by) is may
    assert allowed(rules.check_may_start_version, last=fixed(), by=by) is may
    assert allowed(rules.check_may_edit, loose(), by=by) is may
    assert allowed(rules.check_may_form_cohort, fixed(), sessions=1, organisations=[Organisation()], by=by) is may
    assert allowed(rules.check_may_form_any_cohort, by=by) is may
    assert queries.may_design(by) is may


def test_the_system_may_do_what_a_programme_leader_may():
    assert allowed(rules.check_may_design_programme, by=SYSTEM)
    assert allowed(rules.check_may_move_session, Session(cohort=cohort()), starts=None, ends=None, by=SYSTEM)


@pytest.mark.parametrize(
    ("held", "may"),
    [
        ([LEAD], True),
        ([LEAD_OF_OURS], True),
        ([LEAD_OF_GROUP], True),
        ([TRAINER], False),
        ([SPONSOR], False),
        ([Held("programme_lead", organisation=THEIRS)], False),
        ([LEAD, ADMIN], False),
        ([PEER], False),
    ],
)
def test_who_decides_who_takes_part(held, may):
    by, ours = actor(*held), Organisation(pk=OURS, name="Onze")
    given = {"taking_part": [OURS, THEIRS], "enrolment": None, "by": by}
    assert allowed(rules.check_may_enrol, cohort(), ours, **given) is may
    assert allowed(rules.check_may_stop_enrolment, enrolment(), by=by) is may


@pytest.mark.parametrize(
    ("held", "may"), [([LEAD], True), ([LEAD_OF_GROUP], True), ([LEAD_OF_OURS], False), ([TRAINER], False)]
)
def test_who_decides_about_trainers_and_the_end(held, may):
    by = actor(*held)
    assert allowed(rules.check_may_appoint_trainer, cohort(), already=False, by=by) is may
    assert allowed(rules.check_may_finish_cohort, cohort(), today=date(2026, 2, 10), by=by) is may
    assert allowed(rules.check_may_run_cohort, cohort(), by=by) is may
    assert not allowed(rules.check_may_run_cohort, finished(), by=by)


@pytest.mark.parametrize(
    ("based_on", "given", "there_already", "may"),
    [
        (None, False, False, True),
        (None, True, False, True),
        (uuid.uuid4(), False, False, False),
        (uuid.uuid4(), True, False, True),
        (uuid.uuid4(), False, True, True),
    ],
)
def test_when_a_reason_is_needed(based_on, given, there_already, may):
    version = Version(number=2, based_on_id=based_on)
    assert allowed(rules.check_names_reason, version, given=given, there_already=there_already) is may


@pytest.mark.parametrize(
    ("held", "sees"),
    [
        ([LEAD], True),
        ([TRAINER], True),
        ([PEER], True),
        ([SPONSOR], True),
        ([MANAGER], True),
        ([ALUMNUS], True),
        ([OWNER], False),
        ([ADMIN], False),
        ([ADMIN, LEAD], False),
        ([ADMIN, SPONSOR], True),
        ([], False),
    ],
)
def test_who_has_a_page_of_cohorts(held, sees):
    assert queries.may_see_cohorts(actor(*held)) is sees
