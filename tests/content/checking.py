"""All checks of the content files together."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.content import confidentiality, instruments, interviews, practice, programmes, reading
from tests.content.reading import FILES, expect, walk


def problems_in(folder: Path) -> list[str]:
    """Returns what is wrong with the content files of `folder`, as sentences; empty when all is well."""
    reading.problems.clear()
    contents = {name: reading.load(folder, name) for name in FILES}
    ins, pe, ch = (contents[name] for name in FILES)
    _run(practice.check_opgaven, ch, pe, ins)
    _run(practice.check_codes, ins)
    _run(practice.check_personas, pe, ch, ins)
    _run(confidentiality.check_visibility, ins)
    _run(confidentiality.check_disclosure, ins)
    _run(interviews.check_guides, ins)
    _run(instruments.check_instruments, ins, ch)
    _run(programmes.check_programmes, ins)
    _run(practice.simulate, pe, ins)
    _check_words(folder, contents)
    return list(reading.problems)


def _run(check: Callable[..., object], *args: Any) -> None:
    """A missing key must not hide the other problems."""
    try:
        check(*args)
    except (AttributeError, KeyError, StopIteration, TypeError, ValueError) as error:
        expect(False, check.__name__, "stopte:", type(error).__name__, error)


def _check_words(folder: Path, contents: dict[str, Any]) -> None:
    """No stray 'challenge', no machine paths, no empty values where none are meant."""
    machine = re.compile(r"(?<![\w.])/(home|root|tmp|work|usr|Users|mnt)/|[A-Z]:\\")
    for name, tree in contents.items():
        for n, line in enumerate((folder / f"{name}.yaml").read_text(encoding="utf-8").splitlines(), 1):
            stray = "challenge" in line.replace("challenges.yaml", "").lower()
            expect(not stray, f"{name}.yaml:{n}: challenge; het begrip heet opgave of uitdaging")
            expect(not machine.search(line), f"{name}.yaml:{n}: pad van een machine")
        for path, key, value in walk(tree):
            meant = (name, key) == ("instruments", "announce_days") or path.startswith(".assessment.anchors")
            expect(value is not None or meant, f"{name}{path} is leeg")
