"""Someone adds an app, signs in with mail and app, and drops it: each page by axe, wide and narrow, also dark."""

import re
import time
from collections.abc import Callable

import pytest

from leertraject.people import totp
from tests.walks.axe import Axe
from tests.walks.rooms import CODE
from tests.walks.shown import MANAGER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk


def code(secret: str, ahead: int = 0) -> str:
    return totp.code_at(secret, int(time.time()) // totp.SECONDS + ahead)


def well_made(visitor: Visitor, name: str) -> list[str]:
    """Returns what is wrong with the page that is there."""
    axe, tab, problems = Axe(visitor.page), visitor.page, []
    axe.load()
    for width in (1280, 320):
        tab.set_viewport_size({"width": width, "height": 900})
        problems += [f"{name} {width}: {one}" for one in (*axe.sideways(), *axe.violations(), *axe.heads())]
        visitor.picture(f"tweede-stap/{width}-{name}")
    tab.emulate_media(color_scheme="dark")
    problems += [f"{name} dark: {one}" for one in axe.colours()]
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size({"width": 1280, "height": 900})
    return problems


def test_an_app_from_adding_to_dropping(as_person: Callable[..., Visitor], visitor: Callable[..., Visitor]) -> None:
    someone = as_person(MANAGER)
    tab = someone.page
    someone.go("/inloggen/apparaten/")
    someone.follow("Zet een app aan")
    someone.at("Een app om mee in te loggen")
    secret = tab.locator("code").inner_text().replace(" ", "")
    assert tab.locator("main svg path").count() and re.fullmatch("[A-Z2-7]{32}", secret)
    someone.expected = {200, 422}
    tab.get_by_label("Code die de app nu laat zien").fill("000000")
    someone.press("Zet de app aan")
    someone.sees("Deze code klopt niet")
    problems = well_made(someone, "klopt-niet")
    tab.get_by_label("Code die de app nu laat zien").fill(code(secret, -1))
    someone.press("Zet de app aan")
    someone.at("Je herstelcodes")
    recovery = tab.locator("main li code").all_inner_texts()
    assert len(recovery) == 10
    problems += well_made(someone, "herstelcodes")
    someone.follow("Ik heb ze bewaard")
    someone.sees("Je hebt nog 10 herstelcodes")
    problems += well_made(someone, "app-aan")
    someone.follow("Maak nieuwe herstelcodes")
    someone.at("Nieuwe herstelcodes")
    problems += well_made(someone, "nieuwe-herstelcodes")
    tab.get_by_label("Code uit je app").fill(recovery[0])
    someone.press("Maak nieuwe codes")
    someone.at("Je herstelcodes")
    recovery = tab.locator("main li code").all_inner_texts()
    someone.follow("Ik heb ze bewaard")

    other = visitor()
    email = _address(someone)
    other.go("/inloggen/")
    other.page.get_by_label("Je e-mailadres op het werk").fill(email)
    other.press("Stuur mij een code")
    other.at("Vul je code in")
    other.page.get_by_label("Code van zes cijfers").fill(_by_mail(someone, email))
    other.press("Log in")
    other.at("Vul de code uit je app in")
    problems += well_made(other, "bij-inloggen")
    other.page.get_by_label("Code uit je app").fill(code(secret))
    other.press("Log in")
    other.page.wait_for_url("**/")
    other.go("/inloggen/apparaten/")
    other.follow("Zet de app uit")
    other.at("De app uitzetten")
    problems += well_made(other, "uitzetten")
    other.page.get_by_label("Code uit je app").fill(recovery[0])
    other.press("Zet de app uit")
    other.at("Waar je bent ingelogd")
    other.sees("Er staat geen app aan")
    assert problems == [], "\n".join(problems)


def _address(someone: Visitor) -> str:
    """The address of whoever is signed in, from their own page of what is kept."""
    someone.follow("Mijn gegevens")
    return (someone.page.locator("main dd").filter(has_text="@").first.text_content() or "").strip()


def _by_mail(someone: Visitor, email: str) -> str:
    """The code in the newest mail."""
    someone.go(f"/demo/post/?aan={email}")
    return CODE.search(someone.page.get_by_role("main").inner_text()).group()
