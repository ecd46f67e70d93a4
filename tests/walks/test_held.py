"""Notes typed in a conversation survive the loss of network, tab, server and session, and two screens lose nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.walks import product as running
from tests.walks.axe import Axe
from tests.walks.hands import Mouse
from tests.walks.product import Product
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

INTERVIEWER = "Mirjam Kok"
FIRST, SECOND = "Waar denk je het eerst aan", "Vertel één keer"
WITHIN = 2.0  # seconds after the last letter
# Asked in the page itself: whoever asks from outside looks again only after up to a second.
_LETTERS = "() => document.addEventListener('input', () => { window.lastLetter = performance.now(); })"
_SECONDS_UNTIL_SAVED = """
async (status) => {
  const seconds = () => (performance.now() - window.lastLetter) / 1000;
  while (!status.textContent.includes('Bewaard om') && seconds() < 30) await new Promise(requestAnimationFrame);
  return seconds();
}"""
# What the browser itself says of a network that is not there.
NO_NETWORK = ("net::ERR_", "AbortError", "410", "503")


@pytest.fixture(scope="module")
def talks(product: Product) -> dict[str, str]:
    found = running.ask(product, "tests.walks.held")
    assert isinstance(found, dict)
    return {walk: f"/gesprekken/{key}/aantekeningen/" for walk, key in found.items()}


@pytest.fixture
def interviewer(as_person: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Opens the notes of a conversation, in a browser of its own."""

    def at(path: str, **how: bool) -> Visitor:
        someone = as_person(INTERVIEWER, **how)
        someone.go(path)
        return someone

    return at


def note(visitor: Visitor, question: str) -> Locator:
    return visitor.page.get_by_label(question)


def saved(visitor: Visitor, question: str) -> Locator:
    return note(visitor, question).locator("xpath=ancestor::div[contains(@class,'lt-field')]//*[@role='status']")


def is_saved(visitor: Visitor, question: str) -> None:
    expect(saved(visitor, question)).to_contain_text("Bewaard om")


def looks_well(visitor: Visitor, name: str) -> None:
    """Axe, and nothing that scrolls sideways, light and dark; a picture of each."""
    axe = Axe(visitor.page)
    axe.load()
    for theme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=theme)
        assert axe.violations() + axe.sideways() == []
        visitor.picture(f"gesprek-voeren-{name}-{theme}", whole=False)
    visitor.page.emulate_media(color_scheme="light")


def forgive(visitor: Visitor) -> None:
    """What the browser said while there was no network is no fault of the page."""
    visitor.problems = [one for one in visitor.problems if not any(mark in one for mark in NO_NETWORK)]


def test_what_is_typed_is_saved_within_two_seconds_and_outlives_the_network(interviewer, talks) -> None:
    mirjam = interviewer(talks["offline"], narrow=True)
    mirjam.page.evaluate(_LETTERS)
    note(mirjam, FIRST).press_sequentially("Aan de kaart.")
    assert saved(mirjam, FIRST).evaluate(_SECONDS_UNTIL_SAVED) < WITHIN
    is_saved(mirjam, FIRST)
    mirjam.page.context.set_offline(True)
    note(mirjam, FIRST).press_sequentially(" En aan Joke.")
    mirjam.sees("Er is nu geen verbinding")
    expect(saved(mirjam, FIRST)).to_have_text("Nog niet bewaard")
    looks_well(mirjam, "zonder-verbinding")
    note(mirjam, SECOND).press_sequentially("Belde zelf.")
    mirjam.page.context.set_offline(False)
    is_saved(mirjam, FIRST)
    is_saved(mirjam, SECOND)
    expect(mirjam.page.get_by_text("Er is nu geen verbinding")).to_have_count(0)
    mirjam.page.reload()
    expect(note(mirjam, FIRST)).to_have_value("Aan de kaart. En aan Joke.")
    forgive(mirjam)


def test_a_tab_that_was_killed_gives_its_text_back_to_the_same_person(interviewer, talks) -> None:
    mirjam = interviewer(talks["killed"])
    context = mirjam.page.context
    context.set_offline(True)
    note(mirjam, FIRST).press_sequentially("Alleen hier.")
    mirjam.sees("Er is nu geen verbinding")
    kept = mirjam.page.evaluate("() => JSON.stringify({...localStorage})")
    assert "lt-held:" in kept and "Alleen hier" not in kept
    mirjam.page.close(run_before_unload=False)
    context.set_offline(False)
    mirjam.page = context.new_page()
    mirjam.go(talks["killed"])
    expect(note(mirjam, FIRST)).to_have_value("Alleen hier.")
    is_saved(mirjam, FIRST)
    assert mirjam.page.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('lt-held:'))") == []
    forgive(mirjam)


def test_two_devices_see_both_texts(interviewer, talks) -> None:
    telephone, computer = interviewer(talks["devices"], narrow=True), interviewer(talks["devices"])
    computer.expected = {200, 409}
    note(telephone, FIRST).press_sequentially("Van de telefoon.")
    is_saved(telephone, FIRST)
    note(computer, FIRST).press_sequentially("Van de computer.")
    computer.sees("Van de telefoon.")
    expect(note(computer, FIRST)).to_have_value("Van de computer.")
    looks_well(computer, "twee-schermen")
    computer.press("Zet ze onder elkaar")
    is_saved(computer, FIRST)
    telephone.page.reload()
    expect(note(telephone, FIRST)).to_have_value("Van de telefoon.\nVan de computer.")


def test_a_server_that_is_down_takes_nothing_and_a_copy_is_offered(interviewer, talks) -> None:
    mirjam = interviewer(talks["down"])
    mirjam.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mirjam.page.route("**/bewaring/", lambda route: route.abort())
    note(mirjam, FIRST).press_sequentially("Blijft staan.")
    mirjam.sees("Er is nu geen verbinding")
    mirjam.press("Kopieer mijn tekst")
    expect(mirjam.page.get_by_text("Gekopieerd.")).to_be_visible()
    assert "Blijft staan." in mirjam.page.evaluate("() => navigator.clipboard.readText()")
    # Neither does a button that leads on take the text along into nothing.
    mirjam.press("Klaar met het gesprek")
    expect(note(mirjam, FIRST)).to_have_value("Blijft staan.")
    mirjam.page.unroute("**/bewaring/")
    is_saved(mirjam, FIRST)
    # Signing out asks (and is told yes), and then nothing of what was not saved stays on the device.
    mirjam.page.route("**/bewaring/", lambda route: route.abort())
    note(mirjam, SECOND).press_sequentially("Gaat weg.")
    mirjam.sees("Er is nu geen verbinding")
    mirjam.page.get_by_role("button", name="Log uit").click()
    expect(mirjam.page).to_have_url(f"{mirjam.base}/inloggen/")
    assert mirjam.page.evaluate("() => Object.keys(localStorage)") == []
    forgive(mirjam)


def test_an_expired_session_keeps_the_text_until_the_same_person_is_back(interviewer, talks, product) -> None:
    mirjam = interviewer(talks["expired"])
    context, cookies = mirjam.page.context, mirjam.page.context.cookies()
    context.clear_cookies()
    context.add_cookies([one for one in cookies if one["name"] != "sessie"])
    note(mirjam, FIRST).press_sequentially("Was ingelogd.")
    mirjam.sees("Je bent niet meer ingelogd")
    looks_well(mirjam, "uitgelogd")
    # The page that stood open has a token of before; it fetches another.
    mirjam.expected = {200, 403}
    again = Visitor(context.new_page(), product.url, mirjam.pictures)
    again.sign_in(INTERVIEWER)
    is_saved(mirjam, FIRST)
    again.page.close()
    forgive(mirjam)


def test_from_the_start_page_to_a_transcript_of_notes(as_person, talks) -> None:
    mirjam = as_person(INTERVIEWER)
    hands = Mouse(mirjam.page)
    mirjam.go("/")
    mirjam.page.locator(f"a[href='{talks['through']}']").first.click()
    mirjam.at("Voer het gesprek")
    hands.press("Begin het gesprek")
    mirjam.sees(re.compile(r"\b\d van 60 minuten"))
    note(mirjam, FIRST).fill("Aan de gesprekken met opgavehouders.\nDie zijn blijven hangen.")
    note(mirjam, SECOND).fill("Belde eerst de opgavehouder.")
    mirjam.sees(re.compile(r"Nu bezig: \d van 18 minuten"))
    is_saved(mirjam, SECOND)
    looks_well(mirjam, "bezig")
    hands.press("Klaar met het gesprek")
    mirjam.at("Aantekeningen")
    hands.press("Maak er een gespreksverslag van")
    mirjam.sees("Kies de woorden waar het om gaat")
    mirjam.go(talks["through"].replace("aantekeningen", "codering"))
    mirjam.sees("Die zijn blijven hangen.")


def test_an_insight_that_was_not_sent_comes_back_with_its_study(as_person) -> None:
    """Who writes in two studies finds the text again under the one that was chosen."""
    mirjam = as_person(INTERVIEWER)

    def opened() -> Page:
        mirjam.go("/inzichten/nieuw/")
        # The demo has one study; the other one is put in the page.
        mirjam.page.locator("#id_study").evaluate("list => list.add(new Option('Ander onderzoek', 'ander'))")
        return mirjam.page

    page = opened()
    page.locator("#id_study").select_option("ander")
    page.locator("#id_claim").fill("Wie belt, blijft.")
    page.locator("#id_explanation").fill("Dat hoorden we vaak.")
    page.goto("about:blank")
    page = opened()
    expect(page.locator("#id_study")).not_to_have_value("ander")
    page.get_by_role("button", name="Zet mijn tekst terug").click()
    expect(page.locator("#id_study")).to_have_value("ander")
    expect(page.locator("#id_claim")).to_have_value("Wie belt, blijft.")
    expect(page.locator("#id_explanation")).to_have_value("Dat hoorden we vaak.")
    # Text that is thrown away is gone for good.
    page = opened()
    page.get_by_role("button", name="Gooi die tekst weg").click()
    page = opened()
    expect(page.locator("#id_claim")).to_have_value("")
    expect(page.get_by_role("button", name="Zet mijn tekst terug")).to_be_hidden()
