"""The workbench with a script: one press a code, shortcuts, undo, and two people at once."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.walks import product as running
from tests.walks.axe import Axe
from tests.walks.hands import _SELECT
from tests.walks.product import Product
from tests.walks.shown import INTERVIEWER, LEAD
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk


@pytest.fixture(scope="module")
def staged(product: Product) -> dict[str, Any]:
    """Conversations that Mirjam Kok and Lotte Brink may code, and the names of the codes."""
    found = running.ask(product, "tests.walks.bench_staging")
    assert isinstance(found, dict)
    return found


@pytest.fixture
def made(staged: dict[str, Any]) -> dict[str, Any]:
    """A conversation that no other test codes, one for two people `together`, and the names of the codes."""
    return staged | {"conversation": staged["alone"].pop()}


def at_bench(someone: Visitor, made: dict[str, Any]) -> Page:
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
    made: dict[str, Any], as_person: Callable[..., Visitor], capsys: pytest.CaptureFixture[str]
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
    made: dict[str, Any], as_person: Callable[..., Visitor]
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
    made: dict[str, Any], as_person: Callable[..., Visitor]
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


# Two people at once

ACTIONS, SEED = 200, 20_26
# Does so many things at random, one after another, as fast as each is answered: words are selected and coded, a code is
# taken off again, steps are taken back and done again. An answer is said, also when it is a refusal; what the other did
# is said too, and is no answer. Returns how many were done, and how many had no answer within four seconds.
_AT_RANDOM = """
async ({ actions, seed, people }) => {
  let state = seed;
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const key = (name, more = {}) => document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
  const place = document.querySelector('[data-said]');
  let [done, late] = [0, 0];
  const answered = () => new Promise((go) => {
    const said = new MutationObserver(() => {
      const answer = place.textContent && !people.some((name) => place.textContent.startsWith(name));
      if (answer) end();
    });
    const end = () => { clearTimeout(waiting); said.disconnect(); go(); };
    const waiting = setTimeout(() => { late += 1; end(); }, 4000);
    said.observe(place, { childList: true, characterData: true, subtree: true });
  });
  const select = () => {
    const turns = document.querySelectorAll('.lt-turn:not(.lt-turn--ask) [data-turn]');
    const turn = turns[random(turns.length)];
    const words = [...turn.textContent.matchAll(/\\S+/g)];
    const from = random(words.length), to = Math.min(words.length - 1, from + random(4));
    const spot = (offset) => {
      const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
      let seen = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (offset <= seen + node.length) return [node, offset - seen];
        seen += node.length;
      }
      return [turn, turn.childNodes.length];
    };
    const range = document.createRange();
    range.setStart(...spot(words[from].index));
    range.setEnd(...spot(words[to].index + words[to][0].length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  while (done < actions) {
    const what = random(10);
    const digit = String(1 + random(9));
    place.textContent = '';
    if (what < 6) select();
    const act = what < 8 ? () => key(digit) : what === 8 ? () => key('z', { ctrlKey: true })
      : () => key('z', { ctrlKey: true, shiftKey: true });
    const answer = answered();
    act();
    await answer;
    done += 1;
  }
  getSelection().removeAllRanges();
  return { done, late };
}"""
_SHOWN = """
() => Object.fromEntries([...document.querySelectorAll('.lt-turn')].map((turn) => [turn.id, [
  [...turn.querySelectorAll('mark')].map((mark) => mark.textContent).join(''),
  [...turn.querySelectorAll('.lt-tag')].map((tag) => tag.textContent).sort(),
]]))"""


def test_two_people_at_once_see_each_other_and_lose_nothing(
    made: dict[str, Any],
    product: Product,
    as_person: Callable[..., Visitor],
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, other = as_person(INTERVIEWER), as_person(LEAD)
    for someone in (one, other):
        someone.expected = {200, 422}
    pages = [at_bench(someone, made | {"conversation": made["together"]}) for someone in (one, other)]
    began = time.perf_counter()
    for number, page in enumerate(pages):
        start = f"(given) => {{ window.all = ({_AT_RANDOM})(given); }}"
        page.evaluate(start, {"actions": ACTIONS, "seed": SEED + number, "people": [INTERVIEWER, LEAD]})
    told = [page.evaluate("() => window.all") for page in pages]
    assert [one["done"] for one in told] == [ACTIONS, ACTIONS]
    took = time.perf_counter() - began
    began = time.perf_counter()
    while (shown := [page.evaluate(_SHOWN) for page in pages])[0] != shown[1]:
        assert time.perf_counter() - began < 15, "they still see different things"
        pages[0].wait_for_timeout(300)
    settled = time.perf_counter() - began
    stands = running.ask(product, "tests.walks.bench_state")
    assert isinstance(stands, dict)
    assert stands["broken"] == [] and stands["lost"] == [] and stands["differing"] == []
    for page, before in zip(pages, shown, strict=True):
        page.goto(page.url.partition("?")[0])
        assert page.evaluate(_SHOWN) == before, "a fresh page shows the same"
    with capsys.disabled():
        print(
            f"\ntwo people, {ACTIONS} actions each: {took:.1f} s, the same on both {settled:.1f} s later,"
            f" {stands['steps']} steps, {len(stands['places'])} fragments,"
            f" {sum(one['late'] for one in told)} answers after 4 s or not at all"
        )


def test_what_the_other_does_shows_without_disturbing_what_one_is_doing(
    made: dict[str, Any], as_person: Callable[..., Visitor]
) -> None:
    mine, theirs = (at_bench(as_person(name), made) for name in (INTERVIEWER, LEAD))
    words = mine.locator("input[name='words']").first
    words.fill("agenda")
    mine.keyboard.press("Tab")
    mine.keyboard.press("k")
    chosen = mine.evaluate("() => getSelection().toString()")
    assert chosen
    words.focus()
    theirs.keyboard.press("j")
    theirs.keyboard.press("3")
    expect(theirs.locator("[data-said]")).to_contain_text("Bewaard")
    expect(mine.locator("[data-said]")).to_contain_text("Lotte Brink")
    assert words.input_value() == "agenda"
    assert mine.evaluate("() => document.activeElement.name") == "words"
    assert mine.evaluate("() => getSelection().toString()") in (chosen, "")


# On a phone


def test_on_a_phone_the_codes_come_to_the_words_and_cover_none_of_them(
    made: dict[str, Any], as_person: Callable[..., Visitor]
) -> None:
    someone = as_person(INTERVIEWER, narrow=True)
    page = at_bench(someone, made)
    close = page.get_by_role("button", name="Sluit het paneel")
    expect(close).to_be_hidden()
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
        page.evaluate(_SELECT, "twee maanden gedaan")
        expect(close).to_be_in_viewport()
        under = page.evaluate(
            "() => document.querySelector('[data-sheet]').getBoundingClientRect().top"
            " - getSelection().getRangeAt(0).getBoundingClientRect().bottom"
        )
        assert under > 0, f"{width} px: the sheet lies {-under} px over the words"
        box = page.get_by_role("checkbox", name=made["codes"][3])
        expect(box).to_be_in_viewport()
        (axe := Axe(page)).load()
        assert axe.sideways() + axe.violations() == []
        someone.picture(f"vel-{width}")
        box.click()
        expect(page.locator(".lt-sheet__head [data-said-too]")).to_contain_text("Bewaard")
        box.focus()
        page.keyboard.press("Escape")
        expect(close).to_be_hidden()
        expect(page.locator("#beurt-6 .lt-tag--on")).to_be_in_viewport()
        assert page.evaluate("() => document.activeElement.matches('#beurt-6 a')"), "the focus is where one was"
        page.get_by_role("button", name="Maak ongedaan").click()
        expect(page.locator("#beurt-6 .lt-tag--on")).to_have_count(0)


def test_a_code_without_words_says_so_and_there_is_one_way_to_save(
    made: dict[str, Any], as_person: Callable[..., Visitor]
) -> None:
    page = at_bench(as_person(INTERVIEWER), made)
    box = page.get_by_role("checkbox", name=made["codes"][0])
    box.click()
    expect(page.locator("[data-said]")).to_contain_text("Kies eerst woorden")
    expect(box).not_to_be_checked()
    expect(page.get_by_role("button", name="Bewaar fragment en codes")).to_be_hidden()


def test_leaving_a_memo_for_its_button_saves_it_once(made: dict[str, Any], as_person: Callable[..., Visitor]) -> None:
    """The field is saved when it is left, and again by the button; that is one memo and one step to undo."""
    page = at_bench(as_person(INTERVIEWER), made)
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(1)
    memo = page.locator("textarea[name='memo']")
    memo.press_sequentially("Twijfel.")
    page.get_by_role("button", name="Bewaar memo").click()
    expect(page.locator("[data-said]")).to_have_text("Je memo is bewaard.")
    page.reload()
    expect(memo).to_have_value("Twijfel.")
    undo = page.get_by_role("button", name="Maak ongedaan")
    undo.click()
    expect(memo).to_have_value("")
    undo.click()
    expect(page.locator("#beurt-2 .lt-tag")).to_have_count(0)
