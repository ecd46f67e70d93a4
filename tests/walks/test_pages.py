"""Every page, in every state, by who may see it, light and dark, wide and at 320 px: axe, and no sideways scrolling."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Error, Page

from tests.attacks.addresses import url_names
from tests.walks import product as running
from tests.walks.axe import Axe
from tests.walks.conftest import PATIENCE
from tests.walks.pages import NO_PAGE, failures, pages
from tests.walks.product import Product
from tests.walks.shown import Shown
from tests.walks.visitor import Pictures, Visitor

pytestmark = pytest.mark.walk

THEMES, WIDTHS = ("light", "dark"), (1280, 320)
PICTURED = {(1280, "light"), (320, "dark")}


@pytest.fixture(scope="module")
def made(product: Product) -> dict[str, str]:
    """The states that the demo does not show, made in the running product."""
    found = running.ask(product, "tests.walks.staging")
    assert isinstance(found, dict)
    return found


@dataclass
class Rounds:
    """A tab per person, kept open from page to page."""

    browser: Browser
    product: Product
    pictures: Pictures
    tabs: dict[str, tuple[Visitor, Axe]] = field(default_factory=dict)

    def tab(self, page: Shown) -> tuple[Visitor, Axe]:
        """Returns the tab of whoever looks at this page; whoever comes by a link gets a tab for that link."""
        key = page.by_link or page.who
        if key not in self.tabs:
            context = self.browser.new_context(reduced_motion="reduce", locale="nl-NL", timezone_id="Europe/Amsterdam")
            context.set_default_timeout(PATIENCE)
            visitor = Visitor(context.new_page(), self.product.url, self.pictures).watch()
            self.tabs[key] = visitor, Axe(visitor.page)
            if page.by_link:
                visitor.go(f"/m/{page.by_link}/")
            elif page.who:
                visitor.sign_in(page.who)
        return self.tabs[key]

    def close(self) -> None:
        """Closes every tab."""
        for visitor, _ in self.tabs.values():
            visitor.page.context.close()


def test_every_url_stands_in_the_list(made: dict[str, str]) -> None:
    shown = {page.name for page in pages(made)}
    assert shown & set(NO_PAGE) == set()
    assert set(url_names()) - shown - set(NO_PAGE) == set()
    assert (shown | set(NO_PAGE)) - set(url_names()) == set()


@pytest.mark.parametrize("half", [0, 1])
def test_pages(
    half: int,
    made: dict[str, str],
    browser: Browser,
    product: Product,
    pictures: Pictures,
    record_property: Callable[[str, object], None],
) -> None:
    rounds, problems = Rounds(browser, product, pictures), []
    shown = [page for number, page in enumerate(_all(made)) if number % 2 == half]
    for page in shown:
        problems += [f"{page}: {problem}" for problem in _seen(rounds, page)]
    rounds.close()
    for page in shown:
        record_property("axe saw", str(page))
    if half == 0:
        record_property("axe", _report(_all(made)))
    assert problems == [], "\n".join(problems)


def test_a_planted_violation_is_found(visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    axe = Axe(someone.page)
    someone.go("/demo/")
    axe.load()
    assert axe.violations() + axe.sideways() + axe.heads() == []
    someone.page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('beforeend',
        '<img src="/static/ui/icon.svg"><h1>Nog een</h1><table width="4000"><tr><td>breed</td></tr></table>')"""
    )
    assert "image-alt" in "".join(axe.violations())
    someone.page.emulate_media(color_scheme="dark")
    someone.page.evaluate("() => document.documentElement.style.setProperty('--lt-ink', '#333')")
    assert "color-contrast" in "".join(axe.violations())
    assert "sideways" in "".join(axe.sideways())
    assert axe.heads() == ["2 h1 headings"]


def _all(made: dict[str, str]) -> list[Shown]:
    return [*pages(made), *failures(made)]


def _seen(rounds: Rounds, page: Shown) -> list[str]:
    """Looks at a page; one that cannot be looked at is a problem of that page, and the round goes on."""
    try:
        return _look(rounds, page)
    except (Error, AssertionError) as error:
        return [" ".join(str(error).split())]


def _look(rounds: Rounds, page: Shown) -> list[str]:
    """Opens a page, does there what has to be done, and returns what is wrong with it."""
    visitor, axe = rounds.tab(page)
    visitor.expected = {200, page.status, FORM_ANSWERS.get(page.name, 200)}
    tab = visitor.page
    tab.set_viewport_size({"width": WIDTHS[0], "height": 900})
    status = _arrive(tab, visitor.base + _address(page), page)
    problems = [] if status == page.status else [f"answered {status}, not {page.status}"]
    axe.load()
    problems += axe.heads()
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        problems += [f"{width} px {problem}" for problem in axe.sideways()]
        for theme in THEMES:
            tab.emulate_media(color_scheme=theme)
            problems += [f"{width} px {theme} {problem}" for problem in axe.violations()]
            if (width, theme) in PICTURED:
                rounds.pictures.take(tab, f"bladzijden/{width}-{theme}-{_file_name(page)}", manual=False)
    tab.emulate_media(color_scheme="light")
    problems, visitor.problems = problems + visitor.problems, []
    return problems


def _arrive(tab: Page, address: str, page: Shown) -> int:
    answer = tab.goto(address)
    if page.press:
        for name, value in page.typed.items():
            _type(tab, name, value)
        with tab.expect_response(lambda response: response.request.is_navigation_request()) as sent:
            tab.get_by_role("button", name=page.press).first.click()
        answer = sent.value
        if 300 <= answer.status < 400:
            tab.wait_for_load_state()
            return 200
    tab.wait_for_load_state()
    assert answer is not None
    return answer.status


def _type(tab: Page, name: str, value: str) -> None:
    found = tab.locator(f"main [name='{name}']")
    if found.first.get_attribute("type") == "radio":
        tab.locator(f"main [name='{name}'][value='{value}']").check()
    elif found.first.get_attribute("type") == "hidden":
        found.evaluate_all("(all, value) => all.forEach((one) => { one.value = value })", value)
    else:
        found.first.fill(value)


def _address(page: Shown) -> str:
    """The page of the form, when the page itself comes only after sending it."""
    name = FORM_OF.get(page.name, page.name) if page.press else page.name
    return reverse(name, kwargs=page.identifiers) + page.query


# The page of a form that is itself a refusal.
FORM_ANSWERS = {"notices:renew": 404}
FORM_OF = {
    "account_confirm_login_code": "account_login",
    "lookback:quote_release": "lookback:quote",
    "lookback:fragment_codes": "lookback:workbench",
    "lookback:insight_confirmation": "lookback:insight",
    "lookback:check_outcome": "lookback:check",
    "notices:renew": "notices:open",
    "people:role": "people:person",
}


def _file_name(page: Shown) -> str:
    return "-".join(str(page).replace(":", " ").replace(",", " ").split())


def _report(shown: list[Shown]) -> str:
    names = {page.name for page in shown}
    return (
        f"{len(names)} pages, {len(shown)} states of them, {len({page.who for page in shown})} roles,"
        f" {len(THEMES)} themes, {len(WIDTHS)} widths: {len(shown) * len(THEMES) * len(WIDTHS)} runs"
    )
