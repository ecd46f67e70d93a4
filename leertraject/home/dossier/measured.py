"""What the walks measured with axe, as `make accessibility` keeps it in docs/."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.formats import date_format

FILE = Path(__file__).resolve().parents[3] / "docs" / "accessibility.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """One whole round of the walks: of which version, when, over what, and how much was wrong."""

    version: str
    on: date
    pages: int
    states: int
    roles: int
    widths: tuple[int, ...]
    themes: tuple[str, ...]
    violations: int
    shown: tuple[str, ...]


@cache
def measured() -> Measured | None:
    """Returns the last result, or None when none was kept with this program."""
    if not FILE.is_file():
        return None
    found = json.loads(FILE.read_text(encoding="utf-8"))
    lists = {name: tuple(found[name]) for name in ("widths", "themes", "shown")}
    return Measured(**{**found, **lists, "on": date.fromisoformat(found["on"])})


def sentences() -> Iterator[str]:
    """Yields what may be said about it: what was measured, and in which status that puts us, no higher."""
    found = measured()
    if found is None:
        yield "Bij deze versie is geen uitslag van de browser bewaard. Wij zeggen daarom niets over hoeveel er voldoet."
    else:
        wrong = "geen fout" if not found.violations else f"{found.violations} fouten"
        yield (
            f"Op {date_format(found.on, 'j F Y')} zijn {found.pages} bladzijden in {found.states} toestanden nagekeken"
            f" met axe, als {found.roles} verschillende mensen, op {len(found.widths)} breedtes, licht en donker:"
            f" {wrong}. Dat was versie {found.version}."
        )
    yield (
        "In de woorden van de Nederlandse toegankelijkheidsverklaring is dit status C: eerste maatregelen genomen."
        " Status A of B kan pas na een volledig onderzoek, en dat is er niet geweest. Wie Leertraject gebruikt, maakt"
        " zelf haar verklaring."
    )
