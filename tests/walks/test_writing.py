"""The notebook: from a sentence on a phone to a trainer who reads it, and what is typed outlives every loss."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.proofs.writing import TAB, Desk
from tests.walks.hands import Finger, Hands, Keys
from tests.walks.product import Product
from tests.walks.shown import ALUMNUS, PARTICIPANT, TRAINER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

ROUNDS, SEED = 20, 7
SENTENCE = {"vinger": "Ik dacht aan het formulier.", "toetsen": "Ik vroeg niet door."}


@pytest.mark.parametrize(
    ("hands", "how"), [(Finger, {"narrow": True}), (Keys, {"dark": True})], ids=("vinger", "toetsen")
)
def test_from_a_sentence_to_a_reader_and_back(
    hands: type[Hands], how: dict[str, bool], as_person: Callable[..., Visitor]
) -> None:
    someone, trainer = as_person(PARTICIPANT, **how), as_person(TRAINER)
    by = hands(someone.page)
    words = SENTENCE[hands.name]
    by.follow("Notitieboek")
    by.press("Schrijf vrij")
    by.write("Wat wil je vasthouden?", words)
    expect(someone.page.get_by_text("Bewaard om")).to_be_visible()
    someone.sees("Alleen jij ziet dit.")
    by.follow("Deel dit")
    by.choose("Met wie?", "De trainers van Groep 2")
    by.press("Deel")
    someone.sees("de trainers van Groep 2")
    mine = someone.page.url
    trainer.go("/groepen/")
    trainer.follow("Groep 2")
    trainer.follow(f"Vrij van {PARTICIPANT}")
    trainer.sees(words)
    read = trainer.page.url
    someone.go("/")
    by.follow(PARTICIPANT)
    by.follow("Wie zag wat van mij")
    someone.sees(TRAINER)
    someone.sees("las een bladzijde van je notitieboek die je deelde")
    someone.go(mine)
    by.press("Neem terug")
    someone.sees("Alleen jij ziet dit.")
    trainer.expected = {200, 404}
    trainer.go(read)
    trainer.at("Deze bladzijde is er niet")
    by.follow("Gooi weg")
    by.press("Gooi weg")
    someone.at("Notitieboek")
    expect(someone.page.get_by_text(words)).to_have_count(0)


def test_what_was_looked_ahead_to_comes_back(as_person: Callable[..., Visitor]) -> None:
    ineke = as_person(ALUMNUS, narrow=True)
    ineke.sees("Wat je wilde proberen")
    ineke.follow("Kijk hierop terug")
    ineke.sees("Dit komt terug")
    with ineke.page.expect_navigation():
        ineke.press("Kijk hierop terug")
    ineke.sees("uur meelopen met de wijkcoach")
    ineke.page.get_by_label("Wat werd ervan?").fill("Ik liep twee ochtenden mee.")
    expect(ineke.page.get_by_text("Bewaard om")).to_be_visible()
    ineke.follow("Notitieboek")
    ineke.sees("Ik liep twee ochtenden mee.")
    expect(ineke.page.get_by_text("Dit komt terug")).to_have_count(0)


def test_what_is_typed_outlives_tab_server_and_network(
    browser: Browser, product: Product, record_property: Callable[[str, object], None]
) -> None:
    """Few rounds with a seed; `make proof` does 200."""
    done = list(Desk(browser, product, random.Random(SEED)).rounds(ROUNDS))
    assert [one.broken for one in done if one.broken] == []
    old = sum(one.old for one in done)
    record_property("typing", f"{ROUNDS} losses while typing, {old} characters older than 2 s, none of them lost")
    assert old > 20


def test_text_that_is_lost_is_found_out(browser: Browser, product: Product) -> None:
    desk = Desk(browser, product, random.Random(SEED), planted=True)
    assert any(desk.round(TAB).broken for _ in range(3))
