"""Links in mail: one purpose, one person, one object, a short life, signed, revocable.

The token is the link's id with a signature over purpose and id; it is stored nowhere. Opening it puts the link in
the session and leads to the page of its purpose. It changes nothing else and signs nobody in.
"""

import base64
import binascii
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.notices.models import MailLink
from leertraject.people.models import Person

SESSION_KEY = "mail_links"
# A session remembers this many opened links; the oldest goes first.
KEPT = 20

_pages: dict[str, str] = {}


def register(purpose: str, url_name: str) -> None:
    """Says which page a link of `purpose` leads to: `reverse(url_name, args=[object_id])`.

    Raises ValueError when the purpose leads somewhere else already.
    """
    if _pages.setdefault(purpose, url_name) != url_name:
        raise ValueError(f"link purpose {purpose!r} is registered twice")


def must_be_known(purpose: str) -> None:
    """Raises LookupError, a programming error, when nobody registered `purpose`."""
    if purpose not in _pages:
        raise LookupError(f"link purpose {purpose!r} leads nowhere; register it at start")


@transaction.atomic
def make(
    *, purpose: str, person: Person, object_id: uuid.UUID, days: int, now: datetime, by: Actor = SYSTEM
) -> MailLink:
    """Makes a link that works for `days` days. Raises LookupError for an unregistered purpose."""
    must_be_known(purpose)
    link = MailLink.objects.create(
        purpose=purpose, person=person, object_id=object_id, made_at=now, expires_at=now + timedelta(days=days)
    )
    logbook.record("make_link", by=by, now=now, on=link, about=person.pk)
    return link


@transaction.atomic
def revoke(*, purpose: str, object_id: uuid.UUID, by: Actor, now: datetime, person: Person | None = None) -> int:
    """Ends every living link of this purpose and object (of one person, when given) and returns how many."""
    links = MailLink.objects.alive(now).filter(purpose=purpose, object_id=object_id)
    if person is not None:
        links = links.filter(person=person)
    ended = list(links.select_for_update())
    MailLink.objects.filter(pk__in=[link.pk for link in ended]).update(revoked_at=now)
    for link in ended:
        logbook.record("revoke_link", by=by, now=now, on=link, about=link.person_id)
    return len(ended)


@transaction.atomic
def prolong(link: MailLink, *, until: datetime, by: Actor, now: datetime) -> MailLink:
    """Lets a link work until `until`, never shorter than it did. Raises NotAllowed for a revoked link."""
    link = MailLink.objects.select_for_update().get(pk=link.pk)
    if link.revoked_at is not None:
        raise NotAllowed("Deze link is ingetrokken. Stuur een nieuwe.")
    link.expires_at = max(link.expires_at, until)
    link.save(update_fields=["expires_at"])
    logbook.record("prolong_link", by=by, now=now, on=link, about=link.person_id)
    return link


def token(link: MailLink) -> str:
    """Returns the url-safe token of a link: its id and the signature, 64 characters."""
    return base64.urlsafe_b64encode(link.pk.bytes + _signature(link, settings.SECRET_KEY)).decode("ascii")


def url(link: MailLink) -> str:
    """Returns the absolute address that goes into a mail."""
    return settings.BASE_URL + reverse("notices:open", args=[token(link)])


def find(given: str, *, now: datetime) -> MailLink | None:
    """Returns the living link of a token, or None; why not stays unsaid."""
    return _read(given, MailLink.objects.alive(now))


def run_out(given: str, *, now: datetime) -> MailLink | None:
    """Returns the link of a token that worked and ran out by itself, or None: one that was revoked does not count."""
    return _read(given, MailLink.objects.filter(expires_at__lte=now, revoked_at__isnull=True))


def _read(given: str, among: QuerySet[MailLink]) -> MailLink | None:
    try:
        raw = base64.b64decode(given.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    if len(raw) != 48:
        return None
    link = among.filter(pk=uuid.UUID(bytes=raw[:16])).first()
    if link is None or not _signed(link, raw[16:]):
        return None
    return link


def remember(request: HttpRequest, link: MailLink) -> str:
    """Puts an opened link in the session and returns the clean address of its page.

    The session gets a new key, so that nobody who planted an old one can use the link.
    """
    opened = [key for key in request.session.get(SESSION_KEY, []) if key != str(link.pk)]
    if len(opened) == len(request.session.get(SESSION_KEY, [])):
        request.session.cycle_key()
    request.session[SESSION_KEY] = [*opened, str(link.pk)][-KEPT:]
    return page(link)


def page(link: MailLink) -> str:
    """Returns the clean address of the page that a link is for."""
    must_be_known(link.purpose)
    return reverse(_pages[link.purpose], args=[link.object_id])


def holder(request: HttpRequest, purpose: str, object_id: uuid.UUID, now: datetime) -> Actor | None:
    """Returns the person who acts through a link opened in this session, without any role, or None.

    Looked up each time, so a link that is revoked or expires stops working at once. Of several links for the same
    page the one opened last counts.
    """
    link = held(request, purpose, object_id, now)
    return actor_of(link) if link else None


def actor_of(link: MailLink) -> Actor:
    """Returns who holds a link, which is nobody more than the person it was sent to."""
    return Actor(subject=link.person_id, name=link.person.name)


def held(request: HttpRequest, purpose: str, object_id: uuid.UUID, now: datetime) -> MailLink | None:
    """Returns the living link behind `holder`, with its person (one query; none when nothing was opened)."""
    return next(iter(held_many(request, [(purpose, object_id)], now)), None)


def held_many(request: HttpRequest, wanted: Iterable[tuple[str, uuid.UUID | None]], now: datetime) -> list[MailLink]:
    """Returns the living links opened in this session for any of these purposes and objects (None: any object), with
    their persons, the one opened last first (one query; none when nothing was opened)."""
    opened = request.session.get(SESSION_KEY, [])
    if not opened:
        return []
    meant = Q(pk__in=[])
    for purpose, object_id in wanted:
        meant |= Q(purpose=purpose, object_id=object_id) if object_id else Q(purpose=purpose)
    links = MailLink.objects.alive(now).filter(meant, pk__in=opened).select_related("person")
    return sorted(links, key=lambda link: opened.index(str(link.pk)), reverse=True)


def _signature(link: MailLink, secret: str | bytes) -> bytes:
    salt = f"leertraject.notices.links:{link.purpose}"
    return salted_hmac(salt, str(link.pk), secret=secret, algorithm="sha256").digest()


def _signed(link: MailLink, signature: bytes) -> bool:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(signature, _signature(link, secret)) for secret in secrets)
