"""What the browser of who joined holds: for which session with which code, and a secret by which it knows its own
contributions again. No person stands in it, and the server keeps none of it."""

import hashlib
import secrets
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

COOKIE = f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}meedoen"
SECONDS = 86400
_SALT = "leertraject.programmes.live"


@dataclass(frozen=True, slots=True)
class Pass:
    """`code` is "" for who needs none, because they take part in the group."""

    session: uuid.UUID
    code: str
    secret: str


def of(request: HttpRequest) -> Pass | None:
    """Returns the pass that a browser holds, or None when there is none, or one that was not made here today."""
    try:
        session, code, secret = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=SECONDS)
        return Pass(uuid.UUID(session), str(code), str(secret))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def renewed(held: Pass | None, session: uuid.UUID, code: str = "") -> Pass:
    """Returns a pass for a session; the secret of this browser stays the same."""
    return Pass(session, code, held.secret if held else secrets.token_urlsafe(24))


def give(response: HttpResponse, made: Pass) -> None:
    """Lets a browser hold a pass until tomorrow."""
    value = signing.dumps([str(made.session), made.code, made.secret], salt=_SALT)
    response.set_cookie(
        COOKIE, value, max_age=SECONDS, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def secret_of(held: Pass | None, subject: uuid.UUID | None) -> str:
    """Returns the secret of a browser as long as this person, or nobody, is signed in there; "" without a pass. Whoever
    signs in at the same browser after someone else does not see what that person sent."""
    return f"{held.secret}:{subject or ''}" if held else ""


def mark(secret: str) -> str:
    """Returns what is kept with a contribution. Two marks of one secret do not resemble each other."""
    salt = secrets.token_hex(16)
    return f"{salt}${_digest(salt, secret)}"


def marked(secret: str, mark: str) -> bool:
    """Says whether a mark was made of this secret."""
    salt, _, digest = mark.partition("$")
    return bool(secret) and constant_time_compare(digest, _digest(salt, secret))


def _digest(salt: str, secret: str) -> str:
    return hashlib.sha256(f"{salt}{secret}".encode()).hexdigest()
