"""Nobody can subtract published pages to a small group; and the attacker who tries is no fool."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis.disclosure import Publication, Rules, Verdict, may_publish, new_people, part_and_rest
from leertraject.analysis.disclosure.tests.attacker import Leak, attack

RULES = Rules()
NOW = datetime(2026, 6, 2, tzinfo=UTC)
Gate = Callable[[list[Publication], Publication, Rules], bool]


def page(people: Iterable[int], sensitive: bool = False, **answers: int) -> Publication:
    return Publication("cohort", NOW, frozenset(people), {"helpt": answers} if answers else {}, sensitive)


def real(history: list[Publication], candidate: Publication, rules: Rules) -> bool:
    return may_publish(history, candidate, rules).shown


def appear(candidates: list[Publication], gate: Gate) -> list[Publication]:
    published: list[Publication] = []
    for candidate in candidates:
        if gate(published, candidate, RULES):
            published.append(candidate)
    return published


# Three seeded faults: gates that forget something.


def forgets_the_rest(history: list[Publication], candidate: Publication, rules: Rules) -> bool:
    return all(count >= rules.minimum for answers in candidate.counts.values() for count in answers.values())


def forgets_who_left(history: list[Publication], candidate: Publication, rules: Rules) -> bool:
    return all(
        part_and_rest(count, len(candidate.people), rules).shown
        for answers in candidate.counts.values()
        for count in answers.values()
    ) and all(len(candidate.people ^ other.people) >= 2 for other in history)


def compares_two_by_two(history: list[Publication], candidate: Publication, rules: Rules) -> bool:
    return len(candidate.people) >= rules.minimum and all(
        new_people(other.people, candidate.people, rules).shown for other in history
    )


def caught(candidates: list[Publication], faulty: Gate) -> list[Leak]:
    """Returns what leaks through the faulty gate, having seen that the real one leaks nothing."""
    assert attack(appear(candidates, real), RULES.minimum) == []
    assert len(appear(candidates, faulty)) == len(candidates)
    return attack(candidates, RULES.minimum)


def test_one_answer_gives_away_its_rest() -> None:
    leaks = caught([page(range(12), ja=8)], forgets_the_rest)
    assert Leak(frozenset(range(12)), 4, 1) in leaks


def test_two_answers_give_away_those_between() -> None:
    leaks = caught([page(range(12), ja=6), page(range(2, 12), ja=5)], forgets_who_left)
    assert Leak(frozenset({0, 1}), None, 2) in leaks
    assert {leak.publications for leak in leaks} == {2}


def test_three_answers_give_away_what_no_two_do() -> None:
    leaks = caught([page(range(6)), page(range(6, 12)), page(range(14))], compares_two_by_two)
    assert leaks
    assert all(leak.group == frozenset({12, 13}) for leak in leaks)
    assert {leak.publications for leak in leaks} == {3}


def test_a_large_enough_difference_may_still_hide_a_small_answer() -> None:
    first, second = page(range(12), ja=7), page(range(22), ja=9)
    assert Leak(frozenset(range(12, 22)), 2, 2) in attack([first, second], RULES.minimum)
    assert not real([first], second, RULES)
    assert real([first], page(range(22), ja=12), RULES)


# The promise.


def answers_of(block: int, size: int, kind: str) -> list[str]:
    if kind == "mixed":
        return ["ja" if (person + block) % 2 else "nee" for person in range(size)]
    return [kind] * (size - block % 3) + ["nee"] * (block % 3)


@st.composite
def histories(draw: st.DrawFn) -> list[Publication]:
    """Pages over blocks of people put together, mostly growing, so that many come close; one true answer a person."""
    sizes = draw(st.lists(st.sampled_from([1, 4, 5, 10, 12, 12]), min_size=2, max_size=6))
    starts = [sum(sizes[:index]) for index in range(len(sizes) + 1)]
    kinds = draw(st.lists(st.sampled_from(["mixed", "mixed", "ja"]), min_size=len(sizes), max_size=len(sizes)))
    said = [answer for index, size in enumerate(sizes) for answer in answers_of(index, size, kinds[index])]
    pages: list[Publication] = []
    for number in range(draw(st.integers(2, 6))):
        chosen = draw(st.sets(st.sampled_from(range(len(sizes))), min_size=1, max_size=3))
        people = frozenset(person for block in chosen for person in range(starts[block], starts[block + 1]))
        if pages and draw(st.booleans()):
            people |= pages[-1].people
        shown = draw(st.sampled_from([(), ("ja",), ("ja", "nee")]))
        counts = {answer: sum(said[person] == answer for person in people) for answer in shown}
        sensitive = draw(st.integers(0, 5)) == 5
        moment = NOW + timedelta(days=number)
        pages.append(Publication("cohort", moment, people, {"helpt": counts} if counts else {}, sensitive))
    return pages


@settings(deadline=None, max_examples=300)
@given(histories())
def test_three_published_pages_never_give_a_small_group(candidates: list[Publication]) -> None:
    assert attack(appear(candidates, real), RULES.minimum) == []


@settings(deadline=None, max_examples=150)
@given(histories(), st.integers(0, 8))
def test_raising_the_minimum_only_hides(candidates: list[Publication], extra: int) -> None:
    raised = RULES.raised_to(RULES.minimum + extra)
    for index, candidate in enumerate(candidates):
        before: Verdict = may_publish(candidates[:index], candidate, RULES)
        assert before.shown or not may_publish(candidates[:index], candidate, raised).shown


@settings(deadline=None, max_examples=100)
@given(histories(), st.integers(0, 8))
def test_what_stays_after_raising_gives_no_group_under_the_new_minimum(
    candidates: list[Publication], extra: int
) -> None:
    raised = RULES.raised_to(RULES.minimum + extra)
    published = appear(candidates, real)
    stays = [page for index, page in enumerate(published) if may_publish(published[:index], page, raised).shown]
    assert attack(stays, raised.minimum) == []
