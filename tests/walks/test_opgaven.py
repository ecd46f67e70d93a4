"""An opgave that dried up gets a new question of a resident, with keys alone; and two pictures of the manual."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.walks import rooms
from tests.walks.chain import Walker
from tests.walks.hands import Keys
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

OLD, ASKED = "Opvang en samenleven", "Wanneer hoor ik of mijn school meedoet?"


@pytest.fixture
def participant(as_person: Callable[..., Visitor]) -> Walker:
    """Somebody who takes part, without a mouse."""
    return Walker(tab := as_person("Sanne de Graaf"), Keys(tab.page), manual=True)


def test_only_something_new_makes_an_opgave_fresh(participant: Walker) -> None:
    participant.hands.follow("Opgaven")
    rooms.frame(participant, "opgavenkaart", 1100)
    participant.hands.follow("Vooruit in Oost")
    rooms.frame(participant, "opgave", 1100)
    participant.hands.follow("Opgavenkaart")
    participant.hands.follow(OLD)
    fresh = participant.visitor.page.locator(".lt-fresh__text")
    expect(fresh).to_have_text("Verouderd, 147 dagen geleden")
    participant.hands.follow("Schrijf het antwoord")
    participant.hands.write("Antwoord nu", "Dat staat in de brief van mei.")
    participant.hands.press("Bewaar")
    participant.sees("Dat staat in de brief van mei.")
    expect(fresh).to_have_text("Verouderd, 147 dagen geleden")
    participant.hands.follow("Noteer een vraag")
    participant.hands.write("De vraag, letterlijk", ASKED)
    participant.hands.write("Wie vroeg het?", "Een ouder")
    participant.hands.press("Bewaar")
    participant.sees(ASKED)
    expect(fresh).to_have_text("Actueel, vandaag")
