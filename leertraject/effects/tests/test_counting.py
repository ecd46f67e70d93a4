"""Whoever keeps every publication finds no group under the minimum, whatever happens between two of them."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import disclosure
from leertraject.analysis.disclosure.tests.attacker import attack
from leertraject.effects import counting
from leertraject.effects.counting import Figures, Heard

AT = datetime(2026, 4, 14, tzinfo=UTC)
RULES = disclosure.Rules()
VOICES = ("oud_deelnemers", "opgavehouders", "opdrachtgevers", "anderen")


@st.composite
def histories(draw: st.DrawFn) -> list[Heard]:
    """Who was heard at each of some moments: people come, few or many at a time, and people leave."""
    speakers: dict[str, str] = {}
    supporters: dict[str, set[str]] = {"a": set(), "b": set()}
    found = []
    for moment in range(draw(st.integers(2, 4))):
        for number in range(draw(st.sampled_from([0, 1, 4, 5, 7, 12]))):
            person = f"{moment}-{number}"
            speakers[person] = draw(st.sampled_from([VOICES[0], VOICES[0], VOICES[0], *VOICES]))
            for those in supporters.values():
                if draw(st.integers(0, 2)):
                    those.add(person)
        for person in list(speakers)[: draw(st.sampled_from([0, 0, 1, 2]))]:
            del speakers[person]
        found.append(
            Heard(dict(speakers), {one: frozenset(those & speakers.keys()) for one, those in supporters.items()})
        )
    return found


def published(history: list[Heard], rules: disclosure.Rules = RULES) -> list[Figures]:
    made: list[Figures] = []
    for heard in history:
        figures = counting.decide(heard, made, rules, at=AT)
        made += [figures] if figures else []
    return made


@settings(max_examples=25)
@given(histories())
def test_nothing_small_follows_from_any_three_publications(history: list[Heard]) -> None:
    made = published(history)
    assert attack([counting._publication(figures) for figures in made], RULES.minimum) == []


@settings(max_examples=25)
@given(histories())
def test_under_a_raised_minimum_nothing_smaller_stays(history: list[Heard]) -> None:
    made, raised = published(history), RULES.raised_to(8)
    left = [counting.still(figures, made[:place], raised) for place, figures in enumerate(made)]
    assert attack([counting._publication(figures) for figures in left if figures], raised.minimum) == []


def test_five_and_five_are_shown_and_six_and_four_are_not() -> None:
    ten = {str(number): VOICES[0] for number in range(10)}
    heard = Heard(ten, {"half": frozenset(list(ten)[:5]), "most": frozenset(list(ten)[:6]), "all": frozenset(ten)})
    figures = counting.decide(heard, [], RULES, at=AT)
    assert figures is not None
    assert (dict(figures.voices), dict(figures.supports)) == ({VOICES[0]: 10}, {"half": 5, "all": 10})
