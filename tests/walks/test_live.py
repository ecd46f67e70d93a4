"""A screen in the room: a trainer steers it, someone with only a code puts a sentence there, and takes it back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.walks.hands import Finger
from tests.walks.shown import PARTICIPANT, TRAINER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

SENTENCE = "Ik vraag pas door als ik het zelf niet snap."
PLAN = "Wat ga je de komende twee weken doen, met wie?"


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


def test_four_questions_after_a_session_are_answered_on_a_phone_without_pressing_a_button(
    as_person: Callable[..., Visitor],
) -> None:
    sanne = as_person(PARTICIPANT, narrow=True)
    sanne.page.set_viewport_size({"width": 360, "height": 760})
    sanne.follow("Beantwoord de vragen")
    by, context = Finger(sanne.page), sanne.page.context
    first, second = (sanne.page.get_by_role("group").nth(number) for number in (0, 1))
    choice, other = first.get_by_role("radio").nth(1), second.get_by_role("radio").first
    saved = sanne.page.locator("[data-saved]")
    choice.check()
    expect(saved).to_contain_text("Bewaard om")
    context.set_offline(True)
    other.check()
    expect(saved).to_contain_text("nog niet bewaard")
    context.set_offline(False)
    expect(saved).to_contain_text("Bewaard om", timeout=10_000)
    by.write(PLAN, "Vrijdag vraag ik eerst door.")
    expect(sanne.page.locator("[id$=_saved]").first).to_contain_text("Bewaard om")
    sanne.page.reload()
    expect(choice).to_be_checked()
    expect(other).to_be_checked()
    sanne.go("/")
    expect(sanne.page.get_by_role("link", name="Beantwoord de vragen")).to_be_hidden()
    # Without a network a request fails: that was the point.
    sanne.problems = [one for one in sanne.problems if "INTERNET_DISCONNECTED" not in one]
