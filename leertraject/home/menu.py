"""Which places someone has: the menu of at most five, and the way to the rest."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import conversations
from leertraject.people import rules as people
from leertraject.programmes import queries as programmes


@dataclass(frozen=True, slots=True)
class Place:
    """A place to go to; `current` when the page shown lies in it."""

    label: str
    url: str
    current: bool = False
    meta: str = ""


def places(actor: Actor, *, path: str) -> list[Place]:
    """Returns the main menu, at most five places in words (no queries)."""
    team = actor.has("programme_lead", "facilitator")
    found = [("Vandaag", reverse("home:start"))]
    if team or actor.cohorts("participant", "alumnus") or actor.has("sponsor"):
        found.append(("Groepen", reverse("programmes:cohorts")))
    if team:
        found.append(("Gesprekken", reverse("lookback:conversations")))
        found.append(("Inzichten", reverse("lookback:insights")))
    if actor.has("administrator") and not team:
        found.append(("Medewerkers", reverse("people:staff")))
    if programmes.may_see_programmes(actor):
        found.append(("Programma", reverse("programmes:programmes")))
    return [Place(label, url, _lies_in(path, url)) for label, url in found[:5]]


def elsewhere(actor: Actor, *, now: datetime) -> list[Place]:
    """Returns the places that the menu has no room for, with what is there."""
    found = []
    if people.leads(actor):
        found.append(Place("Organisaties en mensen", reverse("people:organisations"), meta="Wie er is, met welke rol"))
    if actor.has("programme_lead", "facilitator"):
        found.append(Place("Toetsen", reverse("lookback:checks"), meta="Of een wijziging hielp"))
    if people.leads(actor) or conversations.worked_on_by(actor, now=now).exists():
        found.append(Place("Verstuurde post", reverse("notices:sent"), meta="Of een mail aankwam"))
    if not actor.has("programme_lead", "facilitator") and _speaks(actor):
        found.append(Place("Jouw gesprekken", reverse("lookback:conversations"), meta="Wat je vertelde is van jou"))
    found.append(Place("Citaten", reverse("lookback:quotes"), meta="Zinnen die sprekers voor jou vrijgaven"))
    return found


def _speaks(actor: Actor) -> bool:
    return conversations.of_speaker(actor).exists()


def _lies_in(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
