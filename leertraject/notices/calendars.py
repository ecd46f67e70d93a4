"""An appointment as a calendar file (RFC 5545, RFC 5546): one UID for life, a number that rises with each change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vDuration, vText

ZONE = "Europe/Amsterdam"
MEDIA_TYPE = "text/calendar; charset=utf-8"
# How often a calendar program had best look again.
REFRESH = timedelta(hours=2)
# Onset of the offset in local time, since the rule of today holds (1996), and the rule.
_SUMMER, _WINTER = datetime(1996, 3, 31, 2), datetime(1996, 10, 27, 3)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Whose calendar it is. Nobody else stands in the file: who comes is not for everyone who looks in a calendar.

    `answer` is the PARTSTAT: NEEDS-ACTION, ACCEPTED, DECLINED or TENTATIVE.
    """

    name: str
    address: str
    answer: str = "NEEDS-ACTION"


@dataclass(frozen=True, slots=True)
class Appointment:
    """What stands in the file. `revision` is the SEQUENCE; `ended` says that the appointment was called off.

    `summary` and `details` are read by whoever sees the calendar, so they hold no content and no name too many. With
    an `attendee` it is an invitation that asks for an answer, without one only something to keep.
    """

    id: UUID
    revision: int
    starts_at: datetime
    minutes: int
    place: str
    summary: str
    details: str
    url: str = ""
    ended: bool = False
    attendee: Attendee | None = None


def method(appointment: Appointment) -> str:
    """Returns what the file asks of whoever reads it: CANCEL, REQUEST for an invitation, else PUBLISH."""
    if appointment.ended:
        return "CANCEL"
    return "REQUEST" if appointment.attendee else "PUBLISH"


def file(appointment: Appointment, *, now: datetime) -> bytes:
    """Returns the file by its `method`. The time zone comes along in it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Leertraject//Afspraak//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method(appointment))
    calendar.add_component(_zone())
    calendar.add_component(_event(appointment, now))
    return bytes(calendar.to_ical())


def several(appointments: Iterable[Appointment], *, now: datetime) -> bytes:
    """Returns one file of many appointments, to keep and not to answer: a calendar program reads it again and again."""
    calendar = Calendar()
    calendar.add("prodid", "-//Leertraject//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Leertraject")
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(_zone())
    for appointment in appointments:
        calendar.add_component(_event(replace(appointment, attendee=None), now))
    return bytes(calendar.to_ical())


def uid(appointment_id: UUID) -> str:
    """Returns the UID: the same in every file about this appointment."""
    return f"{appointment_id}@{_sender().rpartition('@')[2] or 'localhost'}"


def subject(given: str) -> UUID | None:
    """Returns of which appointment a UID of ours is, or None for one that is not ours."""
    name, _, host = given.partition("@")
    try:
        found = UUID(name)
    except ValueError:
        return None
    return found if given.lower() == uid(found).lower() and host else None


def _event(appointment: Appointment, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(appointment.id))
    event.add("sequence", appointment.revision)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", _local(appointment.starts_at))
    # Added in UTC: on the night that the clock changes an hour of conversation stays an hour.
    event.add("dtend", _local(appointment.starts_at.astimezone(UTC) + timedelta(minutes=appointment.minutes)))
    event.add("summary", appointment.summary)
    event.add("description", appointment.details)
    if appointment.place:
        event.add("location", appointment.place)
    if appointment.url:
        event.add("url", appointment.url)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if appointment.ended else "CONFIRMED")
    organizer = vCalAddress(f"mailto:{_sender()}")
    organizer.params["CN"] = vText("Leertraject")
    event.add("organizer", organizer)
    if appointment.attendee:
        event.add("attendee", _attendee(appointment.attendee, asked=not appointment.ended))
    return event


def _attendee(who: Attendee, *, asked: bool) -> vCalAddress:
    address = vCalAddress(f"mailto:{who.address}")
    address.params["CN"] = vText(who.name)
    address.params["CUTYPE"] = vText("INDIVIDUAL")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText(who.answer)
    if asked:
        address.params["RSVP"] = vText("TRUE")
    return address


def _local(moment: datetime) -> datetime:
    """The moment in local time, or in UTC in the hour that comes twice.

    The standard lets local time mean the first of the two (RFC 5545, 3.3.5), but readers differ.
    """
    local = moment.astimezone(ZoneInfo(ZONE))
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return moment.astimezone(UTC) if twice else local


def _zone() -> Timezone:
    """The zone by its two yearly rules. The library's own list has summer time begin an hour late."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, name, begins, month, before, after in (
        (TimezoneDaylight(), "CEST", _SUMMER, 3, 1, 2),
        (TimezoneStandard(), "CET", _WINTER, 10, 2, 1),
    ):
        part.add("tzname", name)
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
