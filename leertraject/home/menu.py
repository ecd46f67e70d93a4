"""Which places someone has: the menu of at most five, seven for who makes sheets, and the way to the rest."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.urls import reverse

from leertraject.effects import rules as effects
from leertraject.effects.queries import publications
from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import places as lookback
from leertraject.opgaven import queries as opgaven
from leertraject.people import rules as people
from leertraject.programmes import queries as programmes

MOST = 7  # in words and in one line; on a phone the line scrolls


@dataclass(frozen=True, slots=True)
class Place:
    """A place to go to; `current` when the page shown lies in it."""

    label: str
    url: str
    current: bool = False
    meta: str = ""


@cache
def url(name: str) -> str:
    """Returns the address of a page without identifiers in it; worked out once in a process, as every page asks it."""
    return reverse(name)


def places(actor: Actor, *, path: str, now: datetime) -> list[Place]:
    """Returns the main menu, at most seven places in words (one query for a trainer or a sponsor, none for others)."""
    found: list[tuple[str, str, tuple[str, ...]]] = [("Vandaag", url("home:start"), ())]
    if actor.has("participant", "alumnus"):
        found.append(("Notitieboek", url("reflections:notebook"), ()))
    if programmes.may_see_cohorts(actor):
        found.append(("Groepen", url("programmes:cohorts"), ()))
    if opgaven.has_maps(actor):
        found.append(("Opgaven", url("opgaven:maps"), ()))
    if _team(actor) and lookback.has_conversations(actor, now=now):
        found.append(("Gesprekken", url("lookback:conversations"), ()))
    if lookback.has_checks(actor):
        found.append(("Inzichten", url("lookback:insights"), (url("lookback:checks"), url("lookback:trends"))))
    if actor.has("administrator") and people.runs_staff(actor):
        found.append(("Medewerkers", url("people:staff"), ()))
    if effects.makes_sheets(actor):
        found.append(("Bladen", url("effects:sheets"), (url("effects:publications"),)))
    elif publications.reads(actor):
        found.append(("Publicaties", url("effects:publications"), ()))
    if programmes.may_see_programmes(actor):
        found.append(("Programma", url("programmes:programmes"), ()))
    return [Place(label, at, _lies_in(path, at, *more)) for label, at, more in found[:MOST]]


def elsewhere(actor: Actor, parts: lookback.Parts) -> list[Place]:
    """Returns the places that the menu has no room for, with what is there (no queries)."""
    found = []
    if people.leads(actor):
        found.append(Place("Organisaties en mensen", url("people:organisations"), meta="Wie er is, met welke rol"))
    if lookback.has_checks(actor):
        found.append(Place("Toetsen", url("lookback:checks"), meta="Of een wijziging hielp"))
    if people.leads(actor) or parts.interviews or actor.has("administrator"):
        found.append(Place("Verstuurde post", url("notices:sent"), meta="Of een mail aankwam"))
    if people.runs_staff(actor):
        found.append(Place("Wat gaat wanneer weg", url("home:terms"), meta="Welke termijnen er zijn en wat er wegging"))
    if parts.speaks and not _team(actor):
        found.append(Place("Jouw gesprekken", url("lookback:conversations"), meta="Wat je vertelde is van jou"))
    if parts.speaks:
        everything = reverse("lookback:own", args=[actor.subject])
        found.append(Place("Alles van jou", everything, meta="Wat je vrijgaf en waar je ja of nee op zei"))
    found.append(
        Place("Mijn gegevens", reverse("home:mine", args=[actor.subject]), meta="Wat we bewaren en wie het zag")
    )
    found.append(Place("Citaten", url("lookback:quotes"), meta="Zinnen die sprekers voor jou vrijgaven"))
    return found


def _team(actor: Actor) -> bool:
    return actor.has("programme_lead", "facilitator")


def _lies_in(path: str, *urls: str) -> bool:
    return any(path == url if url == "/" else path.startswith(url) for url in urls)
