"""The programmes of `content/instruments.yaml` as blocks to copy."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from leertraject.kernel.content import load
from leertraject.programmes.contents import ActivityContent, BlockContent, Frame
from leertraject.programmes.models import BlockKind

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example: what stands on the programme and the version, and its blocks in order, each with its lineage."""

    id: str
    title: str
    audience: str
    promise: str
    frame: Frame
    blocks: tuple[tuple[uuid.UUID, BlockContent], ...]

    def sessions(self) -> int:
        """Returns how many sessions there are."""
        return sum(content.kind == BlockKind.SESSION for _, content in self.blocks)


@cache
def examples() -> dict[str, Example]:
    """Returns all examples by id, in the order of the content file."""
    return {raw["id"]: _example(raw) for raw in load("instruments")["programmes"]}


@cache
def names() -> dict[str, str]:
    """Returns the Dutch names of instruments, methods and scales by id."""
    content = {k: v for k, v in load("instruments").items() if k not in ("programmes", "visibility", "retention")}
    scales = {scale["id"]: scale["name"] for scale in load("instruments")["assessment"]["scales"]}
    # Themes have the ids of the scales; other parts of the content use those ids for other things.
    return dict(_named(content)) | scales


@cache
def themes() -> tuple[str, ...]:
    """Returns the ids of the themes that a programme can have, in the order of the content file."""
    return tuple(scale["id"] for scale in load("instruments")["assessment"]["scales"])


def theme_name(theme: str) -> str:
    """Returns the Dutch name of a theme by id; the id itself when the content file does not know it any more."""
    return names().get(theme, theme)


def _named(part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        name = part.get("title") or part.get("name")
        if name and isinstance(part.get("id"), str):
            yield part["id"], name
        part = list(part.values())
    if isinstance(part, list):
        for child in part:
            yield from _named(child)


def _example(raw: Raw) -> Example:
    lineages = {part["id"]: _lineage(part["id"]) for kind in _KINDS for part in raw[kind]}
    follows = {one: lineages[s["id"]] for s in raw["sessions"] for one in s["between"]}
    end = raw["duration_weeks"]
    blocks = [
        (lineages[part["id"]], read(part, follows.get(part["id"]), end))
        for kind, read in _KINDS.items()
        for part in raw[kind]
    ]
    return Example(
        id=raw["id"],
        title=raw["title"],
        audience=raw["audience"],
        promise=raw["promise"],
        frame=Frame(
            group_min=raw["group_size"]["min"],
            group_max=raw["group_size"]["max"],
            trainers=raw["trainers"],
            effort=dict(raw["effort_hours_participant"]),
            themes=tuple(raw["themes"]),
        ),
        # The sort is stable: in one week preparation comes before session, session before assignment.
        blocks=tuple(sorted(blocks, key=lambda pair: pair[1].week)),
    )


def _lineage(block_id: str) -> uuid.UUID:
    """The same block of the content file has the same lineage in every copy, so that copies can be compared."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"leertraject:programmes:{block_id}")


def _preparation(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    return BlockContent(
        kind=BlockKind.PREPARATION,
        title=raw["title"],
        week=raw["week"],
        form=raw["type"],
        minutes=raw["minutes"],
        who=tuple(raw["who"]),
        outcome=raw["outcome"],
        instruments=_one(raw),
        moment=raw.get("moment", ""),
    )


def _session(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    return BlockContent(
        kind=BlockKind.SESSION,
        title=raw["title"],
        week=raw["week"],
        day=raw.get("date_hint", ""),
        starts=_clock(raw["start"]),
        ends=_clock(raw["end"]),
        place=raw["location"],
        goals=tuple(raw["goals"]),
        guests=tuple(raw.get("guests", ())),
        activities=tuple(_activity(part) for part in raw["schedule"]),
    )


def _activity(raw: Raw) -> ActivityContent:
    return ActivityContent(
        starts=_clock(raw["start"]),
        ends=_clock(raw["end"]),
        title=raw["title"],
        form=raw["form"],
        instrument=raw.get("instrument", ""),
        materials=raw.get("materials", ""),
        output=raw.get("output", ""),
    )


def _assignment(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    first, last = raw["weeks"]
    return BlockContent(
        kind=BlockKind.ASSIGNMENT,
        title=raw["title"],
        week=first,
        until_week=last,
        minutes=raw["minutes"],
        form=raw["type"],
        description=raw["description"],
        outcome=raw["evidence"],
        instruments=_one(raw),
        follows=follows,
    )


def _consultation(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    return BlockContent(
        kind=BlockKind.CONSULTATION,
        title=f"Intervisie: {names()[raw['method']].lower()}",
        week=raw["week"],
        starts=_clock(raw["start"]),
        ends=_clock(raw["end"]),
        method=raw["method"],
        groups_of=raw["groups_of"],
    )


def _measurement(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    return BlockContent(
        kind=BlockKind.MEASUREMENT,
        title=names()[raw["instrument"]],
        week=raw["week"],
        instruments=_one(raw),
        moment=raw.get("moment", ""),
        then_test=raw.get("with_then_test", False),
        scales=tuple(raw.get("scales", ())),
    )


def _follow_up(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    return BlockContent(
        kind=BlockKind.FOLLOW_UP,
        title=raw["title"],
        week=end + raw["weeks_after_end"],
        starts=_maybe_clock(raw.get("start")),
        ends=_maybe_clock(raw.get("end")),
        description=raw.get("content", ""),
        selection=raw.get("selection", ""),
        instruments=tuple(raw.get("instruments", ())),
    )


def _event(raw: Raw, follows: uuid.UUID | None, end: int) -> BlockContent:
    return BlockContent(
        kind=BlockKind.EVENT,
        title=raw["title"],
        week=end + raw["weeks_after_end"],
        starts=_clock(raw["start"]),
        ends=_clock(raw["end"]),
        who=(raw["audience"],),
    )


_KINDS = {
    "preparation": _preparation,
    "sessions": _session,
    "assignments": _assignment,
    "peer_consultation": _consultation,
    "measurements": _measurement,
    "follow_up": _follow_up,
    "events": _event,
}


def _one(raw: Raw) -> tuple[str, ...]:
    return (raw["instrument"],) if "instrument" in raw else ()


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _maybe_clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
