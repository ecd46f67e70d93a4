"""The workbench with a script: one press a code, shortcuts, undo, and two people at once."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walks import product as running
from tests.walks.product import Product
from tests.walks.shown import INTERVIEWER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk


@pytest.fixture(scope="module")
def made(product: Product) -> dict[str, list[str]]:
    """A conversation that Mirjam Kok and Lotte Brink code, and the names of the codes."""
    found = running.ask(product, "tests.walks.bench_staging")
    assert isinstance(found, dict)
    return found


def at_bench(someone: Visitor, made: dict[str, list[str]]) -> Page:
    """Opens the workbench and waits until it listens."""
    someone.go(f"/gesprekken/{made['conversation']}/codering/")
    expect(someone.page.locator("[data-keyed]")).to_be_attached()
    return someone.page


def said(page: Page) -> str:
    """Returns what the status line says."""
    return page.locator("[data-said]").inner_text()


def marks(page: Page, number: int) -> list[str]:
    """Returns the marked words of a turn."""
    return page.locator(f"#beurt-{number} mark").all_inner_texts()


def tags(page: Page, number: int) -> list[str]:
    """Returns the codes that stand under a turn, without what is read aloud."""
    found = page.locator(f"#beurt-{number} .lt-tag").evaluate_all("all => all.map(one => one.firstChild.textContent)")
    return [str(text) for text in found]


def test_a_fragment_takes_two_presses_and_undo_takes_it_back(
    made: dict[str, list[str]], as_person: Callable[..., Visitor], capsys: pytest.CaptureFixture[str]
) -> None:
    page = at_bench(as_person(INTERVIEWER), made)
    began = time.perf_counter()
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(1)
    took = time.perf_counter() - began
    with capsys.disabled():
        print(f"\na coded fragment: 2 presses, {took:.2f} s from the first press until it shows")
    assert marks(page, 2) == ["Ik belde voordat ik schreef."]
    first = page.locator("[data-key='1']")
    expect(first).to_be_checked()
    expect(page.locator("[data-said]")).to_contain_text("gegeven. Bewaard.")
    page.keyboard.press("2")
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(2)
    page.keyboard.press("1")
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(1)
    for count in (2, 1, 0):
        page.keyboard.press("Control+z")
        expect(page.locator("#beurt-2 .lt-tag")).to_have_count(count)
    assert marks(page, 2) == []
    page.keyboard.press("Control+z")
    expect(page.locator("[data-said]")).to_have_text("Er is niets meer om ongedaan te maken.")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(1)
    page.reload()
    assert marks(page, 2) == ["Ik belde voordat ik schreef."]
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(0)


def test_a_press_with_the_mouse_marks_and_codes_and_the_sentence_grows(
    made: dict[str, list[str]], as_person: Callable[..., Visitor]
) -> None:
    page = at_bench(as_person(INTERVIEWER, narrow=True), made)
    page.locator("#beurt-4 [data-turn]").evaluate(
        "one => { const r = document.createRange(); r.setStart(one.firstChild, 0); r.setEnd(one.firstChild, 14);"
        " getSelection().removeAllRanges(); getSelection().addRange(r); }"
    )
    expect(page.locator("[data-selected]")).to_have_text("De wijkmanager")
    page.get_by_role("checkbox", name=made["codes"][2]).click()
    expect(page.locator("#beurt-4 .lt-tag")).to_have_count(1)
    assert marks(page, 4) == ["De wijkmanager"] and tags(page, 4) == [made["codes"][2]]
    assert re.search(r"fragment=[0-9a-f-]{36}", page.url), "the address leads back to it"
    page.keyboard.press("j")
    page.keyboard.press("Shift+J")
    expect(page.locator("[data-selected]")).to_have_text("Zij kreeg geen nota meer. Zij kreeg een vraag.")


def test_shortcuts_can_be_put_off_and_do_not_meddle_with_typing(
    made: dict[str, list[str]], as_person: Callable[..., Visitor]
) -> None:
    page = at_bench(as_person(INTERVIEWER), made)
    page.keyboard.press("1")
    expect(page.locator("[data-said]")).to_contain_text("Kies eerst woorden")
    page.get_by_role("searchbox").or_(page.locator("input[name='words']")).first.fill("n1")
    page.keyboard.press("?")
    expect(page.locator("[data-keys]")).not_to_have_attribute("open", "")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Sneltoetsen staan aan").uncheck()
    page.keyboard.press("j")
    page.reload()
    expect(page.locator("[data-keys]")).to_be_visible()
    page.keyboard.press("j")
    assert page.evaluate("() => getSelection().toString()") == ""
    assert page.locator("kbd").first.is_hidden()
