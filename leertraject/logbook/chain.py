"""The chain's arithmetic. `docs/verify_logbook.py` repeats it on an export with nothing but SHA-256 and JSON."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from leertraject.logbook import queries
from leertraject.logbook.models import Entry, Seal

START = "0" * 64


def payload(entry: Entry) -> dict[str, object]:
    """Returns what an entry says, as it is hashed and exported."""
    return {
        "id": entry.pk,
        "at": entry.at.isoformat() if entry.at else None,
        "actor": str(entry.actor) if entry.actor else None,
        "verb": entry.verb,
        "object_kind": entry.object_kind,
        "object_id": entry.object_id,
        "subject": str(entry.subject) if entry.subject else None,
    }


def payload_hash(entry: Entry) -> str:
    """Returns SHA-256 over the salt and the entry as JSON with sorted keys, in hexadecimal."""
    text = json.dumps(payload(entry), sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha256(bytes(entry.salt or b"") + text).hexdigest()


def is_emptied(entry: Entry) -> bool:
    """Says whether the payload has gone, all of it. A salt that went alone would hide a changed entry."""
    return entry.salt is None and not any(value for name, value in payload(entry).items() if name != "id")


def link(previous: str, payload: str) -> str:
    """Returns the digest that chains a payload hash to the digest before it."""
    return hashlib.sha256(f"{previous}:{payload}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found.

    sealed        how many entries hold, up to the first broken one
    first_broken  the id of the first entry that does not hold, or None
    unsealed      how many entries no seal protects yet
    emptied       how many of the sealed ones have lost their payload, so that only their hash could be checked
    early         the id of the first one that lost it before its term can have ended, or None
    last          the digest of the last seal: noted elsewhere it shows later that nothing was cut off or rewritten
    after_noted   how many entries were sealed after the noted digest, or None when the chain does not hold it
    """

    sealed: int = 0
    first_broken: int | None = None
    unsealed: int = 0
    emptied: int = 0
    early: int | None = None
    last: str = START
    after_noted: int | None = None


def verify(*, noted: str = START, kept_since: datetime | None = None) -> Verdict:
    """Recomputes the whole chain.

    `noted` is a digest that was written down before. An entry whose payload has gone keeps its stored hash; one that
    lost it although an earlier entry is of `kept_since` or later, lost it too early.
    """
    digest, sealed, emptied, early = START, 0, 0, None
    youngest: datetime | None = None
    at_noted = 0 if noted == START else None
    for seal in _seals():
        entry = seal.entry
        gone = is_emptied(entry)
        found = seal.payload_hash if gone else payload_hash(entry)
        if found != seal.payload_hash or link(digest, found) != seal.digest:
            return Verdict(sealed, seal.entry_id, _tail(), emptied, early, digest, _after(at_noted, sealed))
        digest, sealed = seal.digest, sealed + 1
        emptied += gone
        if gone and early is None and kept_since and youngest and youngest >= kept_since:
            early = entry.pk
        if entry.at is not None:
            youngest = max(entry.at, youngest or entry.at)
        if digest == noted:
            at_noted = sealed
    return Verdict(sealed, None, _tail(), emptied, early, digest, _after(at_noted, sealed))


def _seals() -> Iterator[Seal]:
    return Seal.objects.select_related("entry").order_by("id").iterator(chunk_size=2000)


def _after(at_noted: int | None, sealed: int) -> int | None:
    return None if at_noted is None else sealed - at_noted


def _tail() -> int:
    return queries.unsealed().count()


def exported() -> Iterator[str]:
    """Yields the whole logbook as lines of JSON: a head, the sealed entries in order of the chain, the tail, an end.

    Read it in `kernel.snapshot.of_one_moment`, or an entry that is sealed meanwhile falls out.
    """
    yield _json({"format": "leertraject-logbook", "version": 1, "start": START})
    digest, sealed, unsealed = START, 0, 0
    for seal in _seals():
        digest, sealed = seal.digest, sealed + 1
        salt = None if seal.entry.salt is None else bytes(seal.entry.salt).hex()
        yield _json(
            {"entry": payload(seal.entry), "salt": salt, "payload_hash": seal.payload_hash, "digest": seal.digest}
        )
    for entry in Entry.objects.filter(seal__isnull=True).order_by("id").iterator(chunk_size=2000):
        unsealed += 1
        yield _json({"entry": payload(entry)})
    yield _json({"sealed": sealed, "unsealed": unsealed, "last": digest})


def _json(found: dict[str, object]) -> str:
    return json.dumps(found, sort_keys=True, separators=(",", ":"))
