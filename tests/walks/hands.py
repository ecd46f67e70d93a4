"""Three ways of doing the same things on a page: with a mouse, with a finger, and with keys alone."""

import re
from abc import ABC, abstractmethod
from datetime import date, time
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

# More stops than this no page has; who has to press Tab more often is lost.
MOST_STOPS = 400

# The place of words in the turn that holds them, and of their first and last character on the screen.
_RANGE = """
(words) => {
  for (const turn of document.querySelectorAll('[data-turn]')) {
    const at = turn.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
    let seen = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = seen + node.length;
      if (at >= seen && at < end) range.setStart(node, at - seen);
      if (at + words.length > seen && at + words.length <= end) range.setEnd(node, at + words.length - seen);
      seen = end;
    }
    return range;
  }
  return null;
}"""
_CORNERS = f"""
async (words) => {{
  await document.fonts.ready;
  const range = ({_RANGE})(words);
  range.startContainer.parentElement.scrollIntoView({{ block: 'center' }});
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
  const first = rects[0], last = rects[rects.length - 1];
  return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
}}"""
_SELECT = f"(words) => {{ const s = getSelection(); s.removeAllRanges(); s.addRange(({_RANGE})(words)); }}"

# What stands in the way of seeing where the focus is, in words; "" when nothing does.
_FOCUS = """
(wanted) => {
  const here = document.activeElement;
  if (!here || here === document.body) return { hit: false, radio: false, trouble: '' };
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  // The button in a field for a day or a time is the browser's own, with a mark of its own.
  const native = ['date', 'time'].includes(here.type) && !here.matches(':focus-visible');
  const marked = native || style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
  const across = box.width > 0 && box.right > 0 && box.left < innerWidth;
  const within = across && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const name = `${here.tagName.toLowerCase()} "${(here.innerText || here.name || here.id).slice(0, 40)}"`;
  const trouble = !within ? `${name} has the focus out of sight` : !marked ? `${name} does not show its focus` : '';
  const radios = wanted.type === 'radio' && here.type === 'radio';
  const radio = radios && here.name === wanted.name && here.form === wanted.form;
  return { hit: here === wanted, radio, trouble };
}"""


class Hands(ABC):
    """Acts on the page of a visitor; everything is found by the words that a person reads."""

    name: str

    def __init__(self, page: Page) -> None:
        self.page = page
        # While someone listens, the browser always hands a choice of files over. Listening begun at the moment of the
        # choice can come after it, and a browser without a screen then drops the choice without a word.
        page.on("filechooser", lambda _: None)

    @abstractmethod
    def touch(self, target: Locator) -> None:
        """Presses a button, follows a link, opens what is closed."""

    @abstractmethod
    def fill(self, target: Locator, text: str) -> None:
        """Puts text in a field, in place of what stands there."""

    @abstractmethod
    def choose(self, label: str, option: str) -> None:
        """Chooses an option of a list."""

    @abstractmethod
    def tick(self, target: Locator) -> None:
        """Ticks a box or chooses one of several."""

    @abstractmethod
    def attach(self, label: str, file: Path) -> None:
        """Chooses a file."""

    @abstractmethod
    def mark(self, words: str) -> None:
        """Chooses words of a transcript."""

    def field(self, label: str) -> Locator:
        """Returns the field with this label, which may say that it is optional."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(niet verplicht\))?\s*$"))

    def press(self, button: str) -> None:
        """Presses the button with this text."""
        self.leave(self.page.get_by_role("button", name=button).first)

    def follow(self, link: str) -> None:
        """Follows the link with this text."""
        self.leave(self.page.get_by_role("link", name=link).first)

    def leave(self, target: Locator) -> None:
        """Presses what leads to another page or place, and waits for it."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.touch(target)

    def write(self, label: str, text: str) -> None:
        """Writes in the field with this label."""
        self.fill(self.field(label), text)

    def pick(self, question: str, answer: str) -> None:
        """Answers a question with one of its answers."""
        self.answer(self.page.get_by_role("group", name=question), answer)

    def answer(self, group: Locator, answer: str) -> None:
        """Chooses the answer that begins with these words."""
        self.tick(group.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}\b")))

    def check(self, label: str) -> None:
        """Ticks the box with this label."""
        self.tick(self.page.get_by_role("checkbox", name=label))

    def on(self, label: str, day: date) -> None:
        """Fills in a day."""
        self.field(label).fill(day.isoformat())

    def at(self, label: str, hour: time) -> None:
        """Fills in a time."""
        self.field(label).fill(f"{hour:%H:%M}")


class Mouse(Hands):
    name = "muis"

    def touch(self, target: Locator) -> None:
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        target.click()
        target.fill(text)

    def choose(self, label: str, option: str) -> None:
        # The open list belongs to the system and cannot be clicked from here.
        self.field(label).select_option(label=self._option(label, option))

    def tick(self, target: Locator) -> None:
        target.click()
        expect(target).to_be_checked()

    def attach(self, label: str, file: Path) -> None:
        with self.page.expect_file_chooser() as opened:
            self.touch(self.field(label))
        opened.value.set_files(file)

    def mark(self, words: str) -> None:
        left, top, right, bottom = self.page.evaluate(_CORNERS, words)
        self.page.mouse.move(left, top)
        self.page.mouse.down()
        self.page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
        self.page.mouse.move(right, bottom, steps=8)
        self.page.mouse.up()
        expect(self.page.locator("[data-selected]")).to_have_text(words)

    def _option(self, label: str, option: str) -> str:
        options = self.field(label).locator("option").all_inner_texts()
        return next(text for text in options if option in text)


class Finger(Mouse):
    """Taps. The grips with which a phone selects words are the system's: here the selection is put as they leave it."""

    name = "vinger"

    def touch(self, target: Locator) -> None:
        target.tap()

    def fill(self, target: Locator, text: str) -> None:
        target.tap()
        target.fill(text)

    def tick(self, target: Locator) -> None:
        target.tap()
        expect(target).to_be_checked()

    def mark(self, words: str) -> None:
        self.page.evaluate(_SELECT, words)
        expect(self.page.locator("[data-selected]")).to_have_text(words)
        expect(self.page.get_by_role("button", name="Sluit het paneel")).to_be_in_viewport()


class Plain(Finger):
    """Taps where no script runs: words are chosen by their turn, and pasted."""

    name = "zonder script"

    def mark(self, words: str) -> None:
        _by_turn(self, words)


class Keys(Hands):
    """Tab, Shift+Tab, Enter, Space and arrows. At every stop it must be seen where the focus is."""

    name = "toetsen"

    def touch(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        expect(target).to_have_value(text)

    def choose(self, label: str, option: str) -> None:
        field = self.field(label)
        options = field.locator("option").all_inner_texts()
        self._reach(field)
        self.page.keyboard.press("Home")
        for _ in range(next(at for at, text in enumerate(options) if option in text)):
            self.page.keyboard.press("ArrowDown")
        expect(field.locator("option:checked")).to_contain_text(option)

    def tick(self, target: Locator) -> None:
        self._reach(target)
        if not target.is_checked():
            self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def attach(self, label: str, file: Path) -> None:
        self._reach(self.field(label))
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Space")
        opened.value.set_files(file)

    def mark(self, words: str) -> None:
        _by_turn(self, words)

    def on(self, label: str, day: date) -> None:
        field = self.field(label)
        self._reach(field)
        self.page.keyboard.type(f"{day:%d%m%Y}")
        expect(field).to_have_value(day.isoformat())

    def at(self, label: str, hour: time) -> None:
        field = self.field(label)
        self._reach(field)
        self.page.keyboard.type(f"{hour:%H%M}")
        expect(field).to_have_value(f"{hour:%H:%M}")

    def _reach(self, target: Locator) -> None:
        """Presses Tab until the target has the focus; within a group of radio buttons, arrows."""
        target.wait_for(state="attached")
        wanted = target.element_handle()
        for _ in range(MOST_STOPS):
            found = self.page.evaluate(_FOCUS, wanted)
            assert not found["trouble"], f"{self.page.url}: {found['trouble']}"
            if found["hit"]:
                return
            self.page.keyboard.press("ArrowDown" if found["radio"] else "Tab")
        raise AssertionError(f"{self.page.url}: {target} is not reached with Tab")


def _by_turn(hands: Hands, words: str) -> None:
    hands.touch(hands.page.get_by_text("Kies zonder te selecteren"))
    choices = hands.field("Beurt").locator("option").all_inner_texts()
    said = {turn.get_attribute("data-turn"): turn.inner_text() for turn in hands.page.locator("[data-turn]").all()}
    number = next(number for number, text in said.items() if words in text)
    hands.choose("Beurt", next(choice for choice in choices if choice.startswith(f"{number}.")))
    hands.write("Woorden", words)
