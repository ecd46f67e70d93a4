"""The secret of a link, of which only a digest is kept, and what the mail that asks for an answer carries.

The first has 256 bits of chance, so a plain digest is enough. The second is a signed id and is stored nowhere.
"""

import hashlib
import secrets
import uuid

from django.conf import settings
from django.core import signing
from django.urls import reverse

_SALT = "leertraject.joining"


def drawn() -> str:
    """Returns a new secret of 43 characters."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Returns what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def link_url(secret: str) -> str:
    """Returns the absolute address of a link."""
    return settings.BASE_URL + reverse("joining:open", args=[secret])


def confirm_url(attempt: uuid.UUID) -> str:
    """Returns the absolute address at which someone shows that the address is theirs."""
    return settings.BASE_URL + reverse("joining:open_mail", args=[token(attempt)])


def token(attempt: uuid.UUID) -> str:
    """Returns the signed id of an attempt."""
    return signing.dumps(attempt.hex, salt=_SALT)


def read(token: str) -> uuid.UUID | None:
    """Returns the id in a token, or None when it was not made here."""
    try:
        return uuid.UUID(hex=signing.loads(token, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
