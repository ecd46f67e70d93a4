"""Hands that count what they do, and a watch that keeps how long a person and the product take.

A program has no hands and does not read. What a person takes is estimated with the Keystroke-Level Model (Card, Moran
and Newell, 1980): a key 0.28 s, pointing 1.1 s, pressing 0.1 s, deciding 1.35 s; reading what was said is not in it.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.walks.hands import _SELECT, Mouse

KEY, POINT, PRESS, DECIDE = 0.28, 1.1, 0.1, 1.35  # seconds


@dataclass
class Step:
    """One step: what kind, how many actions, and the seconds of a person and of waiting."""

    kind: str
    actions: int = 0
    human: float = 0.0
    waiting: float = 0.0


@dataclass
class Watch:
    """Everything that was done, step by step."""

    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, kind: str) -> Iterator[Step]:
        """Times one step; deciding once belongs to it."""
        one = Step(kind, human=DECIDE)
        self.steps.append(one)
        yield one

    def act(self, human: float) -> None:
        """Counts one action of a person."""
        self.steps[-1].actions += 1
        self.steps[-1].human += human

    @contextmanager
    def waits(self) -> Iterator[None]:
        """Counts how long the product lets one wait."""
        began = time.perf_counter()
        yield
        self.steps[-1].waiting += time.perf_counter() - began

    def table(self) -> str:
        """Returns a line per kind of step."""
        heads = f"{'times':>5} {'actions':>7} {'most':>4} {'waiting s':>9} {'most':>5} {'person s':>8} {'all s':>6}"
        lines = [f"{'step':34} {heads}"]
        for kind in dict.fromkeys(step.kind for step in self.steps):
            found = [step for step in self.steps if step.kind == kind]
            waits, people = [s.waiting for s in found], [s.human for s in found]
            actions = [s.actions for s in found]
            lines.append(
                f"{kind:34} {len(found):5} {statistics.mean(actions):7.1f} {max(actions):4}"
                f" {statistics.mean(waits):9.2f} {max(waits):5.2f} {statistics.mean(people):8.1f}"
                f" {sum(waits) + sum(people):6.0f}"
            )
        whole = sum(step.human + step.waiting for step in self.steps)
        return "\n".join([*lines, f"{whole / 60:.1f} minutes in all, without reading"])


class Timed(Mouse):
    """A mouse and keys that count; everything that waits for the product is timed."""

    def __init__(self, page: Page, watch: Watch) -> None:
        super().__init__(page)
        self.watch = watch

    def touch(self, target: Locator) -> None:
        self.watch.act(POINT + PRESS)
        super().touch(target)

    def leave(self, target: Locator) -> None:
        with self.watch.waits():
            super().leave(target)

    def fill(self, target: Locator, text: str) -> None:
        self.watch.act(POINT + PRESS + KEY * len(text))
        target.fill(text)

    def choose(self, label: str, option: str) -> None:
        self.watch.act(2 * (POINT + PRESS))
        super().choose(label, option)

    def tick(self, target: Locator) -> None:
        self.watch.act(POINT + PRESS)
        super().tick(target)

    def attach(self, label: str, file: Path) -> None:
        self.watch.act(3 * (POINT + PRESS))
        self.field(label).set_input_files(file)

    def on(self, label: str, day: date) -> None:
        self.watch.act(POINT + PRESS + 8 * KEY)
        super().on(label, day)

    def mark(self, words: str) -> None:
        self.watch.act(2 * (POINT + PRESS))
        self.page.get_by_text(words).first.evaluate("(turn) => turn.scrollIntoView({ block: 'center' })")
        self.page.evaluate(_SELECT, words)
        expect(self.page.locator("[data-selected]")).to_have_text(words)

    def press_key(self, key: str) -> None:
        """Presses one key."""
        self.watch.act(KEY)
        self.page.keyboard.press(key)
