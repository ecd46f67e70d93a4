"""The rules of the content file about roles together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.kernel.content import load
from leertraject.privacy import matrix
from leertraject.privacy.matrix import COLUMN_OF_ROLE, EMPLOYER_SIDE, Condition, Level, Sight, Way

ROLES = sorted(set(matrix.columns()) - {"subject", "assigned", "bezoeker"})
HOLDERS = [*ROLES, "bezoeker", *matrix.assignments()]

kinds = st.sampled_from(sorted(matrix.rows()))
roles = st.sampled_from(ROLES)
some_roles = st.frozensets(roles)
some_tasks = st.frozensets(st.sampled_from(sorted(matrix.assignments())))
holding = st.frozensets(st.builds(Condition, st.sampled_from(sorted(matrix.CONDITIONS)), st.sampled_from(HOLDERS)))


def seen(
    kind: str, columns: frozenset[str], met: frozenset[Condition], assigned: frozenset[str] = frozenset()
) -> Level:
    return matrix.sight(kind, columns=columns, assigned=assigned).when(met)


def test_every_data_kind_of_the_content_file_is_there() -> None:
    assert list(matrix.rows()) == [row["id"] for row in load("instruments")["visibility"]["matrix"]]


def test_levels_have_the_order_of_the_content_file() -> None:
    order = {name: item["order"] for name, item in load("instruments")["visibility"]["levels"].items()}
    assert {level.name.lower(): level.value for level in Level} == order


def test_employer_side_is_that_of_the_content_file() -> None:
    visibility = load("instruments")["visibility"]
    assert {c["id"] for c in visibility["columns"] if c.get("side") == "werkgever"} == EMPLOYER_SIDE
    assert set(visibility["flags"]["strictest_rule"]["between"]) == EMPLOYER_SIDE


def test_every_role_has_a_column() -> None:
    assert set(COLUMN_OF_ROLE.values()) <= set(matrix.columns())


@pytest.mark.parametrize(
    ("kind", "columns", "assigned", "expected"),
    [
        ("terugblikgesprek", {"subject"}, set(), Level.VOL),
        ("terugblikgesprek", set(), {"interviewer"}, Level.VOL),
        ("terugblikgesprek", set(), {"codeur"}, Level.ZONDER_NAAM),
        ("terugblikgesprek", set(), {"bijhouder"}, Level.GEEN),
        ("terugblikgesprek", {"trainer"}, set(), Level.GEEN),
        ("terugblikgesprek", {"leidinggevende"}, {"interviewer"}, Level.VOL),
        ("aanwezigheid", {"trainer"}, set(), Level.VOL),
        ("aanwezigheid", {"trainer", "leidinggevende"}, set(), Level.GEEN),
        ("aanwezigheid", {"trainer", "opdrachtgever"}, set(), Level.BEVROREN),
        ("aanwezigheid", {"subject", "leidinggevende"}, set(), Level.VOL),
        ("leertraject", {"beheerder"}, set(), Level.GEPUBLICEERD),
        ("inschrijving", {"opdrachtgever", "leidinggevende"}, set(), Level.VOL),
        ("rol", {"programmaleider", "beheerder"}, set(), Level.VOL),
    ],
)
def test_roles_together(kind: str, columns: set[str], assigned: set[str], expected: Level) -> None:
    assert matrix.combined(kind, columns=frozenset(columns), assigned=frozenset(assigned)) == expected


def test_two_conditions_must_both_hold() -> None:
    sight = matrix.sight("intake", columns={"peer", "leidinggevende"})
    one, other = Condition(Level.VRIJGEGEVEN, "peer"), Condition(Level.VRIJGEGEVEN, "leidinggevende")
    assert sight.conditions == {one, other}
    assert sight.when({one}) == sight.when({other}) == Level.GEEN
    assert sight.when({one, other}) == Level.VOL


def test_roles_on_one_side_are_alternatives() -> None:
    sight = matrix.sight("metafoor", columns={"peer", "trainer"})
    assert sight.when({Condition(Level.VRIJGEGEVEN, "peer")}) == Level.VOL
    assert sight.when({Condition(Level.VRIJGEGEVEN, "trainer")}) == Level.VOL
    assert sight.when() == Level.GEEN


def test_figures_ask_for_no_condition_on_the_content() -> None:
    sight = matrix.sight("zelfbeeld", columns={"trainer", "opdrachtgever"})
    assert sight == Sight(frozenset({Way(Level.BEVROREN)}))


def test_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        matrix.level("bestaat_niet", column="trainer")


@given(kinds, some_roles, roles, holding)
def test_a_role_of_the_other_side_never_widens(kind, columns, extra, met) -> None:
    same_side = {name for name in columns if (name in EMPLOYER_SIDE) == (extra in EMPLOYER_SIDE)}
    if columns and not same_side:
        assert seen(kind, columns | {extra}, met) <= seen(kind, columns, met)


@given(kinds, some_roles, roles, holding)
def test_roles_of_one_side_never_give_more_than_each_alone(kind, columns, extra, met) -> None:
    side = frozenset(name for name in columns | {extra} if (name in EMPLOYER_SIDE) == (extra in EMPLOYER_SIDE))
    assert seen(kind, side, met) == max(seen(kind, frozenset({name}), met) for name in side)


@given(kinds, some_roles, some_tasks, holding)
def test_own_material_is_never_lost(kind, columns, assigned, met) -> None:
    assert seen(kind, columns | {"subject"}, met, assigned) == Level.VOL


@given(kinds, some_roles, some_tasks, holding)
def test_no_role_takes_an_assignment_or_the_public_away(kind, columns, assigned, met) -> None:
    everything = seen(kind, columns, met, assigned)
    assert everything >= seen(kind, frozenset(), met, assigned)
    assert everything >= seen(kind, frozenset({"bezoeker"}), met)


@given(kinds, some_roles, some_tasks, holding, holding)
def test_more_conditions_held_never_show_less(kind, columns, assigned, met, more) -> None:
    assert seen(kind, columns, met | more, assigned) >= seen(kind, columns, met, assigned)


@given(kinds, some_roles, some_tasks)
def test_the_named_level_agrees_with_the_sight(kind, columns, assigned) -> None:
    named = matrix.combined(kind, columns=columns, assigned=assigned)
    sight = matrix.sight(kind, columns=columns, assigned=assigned)
    assert (named == Level.GEEN) == (sight.ways == frozenset())
    if named not in matrix.CONDITIONS:
        assert sight.when() == named
    else:
        assert sight.when() < named
        assert sight.when(sight.conditions) == Level.VOL
