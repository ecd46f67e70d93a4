"""Whether documents are read whole: `python -m bench.documents [FILE …]`.

Reads the documents and council papers of the shared data, and compares the words with those that others read in the
same files: plain `pdftotext` for PDF, `pandoc -t plain` for Word, LibreOffice and web pages, the file itself for text.
Prints for each file the share of their words that we have, and the share of ours that they have. `--say` names the
words that differ.

How it counts, so that the share means something:

- A word is a run of letters and digits; strokes, accents put on apart, capitals and ligatures make no difference. So
  "afbreek-" and "streepjes" are two words there and one here: a word of which the two halves stand in the other
  text, one after another, counts as those halves, and the other way round.
- Lines that return on at least three pages (two, of a PDF with fewer than five) among the upper or lower lines of the
  page, the same or with one number that keeps up with the pages, are running heads: their words are left out on their
  side, as they are on ours. Nothing else is left out.
- Of a Word file pandoc takes the title out of the text, unless it is asked to write a whole document; so it is asked.
"""

import itertools
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

from bench.processes import ROOT
from leertraject.analysis import documents

_WORD = re.compile(r"[^\W_]+")
_NUMBERS = re.compile(r"\d+")
_KINDS = (".pdf", ".docx", ".odt", ".html", ".md", ".txt")
_EDGE = 4  # lines at the top or the foot of a page among which running heads are looked for
_LEAST = 0.98


def main() -> int:
    """Prints the table. Returns 1 when a digital file is read for less than 98 per cent."""
    say = "--say" in sys.argv
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or shared()
    for tool in ("pdftotext", "pandoc"):
        if not shutil.which(tool):
            print(f"{tool} is not on this machine: what it reads cannot be compared", file=sys.stderr)
    if not paths:
        print("no shared data at ../shared or LEERTRAJECT_SHARED: nothing to read", file=sys.stderr)
        return 0
    low, measured = 0, 0
    print(f"{'theirs found':>12} {'ours found':>10} {'words':>7} {'paragraphs':>10} {'ms':>6}  file")
    for path in paths:
        found = shares(path, say=say)
        if found is not None:
            measured += 1
            low += min(found) < _LEAST
    print(f"{measured} files compared, {low} under {_LEAST:.0%}")
    return 1 if low else 0


def shared() -> list[Path]:
    """Returns the documents and council papers of the shared data."""
    data = Path(os.environ.get("LEERTRAJECT_SHARED") or ROOT.parent / "shared") / "data"
    found = [path for folder in ("documents", "council") for path in sorted((data / folder).glob("*"))]
    return [path for path in found if path.suffix in _KINDS]


def shares(path: Path, *, say: bool = False) -> tuple[float, float] | None:
    """Prints one line and returns both shares; None when the file was refused, or nothing is there to compare with."""
    began = time.process_time()
    data = path.read_bytes()
    try:
        document = documents.read(data, name=path.name)
    except documents.Refused as refusal:
        print(f"{'refused':>12} {'':>10} {'':>7} {'':>10} {'':>6}  {path.name[:60]}: {refusal}")
        return None
    took = 1000 * (time.process_time() - began)
    theirs = _theirs(path, data, document.kind)
    if theirs is None:
        return None
    ours = _words(" ".join(one.text for one in document.paragraphs))
    found = compare(_words(theirs), ours, say=say)
    print(
        f"{found[0]:12.2%} {found[1]:10.2%} {len(ours):7} {len(document.paragraphs):10} {took:6.0f}  {path.name[:60]}"
    )
    return found


def compare(theirs: list[str], ours: list[str], *, say: bool = False) -> tuple[float, float]:
    """Returns which share of their words is among ours, and which share of ours is among theirs."""
    missing, extra = _difference(Counter(theirs), Counter(ours))
    _join_halves(missing, extra, theirs)
    _join_halves(extra, missing, ours)
    if say:
        print("  not ours:", " ".join(missing.elements())[:1500], "\n  not theirs:", " ".join(extra.elements())[:1500])
    return 1 - missing.total() / max(len(theirs), 1), 1 - extra.total() / max(len(ours), 1)


def _difference(one: Counter[str], other: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    return one - other, other - one


def _join_halves(halves: Counter[str], wholes: Counter[str], text: list[str]) -> None:
    """Strikes two words that follow each other in one text against one word of the other."""
    for first, second in itertools.pairwise(text):
        whole = first + second
        if wholes[whole] > 0 and (halves[first] > 0 or halves[second] > 0):
            wholes[whole] -= 1
            halves[first] -= halves[first] > 0
            halves[second] -= halves[second] > 0


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return _WORD.findall(plain)


def _theirs(path: Path, data: bytes, kind: str) -> str | None:
    if kind == documents.PDF:
        return _without_running_heads(_said("pdftotext", "-enc", "UTF-8", str(path), "-"))
    if kind == documents.TXT:
        return _without_running_heads(data.decode("utf-8", "replace"), few=3)
    whole = ["--standalone"] if kind == documents.DOCX else []
    return _said("pandoc", "-t", "plain", "--wrap=none", *whole, str(path))


def _said(tool: str, *words: str) -> str | None:
    if not shutil.which(tool):
        return None
    done = subprocess.run([tool, *words], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _without_running_heads(text: str | None, *, few: int = 2) -> str | None:
    if text is None:
        return None
    pages = [page.splitlines() for page in text.rstrip("\f\n").split("\f")]
    seen: Counter[tuple[int | str, ...]] = Counter()
    edges: list[dict[int, set[tuple[int | str, ...]]]] = []
    for number, lines in enumerate(pages, start=1):
        filled = [place for place, line in enumerate(lines) if line.strip()]
        edges.append({place: _keys(lines[place], number) for place in {*filled[:_EDGE], *filled[-_EDGE:]}})
        seen.update({key for keys in edges[-1].values() for key in keys})
    least = few if len(pages) <= 4 else 3
    kept = [
        [line for place, line in enumerate(lines) if not any(seen[key] >= least for key in edge.get(place, ()))]
        for lines, edge in zip(pages, edges, strict=True)
    ]
    return "\f".join("\n".join(lines) for lines in kept)


def _keys(line: str, page: int) -> set[tuple[int | str, ...]]:
    """The line as it is, and with each of its numbers as how far it is from the number of the page."""
    shape = _NUMBERS.sub("#", " ".join(line.split())).casefold()
    numbers = [int(number) for number in _NUMBERS.findall(line) if len(number) < 9]
    keys: set[tuple[int | str, ...]] = {(shape, "as it is", *numbers)}
    for place, number in enumerate(numbers):
        keys.add((shape, place, *(number - page if at == place else one for at, one in enumerate(numbers))))
    return keys


if __name__ == "__main__":
    raise SystemExit(main())
