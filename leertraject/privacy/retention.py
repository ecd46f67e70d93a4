"""How long each data kind stays and what happens then: the section `retention` of `content/instruments.yaml`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from leertraject.kernel.content import load

_PERIOD = re.compile(r"P(\d+)([DM])")
_NUMBERS = {1: "één", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes", 12: "twaalf"}


class Action(StrEnum):
    """What happens when the term ends; names and values are those of the content file."""

    WISSEN = "wissen"
    ONTKOPPELEN = "ontkoppelen"
    ANONIMISEREN = "anonimiseren"
    BEWAREN = "bewaren"


@dataclass(frozen=True, slots=True)
class Term:
    """The term of one data kind: `months` or `days` after `start`, then `action`, with a notice before."""

    kind: str
    months: int
    days: int
    start: str
    action: Action
    announce_days: int | None
    not_before: tuple[str, ...]
    reason: str

    def ends_on(self, start: date) -> date:
        """Returns the day of the action; the last day of the month when the month has no such day."""
        month = start.month - 1 + self.months
        year, month = start.year + month // 12, month % 12 + 1
        day = min(start.day, calendar.monthrange(year, month)[1])
        return date(year, month, day) + timedelta(days=self.days)

    def began_by(self, day: date) -> date:
        """Returns the last day on which something can have begun whose term has ended by `day`."""
        begin = day - timedelta(days=self.days + 31 * self.months)
        while self.ends_on(begin + timedelta(days=1)) <= day:
            begin += timedelta(days=1)
        return begin

    def announced_on(self, start: date) -> date | None:
        """Returns the day on which the owner hears of it, or None when there is no notice."""
        if self.announce_days is None:
            return None
        return self.ends_on(start) - timedelta(days=self.announce_days)

    @property
    def length(self) -> str:
        """The period in Dutch words."""
        if self.months and self.months % 12 == 0 and self.months > 12:
            return f"{_NUMBERS.get(self.months // 12, self.months // 12)} jaar"
        if self.months:
            return f"{_NUMBERS.get(self.months, self.months)} {'maand' if self.months == 1 else 'maanden'}"
        if self.days:
            return f"{_NUMBERS.get(self.days, self.days)} {'dag' if self.days == 1 else 'dagen'}"
        return "meteen"


@cache
def terms() -> dict[str, Term]:
    """Returns the term of every data kind, in the order of the content file.

    Raises ValueError for a period that is not in whole months or days.
    """
    return {item["id"]: _term(item) for item in load("instruments")["retention"]["items"]}


def term(kind: str) -> Term:
    """Returns the term of one data kind. Raises KeyError for an unknown one."""
    return terms()[kind]


@cache
def starts() -> dict[str, str]:
    """Returns the moments from which a term counts, with their Dutch labels."""
    return dict(load("instruments")["retention"]["starts"])


@cache
def actions() -> dict[Action, str]:
    """Returns what each action does, in Dutch."""
    return {Action(name): text for name, text in load("instruments")["retention"]["actions"].items()}


def _term(item: dict[str, Any]) -> Term:
    found = _PERIOD.fullmatch(item["period"])
    if found is None:
        raise ValueError(f"{item['id']}: {item['period']} is not a number of months or days")
    count, unit = int(found[1]), found[2]
    return Term(
        kind=item["id"],
        months=count if unit == "M" else 0,
        days=count if unit == "D" else 0,
        start=item["start"],
        action=Action(item["action"]),
        announce_days=item["announce_days"],
        not_before=tuple(item.get("not_before", ())),
        reason=item["reason"],
    )
