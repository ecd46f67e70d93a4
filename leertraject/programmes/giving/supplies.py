"""What has to lie ready at a session: what the parts of the day name, and lines of the trainers' own."""

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from leertraject.kernel.actors import Actor
from leertraject.people.models import Person
from leertraject.programmes.giving.plans import Day
from leertraject.programmes.models import Session, SessionSupply
from leertraject.ui.conflicts import YOU


@dataclass(frozen=True, slots=True)
class Supply:
    """One thing. `needed_for` is the part of the day that names it, "" for an own line."""

    text: str
    needed_for: str
    own: bool
    ready_at: datetime | None
    ready_by: uuid.UUID | None

    @property
    def key(self) -> str:
        """What tells it from other things in a form."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def supplies(session: Session, day: Day) -> list[Supply]:
    """Returns everything that has to lie ready, in the order of the day (one query)."""
    rows = {row.text: row for row in session.supplies.all()}
    named = dict(_named(day))
    own = [row.text for row in rows.values() if row.own and row.text not in named]
    return [_supply(text, named.get(text, ""), rows.get(text)) for text in [*named, *own]]


def names_of(reader: Actor, things: Sequence[Supply]) -> dict[uuid.UUID, str]:
    """Returns the names of who saw to something, as they read to `reader` (one query when anyone did)."""
    found = {one.ready_by for one in things if one.ready_by}
    names = dict(Person.objects.filter(pk__in=found).values_list("pk", "name")) if found else {}
    return {key: YOU if key == reader.subject else name for key, name in names.items()}


def _named(day: Day) -> Iterator[tuple[str, str]]:
    seen = set()
    for part in day.parts:
        for text in filter(None, (one.strip() for one in part.materials.split(","))):
            if text.casefold() not in seen:
                seen.add(text.casefold())
                yield text, part.title


def _supply(text: str, needed_for: str, row: SessionSupply | None) -> Supply:
    return Supply(
        text=text,
        needed_for=needed_for,
        own=row is not None and row.own and not needed_for,
        ready_at=row.ready_at if row else None,
        ready_by=row.ready_by if row else None,
    )
