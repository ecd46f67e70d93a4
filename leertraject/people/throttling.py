"""How often a sign-in code may be asked, without a stranger being able to shut someone out.

Three counters, kept in the cache that all web processes share:

- per network address, so that nobody mails the whole world from here;
- per e-mail address and network address: a stranger uses up only what strangers from there get;
- per e-mail address over all networks, which keeps guessing from many networks hopeless: six digits, three tries a
  code and forty codes a day is a chance of one in eight thousand a day.

A browser in which someone signed in before carries a signed mark (OWASP "device cookies") and has a counter of its
own. So whoever uses up the counters of strangers, does not shut out the person whose address it is.
"""

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from leertraject.people.models import Account

MARK = f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}bekend"
MARK_DAYS = 180
_SALT = "leertraject.people.throttling"


def allowed(request: HttpRequest, email: str) -> bool:
    """Counts one asked code, and says whether it may go. The same for an address without an account."""
    address = _fingerprint(email)
    if known(request, email):
        return _consume(request, "request_login_code_known", key=address + request.COOKIES[MARK])
    nearby = f"{address}|{ratelimit.get_ip(request)}"
    return (
        _consume(request, "request_login_code_network")
        and _consume(request, "request_login_code_nearby", key=nearby)
        and _consume(request, "request_login_code_address", key=address)
    )


def may_try_second_step(request: HttpRequest, account: Account) -> bool:
    """Counts one try of a code of an app, and says whether it may. It comes after the code by mail, so no stranger uses
    up anyone's tries; forty a day, of which three are right, is a chance of one in eight thousand a day."""
    address = _fingerprint(account.email)
    if known(request, account.email):
        return _consume(request, "second_step_known", key=address + request.COOKIES[MARK])
    return _consume(request, "second_step_nearby", key=f"{address}|{ratelimit.get_ip(request)}") and _consume(
        request, "second_step_account", key=address
    )


def may_ask_passkey(request: HttpRequest) -> bool:
    """Counts one question to a passkey by who is not signed in, and says whether it may. An answer needs a question; a
    signature cannot be guessed, so this keeps a stranger from filling the table of sessions and no more."""
    return _consume(request, "passkey_network")


def may_ask_address(request: HttpRequest, account: Account, email: str) -> bool:
    """Counts one question to move to another address, and says whether it may: each sends a mail to whoever has it."""
    return (
        _consume(request, "address_network")
        and _consume(request, "address_asked", key=str(account.pk))
        and _consume(request, "address_mailed", key=_fingerprint(email))
    )


def may_try_address_code(request: HttpRequest, account: Account) -> bool:
    """Counts one try of a code from the new address. Three a code and ten codes a day: one in thirty thousand a day."""
    return _consume(request, "address_code", key=str(account.pk))


def may_try_join_code(request: HttpRequest) -> bool:
    """Counts one try of the code of a session, and says whether it may. A room with a whole group is one network; how
    hopeless guessing is, stands in ADR 0031."""
    return _consume(request, "join_network")


def may_ask_to_join(request: HttpRequest, email: str) -> bool:
    """Counts one address that wants to join a group by a link, and says whether it may: each gets a mail. A room with a
    whole group is one network; the same for an address that is known and one that is not."""
    return _consume(request, "invitation_network") and _consume(request, "invitation_address", key=_fingerprint(email))


def may_contribute(request: HttpRequest, secret: str) -> bool:
    """Counts one sentence for the screen of a session, and says whether it may: per browser, which `secret` tells from
    others, and per network. No person is counted."""
    return _consume(request, "contribute_network") and _consume(request, "contribute_browser", key=secret)


def known(request: HttpRequest, email: str) -> bool:
    """Says whether this browser bears the mark of this address."""
    try:
        marked = signing.loads(request.COOKIES.get(MARK, ""), salt=_SALT, max_age=MARK_DAYS * 86400)
    except signing.BadSignature:
        return False
    return constant_time_compare(marked, _fingerprint(email))


def mark(response: HttpResponse, account: Account) -> None:
    """Marks the browser of someone who just signed in. The mark holds a keyed digest, not the address."""
    response.set_cookie(
        MARK,
        signing.dumps(_fingerprint(account.email), salt=_SALT),
        max_age=MARK_DAYS * 86400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _fingerprint(email: str) -> str:
    return signing.Signer(salt=_SALT).signature(email.lower())


def _consume(request: HttpRequest, action: str, *, key: str | None = None) -> bool:
    usage = ratelimit.consume(request, app="allauth.account", action=action, config=app_settings.RATE_LIMITS, key=key)
    return usage is not None
