"""A note read over before it goes: as each receiver will get it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from leertraject.lookback.queries.checks import Receivers
from leertraject.lookback.showing import counted

OWN_NAME = "[eigen naam]"


@dataclass(frozen=True, slots=True)
class Step:
    """One mail to read over: to someone whom the reader spoke with, or, without a person, to all the others."""

    label: str
    name: str
    person: UUID | None


def steps(receivers: Receivers) -> list[Step]:
    """Returns every mail that will go; those to people of whom the reader may not know that they spoke are one."""
    found = [Step(person.name, person.name, person.pk) for person in receivers.known]
    others = receivers.reachable - len(found)
    if others:
        who = f"nog {counted.people(others)}" if found else counted.people(others)
        found.append(Step(counted.sentence(who), OWN_NAME, None))
    return found


def choices(found: Sequence[Step], at: int) -> list[dict[str, object]]:
    """Returns the steps as buttons; `at` is the one that is read now."""
    return [{"label": step.label, "value": f"lees-{i}", "here": i == at} for i, step in enumerate(found)]


def link_of(step: Step) -> str:
    """Returns what stands in the mail in place of the link, which is made when the mail goes."""
    return f"[de eigen link van {step.name}]" if step.person else "[de eigen link]"
