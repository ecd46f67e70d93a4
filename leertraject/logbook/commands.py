"""Writing the logbook."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import chain, queries
from leertraject.logbook.models import Entry, Seal


def record(
    verb: str,
    *,
    by: Actor,
    now: datetime,
    on: object = None,
    about: uuid.UUID | None = None,
) -> Entry:
    """Writes one entry in the caller's transaction, so that change and entry are committed together.

    `on` is the model instance that was changed or seen, `about` the person it concerns.
    """
    entry = _entry(verb, by=by, now=now, on=on, about=about)
    entry.save(force_insert=True)
    return entry


def record_all(verb: str, *, by: Actor, now: datetime, on: Sequence[tuple[object, uuid.UUID | None]]) -> None:
    """Writes an entry per pair of what was changed and the person it concerns, in the caller's transaction."""
    entries = [_entry(verb, by=by, now=now, on=changed, about=about) for changed, about in on]
    Entry.objects.bulk_create(entries, batch_size=500)


def _entry(verb: str, *, by: Actor, now: datetime, on: object, about: uuid.UUID | None) -> Entry:
    kind = on._meta.label_lower if on is not None else ""  # type: ignore[attr-defined]
    key = str(on.pk) if on is not None else ""  # type: ignore[attr-defined]
    return Entry(at=now, actor=by.subject, verb=verb, object_kind=kind, object_id=key, subject=about)


@transaction.atomic
def empty_entries(*, ids: Collection[int], by: Actor, now: datetime) -> None:
    """Takes the payload and the salt out of sealed entries; their hashes stay, so the chain still verifies.

    Which ones, and that they come first in the chain, is for `retaining` to say; the job notes what it did.
    """
    nothing = {"at": None, "actor": None, "verb": "", "object_kind": "", "object_id": "", "subject": None, "salt": None}
    Entry.objects.filter(pk__in=ids, seal__isnull=False).update(**nothing)


@transaction.atomic
def seal_entries(*, after: int = 0, limit: int = 5000) -> int:
    """Chains at most `limit` unsealed entries with an id above `after`, in order of id, and returns how many.

    The last seal is locked, so that two sealers cannot fork the chain.
    """
    last = Seal.objects.select_for_update().order_by("-id").first()
    digest = last.digest if last else chain.START
    seals = []
    for entry in queries.unsealed(after=after).order_by("id")[:limit]:
        payload = chain.payload_hash(entry)
        digest = chain.link(digest, payload)
        seals.append(Seal(entry=entry, payload_hash=payload, digest=digest))
    Seal.objects.bulk_create(seals)
    return len(seals)
