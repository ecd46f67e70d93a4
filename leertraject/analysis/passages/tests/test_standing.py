"""A thousand edits after a hand-in: each remark stands literally on its sentence, or says that it is gone."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from leertraject.analysis.passages import Place, differences, find, replaced, standing, words

REPEATED = "Dat wist ik niet."
PARAGRAPHS = (
    f"Ik vroeg tien minuten lang alleen door. {REPEATED} Zij zweeg, en toen kwam het 👩‍👩‍👧.",
    f"De inkoper 𝄞 vroeg om een cafe\u0301 met een lijst. {REPEATED} Ja.",
    "Ruud zei: “Jij hebt het antwoord al.”\nIk had het antwoord al.",
    "Volgende keer schrijf ik eerst op wat ik hoor. En dan pas wat ik vind.",
)
HANDED_IN = "\n\n".join(PARAGRAPHS)
TYPED = (
    "ja",
    " en toen",
    "👩‍👩‍👧",
    "\u0301",
    "𝄞 ",
    "\n",
    "\n\n",
    "x",
    ". ",
    REPEATED,
    " Zij zweeg,",
    "\u00a0",
    "",
    "lijst",
)
Rule = Callable[[str, str, Sequence[Place]], Sequence[Place | None]]


@dataclass(frozen=True)
class Sign:
    """A sign of the text; `born` says where in the hand-in it stood, None for what was typed since."""

    sign: str
    born: int | None


def places() -> list[Place]:
    """Remarks on whole sentences, on a few words, on a repeated sentence, and on one word."""
    chosen = [
        "Ik vroeg tien minuten lang alleen door.",
        "zweeg, en toen",
        "Ja.",
        "“Jij hebt het antwoord al.”",
        "lijst",
    ]
    found = [find(HANDED_IN, one)[0] for one in [*chosen, "eerst op wat ik hoor", "cafe\u0301"]]
    return [*found, *find(HANDED_IN, REPEATED)]


REMARKS = places()


def edited(text: list[Sign], chance: random.Random) -> list[Sign]:
    """Puts in, takes out, replaces, or moves a paragraph or a piece."""
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, 25))
    new = [Sign(sign, None) for sign in chance.choice(TYPED)]
    kind = chance.randrange(5)
    if kind == 0:
        return text[:start] + new + text[start:]
    if kind == 1:
        return text[:start] + text[end:]
    if kind == 2:
        return text[:start] + new + text[end:]
    cut, rest = (text[start:end], text[:start] + text[end:]) if kind == 3 else _paragraph(text, chance)
    there = chance.choice([0, len(rest), chance.randint(0, len(rest))])
    return rest[:there] + cut + rest[there:]


def _paragraph(text: list[Sign], chance: random.Random) -> tuple[list[Sign], list[Sign]]:
    said = "".join(one.sign for one in text)
    cuts = sorted({0, len(text), *(place.end for place in find(said, "\n\n"))})
    at = chance.randrange(max(1, len(cuts) - 1))
    start, end = cuts[at], cuts[min(at + 1, len(cuts) - 1)]
    return text[start:end], text[:start] + text[end:]


def check(rule: Rule, text: list[Sign]) -> None:
    """What always holds for each remark."""
    said, home = "".join(one.sign for one in text), [one.born for one in text]
    kept = [one for one in home if one is not None]
    unmoved = kept == sorted(kept)
    for place, stands in zip(REMARKS, rule(HANDED_IN, said, REMARKS), strict=True):
        its_words = HANDED_IN[place.start : place.end]
        there = [one for one in _intact(home, its_words) if home[one.start] == place.start]
        alike = len(find(said, its_words))
        if stands is None:
            # One place where it can be, and long enough to be known again: then nobody may call it gone.
            alone = alike == 1 and len(find(HANDED_IN, its_words)) == 1
            assert not (there and alone and len(words(its_words)) > 2 and _free(said, there[0])), its_words
            continue
        assert said[stands.start : stands.end] == its_words, "literally its words"
        told_apart = alike == 1 or (unmoved and alike == len(_intact(home, its_words)))
        assert stands in there or not there or not told_apart, f"{its_words!r} stands at itself, not at other words"


def _intact(home: list[int | None], its_words: str) -> list[Place]:
    """Where these words stood at the hand-in and still stand, each sign of them."""
    wanted = {place.start: list(range(place.start, place.end)) for place in find(HANDED_IN, its_words)}
    return [
        Place(at, at + len(its_words))
        for at, one in enumerate(home)
        if one in wanted and home[at : at + len(its_words)] == wanted[one]
    ]


def _free(text: str, place: Place) -> bool:
    return not (text[place.start - 1 : place.start].isalnum() or text[place.end : place.end + 1].isalnum())


def trial(rule: Rule, seed: int, edits: int = 50) -> None:
    chance = random.Random(seed)
    text = [Sign(sign, at) for at, sign in enumerate(HANDED_IN)]
    for _ in range(edits):
        text = edited(text, chance)
        check(rule, text)


@pytest.mark.parametrize("seed", range(20))
def test_each_remark_stands_on_its_sentence_or_says_that_it_is_gone(seed: int) -> None:
    trial(standing, seed)


def left_alone(old: str, new: str, remarks: Sequence[Place]) -> Sequence[Place | None]:
    return [place if place.end <= len(new) else None for place in remarks]


def taken_along(old: str, new: str, remarks: Sequence[Place]) -> Sequence[Place | None]:
    moves = replaced(old, differences(old, new))[1]
    return [moves.place(place) for place in remarks]


def never_looked_for(old: str, new: str, remarks: Sequence[Place]) -> Sequence[Place | None]:
    moves = replaced(old, differences(old, new))[1]
    return [None if moves.touches(place) else moves.place(place) for place in remarks]


def first_alike(old: str, new: str, remarks: Sequence[Place]) -> Sequence[Place | None]:
    found = [find(new, old[place.start : place.end]) for place in remarks]
    return [places[0] if places else None for places in found]


@pytest.mark.parametrize("rule", [left_alone, taken_along, never_looked_for, first_alike])
def test_another_rule_fails(rule: Rule) -> None:
    with pytest.raises(AssertionError):
        for seed in range(20):
            trial(rule, seed)


def test_a_sentence_that_moved_is_found_with_a_few_words_of_it() -> None:
    old = "Een zin vooraf staat hier.\n\nTwee woorden hiervan."
    new = "Twee woorden hiervan.\n\nEen zin vooraf staat hier."
    at = find(old, "hiervan")[0]
    assert standing(old, new, [at, Place(0, 10)]) == [find(new, "hiervan")[0], find(new, "Een zin vo")[0]]


def test_of_two_that_are_alike_the_one_that_is_left_is_nobody_knows_which() -> None:
    old = f"Eerst dit. {REPEATED} Dan dat. {REPEATED}"
    new = f"Geheel iets anders staat hier. {REPEATED} En nog meer."
    found = standing(old, new, find(old, REPEATED))
    assert [one for one in found if one] in ([], [find(new, REPEATED)[0]])
