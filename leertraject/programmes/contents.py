"""What a version asks and what a block holds: plain data that forms, examples and commands hand to each other."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, time

from leertraject.programmes.models import Activity, Block, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a version asks of a group: how many people and trainers, hours per participant by kind of work, themes."""

    group_min: int | None = None
    group_max: int | None = None
    trainers: int | None = None
    effort: Mapping[str, float] = field(default_factory=dict)
    themes: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """When and where a session of a new cohort is, for one session block of its version."""

    block: uuid.UUID
    title: str
    on: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""


LISTS = ("goals", "guests", "who", "instruments", "scales")
BLOCK_FIELDS = tuple(field.name for field in fields(BlockContent) if field.name != "activities")
ACTIVITY_FIELDS = tuple(field.name for field in fields(ActivityContent))


def of_block(block: Block) -> BlockContent:
    """Returns what a stored block holds (reads its activities)."""
    values = {name: getattr(block, name) for name in BLOCK_FIELDS}
    values |= {name: tuple(values[name]) for name in LISTS}
    return BlockContent(**values, activities=tuple(of_activity(a) for a in block.activities.all()))


def frame_of(version: Version) -> Frame:
    """Returns what a stored version asks."""
    values = {one.name: getattr(version, one.name) for one in fields(Frame)}
    return Frame(**values | {"themes": tuple(version.themes)})


def frame_values(frame: Frame) -> dict[str, object]:
    """Returns the values for the columns of a version."""
    return asdict(frame) | {"effort": dict(frame.effort), "themes": list(frame.themes)}


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
