"""Giving a session on a phone: who was there by one tap, other minutes by keys, and the day on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.walks.hands import Finger
from tests.walks.shown import PARTICIPANT, TRAINER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk


def test_a_trainer_gives_a_session_from_one_page(as_person: Callable[..., Visitor]) -> None:
    trainer = as_person(TRAINER, narrow=True)
    page, by = trainer.page, Finger(trainer.page)
    by.follow("Open het draaiboek")
    by.touch(page.get_by_role("link", name="Noteer wie er was"))
    sanne = page.get_by_role("listitem").filter(has_text=PARTICIPANT)
    for button, pressed in (("Was er niet", True), ("Was er niet", False), ("Was er:", True)):
        found = sanne.get_by_role("button", name=re.compile(button.replace(":", r"\s*:")))
        box = found.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44
        by.touch(found)
        expect(found).to_have_attribute("aria-pressed", str(pressed).lower())
    expect(page.get_by_text("Eén mens was er, negen mensen nog niet genoteerd.")).to_be_visible()
    before = _times(page)
    minutes = page.get_by_role("spinbutton").first
    minutes.focus()
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_text("Bewaard. Wat erna komt, schoof op.")).to_be_visible()
    after = _times(page)
    assert [there - here for here, there in zip(before, after, strict=True)] == [0, *[10] * (len(before) - 1)]
    expect(minutes).to_be_focused()
    by.follow("Druk af")
    expect(page.get_by_role("button", name="Druk af")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("button", name="Druk af")).to_be_hidden()
    expect(page.get_by_text(PARTICIPANT)).to_be_visible()
    assert trainer.problems == []


def _times(page: Page) -> list[int]:
    """Returns the minutes of the day at which the parts begin."""
    keys = page.locator("#dag .lt-entry__key").all_inner_texts()
    clocks = [re.match(r"(\d+):(\d\d)", key) for key in keys]
    return [int(one[1]) * 60 + int(one[2]) for one in clocks if one]
