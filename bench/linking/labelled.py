"""Reads the opgaven and the labelled paragraphs, for the bench and for the test that they are whole."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.linking.draw import HERE, SPLITS, Paragraph
from bench.processes import ROOT


@dataclass(frozen=True)
class Opgave:
    """What a matcher may know of an opgave."""

    id: str
    title: str
    statement: str
    why_now: str
    resident_questions: tuple[str, ...]
    users: tuple[str, ...]


def opgaven() -> list[Opgave]:
    """Returns the opgaven that paragraphs are linked to: those of the content and those written for this."""
    paths = (ROOT / "leertraject" / "content" / "challenges.yaml", HERE / "opgaven.yaml")
    found = [one for path in paths for one in yaml.safe_load(path.read_text(encoding="utf-8"))["opgaven"]]
    return [
        Opgave(
            one["id"],
            one["title"],
            one["statement"],
            one["why_now"],
            tuple(one["resident_questions"]),
            tuple(one["users"]),
        )
        for one in found
    ]


def paragraphs(*splits: str) -> list[Paragraph]:
    """Returns the drawn paragraphs of these splits, or all. It holds no labels, so it tells nothing of `held`."""
    found = [Paragraph(**one) for one in json.loads((HERE / "paragraphs.json").read_text(encoding="utf-8"))]
    return [one for one in found if one.split in (splits or SPLITS)]


def labels(*splits: str) -> dict[str, list[str]]:
    """Returns for each paragraph of these splits the opgaven it links to, the best first; an empty list for none.

    Name the splits: `held` is read once, at the end. Raises ValueError for none or another name.
    """
    if not splits or set(splits) - set(SPLITS):
        raise ValueError(f"name the splits, of {', '.join(SPLITS)}")
    given = json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    return {one.id: given[one.id] for one in paragraphs(*splits)}


def kappa(first: Mapping[str, Collection[str]], second: Mapping[str, Collection[str]], ids: Collection[str]) -> float:
    """Returns Cohen's kappa over every pair of a paragraph that both judged and an opgave of these ids.

    Raises ValueError when they have no paragraph in common.
    """
    pairs = [(one in first[key], one in second[key]) for key in first.keys() & second.keys() for one in ids]
    if not pairs:
        raise ValueError("no paragraph was judged by both")
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    yes = [sum(pair[judge] for pair in pairs) / len(pairs) for judge in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def answers(path: Path) -> dict[str, list[str]]:
    """Returns what someone answered: per paragraph the opgaven. Raises ValueError for an id that does not exist."""
    given: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    unknown = given.keys() - {one.id for one in paragraphs()}
    unknown |= {one for linked in given.values() for one in linked} - {one.id for one in opgaven()}
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    return given
