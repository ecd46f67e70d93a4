"""Someone adds an app, signs in with mail and app, and drops it: each page by axe, wide and narrow, also dark."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from leertraject.people import totp
from tests.walks.entering import Device, address_of, by_mail, code_by_mail, well_made
from tests.walks.shown import ADMINISTRATOR, MANAGER, SPONSOR
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk


def code(secret: str, ahead: int = 0) -> str:
    return totp.code_at(secret, int(time.time()) // totp.SECONDS + ahead)


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
    email = address_of(someone)
    other.go("/inloggen/")
    other.page.get_by_label("Je e-mailadres op het werk").fill(email)
    other.press("Stuur mij een code")
    other.at("Vul je code in")
    other.page.get_by_label("Code van zes cijfers").fill(code_by_mail(someone, email))
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


def test_who_administers_first_sets_a_second_step_up(
    as_person: Callable[..., Visitor], visitor: Callable[..., Visitor]
) -> None:
    someone, other = as_person(ADMINISTRATOR), visitor()
    by_mail(other, someone, address_of(someone))
    other.at("Stel je tweede stap in")
    problems = well_made(other, "instellen")
    other.go("/mensen/")
    other.at("Stel je tweede stap in")
    Device(other)
    other.follow("Maak een passkey")
    other.at("Een passkey maken")
    other.press("Maak een passkey")
    other.at("Je herstelcodes")
    other.follow("Ik heb ze bewaard")
    assert urlsplit(other.page.url).path == "/mensen/"  # where the second step stood in the way
    other.at("Mensen van het bureau")
    assert problems == [], "\n".join(problems)


def test_someone_moves_to_another_address(as_person: Callable[..., Visitor]) -> None:
    someone, other = as_person(SPONSOR), as_person(ADMINISTRATOR)
    someone.go("/inloggen/apparaten/")
    someone.follow("Verander je e-mailadres")
    someone.at("Je e-mailadres veranderen")
    problems = well_made(someone, "ander-adres")
    someone.page.get_by_label("Je nieuwe e-mailadres").fill("verhuisd@elders.example")
    someone.press("Stuur de code")
    someone.at("Vul de code van je nieuwe adres in")
    someone.expected = {200, 422}
    someone.page.get_by_label("Code van zes cijfers").fill("1")
    someone.press("Verander mijn adres")
    someone.sees("Deze code klopt niet")
    problems += well_made(someone, "ander-adres-code")
    someone.page.get_by_label("Code van zes cijfers").fill(code_by_mail(other, "verhuisd@elders.example"))
    someone.press("Verander mijn adres")
    someone.at("Waar je bent ingelogd")
    someone.sees("verhuisd@elders.example")
    assert problems == [], "\n".join(problems)
