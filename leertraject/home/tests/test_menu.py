"""The menu leads nowhere that does not exist for whoever reads it."""

import copy
from datetime import date, datetime

import pytest
from django.conf import settings
from django.test import Client

from leertraject.home import menu
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.queries import places as lookback
from leertraject.lookback.tests import build
from leertraject.people import commands as people
from leertraject.people.models import Person
from leertraject.people.tests.build import person

pytestmark = pytest.mark.django_db

BUREAU = ("programme_lead", "facilitator", "administrator")
MIXES = [
    *[(kind,) for kind in BUREAU],
    ("programme_lead", "administrator"),
    ("facilitator", "administrator"),
    ("programme_lead", "facilitator"),
    ("programme_lead", "sponsor"),
    ("facilitator", "line_manager"),
    ("sponsor",),
    ("line_manager",),
    ("opgave_owner",),
]


@pytest.fixture(scope="module")
def _scene(around_the_file: None, moment: datetime) -> build.Scene:
    return build.scene(moment)


@pytest.fixture
def scene(_scene: build.Scene, db: None) -> build.Scene:
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_scene)


def someone(scene: build.Scene, kinds: tuple[str, ...]) -> Person:
    made = person("Kees Prins", "kees@bureau.example", scene.moment)
    for kind in kinds:
        people.give_role(
            person=made,
            kind=kind,
            organisation=None if kind in BUREAU else scene.organisation,
            about=scene.bureau.a.participants[0] if kind == "line_manager" else None,
            starts_on=date(2026, 1, 1),
            by=SYSTEM,
            now=scene.moment,
        )
    return made


def all_places(who: Person, scene: build.Scene, path: str = "/") -> list[menu.Place]:
    actor = build.actor(who, scene.moment)
    parts = lookback.parts(actor, now=scene.moment)
    return [*menu.places(actor, path=path, now=scene.moment), *menu.elsewhere(actor, parts)]


def visit_all(client: Client, who: Person, scene: build.Scene) -> dict[str, int]:
    client.force_login(
        people.give_account(person=who, by=SYSTEM, now=scene.moment), settings.AUTHENTICATION_BACKENDS[0]
    )
    return {place.label: client.get(place.url).status_code for place in all_places(who, scene)}


@pytest.mark.parametrize("kinds", MIXES, ids="+".join)
def test_every_place_exists(kinds: tuple[str, ...], scene: build.Scene, client: Client) -> None:
    who = someone(scene, kinds)
    if kinds == ("opgave_owner",):
        people.give_role(person=who, kind="participant", organisation=scene.organisation, cohort=scene.running.pk,
                         starts_on=date(2026, 1, 1), by=SYSTEM, now=scene.moment)  # fmt: skip
    answers = visit_all(client, who, scene)
    assert "Vandaag" in answers
    assert set(answers.values()) == {200}, answers


def test_a_trainer_without_a_conversation_has_no_place_for_them(scene: build.Scene) -> None:
    labels = {place.label for place in all_places(scene.bureau.hanneke, scene)}
    assert "Gesprekken" not in labels
    build.planned(scene, interviewer=scene.bureau.hanneke)
    assert "Gesprekken" in {place.label for place in all_places(scene.bureau.hanneke, scene)}


def test_whoever_spoke_finds_the_own_conversation(scene: build.Scene, client: Client) -> None:
    build.planned(scene)
    build.sign_in(client, scene.alumna)
    place = next(p for p in all_places(scene.alumna, scene) if p.label == "Jouw gesprekken")
    assert client.get(place.url).status_code == 200


def test_sheets_are_in_the_menu_of_who_makes_them(scene: build.Scene) -> None:
    def menu_of(who: Person) -> set[str]:
        return {place.label for place in menu.places(build.actor(who, scene.moment), path="/", now=scene.moment)}

    assert "Bladen" in menu_of(scene.lead)
    for who in (scene.bureau.a.sponsor, scene.bureau.hanneke, scene.bureau.administrator):
        assert "Bladen" not in menu_of(who)


@pytest.mark.parametrize(
    ("path", "current"),
    [("/", "Vandaag"), ("/inzichten/nieuw/", "Inzichten"), ("/toetsen/", "Inzichten"), ("/bladen/nieuw/", "Bladen")],
)
def test_the_place_of_a_page(path: str, current: str, scene: build.Scene) -> None:
    assert [place.label for place in all_places(scene.lead, scene, path) if place.current] == [current]
