"""From the matrix to requests: who looks, in which state, and what must come back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from leertraject.people.models import Person
from leertraject.people.tests.build import sign_in
from leertraject.privacy import matrix
from leertraject.privacy.matrix import CONDITIONS, Condition, Level, Row
from tests.guards.visibility.cast import OTHER, OWN, Cast, gather
from tests.guards.visibility.probes import Probe

# Roles of the bureau as a whole: no other organisation, and for what is the bureau's own no other group either.
_BUREAU_WIDE = frozenset({"programmaleider", "beheerder"})


class Answer(Enum):
    """What someone gets."""

    CONTENT = "the content"
    NAMELESS = "the content without the name"
    COUNTS = "only counts"
    NOT_FOUND = "not found"


SEEN = frozenset({Answer.CONTENT.value, Answer.NAMELESS.value})


@dataclass(frozen=True)
class Look:
    """One request: by whom, in which state, and what must come back. `holds`: whether the condition, if any, holds."""

    who: str
    side: str
    assigned: bool
    condition: Condition | None
    expected: Answer
    holds: bool = True

    def __str__(self) -> str:
        state = f" once {self.condition.level.name.lower()}" if self.condition and self.holds else ""
        return f"{self.who} ({'assigned' if self.assigned else self.side}){state}"


def looks(row: Row) -> Iterator[Look]:
    """Yields every request that the matrix asks for a data kind.

    A level with a condition gives two: hidden without it, seen with it. People of another organisation or group see
    nothing, whatever their role, also when the condition holds for their like here; the bureau-wide roles have no
    such other. What is published of the bureau is published for the people of every organisation.
    """
    for who, level in row.levels.items():
        if who == "assigned":
            continue
        yield from _own(who, level, assigned=False)
        if who not in _BUREAU_WIDE | {"subject", "bezoeker"} and not (who == "trainer" and row.scope == "bureau"):
            yield Look(who, OTHER, False, None, Answer.NOT_FOUND)
            if level in CONDITIONS and row.scope != "bureau":
                yield Look(who, OTHER, False, Condition(level, who), Answer.NOT_FOUND)
    for name in matrix.assignments():
        yield from _own(name, row.assigned.get(name, Level.GEEN), assigned=name in row.assigned)


def _own(who: str, level: Level, *, assigned: bool) -> Iterator[Look]:
    if level in CONDITIONS:
        yield Look(who, OWN, assigned, Condition(level, who), Answer.NOT_FOUND, holds=False)
        yield Look(who, OWN, assigned, Condition(level, who), Answer.CONTENT)
        return
    yield Look(who, OWN, assigned, None, _plain(level))


def _plain(level: Level) -> Answer:
    if level == Level.VOL:
        return Answer.CONTENT
    if level == Level.ZONDER_NAAM:
        return Answer.NAMELESS
    return Answer.NOT_FOUND if level == Level.GEEN else Answer.COUNTS


def leaks(probe: Probe, client: Client, moment: datetime) -> list[str]:
    """Makes the object, has everyone look, and returns every answer that is not what the matrix says.

    Never more than the matrix; less only for whom `elsewhere` names, and then really less.
    """
    row = matrix.rows()[probe.kind]
    cast = gather(moment, list(matrix.assignments()), probe.subject)
    thing = probe.arrange(cast)
    problems, less = [], set()
    for look in looks(row):
        if look.who in probe.always and not look.holds:
            continue
        if look.who in probe.elsewhere and _out_of_reach(probe, look):
            less.add(look.who)
            continue
        got, expected = _after(probe, thing, cast, look, client), _expected(probe, look)
        if _fits(got, expected, alone=probe.alone):
            continue
        if look.who in probe.elsewhere and expected != Answer.NOT_FOUND and got not in SEEN:
            less.add(look.who)
        else:
            problems.append(f"{probe.kind}: {look} got {got}, should get {expected.value}")
    named = sorted(set(probe.elsewhere) - less)
    return problems + [f"{probe.kind}: {who} got all there is, should not be listed under elsewhere" for who in named]


def _out_of_reach(probe: Probe, look: Look) -> bool:
    """Says that nothing makes this state: who is named under `elsewhere` cannot get there at all."""
    if look.assigned and probe.assign is None:
        return True
    return look.condition is not None and look.holds and probe.meet is None and look.who not in probe.always


def _expected(probe: Probe, look: Look) -> Answer:
    reaches = look.side == OTHER and look.condition is not None and look.who in probe.wider
    return Answer.CONTENT if reaches else look.expected


def _after(probe: Probe, thing: Any, cast: Cast, look: Look, client: Client) -> str:
    """Puts the object in its state, looks, and takes everything back."""
    person = _person(cast, look)
    with transaction.atomic():
        if look.assigned and person is not None:
            _needed(probe.assign, probe, "assign")(thing, person, look.who)
        _bring_about(probe, thing, look)
        client.logout()
        if person is not None:
            sign_in(client, person)
        got = _seen(probe, thing, cast, client.get(probe.url(thing, look.who)))
        transaction.set_rollback(True)
    return got


def _bring_about(probe: Probe, thing: Any, look: Look) -> None:
    """Makes the condition hold; or makes all the others hold, so that the answer is no for this reason alone."""
    if look.condition is not None and look.holds:
        if look.who not in probe.always:
            _needed(probe.meet, probe, "meet")(thing, look.condition)
    elif probe.miss is not None and look.expected == Answer.NOT_FOUND and look.side == OWN:
        probe.miss(thing, look.condition)


def _person(cast: Cast, look: Look) -> Person | None:
    return cast.assignees[look.who] if look.who in cast.assignees else cast.people[look.who, look.side]


def _needed(what: Any, probe: Probe, name: str) -> Any:
    if what is None:
        raise ValueError(f"the probe of {probe.kind} needs `{name}`")
    return what


def _seen(probe: Probe, thing: Any, cast: Cast, response: HttpResponse) -> str:
    body = response.content.decode()
    if response.status_code == 200 and probe.words(thing) in body:
        return Answer.CONTENT.value if cast.subject.name in body else Answer.NAMELESS.value
    if response.status_code == 200 and probe.counted and probe.counted in body:
        return Answer.COUNTS.value
    return str(response.status_code)


def _fits(got: str, expected: Answer, *, alone: bool) -> bool:
    """Content without the name is content too; a page that merely lacks it hides it only when it is not about it."""
    if expected == Answer.CONTENT:
        return got in SEEN
    if expected in (Answer.NAMELESS, Answer.COUNTS):
        return got == expected.value
    return got in ("404", "302") if alone else got not in SEEN | {Answer.COUNTS.value}
