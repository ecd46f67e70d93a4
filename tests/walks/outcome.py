"""`make accessibility`: walks through every page and keeps in docs/ what axe found, for the statement in the product.

Only a whole round counts: both halves, all looks. The walks themselves fail at the first thing that is wrong.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.walks.shown import Shown

FOLDER = "WALK_OUTCOME"


def wanted() -> bool:
    """Says whether somebody asked to keep what this round comes to."""
    return bool(os.environ.get(FOLDER))


def keep(half: int, shown: Sequence[Shown], problems: Sequence[str]) -> None:
    """Writes what a half of the pages came to, when somebody asked for that."""
    if folder := os.environ.get(FOLDER):
        found = {
            "shown": [str(page) for page in shown],
            "names": sorted({page.name for page in shown}),
            "roles": sorted({page.who for page in shown}),
            "violations": len(problems),
        }
        (Path(folder) / f"{half}.json").write_text(json.dumps(found), encoding="utf-8")


def everything() -> list[str]:
    """Returns every page in every state as it stands in the list, without a product that runs, and so without the
    states of which only a product knows how many there are, such as a kind of block each."""
    from tests.walks.pages import failures, pages

    made: dict[str, str] = _Nobody(lambda: "x")
    return sorted(str(page) for page in [*pages(made), *failures(made)])


class _Nobody(defaultdict[str, str]):
    """Stands for the identifiers of a product: which ones they are does not matter to the list."""


def main() -> int:
    """Walks, and writes the file when nothing is wrong. Returns the exit code of the walks."""
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "tests/walks/test_pages.py"]
        # As in the pipeline: only pages on which something is wrong are taken.
        code = subprocess.run(call, env=os.environ | {FOLDER: folder, "CI": "true"}, check=False).returncode
        if code:
            return code
        halves = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).glob("*.json"))]
    _write(halves)
    return 0


def _write(halves: list[dict[str, list[str]]]) -> None:
    import django
    from django.utils import timezone

    django.setup()
    from leertraject import __version__
    from leertraject.home.dossier import measured
    from leertraject.kernel import clock
    from tests.walks.test_pages import LOOKS

    shown = sorted({page for half in halves for page in half["shown"]})
    found = {
        "version": __version__,
        "on": timezone.localdate(clock.now()).isoformat(),
        "pages": len({name for half in halves for name in half["names"]}),
        "states": len(shown),
        "roles": len({role for half in halves for role in half["roles"]}),
        "widths": sorted({width for width, _ in LOOKS}),
        "themes": sorted({theme for _, theme in LOOKS}),
        "violations": sum(half["violations"] for half in halves),  # type: ignore[misc]
        "shown": shown,
    }
    measured.FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leertraject.config.settings")
    from tests import environment  # noqa: F401

    sys.exit(main())
