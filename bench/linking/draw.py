"""Draws the paragraphs that are labelled: `python -m bench.linking.draw` writes paragraphs.json, the same each time.

Only public documents that may be quoted, by the licence in the index of the shared data. A paragraph stands literally
in its source, but for white space. Nothing here knows the opgaven.
"""

import csv
import json
import os
import random
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from bench.processes import ROOT

HERE = Path(__file__).parent
SEED = 20261201
# How many of one document at most, half of them short where there are enough.
MOST = {"motion": 2, "paper": 3, "agreement": 14}
KINDS = {"motie": "motion", "amendement": "motion", "raadsvoorstel": "paper", "notulen": "paper"}
AGREEMENTS = ("documents/coalitieakkoord2021.csv", "documents/baarn-coalitieakkoord-2022-2026.yaml")
SPLITS = ("tune", "test", "held")
SHORT, LONG, LIMIT = 12, 35, 180
FREE = ("public body document", "CC0", "MIT")
_BULLET = re.compile(r"^\s*(?:[▪•●·\uf0b7\uf0a7-]|[o–]\s|\d{1,2}[.)]\s|[a-zIVX]{1,3}[.)]\s)")
_OPENING = re.compile(r"(?i)^\s*(?:constaterende|overwegende|verzoekt|draagt|spreekt uit|roept|is van mening|besluit)")
_RUNNING = re.compile(
    r"(?i)^\s*(?:gemeente den haag|ons kenmerk|pagina \d.*|\d+(?:/\d+)?|[A-Z]{2,4}/\d[\d.]*|RIS ?\d.*)?\s*$"
)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as it was drawn, with the part of the data that it belongs to."""

    id: str
    split: str
    kind: str
    source: str
    title: str
    text: str


def shared() -> Path:
    """Returns the folder with the public documents; it may be absent."""
    return Path(os.environ.get("LEERTRAJECT_SHARED") or ROOT.parent / "shared") / "data"


def plain(text: str) -> str:
    """Returns the text with every run of white space as one space."""
    return " ".join(text.split())


def texts(path: Path) -> list[str]:
    """Returns the paragraphs of a document: the cells or items of an agreement, else what the lines make."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return [plain(row["txt"]) for row in csv.DictReader(lines)]
    if path.suffix == ".yaml":
        themes = yaml.safe_load(path.read_text(encoding="utf-8"))["themas"]
        return [plain(item["tekst"]) for theme in themes.values() for item in theme["afspraken"]]
    return [found for page in path.read_text(encoding="utf-8").split("\f") for found in _cut(page)]


def _cut(page: str) -> list[str]:
    """Cuts a page before a bullet or an opening, at running lines, and after a short line that ends a sentence."""
    lines = [line.rstrip() for line in page.splitlines()]
    width = max((len(line) for line in lines), default=0)
    found: list[list[str]] = [[]]
    for line in lines:
        if _RUNNING.match(line):
            found.append([])
            continue
        if _BULLET.match(line) or _OPENING.match(line):
            found.append([])
        found[-1].append(line)
        if line.endswith(":") or (line[-1:] in ".;?!" and len(line) < 0.85 * width):
            found.append([])
    return [plain(" ".join(part)) for part in found if part]


def usable(text: str) -> bool:
    """Tells whether it is long enough to say something, was not broken off by the end of a page and is no head."""
    words = len(text.split())
    letters = sum(char.isalpha() or char == " " for char in text)
    whole = text[-1:] in ".;,?!" and (not text[:1].islower() or text[:2] in ("o ", "a.", "b.", "c.", "d."))
    return SHORT <= words <= LIMIT and whole and letters > 0.8 * len(text) and "in vergadering bijeen" not in text


def sources() -> list[tuple[str, str, str]]:
    """Returns path, kind and title of every document that may be quoted, of near-duplicates only the first."""
    with (shared() / "INDEX.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["path"]: row for row in csv.DictReader(lines)}
    chosen = []
    for path, row in sorted(rows.items()):
        kind = (
            KINDS.get(Path(path).name.split("-")[0]) if path.startswith("council/") and path.endswith(".txt") else None
        )
        if path in AGREEMENTS:
            kind = "agreement"
        twin = re.search(r"near-duplicate of (\S+)", row["notes"])
        if kind and row["licence"].startswith(FREE) and not (twin and twin[1] < Path(path).name):
            chosen.append((path, kind, row["title"]))
    return chosen


def drawn() -> list[Paragraph]:
    """Returns the paragraphs, drawn and dealt over the splits by document, in an order that tells nothing."""
    chance = random.Random(SEED)  # noqa: S311 chance that must come out the same each time
    documents = sources()
    chance.shuffle(documents)
    documents.sort(key=lambda document: document[1])
    taken: set[str] = set()
    picked: list[Paragraph] = []
    for number, (path, kind, title) in enumerate(documents):
        split = SPLITS[number % len(SPLITS)]
        for text in _pick(texts(shared() / path), MOST[kind], taken, chance):
            taken.add(text)
            picked.append(Paragraph("", split, kind, path, title, text))
    chance.shuffle(picked)
    return [Paragraph(**{**asdict(one), "id": f"p{number:03}"}) for number, one in enumerate(picked, start=1)]


def _pick(found: list[str], most: int, taken: set[str], chance: random.Random) -> list[str]:
    candidates = list(dict.fromkeys(text for text in found if usable(text) and text not in taken))
    chance.shuffle(candidates)
    short = [text for text in candidates if len(text.split()) < LONG]
    long = [text for text in candidates if len(text.split()) >= LONG]
    picked = short[: most // 2] + long[: most - most // 2]
    return picked + [text for text in candidates if text not in picked][: most - len(picked)]


if __name__ == "__main__":
    lines = [json.dumps(asdict(one), ensure_ascii=False) for one in drawn()]
    (HERE / "paragraphs.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
