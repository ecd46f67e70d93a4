"""What people of the demo made of assignments, and handed in."""

import struct
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from leertraject.analysis.enclosures import received
from leertraject.assignments import commands, queries
from leertraject.assignments.models import HandIn, Work
from leertraject.kernel.actors import Actor
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort

Playing = Callable[[str, int], Actor]
Moment = Callable[[int, int], datetime]


def make_assignments(
    rows: list[dict[str, Any]],
    *,
    cohorts: Mapping[str, Cohort],
    people: Mapping[str, Person],
    actor: Playing,
    at: Moment,
) -> None:
    """Plays the story of each work through the real commands; `actor` and `at` are those of the stage."""
    for row in rows:
        day = row["day"]
        by, now = actor(row["writer"], day), at(day, 16)
        asked = queries.asked_of(by, cohorts=[cohorts[row["cohort"]].pk])
        found = next(one for one in asked if one.block.title == row["title"])
        work = commands.begin_work(asked=found, by=by, now=now)
        _write(work, row["text"], by, now)
        if "photo" in row:
            commands.enclose(work=work, file=received(photo(), row["photo"]), by=by, now=now)
        if "handed_in" in row:
            day = row["handed_in"]
            made = commands.hand_in(work=work, seen=1, by=actor(row["writer"], day), now=at(day, 17))
            for mate in row.get("readers", ()):
                commands.let_read(
                    hand_in=made,
                    person=people[mate],
                    until=at(row["until"], 12).date(),
                    by=actor(row["writer"], day),
                    now=at(day, 18),
                )
            for said in row.get("remarks", ()):
                _remark(made, said, actor=actor, at=at, writer=row["writer"])
        if "then" in row:
            _write(work, row["then"], actor(row["writer"], day + 1), at(day + 1, 17))


def _write(work: Work, text: str, by: Actor, now: datetime) -> None:
    work.refresh_from_db()
    commands.save_text(work=work, text=text.strip(), seen=work.version, by=by, now=now)


def _remark(hand_in: HandIn, said: dict[str, Any], *, actor: Playing, at: Moment, writer: str) -> None:
    text = queries.frozen(hand_in, queries.opened(hand_in.work))
    start, day = text.index(said["to"]), said["day"]
    end, by = start + len(said["to"]), actor(said["by"], day)
    remark = commands.remark(hand_in=hand_in, start=start, end=end, text=said["text"], by=by, now=at(day, 12))
    if "answer" in said:
        commands.answer_remark(remark=remark, text=said["answer"], by=actor(writer, day + 1), now=at(day + 1, 12))


def photo() -> bytes:
    """A small picture of lines on a sheet, drawn here."""
    wide, high = 320, 240
    rows = (b"\x00" + bytes(0xF5 if y % 40 or not 24 < x < 296 - y else 0x5A for x in range(wide)) for y in range(high))
    parts = (
        b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0),
        b"IDAT" + zlib.compress(b"".join(rows)),
        b"IEND",
    )
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
