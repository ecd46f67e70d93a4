"""Opening and closing boxes: person's text in, sealed bytes out.

The owner of a box is a person. For the quotes that someone released it is a random id instead, so that the database
holds no plain tie between speaker and quote; that tie is sealed inside the release.
"""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from leertraject.kernel import prepared
from leertraject.kernel.prepared import Prepared
from leertraject.privacy import crypto, keyring, masterkey
from leertraject.privacy.models import Box, PersonKey

# Asked wherever someone's text is read; only the question is kept, never a key.
_BOX = Prepared(lambda: Box.objects.select_related("owner").filter(pk=prepared.uuid("box")))
_BOXES = Prepared(lambda: Box.objects.select_related("owner").filter(pk__in=prepared.uuids("boxes")))


@dataclass(frozen=True, slots=True)
class Opened:
    """A box whose key is at hand. `seal` and `unseal` bind the bytes to this box and a field name."""

    id: uuid.UUID
    key: bytes

    def seal(self, text: str, *, field: str) -> bytes:
        """Returns `text` sealed."""
        return crypto.seal(self.key, text.encode(), bound_to=f"{self.id}:{field}")

    def unseal(self, sealed: bytes | memoryview, *, field: str) -> str:
        """Returns the text. Raises crypto.Unreadable."""
        return crypto.unseal(self.key, sealed, bound_to=f"{self.id}:{field}").decode()

    def seal_bytes(self, content: bytes, *, field: str) -> bytes:
        """Returns the content of a file sealed."""
        return crypto.seal(self.key, content, bound_to=f"{self.id}:{field}")

    def unseal_bytes(self, sealed: bytes | memoryview, *, field: str) -> bytes:
        """Returns the content. Raises crypto.Unreadable."""
        return crypto.unseal(self.key, sealed, bound_to=f"{self.id}:{field}")

    def digest_key(self) -> bytes:
        """Returns the key for digests of words, so that a digest cannot be guessed without the box."""
        return crypto.derive(self.key, "digest")

    def local_key(self, person: uuid.UUID) -> bytes:
        """Returns the key with which the browser of this person seals its own copy of text that is on its way.

        It comes with the page, so the copy opens only for who is signed in again, and never once the box has gone.
        """
        return crypto.derive(self.key, f"local:{person}")


def make(*, owner: uuid.UUID, now: datetime) -> Opened:
    """Makes a box for this owner and returns it open. Call inside the transaction that uses it.

    Raises masterkey.NoMasterKey.
    """
    person_key = _person_key(owner, now=now)
    key = crypto.new_key()
    box = Box(owner_id=owner)
    box.wrapped = crypto.seal(person_key, key, bound_to=f"box:{box.id}")
    box.save(force_insert=True)
    return Opened(box.id, key)


def open_box(box_id: uuid.UUID) -> Opened:
    """Returns the opened box. Raises crypto.Unreadable when it, or its owner's key, is gone."""
    box = _BOX.first(box=box_id)
    if box is None:
        raise crypto.Unreadable("the box is gone")
    return _opened(box)


def open_boxes(ids: list[uuid.UUID]) -> dict[uuid.UUID, Opened]:
    """Returns the boxes that can be opened, by id, with one query; the others are left out."""
    found = {}
    for box in _BOXES.all(boxes=ids):
        with suppress(crypto.Unreadable):
            found[box.id] = _opened(box)
    return found


def existing() -> QuerySet[Box, uuid.UUID]:
    """Returns the ids of all boxes of which the key is still there, as a subquery."""
    return Box.objects.values_list("pk", flat=True)


def destroy(box_id: uuid.UUID) -> None:
    """Throws a box's key away: what it sealed is unreadable from now on."""
    Box.objects.filter(pk=box_id).delete()


def forget(*, owner: uuid.UUID) -> None:
    """Throws a person's key away with all boxes that it locked: nothing of theirs can be read any more."""
    PersonKey.objects.filter(pk=owner).delete()


def _opened(box: Box) -> Opened:
    return Opened(box.id, crypto.unseal(_unwrap(box.owner), box.wrapped, bound_to=f"box:{box.id}"))


def _unwrap(row: PersonKey) -> bytes:
    master = masterkey.named(row.master)
    if master is None:
        raise crypto.Unreadable("the master key of this person is not here")
    return crypto.unseal(master, row.wrapped, bound_to=f"person:{row.person}")


def _person_key(person: uuid.UUID, *, now: datetime) -> bytes:
    row = PersonKey.objects.filter(pk=person).first()
    if row is None:
        name, master = keyring.locking(now=now)
        wrapped = crypto.seal(master, crypto.new_key(), bound_to=f"person:{person}")
        fresh = {"wrapped": wrapped, "master": name, "made_at": now}
        # Two at once may want a first box for the same person; both must end up with the key that was kept.
        row, _ = PersonKey.objects.get_or_create(pk=person, defaults=fresh)
    return _unwrap(row)
