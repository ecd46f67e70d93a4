import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.passages import Place, Replacement, differences, replaced, undone

# Emoji of several code points, accents written apart, signs outside the first plane, and white space.
SIGNS = st.one_of(
    st.sampled_from(["👩‍👩‍👧", "🏳️‍🌈", "e\u0301", "𝄞", "\u00ad", " ", "\n", "een", "één", "foto's", ".", "_"]),
    st.characters(),
)
TEXTS = st.lists(SIGNS, max_size=40).map("".join)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, list[Replacement]]:
    """A text and replacements in it that do not overlap; some next to each other, some empty on either side."""
    text = draw(TEXTS)
    count = draw(st.integers(0, 5))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count)))
    return text, [Replacement(start, end, draw(TEXTS)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


@given(changes())
def test_undoing_gives_exactly_the_old_text(change: tuple[str, list[Replacement]]) -> None:
    text, replacements = change
    new, moves = replaced(text, replacements)
    assert undone(new, moves) == text
    assert replaced(new, moves.back)[1].back == moves.done


@given(changes(), st.integers(0, 40), st.integers(1, 20))
def test_a_place_that_nothing_touches_keeps_its_words_there_and_back(
    change: tuple[str, list[Replacement]], start: int, length: int
) -> None:
    text, replacements = change
    place = Place(start, start + length)
    if place.end > len(text):
        return
    new, moves = replaced(text, replacements)
    moved = moves.place(place)
    outside = [one.end <= place.start or one.start >= place.end for one in replacements]
    assert moves.touches(place) != all(outside)
    if all(outside):
        assert moved is not None and new[moved.start : moved.end] == text[place.start : place.end]
        assert replaced(new, moves.back)[1].place(moved) == place


@given(changes(), st.integers(0, 40), st.integers(1, 20))
def test_a_place_follows_all_that_is_left_of_its_words(
    change: tuple[str, list[Replacement]], start: int, length: int
) -> None:
    text, replacements = change
    place = Place(start, start + length)
    if place.end > len(text):
        return
    new, moves = replaced(text, replacements)
    moved = moves.place(place)
    kept = "".join(
        text[at] for at in range(place.start, place.end) if not any(one.start <= at < one.end for one in replacements)
    )
    if moved is None:
        assert not kept.strip()
    else:
        assert moved.end <= len(new)
        rest = iter(new[moved.start : moved.end])
        assert all(sign in rest for sign in kept.strip()), "all that was left stands there, in its order"


@given(TEXTS, TEXTS)
def test_differences_make_the_one_text_of_the_other(old: str, new: str) -> None:
    assert replaced(old, differences(old, new))[0] == new


def test_a_difference_is_a_word_and_not_a_letter() -> None:
    assert differences("Het formulier.", "Het formuliertje.") == (Replacement(4, 13, "formuliertje"),)
    assert differences("cafe\u0301 open", "cafe open") == (Replacement(0, 5, "cafe"),), "an accent is part of its word"
    assert differences("Ja 👩‍👩‍👧 nee", "Ja 👩‍👩‍👧‍👦 nee") == (Replacement(3, 8, "👩‍👩‍👧‍👦"),), (
        "an emoji is not cut in two"
    )


@pytest.mark.parametrize(
    ("replacements", "becomes"),
    [
        ([Replacement(4, 9, "")], None),
        ([Replacement(0, 4, ""), Replacement(9, 12, "")], "Gerda"),
        ([Replacement(4, 9, "een collega")], "een collega"),
        ([Replacement(4, 9, "  ")], None),
        ([Replacement(4, 4, "oude "), Replacement(9, 9, " Smit")], "Gerda"),
        ([Replacement(6, 6, "-")], "Ge-rda"),
        ([Replacement(2, 7, "die ")], "die da"),
    ],
)
def test_where_a_name_is_after_a_change(replacements: list[Replacement], becomes: str | None) -> None:
    new, moves = replaced("Met Gerda op", replacements)
    place = moves.place(Place(4, 9))
    assert (new[place.start : place.end] if place else None) == becomes


def test_a_stretch_takes_in_what_is_put_at_its_edges() -> None:
    _, moves = replaced(
        "een\n\ntwee", [Replacement(3, 3, " meer"), Replacement(4, 4, "nul"), Replacement(5, 5, "ook ")]
    )
    assert [moves.bounds(*one) for one in ((0, 3), (4, 4), (5, 9))] == [(0, 8), (9, 12), (13, 21)]


@pytest.mark.parametrize(
    "replacements", [[Replacement(0, 3, ""), Replacement(2, 4, "")], [Replacement(2, 9, "")], [Replacement(9, 9, "a")]]
)
def test_replacements_that_do_not_fit_are_refused(replacements: list[Replacement]) -> None:
    with pytest.raises(ValueError, match="overlap, or end beyond"):
        replaced("vier", replacements)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_replacement_is_never_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Replacement(start, end, "")


def test_only_the_changed_text_is_undone() -> None:
    _, moves = replaced("ja", [Replacement(0, 2, "nee")])
    with pytest.raises(ValueError, match="not the text that was changed"):
        undone("ja", moves)


def test_a_long_turn_is_compared_word_by_word() -> None:
    said = " ".join(f"en toen zei {number % 50} dat het zo was," for number in range(700))
    typed = "Ja. " + said.replace("zei 7 ", "vroeg 7 ") + " Klaar."
    assert replaced(said, differences(said, typed))[0] == typed
    assert len(differences(said, typed)) == 16


def test_a_turn_that_is_typed_anew_is_replaced_whole() -> None:
    said = " ".join(f"oud{number} en" for number in range(3000))
    typed = "Voor. " + said.replace("oud", "nieuw")
    assert differences(said, typed) == (Replacement(0, len(said) - 3, typed[:-3]),)


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_as_few_tokens_change_as_can_be(old: list[str], new: list[str]) -> None:
    before, after = ".".join(old), ".".join(new)
    longest = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for x, one in enumerate(before, start=1):
        for y, other in enumerate(after, start=1):
            best = max(longest[x - 1][y], longest[x][y - 1])
            longest[x][y] = longest[x - 1][y - 1] + 1 if one == other else best
    changed = sum(one.end - one.start + len(one.text) for one in differences(before, after))
    assert changed == len(before) + len(after) - 2 * longest[-1][-1]
