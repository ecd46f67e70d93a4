"""Recovery codes, for who lost the app. Each works once; what is kept can only be guessed with the box."""

import hmac
import secrets

from leertraject.privacy.boxes import Opened

HOW_MANY = 10
# Without letters and digits that look alike.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def fresh() -> list[str]:
    """Returns ten codes of ten signs, fifty bits each."""
    return ["-".join("".join(secrets.choice(_SIGNS) for _ in range(5)) for _ in range(2)) for _ in range(HOW_MANY)]


def digest(code: str, box: Opened) -> str:
    """Returns what is kept of a code; capitals, spaces and dashes do not matter."""
    plain = "".join(sign for sign in code.lower() if sign.isalnum())
    return hmac.digest(box.digest_key(), f"recovery:{plain}".encode(), "sha256").hex()
