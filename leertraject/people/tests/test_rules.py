"""Who may give and end which role, as tables."""

from datetime import date
from uuid import uuid4

import pytest

from leertraject.kernel.actors import NOBODY, SYSTEM, Actor, Held
from leertraject.kernel.errors import NotAllowed
from leertraject.people import rules
from leertraject.people.models import Role, RoleKind

HERE, ELSEWHERE, GROUP = uuid4(), uuid4(), uuid4()
SOMEONE = uuid4()
TODAY = date(2026, 4, 14)
STAFF = sorted(rules.STAFF)
OTHERS = sorted(set(RoleKind.values) - rules.STAFF)


def _actor(*held: Held) -> Actor:
    return Actor(subject=uuid4(), name="Iemand", held=held)


LEAD = _actor(Held("programme_lead"))
LEAD_HERE = _actor(Held("programme_lead", organisation=HERE))
LEAD_ELSEWHERE = _actor(Held("programme_lead", organisation=ELSEWHERE))
LEAD_OF_GROUP = _actor(Held("programme_lead", cohort=GROUP))
ADMINISTRATOR = _actor(Held("administrator"))
BOTH = _actor(Held("programme_lead"), Held("administrator"))
TRAINER = _actor(Held("facilitator"))
SPONSOR = _actor(Held("sponsor", organisation=HERE))
PARTICIPANT = _actor(Held("participant", organisation=HERE))
EVERYONE = [
    SYSTEM, LEAD, LEAD_HERE, LEAD_ELSEWHERE, LEAD_OF_GROUP, ADMINISTRATOR, BOTH, TRAINER, SPONSOR, PARTICIPANT, NOBODY,
]  # fmt: skip


def _wanted(kind: str, **more) -> rules.Wanted:
    given = {"organisation": HERE, "cohort": None, "about": uuid4(), "starts_on": TODAY, "ends_on": None} | more
    return rules.Wanted(kind=kind, **given)


def _givers(kind: str, **more) -> list[Actor]:
    allowed = []
    for by in EVERYONE:
        try:
            rules.check_may_give_role(SOMEONE, _wanted(kind, **more), by=by)
        except NotAllowed as refusal:
            assert str(refusal).endswith(".")
        else:
            allowed.append(by)
    return allowed


@pytest.mark.parametrize("kind", STAFF)
def test_staff_roles_are_given_by_the_bureau(kind):
    assert _givers(kind, organisation=None) == [SYSTEM, LEAD, ADMINISTRATOR, BOTH]


@pytest.mark.parametrize("kind", OTHERS)
def test_the_other_roles_are_given_by_a_programme_lead_who_is_no_administrator(kind):
    assert _givers(kind) == [SYSTEM, LEAD, LEAD_HERE]
    assert _givers(kind, cohort=GROUP) == [SYSTEM, LEAD, LEAD_HERE, LEAD_OF_GROUP]
    assert _givers(kind, organisation=ELSEWHERE) == [SYSTEM, LEAD, LEAD_ELSEWHERE]


@pytest.mark.parametrize("kind", RoleKind.values)
@pytest.mark.parametrize("by", [LEAD, LEAD_HERE, ADMINISTRATOR, BOTH])
def test_nobody_gives_or_ends_their_own_role(kind, by):
    with pytest.raises(NotAllowed, match="Niemand geeft of beëindigt een eigen rol"):
        rules.check_may_give_role(by.subject, _wanted(kind), by=by)
    own = Role(person_id=by.subject, kind=kind, organisation_id=HERE, starts_on=TODAY)
    with pytest.raises(NotAllowed, match="Niemand geeft of beëindigt een eigen rol"):
        rules.check_may_end_role(own, TODAY, by=by, today=TODAY)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"kind": "koning"}, "Kies een rol uit de lijst."),
        ({"kind": "participant", "organisation": None}, "Kies de organisatie"),
        ({"kind": "line_manager", "about": None}, "van wie deze persoon de leidinggevende is"),
        ({"kind": "line_manager", "about": SOMEONE}, "van wie deze persoon de leidinggevende is"),
        ({"kind": "sponsor", "ends_on": date(2026, 4, 13)}, "De einddatum ligt voor de begindatum."),
    ],
)
def test_a_role_makes_sense(more, sentence):
    kind = more.pop("kind")
    with pytest.raises(NotAllowed, match=sentence):
        rules.check_may_give_role(SOMEONE, _wanted(kind, **more), by=SYSTEM)


def test_an_end_is_today_or_later_and_not_before_the_beginning():
    held = Role(person_id=SOMEONE, kind="sponsor", organisation_id=HERE, starts_on=date(2026, 1, 1))
    rules.check_may_end_role(held, TODAY, by=LEAD, today=TODAY)
    with pytest.raises(NotAllowed, match="niet met terugwerkende kracht"):
        rules.check_may_end_role(held, date(2026, 4, 13), by=LEAD, today=TODAY)
    coming = Role(person_id=SOMEONE, kind="sponsor", organisation_id=HERE, starts_on=date(2026, 6, 1))
    with pytest.raises(NotAllowed, match="De einddatum ligt voor de begindatum."):
        rules.check_may_end_role(coming, TODAY, by=LEAD, today=TODAY)


def _account_givers(*kinds: str) -> list[Actor]:
    roles = [Role(kind=kind, organisation_id=None if kind in rules.STAFF else HERE) for kind in kinds]
    allowed = []
    for by in EVERYONE:
        try:
            rules.check_may_give_account(roles, by=by)
        except NotAllowed:
            continue
        allowed.append(by)
    return allowed


@pytest.mark.parametrize(
    ("kinds", "givers"),
    [
        (["opgave_owner"], []),
        (["opgave_owner", "opgave_owner"], []),
        (["opgave_owner", "alumnus"], [SYSTEM, LEAD, LEAD_HERE]),
        (["participant"], [SYSTEM, LEAD, LEAD_HERE]),
        (["facilitator"], [SYSTEM, LEAD, ADMINISTRATOR, BOTH]),
        (["facilitator", "alumnus"], [SYSTEM, LEAD, LEAD_HERE, ADMINISTRATOR, BOTH]),
        ([], [SYSTEM, LEAD]),
    ],
)
def test_who_gives_an_account(kinds, givers):
    assert _account_givers(*kinds) == givers


@pytest.mark.parametrize("by", EVERYONE)
def test_who_welcomes(by):
    for check, allowed in (
        (rules.check_may_welcome_organisation, [SYSTEM, LEAD]),
        (rules.check_may_welcome_person, [SYSTEM, LEAD, LEAD_HERE, LEAD_ELSEWHERE, LEAD_OF_GROUP, ADMINISTRATOR, BOTH]),
    ):
        if by in allowed:
            check(by=by)
        else:
            with pytest.raises(NotAllowed):
                check(by=by)
