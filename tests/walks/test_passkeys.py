"""Passkeys in Chromium, with a device that it plays: two made by keyboard, used, one removed and refused after that."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.walks.entering import Device, address_of, by_mail, well_made
from tests.walks.shown import MANAGER, SPONSOR
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk


def by_keyboard(visitor: Visitor, button: str) -> None:
    """Tabs on to a button and presses it."""
    wanted = visitor.page.get_by_role("button", name=button, exact=True)
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("(one) => one === document.activeElement"):
            visitor.page.keyboard.press("Enter")
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {button!r}")


def make(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_label("Naam van je passkey").focus()
    visitor.page.keyboard.press("Control+A")
    visitor.page.keyboard.type(name)
    by_keyboard(visitor, "Maak een passkey")


def test_passkeys_from_making_to_removing(as_person: Callable[..., Visitor], visitor: Callable[..., Visitor]) -> None:
    someone = as_person(MANAGER)
    device, tab = Device(someone), someone.page
    someone.go("/inloggen/apparaten/")
    someone.follow("Maak een passkey")
    someone.at("Een passkey maken")
    problems = well_made(someone, "passkey-maken")

    device.recognises(False)
    make(someone, "Sleutelbos")
    someone.sees("je brak het af, of het duurde te lang")
    problems += well_made(someone, "passkey-afgebroken")
    device.recognises(True)
    make(someone, "Sleutelbos")
    someone.at("Je herstelcodes")
    recovery = tab.locator("main li code").all_inner_texts()
    assert len(recovery) == 10
    first = device.passkey()

    someone.go("/inloggen/nieuwe-passkey/")
    make(someone, "Nog eens")
    someone.sees("Op dit apparaat staat al een passkey voor je account.")
    device.fresh()
    make(someone, "Laptop")
    someone.at("Waar je bent ingelogd")
    someone.sees("Sleutelbos")
    someone.sees("Laptop")
    problems += well_made(someone, "passkeys")
    second = device.passkey()
    # What a device keeps of its owner is chance, the same for both, and no id of ours.
    assert first["userHandle"] == second["userHandle"] and first["rpId"] == "localhost"

    other = visitor()
    mine = Device(other).take(first)
    other.go("/inloggen/")
    problems += well_made(other, "inloggen-met-passkey")
    mine.recognises(False)
    by_keyboard(other, "Inloggen met een passkey")
    other.sees("je brak het af, of het duurde te lang")
    mine.recognises(True)
    with other.page.expect_navigation():
        by_keyboard(other, "Inloggen met een passkey")
    other.at(MANAGER.split()[0])

    other.go("/inloggen/apparaten/")
    other.page.locator(".lt-entry").filter(has_text="Laptop").get_by_role("link", name="Verwijder").click()
    other.at("Passkey verwijderen")
    problems += well_made(other, "passkey-verwijderen")
    with other.page.expect_navigation():
        by_keyboard(other, "Verwijder met een passkey")
    other.at("Waar je bent ingelogd")
    expect(other.page.get_by_text("Laptop")).to_have_count(0)

    refused = visitor()
    Device(refused).take(second)
    refused.expected = {200, 422}
    refused.go("/inloggen/")
    refused.press("Inloggen met een passkey")
    refused.sees("Deze passkey kennen we niet, of niet meer.")
    problems += well_made(refused, "passkey-onbekend")

    email = address_of(other)
    halfway = visitor()
    device = Device(halfway)
    by_mail(halfway, someone, email)
    halfway.at("Laat zien dat jij het bent")
    problems += well_made(halfway, "tweede-stap-met-passkey")
    halfway.expected = {200, 422}
    halfway.page.get_by_label("Herstelcode").fill("aaaaa-aaaaa")
    halfway.press("Log in", exact=True)
    halfway.sees("Deze herstelcode klopt niet")
    halfway.page.get_by_label("Herstelcode").fill(recovery[0])
    with halfway.page.expect_navigation():
        halfway.press("Log in", exact=True)
    halfway.at(MANAGER.split()[0])

    again = visitor()
    Device(again).take(mine.passkey())
    by_mail(again, someone, email)
    with again.page.expect_navigation():
        by_keyboard(again, "Gebruik je passkey")
    again.at(MANAGER.split()[0])

    someone.go("/inloggen/apparaten/")
    someone.press("Log alle andere apparaten uit")
    someone.at("Waar je bent ingelogd")
    for gone in (other, halfway, again):
        gone.go("/post/")
        expect(gone.page).to_have_url(re.compile("/inloggen/"))
    assert problems == [], "\n".join(problems)


def test_without_script_the_page_says_so(visitor: Callable[..., Visitor], as_person: Callable[..., Visitor]) -> None:
    stranger = visitor(script=False)
    stranger.go("/inloggen/")
    stranger.sees("Voor een passkey heeft je browser een script nodig, en dat draait hier niet.")
    assert stranger.page.get_by_role("button", name="Inloggen met een passkey").count() == 0
    someone = as_person(SPONSOR, script=False)
    someone.go("/inloggen/nieuwe-passkey/")
    someone.sees("Zet een app aan, dat kan wel zonder script.")
    assert someone.page.get_by_role("button", name="Maak een passkey").count() == 0
