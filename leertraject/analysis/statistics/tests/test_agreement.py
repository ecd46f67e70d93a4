import csv
import itertools
from collections.abc import Hashable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.statistics import cohen_kappa, krippendorff_alpha

EXACT = 1e-9


def units(*coders: str) -> list[tuple[Hashable | None, ...]]:
    """Returns units from one string a coder; a dot is a missing label."""
    return [tuple(None if label == "." else label for label in unit) for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("both", "only_a", "only_b", "neither", "kappa"),
    [
        (20, 5, 10, 15, 0.4),
        # The same observed agreement (.60) with other margins; by hand: (.60 - .54) / .46, (.60 - .46) / .54.
        (45, 15, 25, 15, 3 / 23),
        (25, 35, 5, 35, 7 / 27),
        (10, 0, 0, 10, 1.0),
        (0, 10, 10, 0, -1.0),
    ],
)
def test_kappa_of_known_tables(both: int, only_a: int, only_b: int, neither: int, kappa: float) -> None:
    a = [1] * (both + only_a) + [0] * (only_b + neither)
    b = [1] * both + [0] * only_a + [1] * only_b + [0] * neither
    assert cohen_kappa(a, b) == pytest.approx(kappa, abs=EXACT)


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        # Krippendorff (2011): A, binary, two observers; B, nominal, two; C, nominal, four with missing data.
        (("0100000010", "1110010000"), 2 / 21),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_alpha_of_the_published_examples(coders: tuple[str, ...], alpha: float) -> None:
    assert krippendorff_alpha(units(*coders)) == pytest.approx(alpha, abs=0.0005)


def test_alpha_to_nine_places() -> None:
    # The first is 1 - 19 * 8 / 168 by hand; the last is the published .743 worked out in whole numbers.
    assert krippendorff_alpha(units("0100000010", "1110010000")) == pytest.approx(2 / 21, abs=EXACT)
    four = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    assert krippendorff_alpha(four) == pytest.approx(113 / 152, abs=EXACT)


def test_without_variation_or_with_one_unit_there_is_no_figure() -> None:
    assert cohen_kappa("aaa", "aaa") is None
    assert cohen_kappa("a", "b") is None
    assert cohen_kappa("", "") is None
    assert krippendorff_alpha([("a", "a"), ("a", "a")]) is None
    assert krippendorff_alpha([("a", "b"), ("a", None), ("b",)]) is None
    assert krippendorff_alpha([]) is None


def test_each_coder_constant_but_different_is_chance_and_no_gap() -> None:
    assert cohen_kappa("aaa", "bbb") == 0.0


def test_coders_with_other_numbers_of_units_are_refused() -> None:
    with pytest.raises(ValueError, match="same units"):
        cohen_kappa("ab", "abc")


labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30)


@given(labels, st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_names_of_labels_matter(pairs: list[tuple[str, str]], random: object) -> None:
    renamed = [(f"x{b}", f"x{a}") for a, b in pairs]
    random.shuffle(renamed)  # type: ignore[attr-defined]
    kappa, alpha = cohen_kappa(*zip(*pairs, strict=True)), krippendorff_alpha(pairs)
    assert (kappa is None) == (cohen_kappa(*zip(*renamed, strict=True)) is None)
    if kappa is not None:
        assert cohen_kappa(*zip(*renamed, strict=True)) == pytest.approx(kappa, abs=EXACT)
        assert -1 <= kappa <= 1
        assert (kappa == 1) == all(a == b for a, b in pairs)
    if alpha is not None:
        assert krippendorff_alpha(renamed) == pytest.approx(alpha, abs=EXACT)
        assert (alpha == 1) == all(a == b for a, b in pairs)


@given(labels)
def test_alpha_follows_from_its_definition_in_pairs(pairs: list[tuple[str, str]]) -> None:
    alpha = krippendorff_alpha([(*pair, None) for pair in pairs] + [("a", None, None)])
    values = [label for pair in pairs for label in pair]
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = sum(a != b for a, b in itertools.permutations(values, 2)) / (len(values) * (len(values) - 1))
    if expected == 0:
        assert alpha is None
    else:
        assert alpha == pytest.approx(1 - observed / expected, abs=EXACT)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_kappa_of_the_example_conversations(shared_data: Path) -> None:
    """Kappa over turn x code: 15 yes/no cells a turn, on turns coded by both and on all speaker turns."""
    coded: dict[str, set[tuple[str, str, str]]] = {"A": set(), "B": set()}
    for row in rows(shared_data / "lookback" / "coding.csv"):
        coded[row["coder"]] |= {(row["file"], row["turn"], code) for code in row["codes"].split(";")}
    codes = sorted({code for cells in coded.values() for *_, code in cells})
    assert len(codes) == 15
    turns = [
        (row["file"], row["turn"]) for row in rows(shared_data / "lookback" / "turns.csv") if row["role"] == "spreker"
    ]
    touched = {coder: {cell[:2] for cell in cells} for coder, cells in coded.items()}
    both = [turn for turn in turns if turn in touched["A"] & touched["B"]]

    def kappa(chosen: list[tuple[str, str]], file: str) -> float | None:
        cells = [(*turn, code) for turn in chosen if file in ("(all)", turn[0]) for code in codes]
        return cohen_kappa([cell in coded["A"] for cell in cells], [cell in coded["B"] for cell in cells])

    facts = rows(shared_data / "lookback" / "FACTS.csv")
    assert len(facts) == 4
    for fact in facts:
        expected = (float(fact["kappa_on_turns_coded_by_both"]), float(fact["kappa_on_all_speaker_turns"]))
        assert (kappa(both, fact["file"]), kappa(turns, fact["file"])) == pytest.approx(expected, abs=0.0005)
