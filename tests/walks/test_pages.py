"""Every page, in every state, by who may see it, light and dark, wide and at 320 px: axe, and no sideways scrolling."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Error, Page

from tests.attacks.addresses import url_names
from tests.walks import outcome
from tests.walks import product as running
from tests.walks.axe import Axe
from tests.walks.conftest import PATIENCE
from tests.walks.pageless import NO_PAGE
from tests.walks.pages import failures, pages
from tests.walks.product import Product
from tests.walks.shown import Shown
from tests.walks.visitor import Pictures, Visitor

pytestmark = pytest.mark.walk

# How a page is looked at, in an order in which little has to change: width in pixels and colour scheme. All rules are
# asked in one scheme; in the other, which changes colours and nothing else, those about colours.
Looks = tuple[tuple[int, Literal["light", "dark"]], ...]
LOOKS: Looks = (
    (1280, "light"),
    (1280, "dark"),
    (320, "dark"),
    (320, "light"),
)
# In the pipeline every page by all rules at one width, by turns, and every other page at the other width in the dark;
# `make accessibility` looks in all four, and no page may be missing from what it kept.
TURNS: tuple[Looks, ...] = (
    ((1280, "light"), (320, "dark")),
    ((320, "light"),),
    ((320, "light"), (1280, "dark")),
    ((1280, "light"),),
)
WHOLE = "light"
UI = running.ROOT / "leertraject" / "ui"
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
            self.tabs[key][1].stay()
            if page.by_link:
                visitor.go(f"/m/{page.by_link}/")
            elif page.who:
                visitor.sign_in(page.who)
        return self.tabs[key]

    def forget(self, page: Shown) -> None:
        """Closes the tab of whoever looks at this page; the next page gets a new one."""
        if found := self.tabs.pop(page.by_link or page.who, None):
            found[0].page.context.close()

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
    planned = [one for number, one in enumerate(_planned(_all(made))) if number % 2 == half]
    for page, looks in planned:
        problems += [f"{page}: {problem}" for problem in _seen(rounds, page, looks)]
    rounds.close()
    shown = [page for page, _ in planned]
    outcome.keep(half, shown, problems)
    for page in shown:
        record_property("axe saw", str(page))
    if half == 0:
        record_property("axe", _report(_planned(_all(made))))
    assert problems == [], "\n".join(problems)


def test_a_planted_violation_is_found(visitor: Callable[..., Visitor]) -> None:
    someone = visitor()
    axe = Axe(someone.page)
    someone.go("/demo/")
    axe.load()
    assert axe.violations() + axe.sideways() + axe.heads() == []
    someone.page.evaluate(
        """() => {
        const main = document.querySelector('main');
        main.insertAdjacentHTML('beforeend', '<div><button>a</button><button>b</button></div>'
          + '<img src="/static/ui/icon.svg"><h1>Nog een</h1><table width="4000"><tr><td>breed</td></tr></table>');
        const small = [...main.querySelectorAll('button')].slice(-2);
        small.forEach((one) => { one.style.cssText = 'all: unset; display: block; width: 9px; height: 9px'; });
        }"""
    )
    someone.page.evaluate("() => document.documentElement.style.setProperty('--lt-ink', '#333')")
    light = "".join(axe.violations())
    assert "image-alt" in light and "target-size" in light and "color-contrast" not in light
    assert axe.colours() == []
    someone.page.emulate_media(color_scheme="dark")
    assert [found.partition(" ")[0] for found in axe.colours()] == ["color-contrast"]
    assert "sideways" in "".join(axe.sideways())
    assert axe.heads() == ["2 h1 headings"]


def test_the_dark_changes_colours_and_nothing_else() -> None:
    """Why the rules about colours are enough there."""
    assert _in_a_scheme((UI / "static" / "ui" / "leertraject.css").read_text(encoding="utf-8")) == set()
    planted = "a{b:c}@media (prefers-color-scheme:dark){:root{--ink:#fff}a{--gap:2rem;display:none}}a{d:e}"
    assert _in_a_scheme(planted) == {"--gap:2rem", "display:none"}
    with pytest.raises(AssertionError):
        _in_a_scheme("a{b:c}")
    sources = [*(running.ROOT / "frontend" / "js").glob("*.js"), *(running.ROOT / "leertraject").rglob("*.html")]
    assert [path.name for path in sources if "prefers-color-scheme" in path.read_text(encoding="utf-8")] == []


def _in_a_scheme(css: str) -> set[str]:
    """Returns what a colour scheme declares besides custom properties that are colours."""
    blocks = [css[found.end() :] for found in re.finditer(r"@media[^{]*prefers-color-scheme[^{]*{", css)]
    assert blocks, "there is no dark scheme"
    rules = [re.findall(r"{([^{}]*)}", re.match(r"(?:[^{}]*{[^{}]*})*", block)[0]) for block in blocks]
    said = {one.strip() for block in rules for rule in block for one in rule.split(";") if one.strip()}
    return {one for one in said if not re.fullmatch(r"--[\w-]+:\s*#[0-9a-f]{3,8}", one)}


def _all(made: dict[str, str]) -> list[Shown]:
    return [*pages(made), *failures(made)]


def _planned(shown: list[Shown]) -> list[tuple[Shown, Looks]]:
    """Says how each is looked at: by turns, or in all four ways when what comes out is kept."""
    return [(page, LOOKS if outcome.wanted() else TURNS[number // 2 % 4]) for number, page in enumerate(shown)]


def _seen(rounds: Rounds, page: Shown, looks: Looks) -> list[str]:
    """Looks at a page; one that cannot be looked at is a problem of that page, and the round goes on."""
    try:
        return _look(rounds, page, looks)
    except (Error, AssertionError) as error:
        rounds.forget(page)  # it may have stopped in the dark, or small
        return [" ".join(str(error).split())]


def _look(rounds: Rounds, page: Shown, looks: Looks) -> list[str]:
    """Opens a page as wide as the tab is, does there what has to be done, and returns what is wrong with it."""
    visitor, axe = rounds.tab(page)
    visitor.expected = {200, page.status, FORM_ANSWERS.get(page.name, 200)}
    tab = visitor.page
    status = _arrive(tab, visitor.base + _address(page), page)
    problems = [] if status == page.status else [f"answered {status}, not {page.status}"]
    axe.load()
    problems += axe.heads()
    for width, theme in looks:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=theme)
        found = [*axe.sideways(), *(axe.violations() if theme == WHOLE else axe.colours())]
        problems += [f"{width} px {theme} {problem}" for problem in found]
        if (width, theme) in PICTURED:
            rounds.pictures.take(tab, f"bladzijden/{width}-{theme}-{_file_name(page)}")
    problems, visitor.problems = problems + visitor.problems, []
    if problems:
        rounds.pictures.take(tab, f"mis/{_file_name(page)}", needed=True)
    return problems


def _arrive(tab: Page, address: str, page: Shown) -> int:
    answer = tab.goto(address)
    if page.press:
        for name, value in page.typed.items():
            _type(tab, name, value)
        if not tab.get_by_role("button", name=page.press).count():
            tab.evaluate("() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        # Until the page that comes is loaded: its answer alone arrives while the page before still stands there.
        with tab.expect_navigation() as sent:
            tab.get_by_role("button", name=page.press).first.click()
        answer = sent.value
    assert answer is not None
    return answer.status


def _type(tab: Page, name: str, value: str) -> None:
    found = tab.locator(f"main [name='{name}']")
    if not found.count():  # what the page after this one sends along
        tab.evaluate(
            """([name, value]) => document.querySelector('main form').append(Object.assign(
            document.createElement('input'), { type: 'hidden', name, value }))""",
            [name, value],
        )
    elif found.first.get_attribute("type") in ("radio", "checkbox"):
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
    "lookback:insight_confirmation": "lookback:insight",
    "lookback:check_outcome": "lookback:check",
    "notices:renew": "notices:open",
    "people:role": "people:person",
    "programmes:enter_code": "programmes:join",
}


def _file_name(page: Shown) -> str:
    return "-".join(str(page).replace(":", " ").replace(",", " ").split())


def _report(planned: list[tuple[Shown, Looks]]) -> str:
    names, roles = ({getattr(page, one) for page, _ in planned} for one in ("name", "who"))
    themes = [theme for _, looks in planned for _, theme in looks]
    return (
        f"{len(names)} pages, {len(planned)} states of them, {len(roles)} roles, 2 widths, 2 themes:"
        f" {themes.count(WHOLE)} runs of all rules,"
        f" {len(themes) - themes.count(WHOLE)} runs of the rules about colours in the dark"
    )
