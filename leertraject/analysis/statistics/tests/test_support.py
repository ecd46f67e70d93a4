import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.statistics import Stance, Support, support_in_people

HEARD = {"oud_deelnemers": {"marijke", "samira", "joost"}, "opgavehouders": {"frans"}, "opdrachtgevers": set[str]()}


def test_people_are_counted_and_not_what_they_said() -> None:
    marks: list[tuple[str, str, Stance]] = [
        ("marijke", "oud_deelnemers", "supports"),
        ("marijke", "oud_deelnemers", "supports"),
        ("samira", "oud_deelnemers", "supports"),
        ("samira", "oud_deelnemers", "contradicts"),
        ("frans", "opgavehouders", "contradicts"),
    ]
    assert support_in_people(marks, HEARD) == {
        "oud_deelnemers": Support(supporting=2, contradicting=1, both=1, heard=3),
        "opgavehouders": Support(supporting=0, contradicting=1, both=0, heard=1),
        "opdrachtgevers": Support(supporting=0, contradicting=0, both=0, heard=0),
    }
    assert support_in_people(marks, HEARD)["oud_deelnemers"].silent == 1


@pytest.mark.parametrize(
    "mark",
    [("frans", "oud_deelnemers", "supports"), ("frans", "bezoekers", "supports"), ("frans", "opgavehouders", "maybe")],
)
def test_a_mark_of_someone_not_heard_or_without_a_stance_is_refused(mark: tuple[str, str, Stance]) -> None:
    with pytest.raises(ValueError, match="not heard|unknown stance") as refusal:
        support_in_people([mark], HEARD)
    assert "frans" not in str(refusal.value)


stances = st.sampled_from(["supports", "contradicts"])


@given(st.lists(st.tuples(st.integers(0, 9), stances)), st.integers(1, 3))
def test_more_mentions_of_the_same_person_change_nothing(marks: list[tuple[int, Stance]], times: int) -> None:
    once: list[tuple[int, str, Stance]] = [(person, "anderen", stance) for person, stance in marks]
    support = support_in_people(once * times, {"anderen": range(10)})["anderen"]
    assert support == support_in_people(once, {"anderen": range(10)})["anderen"]
    assert support.supporting + support.contradicting - support.both + support.silent == support.heard == 10
    assert support.both <= min(support.supporting, support.contradicting)
