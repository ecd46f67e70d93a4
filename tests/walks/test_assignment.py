"""An assignment: from a first word and a photo to a remark that stands on its words while its writer writes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from leertraject.analysis.enclosures.tests import photographs
from tests.walks.hands import Mouse
from tests.walks.shown import TRAINER
from tests.walks.visitor import Visitor

pytestmark = pytest.mark.walk

WHO, WHAT = "Tarik Özdemir", "Veldgesprek met een opgavehouder"
WORDS = "Zij vroeg waarom niemand van ons ooit langskomt."
TEXT = f"We zaten aan haar keukentafel in Oost.\n\n{WORDS} Daar had ik geen antwoord op."


def test_from_a_first_word_to_a_remark_that_stands_on_its_words(
    as_person: Callable[..., Visitor], tmp_path: Path
) -> None:
    someone, trainer = as_person(WHO, narrow=True), as_person(TRAINER)
    by, reading = Mouse(someone.page), Mouse(trainer.page)
    photo = tmp_path / "flip-over.jpg"
    photo.write_bytes(photographs.jpeg())
    someone.go("/opdrachten/")
    by.follow(WHAT)
    by.press("Begin met schrijven")
    written = someone.page.url
    _write(someone, by, TEXT)
    by.follow("Voeg een bestand of foto toe")
    by.attach("Bestand of foto", photo)
    by.press("Voeg toe")
    someone.sees("flip-over.jpg")
    by.follow("Lever in")
    by.press("Lever dit in")
    trainer.go("/groepen/")
    reading.follow("Groep 2")
    reading.follow("Lees wat er is ingeleverd")
    reading.leave(trainer.page.get_by_role("link", name=WHO).last)
    trainer.sees("flip-over.jpg")
    reading.mark(WORDS)
    reading.write("Je opmerking", "Wat zou je haar nu antwoorden?")
    reading.press("Zet erbij")
    trainer.sees("Bij alinea 2")
    someone.go("/")
    someone.sees(f"Opmerkingen bij ‘{WHAT}’")
    someone.go(written)
    _write(someone, by, f"{WORDS}\n\nDaarna zaten we nog een uur aan haar keukentafel.")
    someone.go(written)
    someone.sees("Bij alinea 1")
    _write(someone, by, "Ik schreef alles opnieuw.")
    someone.go(written)
    someone.sees("De zin is weg.")
    by.press("Gezien")
    someone.sees("Je zag het.")


def _write(someone: Visitor, by: Mouse, text: str) -> None:
    """Writes in the living text, and waits until the page says that the server has it."""
    with someone.page.expect_response(lambda answer: answer.url.endswith("/tekst/") and answer.ok):
        by.write("Wat je schrijft", text)
    expect(someone.page.get_by_text("Bewaard om").first).to_be_visible()
