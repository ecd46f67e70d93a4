"""`make proof`: what takes longer than the suite may. Prints its figures, and writes them into `docs/proofs.md`.

Programs of others read our calendar files. Every reader gets a hundred thousand inputs or ten minutes; web server and
worker are killed two hundred times, and tab, web server and network are lost two hundred times while someone types;
every file that was made to hurt is read. Ends with 1 when anything was not as it should be.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.proofs import hostile
from tests.proofs.measured import READ

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "proofs.md"
READERS = ("vtt", "srt", "txt", "pasted", "docx", "csv", "xlsx", "ods", "carried", "token", "passkey", "reply")
HEADS = {
    "killing": "kill -9 of web server and worker",
    "writing": "Losing tab, web server and network while typing",
}
_STAT = re.compile(r"stat::(\w+):\s+(\d+)")


@dataclass(frozen=True)
class Tried:
    """What came of one reader: how many inputs in how many seconds, the most memory in MiB, and what went wrong."""

    reader: str
    inputs: int
    seconds: int
    peak: int
    wrong: str

    @property
    def row(self) -> str:
        """A line of the table."""
        return f"| {self.reader} | {self.inputs:,} | {self.seconds} s | {self.peak} MiB | {self.wrong or 'nothing'} |"


def main(words: list[str]) -> int:
    """Runs the proofs. With `--write` the figures go into the page, when nothing went wrong."""
    asked = argparse.ArgumentParser(prog="make proof")
    asked.add_argument("--inputs", type=int, default=100_000)
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args(words)
    parts = [_calendars(), _reading(options.inputs, options.seconds), _hostile(), _losing("killing", options.kills)]
    parts.append(_losing("writing", options.kills))
    text = "\n\n".join(text for text, _ in parts)
    print(text)
    well = all(well for _, well in parts)
    if options.write and well:
        PAGE.write_text(_page(text), encoding="utf-8")
    return 0 if well else 1


def _reading(inputs: int, seconds: int) -> tuple[str, bool]:
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as at_once:
        found = list(at_once.map(lambda reader: _tried(reader, inputs, seconds), READERS))
    head = ["| reader | inputs | time | most memory | went wrong |", "|---|---|---|---|---|"]
    lines = ["## Every reader, any bytes", "", *head, *(one.row for one in found)]
    return "\n".join(lines), not any(one.wrong for one in found)


def _tried(reader: str, inputs: int, seconds: int) -> Tried:
    program = [sys.executable, "-m", "tests.proofs.reading", reader, f"--runs={inputs}", f"--seconds={seconds}"]
    began = time.monotonic()
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, errors="replace")
    stats = {name: int(number) for name, number in _STAT.findall(done.stderr)}
    took = round(time.monotonic() - began)
    wrong = "" if done.returncode == 0 else " ".join(done.stderr.strip().splitlines()[-12:])[:600]
    return Tried(reader, stats.get("number_of_executed_units", 0), took, stats.get("peak_rss_mb", 0), wrong)


def _hostile() -> tuple[str, bool]:
    rows, well = ["| file | most memory | time | the answer |", "|---|---|---|---|"], True
    for name in hostile.names():
        one = hostile.outcome(name)
        well = well and one.peak < hostile.confined.MEMORY // hostile.MEGA
        well = well and (one.says != READ or name in hostile.MAY_BE_READ)
        rows.append(f"| {name} | {one.peak} MiB | {one.seconds} s | {one.says} |")
    return "\n".join(["## Files made to hurt, in the process that reads uploads", "", *rows]), well


def _calendars() -> tuple[str, bool]:
    done = subprocess.run([sys.executable, "-m", "tests.proofs.calendars"], cwd=ROOT, capture_output=True, text=True)
    said = (done.stdout + ("" if done.returncode == 0 else done.stderr[-600:])).strip()
    return f"## Calendar files, by programs of others\n\n{said}", done.returncode == 0


def _losing(module: str, rounds: int) -> tuple[str, bool]:
    program = [sys.executable, "-m", f"tests.proofs.{module}", f"--rounds={rounds}"]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    said = (done.stdout + ("" if done.returncode == 0 else done.stderr)).strip()
    return f"## {HEADS[module]}\n\n```\n{said}\n```", done.returncode == 0


def _page(text: str) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, {memory} GiB, Python"
    intro = PAGE.read_text(encoding="utf-8").partition("<!-- figures -->")[0]
    return f"{intro}<!-- figures -->\n\nMeasured {date.today()}: {machine} {platform.python_version()}.\n\n{text}\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
