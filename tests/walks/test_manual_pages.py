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


def test_what_a_trainer_has_for_a_session(as_person: Callable[..., Visitor]) -> None:
    trainer = Walker(tab := as_person("Hanneke Vos"), Mouse(tab.page), manual=True)
    trainer.hands.follow("Open het draaiboek")
    day = tab.page.url
    rooms.frame(trainer, "draaiboek", 1000)
    trainer.hands.follow("Live met de groep")
    rooms.frame(trainer, "live", 1000)
    trainer.hands.follow("Open het scherm")
    rooms.frame(trainer, "scherm", 800)
    tab.page.goto(day)
    trainer.hands.follow("Groep 2")
    trainer.hands.follow("Bekijk het hele programma")
    rooms.frame(trainer, "hele-programma", 900)


def test_who_waits_at_a_link(lead: Walker) -> None:
    lead.hands.follow("Groepen")
    lead.hands.follow("Groep 2")
    lead.hands.follow("Aanmelden met een link")
    rooms.frame(lead, "aanmeldlink", 700)


def test_what_a_participant_has_for_themselves(as_person: Callable[..., Visitor]) -> None:
    sanne = Walker(tab := as_person("Sanne de Graaf"), Mouse(tab.page), manual=True)
    sanne.hands.follow("Beantwoord de vragen")
    rooms.frame(sanne, "na-een-bijeenkomst", 1000)
    sanne.hands.follow("Notitieboek")
    rooms.frame(sanne, "notitieboek", 900)
    sanne.hands.follow("Mijn lijn")
    rooms.frame(sanne, "mijn-lijn", 900)
    sanne.hands.follow("Vandaag")
    sanne.hands.follow("Open de opdracht")
    rooms.frame(sanne, "opdracht", 900)
    sanne.hands.follow("Groepen")
    sanne.hands.follow("Groep 2")
    sanne.hands.follow("Je maatje")
    rooms.frame(sanne, "maatje", 800)
