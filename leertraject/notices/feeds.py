"""Private addresses at which a calendar program reads someone's appointments, again and again.

Upper packages say at start what stands in someone's calendar:

    feeds.register("programmes", fn)
    def fn(person_id, *, since, now): return appointments that begin after `since`
"""

import base64
import binascii
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from leertraject.notices.calendars import Appointment
from leertraject.notices.models import CalendarFeed

_SALT = "leertraject.notices.feeds"
# How far back a calendar is filled.
PAST = timedelta(days=90)

Appointments = Callable[..., Iterable[Appointment]]
_registered: dict[str, Appointments] = {}


def register(name: str, appointments: Appointments) -> None:
    """Says which appointments a package adds to someone's calendar; once per name."""
    _registered[name] = appointments


def appointments(feed: CalendarFeed, *, now: datetime) -> list[Appointment]:
    """Returns everything that stands in the calendar of whose feed it is, by moment."""
    found = [one for several in _registered.values() for one in several(feed.person_id, since=now - PAST, now=now)]
    return sorted(found, key=lambda one: (one.starts_at, str(one.id)))


def url(feed: CalendarFeed) -> str:
    """Returns the absolute address that goes into a calendar program."""
    secret = base64.urlsafe_b64encode(feed.pk.bytes + _signature(feed.pk, settings.SECRET_KEY)).decode("ascii")
    return settings.BASE_URL + reverse("notices:feed", args=[secret])


def find(secret: str) -> CalendarFeed | None:
    """Returns the feed of a secret, or None; why not stays unsaid."""
    try:
        raw = base64.b64decode(secret.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    if len(raw) != 48:
        return None
    key = uuid.UUID(bytes=raw[:16])
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(constant_time_compare(raw[16:], _signature(key, one)) for one in secrets):
        return None
    return CalendarFeed.objects.filter(pk=key).first()


def _signature(key: uuid.UUID, secret: str | bytes) -> bytes:
    return salted_hmac(_SALT, str(key), secret=secret, algorithm="sha256").digest()
