"""A made-up page that asks the matrix, and can be made to leak, to show that the guard sees it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from leertraject.people.models import Person
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from tests.guards.visibility.cast import OTHER, Cast
from tests.guards.visibility.probes import Probe

WORDS = "Ik hoorde contract en dacht: die heb ik."
COUNTED = "12 mensen"


@dataclass
class Thing:
    """The made-up object, and how its page misbehaves."""

    kind: str
    cast: Cast
    fault: str = ""
    assigned: dict[object, str] = field(default_factory=dict)
    met: set[Condition] = field(default_factory=set)


_now: list[Thing] = []


def probe(kind: str, fault: str = "", **less: Any) -> Probe:
    """A probe of this kind whose page has the given fault, or none. `less`: what the probe says of itself."""

    def arrange(cast: Cast) -> Thing:
        _now[:] = [Thing(kind, cast, fault)]
        return _now[0]

    def assign(thing: Thing, person: Person, task: str) -> None:
        thing.assigned = {person.pk: task}

    def meet(thing: Thing, condition: Condition) -> None:
        thing.met = {condition}

    def miss(thing: Thing, condition: Condition | None) -> None:
        thing.met = {Condition(Level.VRIJGEGEVEN, "someone else")}

    def url(thing: Thing, who: str) -> str:
        # What is undone in the database is undone here too.
        return "/nep/"

    page = {"url": url, "words": lambda thing: WORDS, "counted": COUNTED}
    return Probe(kind=kind, arrange=arrange, **page, **({"assign": assign, "meet": meet, "miss": miss} | less))


def page(request: HttpRequest) -> HttpResponse:
    thing = _now[0]
    who, side = _who(thing, request.actor.subject)  # type: ignore[attr-defined]
    tasks = {thing.assigned[request.actor.subject]} if request.actor.subject in thing.assigned else set()  # type: ignore[attr-defined]
    columns = {who} | _added(request, thing) if side != OTHER else set()
    form = matrix.sight(thing.kind, columns=columns, assigned=tasks).when(thing.met)
    if thing.fault == "one release reaches all" and thing.met:
        form = Level.VOL
    thing.assigned, thing.met = {}, set()
    return _answer(thing, form, who, side)


def _added(request: HttpRequest, thing: Thing) -> set[str]:
    """The roles on the employer's side that someone has as well."""
    columns = {matrix.COLUMN_OF_ROLE[role.kind] for role in request.actor.held}  # type: ignore[attr-defined]
    return set() if thing.fault == "an extra role gives it all" else columns & matrix.EMPLOYER_SIDE


def _answer(thing: Thing, form: Level, who: str, side: str) -> HttpResponse:
    if thing.fault == "sponsor sees it" and who == "opdrachtgever":
        form = Level.VOL
    if thing.fault == "other organisation sees it" and side == OTHER:
        form = Level.VOL
    if thing.fault == "subject lost it" and who == "subject":
        form = Level.GEEN
    if thing.fault == "released is forgotten" and who == "programmaleider":
        form = Level.GEEN
    if form == Level.VOL or (form == Level.ZONDER_NAAM and thing.fault == "coder reads the name"):
        return HttpResponse(f"{thing.cast.subject.name}: {WORDS}")
    if form == Level.ZONDER_NAAM:
        return HttpResponse(WORDS)
    if form == Level.GEEN and thing.fault == "existence shows" and who == "leidinggevende":
        return HttpResponse("Dit mag je niet zien", status=403)
    if form == Level.GEEN:
        raise Http404
    return HttpResponse("" if thing.fault == "counts are gone" else COUNTED)


def _who(thing: Thing, subject: object) -> tuple[str, str]:
    for (column, side), person in thing.cast.people.items():
        if person is not None and person.pk == subject:
            return column, side
    return "bezoeker", ""


urlpatterns = [path("nep/", page, name="fake")]
