"""Links and requests in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import segno
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from leertraject.joining import rules
from leertraject.joining.models import JoinLink, JoinRequest
from leertraject.joining.queries import Kept
from leertraject.programmes.models import Cohort
from leertraject.ui.escaping import trusted

# How long a link works when the group met already.
USUAL_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as the programme leader reads it; `keeps`: it can still be changed."""

    link: JoinLink
    name: str
    state: str
    facts: list[tuple[str, str]]
    waiting: Sequence[JoinRequest]
    refused: Sequence[JoinRequest]
    full: bool
    works: bool
    keeps: bool


def row(kept: Kept, *, today: date) -> LinkRow:
    """Returns a link in words."""
    link = kept.link
    works = rules.works(link, today=today)
    full = kept.taken >= link.places
    return LinkRow(
        link=link,
        name=_name(link),
        state=_state(link, works=works, full=full),
        facts=[
            ("Stand", _state(link, works=works, full=full)),
            ("Laatste dag", date_format(link.last_on, "l j F Y")),
            ("Plekken", f"{link.places}, waarvan {kept.taken or 'nog geen'} bezet"),
            ("Door deze link gekomen", str(kept.came or "nog niemand")),
            ("Wie erin komt", "Je kijkt eerst wie het is" if link.vets else "Meteen erbij"),
            *([("Alleen adressen van", rules.listed(link.domains.split()))] if link.domains else []),
        ],
        waiting=kept.waiting,
        refused=kept.refused,
        full=full,
        works=works,
        keeps=link.withdrawn_at is None and not link.cohort.finished,
    )


def _name(link: JoinLink) -> str:
    """An organisation has one link that works; those from before are told apart by when they were made."""
    if link.withdrawn_at is None:
        return link.organisation.name
    return f"{link.organisation.name}, gemaakt op {date_format(timezone.localtime(link.made_at), 'j F Y, H:i')}"


def _state(link: JoinLink, *, works: bool, full: bool) -> str:
    if link.withdrawn_at is not None:
        return "Ingetrokken"
    if not works:
        return "Voorbij"
    return "Werkt, en zit vol" if full else "Werkt"


def last_on(cohort: Cohort, *, today: date) -> date:
    """Returns until when a new link works unless told otherwise: the first session, or two weeks from now."""
    return cohort.starts_on if cohort.starts_on >= today else today + USUAL_DAYS


def picture(url: str) -> SafeString:
    """Returns an address as a QR code, dark on light in every colour scheme."""
    drawn = segno.make(url, error="m", micro=False)
    return trusted(drawn.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None))


def facts(link: JoinLink) -> list[tuple[str, str]]:
    """Returns what someone with the link reads of the group: nothing about who is in it."""
    cohort = link.cohort
    return [
        ("Programma", cohort.version.programme.title),
        ("Groep", f"{cohort.title}, van {_day(cohort.starts_on)} tot {_day(cohort.ends_on)}"),
        ("Voor", link.organisation.name),
    ]


def _day(on: date) -> str:
    return date_format(on, "j F Y")
