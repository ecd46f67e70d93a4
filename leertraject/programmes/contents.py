"""What a block holds, apart from its place: plain data that forms, examples and commands hand to each other."""

import uuid
from dataclasses import dataclass, fields
from datetime import time

from leertraject.programmes.models import Activity, Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityContent:
    """One part of a session: local times, then what happens."""

    starts: time
    ends: time
    title: str
    form: str = ""
    instrument: str = ""
    materials: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockContent:
    """One block. Fields are those of `models.Block`; `activities` stand in order of time."""

    kind: str
    title: str
    week: int = 1
    until_week: int | None = None
    day: str = ""
    minutes: int | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    form: str = ""
    description: str = ""
    goals: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    follows: uuid.UUID | None = None
    instruments: tuple[str, ...] = ()
    moment: str = ""
    then_test: bool = False
    scales: tuple[str, ...] = ()
    method: str = ""
    groups_of: int | None = None
    selection: str = ""
    outcome: str = ""
    activities: tuple[ActivityContent, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Returns everything that a person wrote by hand."""
        lists = (*self.goals, *self.guests, *self.who)
        parts = (text for a in self.activities for text in (a.title, a.materials, a.output))
        return (self.title, self.place, self.description, self.selection, self.outcome, *lists, *parts)


LISTS = ("goals", "guests", "who", "instruments", "scales")
BLOCK_FIELDS = tuple(field.name for field in fields(BlockContent) if field.name != "activities")
ACTIVITY_FIELDS = tuple(field.name for field in fields(ActivityContent))


def of_block(block: Block) -> BlockContent:
    """Returns what a stored block holds (reads its activities)."""
    values = {name: getattr(block, name) for name in BLOCK_FIELDS}
    values |= {name: tuple(values[name]) for name in LISTS}
    return BlockContent(**values, activities=tuple(of_activity(a) for a in block.activities.all()))


def of_activity(activity: Activity) -> ActivityContent:
    """Returns what a stored activity holds."""
    return ActivityContent(**{name: getattr(activity, name) for name in ACTIVITY_FIELDS})


def block_values(content: BlockContent) -> dict[str, object]:
    """Returns the values for the columns of a block."""
    values = {name: getattr(content, name) for name in BLOCK_FIELDS}
    return values | {name: list(values[name]) for name in LISTS}


def activity_values(content: ActivityContent) -> dict[str, object]:
    """Returns the values for the columns of an activity."""
    return {name: getattr(content, name) for name in ACTIVITY_FIELDS}
