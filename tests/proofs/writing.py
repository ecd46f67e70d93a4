"""Losing the tab, the web server or the network at random moments of typing: what is two seconds old stays.

`python -m tests.proofs.writing --rounds 200 --seed 1` prints one line per kind of loss; ends with 1 when text was lost.

How it is judged: every character is noted with the moment at which it was typed. After the loss the page is opened
again if it went, and once nothing waits on the device any more, another device reads what the server has. That has to
begin with everything that was two seconds old at the loss, and may hold nothing but what was typed.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests.ops import running as ops
from tests.walks import product as running
from tests.walks.product import Product

WRITER = "Sanne de Graaf"
OLD = 2.0  # seconds after which nothing may be lost
TAB, WEB, NETWORK, BOTH = "tab", "web server", "network", "network, then tab"
LOSSES = (TAB, WEB, NETWORK, BOTH)
SIGNS = "ik vroeg door en hoorde pas toen wat er speelde bij het team van de wijk met de mensen zelf"
BACK_WITHIN = 60_000  # milliseconds
SETTLED = 250  # milliseconds in which the device has made its copy
_NOTHING_WAITS = "() => !Object.keys(localStorage).some((key) => key.startsWith('lt-held:'))"
_FIELD = "textarea[data-jotting='1']"


@dataclass
class Round:
    """What was typed in one round, how much of it was old at the loss, and what the server had afterwards."""

    loss: str
    typed: str = ""
    at: list[float] = field(default_factory=list)
    lost_at: float = 0.0
    found: str = ""

    @property
    def old(self) -> int:
        """How many characters were typed at least two seconds before the loss."""
        return sum(moment <= self.lost_at - OLD for moment in self.at)

    @property
    def broken(self) -> str:
        """What is wrong, or nothing."""
        if not self.typed.startswith(self.found):
            return f"{self.loss}: {self.found!r} is not how {self.typed!r} begins"
        if len(self.found) < self.old:
            return f"{self.loss}: {self.old - len(self.found)} characters of {self.old} old ones are gone"
        return ""


@dataclass
class Desk:
    """Someone who types on one device and reads on another."""

    browser: Browser
    product: Product
    chance: random.Random
    planted: bool = False

    def __post_init__(self) -> None:
        self.device, self.other = self._signed_in(), self._signed_in().new_page()
        if self.planted:  # nothing is kept and nothing is sent: everything has to be found lost
            self.device.add_init_script("Storage.prototype.setItem = () => {}")
            self.device.route("**/tekst/", lambda route: route.abort())

    def rounds(self, count: int) -> Iterator[Round]:
        """Yields so many rounds, each kind of loss in turn."""
        for number in range(count):
            yield self.round(LOSSES[number % len(LOSSES)])

    def round(self, loss: str) -> Round:
        """Types on a fresh page of the notebook, loses something, and reads what is left."""
        page, done = self._fresh(), Round(loss)
        self._type(page, done, self.chance.randint(5, 60))
        page.wait_for_timeout(self.chance.random() * 2500)
        self._type(page, done, self.chance.randint(1, 30))
        done.lost_at, address = time.monotonic(), page.url
        page = self._lose(page, done)
        if page.is_closed():
            page = self.device.new_page()
            page.goto(address)
        page.wait_for_timeout(SETTLED)
        page.wait_for_function(_NOTHING_WAITS, timeout=BACK_WITHIN)
        self.other.goto(address)
        done.found = self.other.locator(_FIELD).input_value()
        page.close()
        return done

    def _lose(self, page: Page, done: Round) -> Page:
        if done.loss == WEB:
            kill_web_server(self.product)
            self._type(page, done, self.chance.randint(1, 20))
            self._wait_for_web()
        if done.loss in (NETWORK, BOTH):
            self.device.set_offline(True)
            self._type(page, done, self.chance.randint(1, 20))
        if done.loss in (TAB, BOTH):
            with suppress(Error):
                page.goto("chrome://crash")
            page.close()
        self.device.set_offline(False)
        return page

    def _fresh(self) -> Page:
        page = self.device.new_page()
        page.goto(f"{self.product.url}/notitieboek/")
        with page.expect_navigation():
            page.get_by_role("button", name="Schrijf vrij").click()
        page.locator(_FIELD).focus()
        return page

    def _type(self, page: Page, done: Round, count: int) -> None:
        for _ in range(count):
            sign = self.chance.choice(SIGNS)
            page.keyboard.type(sign)
            done.typed += sign
            done.at.append(time.monotonic())
            time.sleep(self.chance.random() * 0.05)

    def _wait_for_web(self) -> None:
        for _ in range(600):
            with suppress(Error):
                if self.other.request.get(f"{self.product.url}/readyz").ok:
                    return
            time.sleep(0.1)
        raise AssertionError("the web server did not come back")

    def _signed_in(self) -> BrowserContext:
        context = self.browser.new_context()
        context.set_default_timeout(BACK_WITHIN)
        page = context.new_page()
        page.goto(f"{self.product.url}/demo/")
        with page.expect_navigation():
            page.get_by_role("button", name=f"Meld aan {WRITER}").first.click()
        page.close()
        return context


def kill_web_server(product: Product) -> None:
    """Kills the processes that answer: the child of the supervisor that has children of its own, and those."""
    parent = next(child for child in ops.children(product.process.pid) if ops.children(child))
    for pid in (parent, *ops.children(parent)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def main(arguments: list[str]) -> int:
    """Runs the proof on a product of its own and prints its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = running.start(Path(folder))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            done = list(Desk(browser, product, random.Random(given.seed)).rounds(given.rounds))
        finally:
            browser.close()
            running.stop(product)
    for loss in LOSSES:
        several = [one for one in done if one.loss == loss]
        typed, old, found = (sum(figures) for figures in zip(*[_figures(one) for one in several], strict=True))
        print(f"{loss:20} {len(several):4} times  {typed:6} characters  {old:6} older than {OLD:.0f} s  {found:6} kept")
    broken = [one.broken for one in done if one.broken]
    print(*broken, sep="\n")
    return 1 if broken else 0


def _figures(one: Round) -> tuple[int, int, int]:
    return len(one.typed), one.old, len(one.found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
