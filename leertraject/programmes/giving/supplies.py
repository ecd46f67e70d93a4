"""What has to lie ready at a session: what the parts of the day name, and lines of the trainers' own."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from leertraject.kernel import prepared
from leertraject.kernel.prepared import Prepared
from leertraject.people.models import Person
from leertraject.programmes.giving.plans import Day
from leertraject.programmes.models import Session, SessionSupply


@dataclass(frozen=True, slots=True)
class Supply:
    """One thing. `needed_for` is the part of the day that names it, "" for an own line; `name` of who saw to it."""

    text: str
    needed_for: str
    own: bool
    ready_at: datetime | None
    ready_by: uuid.UUID | None
    name: str

    @property
    def key(self) -> str:
        """What tells it from other things in a form."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def supplies(session: Session, day: Day) -> list[Supply]:
    """Returns everything that has to lie ready, in the order of the day (one query)."""
    rows = {row.text: row for row in _ROWS.all(session=session.pk)}
    named = dict(_named(day))
    own = [row.text for row in rows.values() if row.own and row.text not in named]
    return [_supply(text, named.get(text, ""), rows.get(text)) for text in [*named, *own]]


def _rows() -> QuerySet[SessionSupply]:
    who = Person.objects.filter(pk=OuterRef("ready_by")).values("name")[:1]
    return SessionSupply.objects.filter(session=prepared.uuid("session")).annotate(who=Subquery(who))


_ROWS = Prepared(_rows)


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
        name=getattr(row, "who", None) or "",
    )
