"""The screen of a session in words."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from leertraject.programmes.giving import plans
from leertraject.programmes.giving.plans import Day, Part
from leertraject.programmes.live import codes, timing
from leertraject.programmes.live.seeing import Joined, Said, live_of
from leertraject.programmes.models import LiveRound, RoundForm, Session
from leertraject.programmes.showing import clock


@dataclass(frozen=True, slots=True)
class Now:
    """The part that is on the screen, until when it is, and what comes next; all empty when nothing is."""

    part: Part | None
    until: str
    after: str


def now_of(session: Session, day: Day, *, now: datetime) -> Now:
    """Returns what is on now: the part that was chosen, or else the one of this time of the day."""
    live = live_of(session)
    chosen = day.place(live.part) if live and live.part else None
    place = chosen if chosen is not None else _by_time(session, day, now)
    if place is None:
        return Now(None, "", "")
    after = day.parts[place + 1] if place + 1 < len(day.parts) else None
    until = day.moments[place + 1]
    return Now(
        day.parts[place],
        clock(plans.at(until)),
        f"Daarna, om {clock(plans.at(until))}: {after.title}" if after else "Dit is het laatste onderdeel.",
    )


def stand(session: Session, *, now: datetime) -> str:
    """Returns what says whether the screen changed: its own revision, that of the day, and the minute."""
    live, plan = live_of(session), plans.plan_of(session)
    minute = timezone.localtime(now).strftime("%d%H%M")
    return f"{live.revision if live else 0}-{plan.revision if plan else 0}-{minute}"


def stand_joined(one: Joined, found: LiveRound | None) -> str:
    """Returns what says whether the page of who takes part changed: only another question, or none, changes it."""
    return f"{found.pk if found else ''}-{int(bool(found and found.closed_at))}"


def is_known(request: HttpRequest, stand: str) -> bool:
    """Says whether a browser asks again and has this stand already."""
    return request.headers.get("If-None-Match", "").removeprefix("W/").strip('"') == stand


def with_stand(response: HttpResponse, stand: str) -> HttpResponse:
    """Says with an answer which stand it is."""
    response.headers["ETag"] = f'"{stand}"'
    patch_vary_headers(response, ["Cookie"])
    return response


def code_of(session: Session) -> str:
    """Returns the code of a session as one reads it out, or ""."""
    live = live_of(session)
    return codes.spoken(live.code) if live and live.code else ""


def address(request: HttpRequest) -> str:
    """Returns where one joins, as one types it."""
    return f"{request.get_host()}{reverse('programmes:join')}"


def timer(session: Session, *, now: datetime) -> dict[str, object] | None:
    """Returns the clock as the page shows it, or None without one."""
    found = timing.of(live_of(session), now=now)
    if found is None:
        return None
    ends = timezone.localtime(found.ends_at) if found.ends_at else None
    return {
        "shown": found.shown,
        "up": found.up,
        "running": found.ends_at is not None and not found.up,
        "ends": found.ends_at.isoformat() if found.ends_at else "",
        "until": clock(ends.time()) if ends else "",
    }


def on_screen(found: LiveRound | None, said: list[Said]) -> dict[str, object] | None:
    """Returns the question on the screen with what came in and is not hidden, the newest first; None without one."""
    if found is None or found.closed_at:
        return None
    shown = [one for one in reversed(said) if not one.hidden]
    return {"question": found.question, "said": shown, "cards": found.form == RoundForm.CARDS}


def _by_time(session: Session, day: Day, now: datetime) -> int | None:
    local = timezone.localtime(now)
    if session.on != local.date() or not day.parts:
        return None
    minute, times = plans.minute(local.time()), day.moments
    found = next((at for at in range(len(day.parts)) if times[at] <= minute < times[at + 1]), None)
    return 0 if found is None and minute < times[0] else found
