"""Calendar files read by programs that this project does not use: each finds what was meant, field by field."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import django

HERE = Path(__file__).resolve().parent / "calendar_readers"
ZONE = "Europe/Amsterdam"
NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
_KHAL = """[calendars]
[[mine]]
path = {folder}/mine
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/Amsterdam
local_timezone = Europe/Amsterdam
[sqlite]
path = {folder}/khal.db
"""


def main() -> int:
    """Prints a table, and returns 1 when a program found something else than was meant."""
    with tempfile.TemporaryDirectory() as folder:
        meant = _write(Path(folder))
        rows, well = ["| program | files | values | different |", "|---|---|---|---|"], True
        for program, found in _found(Path(folder), sorted(meant)):
            wrong = [
                f"{file} {name}"
                for file, fields in found.items()
                for name in fields
                if fields[name] != meant[file][name]
            ]
            count = sum(len(fields) for fields in found.values())
            rows.append(f"| {program} | {len(found)} | {count} | {', '.join(wrong) or 'none'} |")
            well = well and not wrong and len(found) == len(meant)
        one = _imported_twice(Path(folder))
    rows += ["", f"Imported in khal, changed, and imported again: {'; '.join(one)}."]
    print("\n".join(rows))
    return 0 if well and one == ["2026-05-13 13:00-16:00 Eerst luisteren"] else 1


def _write(folder: Path) -> dict[str, dict[str, Any]]:
    """Writes the files, and returns what was meant with each."""
    os.environ["LEERTRAJECT_DATA"] = str(folder)
    os.environ["LEERTRAJECT_MAIL_FROM"] = "Leertraject <post@bureau.example>"
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.notices import calendars
    from leertraject.notices.calendars import Appointment, Attendee

    def at(*when: int) -> datetime:
        return datetime(*when, tzinfo=ZoneInfo(ZONE))  # type: ignore[misc,arg-type]

    who = Attendee('Daan "van \'t" Hof, D.; é', "daan@provincie.example")
    asked = Appointment(
        id=UUID("11111111-2222-3333-4444-555555555555"), revision=0, starts_at=at(2026, 5, 12, 9, 30), minutes=180,
        place="Zaal 3; eerste, links", summary="Eerst luisteren", details="Bijeenkomst van Groep 7.", attendee=who,
    )  # fmt: skip
    moved = replace(asked, revision=1, starts_at=at(2026, 5, 13, 13))
    made = {
        "asked.ics": asked,
        "moved.ics": moved,
        "ended.ics": replace(moved, revision=2, ended=True),
        "kept.ics": replace(asked, attendee=None),
        "autumn.ics": replace(asked, starts_at=at(2026, 10, 25, 9, 30)),
        "spring.ics": replace(asked, starts_at=at(2027, 3, 28, 9, 30)),
        "autumn-night.ics": replace(asked, starts_at=at(2026, 10, 25, 1), minutes=300),
        "spring-night.ics": replace(asked, starts_at=at(2027, 3, 28, 1), minutes=180),
    }
    meant = {}
    for name, one in made.items():
        (folder / name).write_bytes(calendars.file(one, now=NOW))
        starts = one.starts_at.astimezone(UTC)
        meant[name] = {
            "start": _iso(starts),
            "end": _iso(starts + timedelta(minutes=one.minutes)),
            "zone": ZONE,
            "organizer": "mailto:post@bureau.example",
            "attendee": f"mailto:{who.address}" if one.attendee else None,
            "sequence": one.revision,
            "status": "CANCELLED" if one.ended else "CONFIRMED",
            "uid": calendars.uid(one.id),
            "place": one.place,
        }
    return meant


def _found(folder: Path, names: list[str]) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Yields per program what it found in each file; of a program that is not here nothing."""
    yield "icalendar", {name: _by_icalendar((folder / name).read_bytes()) for name in names}
    yield "vobject", {name: _by_vobject((folder / name).read_text(encoding="utf-8")) for name in names}
    shutil.copytree(HERE, folder / "readers")
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "ci", "--silent", "--ignore-scripts"], cwd=folder / "readers", check=True)
    node = [shutil.which("node") or "node", "read.mjs", *(str(folder / name) for name in names)]
    said = subprocess.run(node, cwd=folder / "readers", check=True, capture_output=True)
    for program, found in json.loads(said.stdout).items():
        yield (
            program,
            {
                name: fields | {key: _iso(datetime.fromisoformat(fields[key])) for key in ("start", "end")}
                for name, fields in found.items()
            },
        )


def _by_icalendar(data: bytes) -> dict[str, Any]:
    from icalendar import Calendar

    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return {
        "start": _iso(event.decoded("DTSTART")),
        "end": _iso(event.decoded("DTEND")),
        "zone": event["DTSTART"].params["TZID"],
        "organizer": str(event["ORGANIZER"]),
        "attendee": str(event["ATTENDEE"]) if "ATTENDEE" in event else None,
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "uid": str(event["UID"]),
        "place": str(event["LOCATION"]),
    }


def _by_vobject(text: str) -> dict[str, Any]:
    import vobject

    event = vobject.readOne(text).vevent
    return {
        "start": _iso(event.dtstart.value),
        "end": _iso(event.dtend.value),
        "zone": event.dtstart.params["X-VOBJ-ORIGINAL-TZID"][0],
        "organizer": event.organizer.value,
        "attendee": event.attendee.value if hasattr(event, "attendee") else None,
        "sequence": int(event.sequence.value),
        "status": event.status.value,
        "uid": event.uid.value,
        "place": event.location.value,
    }


def _imported_twice(folder: Path) -> list[str]:
    """Returns the lines of a month in khal after an invitation and its change were imported."""
    (folder / "mine").mkdir()
    (folder / "khal.conf").write_text(_KHAL.format(folder=folder), encoding="utf-8")
    khal = [str(Path(sys.executable).parent / "khal"), "-c", str(folder / "khal.conf")]
    for name in ("asked.ics", "moved.ics"):
        subprocess.run([*khal, "import", "--batch", "-a", "mine", str(folder / name)], check=True, capture_output=True)
    shown = [*khal, "list", "2026-05-01", "30d", "--day-format", "", "--format"]
    said = subprocess.run(
        [*shown, "{start-date} {start-time}-{end-time} {title}"], check=True, capture_output=True, text=True
    )
    return [line.strip() for line in said.stdout.splitlines() if line.strip()]


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


if __name__ == "__main__":
    raise SystemExit(main())
