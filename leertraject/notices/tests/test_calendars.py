"""A calendar file read back: by the library that wrote it, and by a reader of time zones that did not."""

import io
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from leertraject.notices import calendars
from leertraject.notices.calendars import Appointment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ID = UUID("11111111-2222-3333-4444-555555555555")


def made(starts_at: datetime, **other: object) -> Appointment:
    given = {"revision": 0, "minutes": 60, "place": "Belgebouw, kamer 3", "summary": "Gesprek", "details": "Vragen."}
    return Appointment(id=ID, starts_at=starts_at, **(given | other))


def event(appointment: Appointment, now: datetime):
    calendar = Calendar.from_ical(calendars.file(appointment, now=now))
    (found,) = calendar.walk("VEVENT")
    return calendar, found


def test_every_field_comes_back(moment, settings):
    settings.DEFAULT_FROM_EMAIL = "Leertraject <post@bureau.example>"
    starts = datetime(2026, 4, 21, 9, 0, tzinfo=UTC)
    calendar, found = event(made(starts, url="https://voorbeeld.example/gesprekken/1/"), moment)
    assert str(calendar["METHOD"]) == "PUBLISH" and str(calendar["VERSION"]) == "2.0"
    assert str(found["UID"]) == f"{ID}@bureau.example" and int(found["SEQUENCE"]) == 0
    assert found.decoded("DTSTAMP") == moment
    assert found.decoded("DTSTART") == starts and found["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert found.decoded("DTEND") == starts + timedelta(hours=1)
    assert str(found["LOCATION"]) == "Belgebouw, kamer 3" and str(found["STATUS"]) == "CONFIRMED"
    assert str(found["ORGANIZER"]) == "mailto:post@bureau.example" and "ATTENDEE" not in found
    assert str(found["CLASS"]) == "PRIVATE" and str(found["URL"]).endswith("/gesprekken/1/")


def test_lines_are_folded_and_end_as_the_standard_says(moment):
    file = calendars.file(made(moment, place="Kamer " + "é" * 120), now=moment)
    assert b"\r\n" in file and b"\n" not in file.replace(b"\r\n", b"")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75


def test_a_change_keeps_the_uid_and_raises_the_number(moment):
    _, first = event(made(moment), moment)
    _, moved = event(made(moment + timedelta(days=2), revision=1), moment + timedelta(hours=1))
    calendar, ended = event(made(moment + timedelta(days=2), revision=2, ended=True), moment + timedelta(hours=2))
    assert first["UID"] == moved["UID"] == ended["UID"]
    assert [int(one["SEQUENCE"]) for one in (first, moved, ended)] == [0, 1, 2]
    assert first.decoded("DTSTAMP") < moved.decoded("DTSTAMP") < ended.decoded("DTSTAMP")
    assert str(calendar["METHOD"]) == "CANCEL" and str(ended["STATUS"]) == "CANCELLED"


def test_what_someone_typed_stays_one_value(moment):
    place = "Kamer 3\r\nATTENDEE:mailto:iemand@elders.example"
    _, found = event(made(moment, place=place), moment)
    assert "ATTENDEE" not in found and "ATTENDEE" in str(found["LOCATION"])


NIGHTS = [
    # The hour that comes twice: the first time, the second time, and an hour of talk across the change.
    (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=0), 60),
    (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1), 60),
    (datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM), 60),
    (datetime(2026, 10, 25, 1, 45, tzinfo=AMSTERDAM), 120),
    (datetime(2026, 10, 25, 10, 0, tzinfo=AMSTERDAM), 60),
    # The hour that is skipped.
    (datetime(2027, 3, 28, 1, 30, tzinfo=AMSTERDAM), 60),
    (datetime(2027, 3, 28, 3, 0, tzinfo=AMSTERDAM), 60),
    (datetime(2027, 3, 28, 10, 0, tzinfo=AMSTERDAM), 60),
]


def _lasts(found, starts: datetime, minutes: int) -> None:
    begin, end = found.decoded("DTSTART").astimezone(UTC), found.decoded("DTEND").astimezone(UTC)
    assert begin == starts.astimezone(UTC) and end - begin == timedelta(minutes=minutes)


@pytest.mark.parametrize(("starts", "minutes"), NIGHTS)
def test_an_hour_stays_an_hour_when_the_clock_changes(starts, minutes, moment):
    _, found = event(made(starts, minutes=minutes), moment)
    _lasts(found, starts, minutes)


@pytest.mark.parametrize("fold", [0, 1])
def test_in_the_hour_that_comes_twice_local_time_is_not_used(fold, moment):
    """Programs differ about which of the two a local time means, so neither is written as one."""
    _, found = event(made(datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=fold)), moment)
    assert "TZID" not in found["DTSTART"].params
    _, found = event(made(datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM)), moment)
    assert found["DTSTART"].params["TZID"] == "Europe/Amsterdam" and "TZID" not in found["DTEND"].params


@pytest.mark.parametrize(("starts", "minutes"), NIGHTS)
def test_the_zone_in_the_file_says_the_same_without_knowing_the_world(starts, minutes, moment):
    """The file's own VTIMEZONE, read by dateutil, gives the moments; no zone database takes part."""
    tz = pytest.importorskip("dateutil.tz")
    file = calendars.file(made(starts, minutes=minutes), now=moment).decode()
    zone = tz.tzical(io.StringIO(file)).get("Europe/Amsterdam")
    for name, expected in (("DTSTART", starts), ("DTEND", starts.astimezone(UTC) + timedelta(minutes=minutes))):
        begins = (f"{name};TZID", f"{name}:2026", f"{name}:2027")
        (line,) = [one for one in file.split("\r\n") if one.startswith(begins)]
        value = line.rpartition(":")[2]
        if value.endswith("Z"):
            read = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        else:
            read = datetime.strptime(value, "%Y%m%dT%H%M%S").replace(tzinfo=zone)
        assert read.astimezone(UTC) == expected.astimezone(UTC), line


def test_the_zone_agrees_with_the_world_for_years(moment):
    tz = pytest.importorskip("dateutil.tz")
    zone = tz.tzical(io.StringIO(calendars.file(made(moment), now=moment).decode())).get("Europe/Amsterdam")
    at = datetime(2026, 1, 1, 12)
    while at.year < 2036:
        assert at.replace(tzinfo=zone).utcoffset() == at.replace(tzinfo=AMSTERDAM).utcoffset(), at
        at += timedelta(days=1)


def test_the_clock_changes_at_one_in_the_morning_utc(moment):
    """The rule of the European Union; the onset stands in the local time before the change (RFC 5545, 3.6.5)."""
    calendar, _ = event(made(moment), moment)
    (zone,) = calendar.walk("VTIMEZONE")
    parts = {part.name: part for part in zone.subcomponents}
    assert set(parts) == {"DAYLIGHT", "STANDARD"}
    for part in parts.values():
        assert (part.decoded("DTSTART") - part.decoded("TZOFFSETFROM")).hour == 1, part.name


def test_the_file_is_read_by_a_program_that_this_project_did_not_use(moment):
    vobject = pytest.importorskip("vobject")
    starts = datetime(2026, 4, 21, 9, 0, tzinfo=UTC)
    found = vobject.readOne(calendars.file(made(starts), now=moment).decode()).vevent
    assert found.dtstart.value == starts and found.uid.value.startswith(str(ID))
