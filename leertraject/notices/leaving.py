"""The address in a mail at which its receiver stops that kind of mail, without an account (RFC 8058).

The secret in it is the id of the person and the kind, signed; it is stored nowhere and does not run out: it can only
change which mail its holder gets.
"""

import base64
import binascii
import uuid

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from leertraject.notices import streams
from leertraject.notices.streams import Stream
from leertraject.people.models import Person

_SALT = "leertraject.notices.leaving"
_ID = 16
_SIGNED = _ID + 32


def secret(person_id: uuid.UUID, stream: Stream) -> str:
    """Returns the url-safe secret of one person and one kind of mail."""
    raw = person_id.bytes + _signature(person_id, stream, settings.SECRET_KEY) + stream.id.encode("ascii")
    return base64.urlsafe_b64encode(raw).decode("ascii")


def url(person_id: uuid.UUID, stream: Stream) -> str:
    """Returns the absolute address that goes into a mail."""
    return settings.BASE_URL + reverse("notices:leave", args=[secret(person_id, stream)])


def find(given: str) -> tuple[Person, Stream] | None:
    """Returns whose mail a secret is about, and which kind, or None; why not stays unsaid."""
    try:
        raw = base64.b64decode(given.encode("ascii"), altchars=b"-_", validate=True)
        stream = streams.BY_ID.get(raw[_SIGNED:].decode("ascii"))
    except (binascii.Error, UnicodeError):
        return None
    if stream is None or stream.fixed:
        return None
    key = uuid.UUID(bytes=raw[:_ID])
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(constant_time_compare(raw[_ID:_SIGNED], _signature(key, stream, one)) for one in secrets):
        return None
    person = Person.objects.filter(pk=key).first()
    return (person, stream) if person else None


def _signature(person_id: uuid.UUID, stream: Stream, secret: str | bytes) -> bytes:
    return salted_hmac(_SALT, f"{person_id}:{stream.id}", secret=secret, algorithm="sha256").digest()
