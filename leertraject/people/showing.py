"""People and roles as a person reads them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import segno
from django.core import signing
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.kernel.actors import Actor
from leertraject.people import totp
from leertraject.people.models import BrowserSession, Person, Role, RoleKind
from leertraject.ui.escaping import trusted


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role in words: `detail` within its organisation or the bureau, `about` with the name of it.

    `now`: held today; `open`: can still be ended.
    """

    id: uuid.UUID
    person_id: uuid.UUID
    name: str
    kind: str
    detail: str
    about: str
    term: str
    now: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The holders of one kind of role: those of today and later, and those of before."""

    label: str
    present: list[RoleRow]
    past: list[RoleRow]


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A browser in which someone is signed in; `here`: the one that asks."""

    id: uuid.UUID
    device: str
    since: str
    used: str
    here: bool


def device(session: BrowserSession, *, here: uuid.UUID | None, now: datetime) -> DeviceRow:
    """Returns one browser in words. When it was used is known by the hour, so no minute is named."""
    return DeviceRow(
        id=session.pk,
        device=session.device,
        since=f"Ingelogd sinds {_moment(session.begun_at, now)} om {timezone.localtime(session.begun_at):%H:%M} uur",
        used=f"laatst gebruikt {_moment(session.seen_at, now)}, rond {timezone.localtime(session.seen_at).hour} uur",
        here=session.pk == here,
    )


@dataclass(frozen=True, slots=True)
class AppSecret:
    """A secret for an app that shows codes: to scan, and to type."""

    picture: str
    typed: str


def app(secret: str, *, name: str) -> AppSecret:
    """Returns a secret as a QR code, dark on light in every colour scheme, and in groups of four."""
    qr = segno.make(totp.address(secret, name=name), error="m", micro=False)
    drawn = qr.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    return AppSecret(trusted(drawn), " ".join(groups))


def signed_secret(secret: str, actor: Actor) -> str:
    """Returns a new secret as a form brings it back: nothing is kept until the app shows the right code."""
    return signing.dumps(secret, salt=f"leertraject.people.app:{actor.subject}")


def secret_of(signed: str, actor: Actor) -> str | None:
    """Returns the secret that a form brings back, or None when it is not of this person or older than an hour."""
    try:
        found: str = signing.loads(signed, salt=f"leertraject.people.app:{actor.subject}", max_age=3600)
    except signing.BadSignature:
        return None
    return found


def _moment(at: datetime, now: datetime) -> str:
    day = timezone.localdate(at)
    return "vandaag" if day == timezone.localdate(now) else date_format(day, "j F Y")


def by_role(people: Iterable[Person], *, today: date) -> list[Group]:
    """Groups people with `shown_roles` by kind of role, in the order of the list of roles; empty kinds are left out."""
    rows = [(held.kind, role(held, today=today, name=who.name)) for who in people for held in who.shown_roles]  # type: ignore[attr-defined]
    groups = []
    for kind in RoleKind:
        own = [row for held, row in rows if held == kind]
        if own:
            groups.append(Group(kind.label, [r for r in own if r.open], [r for r in own if not r.open]))
    return groups


def role(held: Role, *, today: date, name: str = "", cohort: str = "") -> RoleRow:
    """Returns one role; asks nothing of the database when organisation and `about` came along. `cohort` is the name of
    its group, when the reader may know that."""
    return RoleRow(
        id=held.pk,
        person_id=held.person_id,
        name=name,
        kind=RoleKind(held.kind).label,
        detail=_detail(held, today, cohort),
        about=", ".join([held.organisation.name if held.organisation else "Het bureau", _detail(held, today, cohort)]),
        term=_term(held, today),
        now=held.starts_on <= today and (held.ends_on is None or held.ends_on > today),
        open=held.ends_on is None or held.ends_on > today,
    )


def _detail(held: Role, today: date, cohort: str) -> str:
    parts = [
        held.discipline,
        f"van {held.about.name}" if held.about else "",
        (f"in {cohort}" if cohort else "in één groep") if held.cohort else "",
        _term(held, today),
    ]
    return ", ".join(part for part in parts if part)


def _term(held: Role, today: date) -> str:
    begin = date_format(held.starts_on, "j F Y")
    if held.ends_on is not None:
        return f"van {begin} tot {date_format(held.ends_on, 'j F Y')}"
    return f"vanaf {begin}" if held.starts_on > today else f"sinds {begin}"
