"""Codes by the clock (RFC 6238): six digits of HMAC-SHA-1 over the half minute, as every app for it shows."""

import base64
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

DIGITS, SECONDS, DRIFT = 6, 30, 1


def new_secret() -> str:
    """Returns 160 bits of chance, as an app wants them typed."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """Returns the code of one half minute, counted from 1970.

    >>> code_at(base64.b32encode(b"12345678901234567890").decode(), 59 // 30)
    '287082'
    """
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, typed: str, *, now: datetime, after: int = 0) -> int | None:
    """Returns the half minute of which this is the code: this one or a neighbour, and later than `after`.

    Who notes it and asks `after` it, lets a code work once.
    """
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    here = int(now.timestamp()) // SECONDS
    steps = [step for step in range(here - DRIFT, here + DRIFT + 1) if step > after]
    return next((step for step in steps if hmac.compare_digest(code_at(secret, step), digits)), None)


def address(secret: str, *, name: str) -> str:
    """Returns what an app reads from a QR code; `name` is under which it is listed there."""
    asked = {"secret": secret, "issuer": "Leertraject", "algorithm": "SHA1", "digits": DIGITS, "period": SECONDS}
    return f"otpauth://totp/Leertraject:{quote(name)}?{urlencode(asked)}"
