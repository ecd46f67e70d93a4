"""Someone at a browser: goes to pages, signs in through the demo, reads mail, and notices all that goes wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

MAIL_WITHIN = 40  # seconds in which the worker delivers
LOOK_AGAIN = 400  # milliseconds between two looks in the mailbox
# What the browser says itself when a page is answered with an error; the answer is judged by its status.
_ANSWER = re.compile(r"Failed to load resource: the server responded with a status of (\d{3})")


@dataclass
class Visitor:
    """One browser tab. `problems` is what went wrong so far; `expected` are the statuses that a page may have."""

    page: Page
    base: str
    pictures: "Pictures"
    problems: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=lambda: {200})

    def watch(self) -> "Visitor":
        """Starts noticing errors in scripts, refusals by the content security policy, and failed requests."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script error at {self._at()}: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)
        self.page.on("dialog", lambda dialog: dialog.accept())
        return self

    def go(self, path: str) -> None:
        """Opens a page of the product."""
        self.page.goto(path if path.startswith("http") else self.base + path)

    def follow(self, link: str, *, exact: bool = False) -> None:
        """Follows the first link with this text to another page, and waits for it."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("link", name=link, exact=exact).first.click()

    def press(self, button: str, *, exact: bool = False) -> None:
        """Presses the first button with this text; what it does may still be under way."""
        self.page.get_by_role("button", name=button, exact=exact).first.click()

    def sees(self, text: str | re.Pattern[str]) -> None:
        """Checks that the page shows this text."""
        expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()

    def at(self, head: str) -> None:
        """Checks the heading of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(head)

    def sign_in(self, name: str) -> None:
        """Signs in as one of the people of the demo."""
        self.go("/demo/")
        # The page of before has a heading too: going on before the answer is there would end it.
        with self.page.expect_navigation():
            self.press(f"Meld aan {name}")
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def open_mail(self, to: str, subject: str) -> None:
        """Opens the link of the newest mail with this subject, as soon as the worker has delivered it."""
        self.go(self.mail_link(to, subject))
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def mail_link(self, to: str, subject: str) -> str:
        """Returns the link of the newest mail to this address with this subject, once no mail is under way.

        Someone may have had one with this subject before: that is not the one that is waited for.
        """
        link = self.page.get_by_role("link", name=f"aan {to}: {subject}").or_(self._entry(to, subject)).first
        for _ in range(int(MAIL_WITHIN * 1000 / LOOK_AGAIN)):
            self.go(f"/demo/post/?aan={to}")
            if self.page.locator("[data-under-way]").count():
                self.page.wait_for_timeout(LOOK_AGAIN)
            elif _shows(link):
                return str(link.get_attribute("href"))
        raise AssertionError(f"no mail to {to} about {subject!r} within {MAIL_WITHIN} s")

    def all_mail_is_out(self) -> None:
        """Waits until the worker has no mail under way any more: also what the demo began with."""
        for _ in range(int(MAIL_WITHIN * 1000 / LOOK_AGAIN)):
            self.go("/demo/post/")
            if not self.page.locator("[data-under-way]").count():
                return
            self.page.wait_for_timeout(LOOK_AGAIN)
        raise AssertionError(f"mail is still under way after {MAIL_WITHIN} s")

    def picture(self, name: str, *, manual: bool = False, whole: bool = True) -> None:
        """Keeps a picture of the whole page, or of what is in sight; one for the manual also goes to the manual."""
        self.pictures.take(self.page, name, manual=manual, whole=whole)

    def _entry(self, to: str, subject: str) -> Locator:
        entries = self.page.locator(".lt-entry").filter(has_text=to).filter(has_text=subject)
        return entries.get_by_role("link", name="Open de link uit deze mail")

    def _at(self) -> str:
        return urlsplit(self.page.url).path

    def _console(self, message: ConsoleMessage) -> None:
        answer = _ANSWER.search(message.text)
        if answer and int(answer.group(1)) in self.expected:
            return
        if message.type in ("error", "warning"):
            self.problems.append(f"console {message.type} at {self._at()}: {message.text}")

    def _failed(self, request: Request) -> None:
        # A click that leads on ends whatever the page before was still fetching.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"request failed at {self._at()}: {request.url} ({request.failure})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.problems.append(f"{response.status} at {urlsplit(response.url).path}")


@dataclass
class Pictures:
    """Where pictures go: into a folder of this run, unless nobody looks at them, and some into the manual if wanted."""

    folder: Path
    manual: Path | None
    wanted: bool = True

    def take(self, page: Page, name: str, *, manual: bool = False, whole: bool = True, needed: bool = False) -> None:
        """Takes the page once fonts are there and nothing moves. `needed`: also when pictures are not wanted."""
        folders = [self.folder] if self.wanted or needed else []
        if self.manual and manual:
            folders.append(self.manual)
        if folders:
            page.evaluate("() => document.fonts.ready")
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=folder / f"{name}.png", full_page=whole, animations="disabled", caret="hide")


def _shows(locator: Locator) -> bool:
    try:
        expect(locator).to_be_attached(timeout=LOOK_AGAIN)
    except AssertionError:
        return False
    return True


Someone = Callable[[str], Visitor]
