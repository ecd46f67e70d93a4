"""Pages that the manual shows and that no other walk comes to, on the demo as it is filled."""

from collections.abc import Callable

import pytest

from tests.walks import chain, rooms
from tests.walks.chain import Walker
from tests.walks.hands import Mouse
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

SPEAKER = chain.Speaker("Wietske de Jong", "wietske@rietlanden.example", "", "", chain.Path())
NOTED = "Zij belt nu eerst de opgavehouder, en schrijft pas daarna een advies."


@pytest.fixture
def lead(as_person: Callable[..., Visitor]) -> Walker:
    """The programme leader, with a mouse."""
    return Walker(tab := as_person("Lotte Brink"), Mouse(tab.page), manual=True)


def test_notes_while_holding_a_conversation(lead: Walker, visitor: Callable[..., Visitor]) -> None:
    speaker = Walker(tab := visitor(), Mouse(tab.page))
    chain.consent(speaker, SPEAKER)
    lead.go("/gesprekken/")
    lead.hands.follow(SPEAKER.name)
    lead.hands.follow("Voer het gesprek")
    lead.hands.press("Begin het gesprek")
    box = lead.visitor.page.get_by_role("textbox").first
    box.fill(NOTED)
    lead.sees("Bewaard om")
    rooms.frame(lead, "aantekeningen", 900)


def test_identifying_words(lead: Walker) -> None:
    lead.go("/gesprekken/")
    lead.hands.follow("Corrie Blom")
    lead.hands.follow("Herkenbare woorden")
    rooms.frame(lead, "herkenbare-woorden", 900)


def test_codes_and_people(lead: Walker) -> None:
    lead.hands.follow("Inzichten")
    lead.hands.follow("Bekijk het codeboek")
    rooms.frame(lead, "codeboek", 900)
    lead.hands.follow("Inzichten")
    lead.hands.follow("Bekijk codes en mensen")
    rooms.frame(lead, "codes-en-mensen", 900)


def test_trend_cards_and_what_rests_on_an_insight(lead: Walker) -> None:
    lead.hands.follow("Inzichten")
    lead.hands.follow("Bekijk wat eraan komt")
    lead.hands.leave(lead.visitor.page.get_by_role("main").locator(".lt-entry a").first)
    rooms.frame(lead, "trendkaart", 900)
    lead.hands.follow("Inzichten")
    lead.hands.follow("De opgavenkaart blijft leven")
    lead.hands.follow("Wat rust hierop?")
    rooms.frame(lead, "rust-hierop", 900)


def test_a_sheet_and_what_the_sponsor_reads(lead: Walker, as_person: Callable[..., Visitor]) -> None:
    lead.hands.follow("Bladen")
    lead.hands.leave(lead.visitor.page.get_by_role("main").locator(".lt-entry a").first)
    rooms.frame(lead, "blad", 900)
    sponsor = Walker(tab := as_person("Karin Dekker"), Mouse(tab.page), manual=True)
    sponsor.hands.follow("Publicaties")
    sponsor.hands.leave(sponsor.visitor.page.get_by_role("main").locator(".lt-entry a").first)
    rooms.frame(sponsor, "publicatie", 1100)
