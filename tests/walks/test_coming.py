"""Somebody who was not there comes in by a link: asks, confirms by mail, waits and is let in, on a small screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.walks import rooms
from tests.walks.chain import Walker
from tests.walks.hands import Finger, Mouse
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

NAME, ADDRESS = "Kim Test", "kim.test@rietlanden.example"
LINK = re.compile(r"/aanmelden/[\w/:=-]+/")


def test_by_a_link_into_the_group(as_person: Callable[..., Visitor], visitor: Callable[..., Visitor]) -> None:
    lead = Walker(there := as_person("Lotte Brink"), Mouse(there.page))
    lead.hands.follow("Groepen")
    lead.hands.follow("Groep 2")
    lead.hands.follow("Aanmelden met een link")
    lead.hands.follow("Maak een link")
    lead.hands.choose("Voor welke organisatie", "Waterschap Rietlanden")
    lead.hands.press("Maak de link")
    found = LINK.search(there.page.content())
    assert found, "the link is shown once"
    stranger = Walker(tab := visitor(narrow=True), Finger(tab.page))
    stranger.go(found.group())
    stranger.hands.write("Je naam", NAME)
    stranger.hands.write("Je e-mailadres", ADDRESS)
    stranger.hands.press("Stuur mij een mail")
    stranger.go(rooms.read_mail(stranger, ADDRESS, LINK))
    stranger.hands.press("Ja, ik meld mij aan")
    stranger.sees("Je aanmelding is binnen.")
    lead.hands.follow("Vandaag")
    lead.sees("willen meedoen met Groep 2")
    lead.hands.follow("Bekijk wie wacht")
    rooms.entry(lead, NAME).get_by_role("button", name="Laat meedoen").click()
    lead.hands.follow("Groepen")
    lead.hands.follow("Groep 2")
    expect(rooms.section(lead, "De groep")).to_contain_text(NAME)
