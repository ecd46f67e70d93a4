"""The chain's arithmetic. An outside script can repeat it with nothing but SHA-256 and JSON."""

import hashlib
import json
from dataclasses import dataclass

from leertraject.logbook.models import Entry, Seal

START = "0" * 64


def payload_hash(entry: Entry) -> str:
    """Returns SHA-256 over the salt and the entry as JSON with sorted keys, in hexadecimal."""
    payload = {
        "id": entry.pk,
        "at": entry.at.isoformat() if entry.at else None,
        "actor": str(entry.actor) if entry.actor else None,
        "verb": entry.verb,
        "object_kind": entry.object_kind,
        "object_id": entry.object_id,
        "subject": str(entry.subject) if entry.subject else None,
    }
    text = json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(bytes(entry.salt or b"") + text).hexdigest()


def link(previous: str, payload: str) -> str:
    """Returns the digest that chains a payload hash to the digest before it."""
    return hashlib.sha256(f"{previous}:{payload}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found: entries checked, the first broken entry's id or None, length of the unsealed tail."""

    sealed: int
    first_broken: int | None
    unsealed: int


def verify() -> Verdict:
    """Recomputes the whole chain. An entry whose payload has gone (salt None) keeps its stored hash."""
    digest, sealed = START, 0
    for seal in Seal.objects.select_related("entry").order_by("id").iterator(chunk_size=2000):
        gone = seal.entry.salt is None
        payload = seal.payload_hash if gone else payload_hash(seal.entry)
        digest = link(digest, payload)
        if payload != seal.payload_hash or digest != seal.digest:
            return Verdict(sealed, seal.entry_id, _tail())
        sealed += 1
    return Verdict(sealed, None, _tail())


def _tail() -> int:
    return Entry.objects.filter(seal__isnull=True).count()
