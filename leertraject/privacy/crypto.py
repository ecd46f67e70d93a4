"""AES-256-GCM and nothing else: a nonce of 12 bytes, then the sealed bytes (NIST SP 800-38D)."""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12


class Unreadable(Exception):
    """The key is gone or wrong, or the bytes were changed."""


def new_key() -> bytes:
    """Returns a fresh random key of `KEY_BYTES`."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, *, bound_to: str) -> bytes:
    """Returns the sealed bytes; they open only with the same key and the same `bound_to`."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def unseal(key: bytes, sealed: bytes | memoryview, *, bound_to: str) -> bytes:
    """Returns the plain bytes. Raises Unreadable for a wrong key, another place or changed bytes."""
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable("sealed bytes do not open") from error


def fingerprint(key: bytes) -> str:
    """Returns 16 hexadecimal characters that name a key without giving it away."""
    return hashlib.sha256(b"leertraject master key" + key).hexdigest()[:16]


def derive(key: bytes, purpose: str) -> bytes:
    """Returns a key for another purpose, from which `key` cannot be found (HMAC-SHA256)."""
    return hmac.new(key, purpose.encode(), hashlib.sha256).digest()
