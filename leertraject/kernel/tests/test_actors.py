import uuid

import pytest

from leertraject.kernel.actors import NOBODY, SYSTEM, Actor, Held

DIJKERVEEN, WOLDERLAND, SPRING, AUTUMN = (uuid.UUID(int=n) for n in range(1, 5))
FLEUR = Actor(
    subject=uuid.UUID(int=9),
    name="Fleur",
    held=(
        Held("sponsor", organisation=DIJKERVEEN),
        Held("participant", organisation=WOLDERLAND, cohort=SPRING),
        Held("facilitator", cohort=AUTUMN),
    ),
)


@pytest.mark.parametrize(
    ("kinds", "holds"),
    [(("sponsor",), True), (("administrator", "facilitator"), True), (("administrator",), False), ((), False)],
)
def test_has_one_of_these_roles_anywhere(kinds, holds):
    assert FLEUR.has(*kinds) is holds


@pytest.mark.parametrize(
    ("kind", "place", "holds"),
    [
        ("sponsor", {"organisation": DIJKERVEEN}, True),
        ("sponsor", {"organisation": WOLDERLAND}, False),
        ("participant", {"organisation": WOLDERLAND, "cohort": SPRING}, True),
        ("participant", {"organisation": WOLDERLAND, "cohort": AUTUMN}, False),
        ("participant", {"organisation": DIJKERVEEN, "cohort": SPRING}, False),
        ("facilitator", {"cohort": AUTUMN}, True),
        ("facilitator", {"organisation": DIJKERVEEN}, False),
        ("facilitator", {}, True),
    ],
)
def test_has_this_role_just_there(kind, place, holds):
    assert FLEUR.has_in(kind, **place) is holds


def test_the_places_of_a_role_leave_out_roles_without_one():
    assert FLEUR.organisations("sponsor", "facilitator") == {DIJKERVEEN}
    assert FLEUR.cohorts("participant", "facilitator", "sponsor") == {SPRING, AUTUMN}
    assert FLEUR.organisations("line_manager") == frozenset()


@pytest.mark.parametrize("actor", [SYSTEM, NOBODY])
def test_the_system_and_nobody_are_no_person_and_hold_nothing(actor):
    assert actor.subject is None
    assert not actor.held
