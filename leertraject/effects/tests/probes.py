"""How a sheet and a publication are made, and where they are shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.effects.models import Publication, Sheet
from leertraject.effects.tests import build
from leertraject.lookback.tests import stage as scenes
from leertraject.lookback.tests.build import WORDS, Scene
from leertraject.people.models import Person
from leertraject.people.tests.build import Bureau
from leertraject.privacy.matrix import Condition
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

FOR_SPONSORS = "a publication is for the sponsor of one client; nothing is published for others yet"
NOBODY_READS_ALONG = "nobody reads along with a publication yet"
OTHERS = ("peer", "trainer", "leidinggevende", "opgavehouder", "oud_deelnemer", "bezoeker")
ELSEWHERE = dict.fromkeys(OTHERS, FOR_SPONSORS) | {"meelezer": NOBODY_READS_ALONG}
TITLE = "Wat groep 5 opleverde"


@dataclass
class Thing:
    """A sheet, and its publication once there is one."""

    scene: Scene
    sheet: Sheet


def drafted(cast: Cast) -> Thing:
    scene = scenes.scene(cast.bureau, cast.moment)
    return Thing(scene, build.grounded(scene).sheet)


def already_published(cast: Cast) -> Thing:
    thing = drafted(cast)
    build.publish(thing.sheet, thing.scene)
    return thing


def publish(thing: Thing, condition: Condition) -> None:
    build.publish(thing.sheet, thing.scene)


def lead_of(bureau: Bureau) -> Person:
    return bureau.lead


def publication_url(thing: Thing, who: str) -> str:
    made = Publication.objects.filter(sheet=thing.sheet).first()
    # Before it is published there is only the sheet.
    if made is None:
        return reverse("effects:preview", args=[thing.sheet.pk])
    return reverse("effects:publication", args=[made.pk])


PROBES = [
    Probe(
        kind="publicatie",
        arrange=drafted,
        url=publication_url,
        words=lambda thing: WORDS,
        subject=lead_of,
        meet=publish,
        elsewhere=ELSEWHERE,
    ),
    Probe(
        kind="publicatie",
        arrange=drafted,
        url=lambda thing, who: reverse("effects:publications" if who == "opdrachtgever" else "effects:sheets"),
        words=lambda thing: TITLE,
        subject=lead_of,
        meet=publish,
        elsewhere=ELSEWHERE,
    ),
    Probe(
        kind="publicatie",
        arrange=already_published,
        url=publication_url,
        words=lambda thing: WORDS,
        subject=lead_of,
        elsewhere=ELSEWHERE,
        always={"opdrachtgever": "it was published for this client"},
    ),
]
