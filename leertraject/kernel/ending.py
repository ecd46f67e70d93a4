"""How a package says what of it ends: `ENDINGS` and `ELSEWHERE` in its module `retaining`, for `home.retention`.

    ENDINGS     what a job lets go when its term is over
    ELSEWHERE   models of which no row waits for that job, each with the reason; a row of the matrix stands for all
                models of this package that name it

The terms themselves stand in the content file, which this package does not know: `began` is the last day on which
something can have begun whose term is over.
"""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import BooleanField, DateField, QuerySet, Value

from leertraject.kernel.actors import Actor

NEVER = Value(False, output_field=BooleanField())
DAY = DateField()


class End(Protocol):
    """A command that lets these rows go, in the caller's transaction."""

    def __call__(self, *, ids: Collection[Any], by: Actor, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Ending:
    """Rows of one data kind that end together.

    kind     the row of the matrix, whose term counts
    models   what goes: the labels of the models, the first one being that of `rows`
    rows     every row that will end once; each has `start`, a local day, and `waits`: something still rests on it.
             `began` may leave out what cannot end yet, `now` is the moment of asking
    end      lets rows go
    owner    the way from a row to the person whose it is, "" when there is none
    what     what a row is, for its owner
    """

    kind: str
    models: tuple[str, ...]
    rows: Callable[[datetime, date | None], "QuerySet[Any]"]
    end: End
    owner: str = ""
    what: str = ""

    @property
    def name(self) -> str:
        """What tells this ending from others of the same kind."""
        return f"{self.kind}:{self.models[-1]}"

    def of(self, person: uuid.UUID, *, now: datetime) -> "QuerySet[Any]":
        """Returns the rows that are this person's."""
        found = self.rows(now, None)
        return found.filter(**{self.owner: person}) if self.owner else found.none()
