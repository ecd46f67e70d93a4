"""The day of a session in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.kernel.actors import Actor
from leertraject.programmes import examples
from leertraject.programmes.giving import differing, plans
from leertraject.programmes.giving.attendance import Attendee, attended
from leertraject.programmes.giving.plans import Day, Part
from leertraject.programmes.giving.supplies import Supply
from leertraject.programmes.models import Reply, Session
from leertraject.programmes.showing import clock, counted
from leertraject.ui.number_words import capital

# Heights that there is a style for, in minutes.
HEIGHTS = (15, 30, 45, 60, 75, 90)
ANSWERS = {str(Reply.YES): "komt", str(Reply.NO): "komt niet", str(Reply.UNSURE): "weet het nog niet"}


def kicker(session: Session) -> str:
    """Returns of which group a session is, when and where."""
    day = date_format(session.on, "l j F Y")
    return ", ".join(text for text in (f"Bijeenkomst van {session.cohort.title}", day, session.where) if text)


def span(day: Day) -> str:
    """Returns from when to when a day is.

    >>> span(Day(570, (Part(key="1", minutes=45, title="Begin"),), False, 0, ""))
    '9:30 tot 10:15'
    """
    return f"{_clock(day.begin)} tot {_clock(day.moments[-1])}"


def lead(session: Session, day: Day, people: Sequence[Attendee], things: Sequence[Supply]) -> str:
    """Returns the sentences under the name of a session: when, how many come, and what has still to be seen to."""
    if session.is_cancelled:
        return "Deze bijeenkomst is afgezegd."
    when = f"Van {span(day)}." if day.parts else "Dit draaiboek is nog leeg."
    coming, left = sum(one.coming for one in people), sum(not one.ready_at for one in things)
    who = f"{capital(counted(coming, 'mens komt', 'mensen komen'))}." if coming else ""
    what = f"{capital(counted(left, 'ding ligt', 'dingen liggen'))} nog niet klaar." if left else ""
    return " ".join(filter(None, (when, who, what)))


@dataclass(frozen=True, slots=True)
class Press:
    """A button that notes something of somebody; pressed, it says that it stands so, and takes it away."""

    value: str
    kind: str
    pressed: str


def _press(value: str, *, pressed: bool) -> Press:
    return Press("leeg", "primary", "true") if pressed else Press(value, "secondary", "false")


def people(found: Sequence[Attendee]) -> list[dict[str, object]]:
    """Returns who takes part as rows: name, craft, what they answered, what was noted, and the buttons to note it."""
    return [
        {
            "noting": one.noting,
            "was": _press("was", pressed=one.present is True),
            "was_not": _press("niet", pressed=one.present is False),
            "id": one.enrolment.pk,
            "name": one.enrolment.person.name,
            "away": one.reply == Reply.NO,
            "meta": ", ".join(text for text in (one.craft, _answer(one)) if text),
            "noted": "" if one.present is None else attended(one.present),
        }
        for one in found
    ]


def were(found: Sequence[Attendee]) -> str:
    """Returns how many were there, once anything was noted."""
    noted = [one.present for one in found if one.present is not None]
    if not noted:
        return "Nog niets genoteerd."
    left = len([one for one in found if one.noting]) - len(noted)
    rest = f", {counted(left, 'mens', 'mensen')} nog niet genoteerd" if left else ""
    return f"{capital(counted(sum(noted), 'mens was', 'mensen waren'))} er{rest}."


def supplies(reader: Actor, things: Sequence[Supply]) -> list[dict[str, object]]:
    """Returns what has to lie ready as rows, with who saw to it and when, else for what it is."""
    return [
        {
            "thing": one,
            "meta": _seen_to(one, reader) if one.ready_at else f"Voor ‘{one.needed_for}’" if one.needed_for else "",
        }
        for one in things
    ]


def _answer(one: Attendee) -> str:
    if one.waiting:
        return "wacht op een plek"
    return ANSWERS.get(one.reply, "geen antwoord" if one.invited else "")


def _seen_to(one: Supply, reader: Actor) -> str:
    at = timezone.localtime(one.ready_at) if one.ready_at else None
    if at is None:
        return ""
    who = "jou" if one.ready_by and one.ready_by == reader.subject else one.name
    return f"Klaar{f', door {who}' if who else ''}, {date_format(at, 'j F')} om {at.hour}:{at.minute:02}"


def off(session: Session, day: Day) -> str:
    """Returns that a day does not end when people think it does; "" when it does."""
    if not day.parts or session.ends is None or session.starts is None or plans.minute(session.ends) == day.moments[-1]:
        return ""
    return (
        f"Het draaiboek eindigt om {_clock(day.moments[-1])}. In de agenda van de groep eindigt de bijeenkomst om"
        f" {clock(session.ends)}."
    )


def rows(session: Session, day: Day, *, now: datetime, typed: Form | None = None) -> list[dict[str, object]]:
    """Returns the parts of a day as entries; the one that runs now is marked. `typed` are minutes that were refused."""
    running = _running(session, day, now)
    data = typed.data if typed else {}
    return [
        {
            "part": part,
            "at": _clock(begin),
            "minutes": f"{part.minutes} min",
            "typed": data.get("minutes", part.minutes) if data.get("key") == part.key else part.minutes,
            "height": max((one for one in HEIGHTS if one <= part.minutes), default=HEIGHTS[0]),
            "form": "" if part.pause else part.form.capitalize(),
            "needs": needs(part),
            "now": place == running,
            "url": reverse("programmes:part", args=[session.cohort_id, session.pk, part.key]),
            "overrun": reverse("programmes:overrun_part", args=[session.cohort_id, session.pk, part.key]),
        }
        for place, (part, begin) in enumerate(zip(day.parts, day.moments, strict=False))
    ]


def needs(part: Part) -> str:
    """Returns what a part needs, in a line."""
    used = examples.names().get(part.instrument, part.instrument)
    return ", ".join(text for text in (part.materials, used) if text)


def as_facts(day: Day) -> list[tuple[str, str]]:
    """Returns a day as pairs of time and title, for who was second."""
    return [
        (_clock(begin), f"{part.title} ({part.minutes} min)")
        for part, begin in zip(day.parts, day.moments, strict=False)
    ]


def otherwise(session: Session, day: Day) -> list[str]:
    """Returns what is other than the programme."""
    found = [_begins(session)] if _begins(session) else []
    return [*found, *(differing.differences(plans.programme(session), day.parts) if day.own else ())]


def _begins(session: Session) -> str:
    programmed: time | None = session.block.starts
    if session.starts is None or programmed is None or session.starts == programmed:
        return ""
    return f"De dag begint om {clock(session.starts)} in plaats van {clock(programmed)}."


def _running(session: Session, day: Day, now: datetime) -> int | None:
    local = timezone.localtime(now)
    if session.on != local.date():
        return None
    minute, times = plans.minute(local.time()), day.moments
    return next((at for at in range(len(day.parts)) if times[at] <= minute < times[at + 1]), None)


def _clock(minute: int) -> str:
    return clock(plans.at(minute))
