"""A screen in the room: a trainer steers it, someone with only a code puts a sentence there, and takes it back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.walks.hands import Finger
from tests.walks.shown import TRAINER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

SENTENCE = "Ik vraag pas door als ik het zelf niet snap."


def test_a_sentence_comes_on_the_screen_without_a_name_and_goes_again(
    as_person: Callable[..., Visitor], visitor: Callable[..., Visitor]
) -> None:
    trainer, someone = as_person(TRAINER), visitor(narrow=True)
    trainer.follow("Open het draaiboek")
    trainer.follow("Live met de groep")
    trainer.press("Start de tijd")
    expect(trainer.page.get_by_text(re.compile(r"^tot \d"))).to_be_visible()
    trainer.press("Sluit de ronde")
    trainer.page.get_by_role("textbox", name="Wat vraag je?").fill("Wanneer vraag jij door?")
    trainer.press("Stel de vraag")
    trainer.follow("Open het scherm")
    screen = trainer.page
    clock = screen.get_by_role("timer")
    before = clock.inner_text()
    expect(clock).not_to_have_text(before)
    code = screen.locator(".lt-code-word").inner_text()
    someone.page.set_viewport_size({"width": 360, "height": 760})
    by = Finger(someone.page)
    someone.go("/meedoen/")
    by.write("Code", code.lower())
    by.press("Doe mee")
    by.write("Je zin", SENTENCE)
    by.press("Zet op het scherm")
    said = screen.get_by_role("listitem").filter(has_text=SENTENCE)
    expect(said).to_have_text(SENTENCE)
    by.press("Neem terug")
    expect(said).to_be_hidden()
