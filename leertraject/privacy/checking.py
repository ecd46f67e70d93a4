"""Does every wrapped key open, and does every sealed text have its key."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import BinaryField, Model, Q

from leertraject.privacy import crypto, masterkey
from leertraject.privacy.models import Box, PersonKey


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in numbers of keys.

    persons, boxes  how many there are
    elsewhere       persons' keys whose master key is not here
    shut_persons    persons' keys that their master key does not open
    shut_boxes      boxes that their owner's key does not open; those of persons that do not open are not among them
    missing         sealed texts whose box is gone
    orphans         boxes that no text uses
    """

    persons: int = 0
    boxes: int = 0
    elsewhere: int = 0
    shut_persons: int = 0
    shut_boxes: int = 0
    missing: int = 0
    orphans: int = 0

    @property
    def well(self) -> bool:
        """Says whether there is nothing wrong."""
        return not (self.elsewhere or self.shut_persons or self.shut_boxes or self.missing or self.orphans)


def check() -> Checked:
    """Opens every key. Raises masterkey.NoMasterKey."""
    persons = boxes = elsewhere = shut_persons = shut_boxes = 0
    lacking: set[str] = set()
    for row in PersonKey.objects.iterator(chunk_size=500):
        persons += 1
        # A key that is nowhere is asked for once: a vault may take its time.
        master = None if row.master in lacking else masterkey.named(row.master)
        if master is None:
            lacking.add(row.master)
            elsewhere += 1
        elif not _opens(master, row.wrapped, f"person:{row.person}"):
            shut_persons += 1
    existing: set[uuid.UUID] = set()
    for box in Box.objects.select_related("owner").iterator(chunk_size=500):
        boxes += 1
        existing.add(box.id)
        key = _key_of(box.owner, lacking)
        shut_boxes += key is not None and not _opens(key, box.wrapped, f"box:{box.id}")
    wanted = set(wanted_boxes())
    missing, orphans = len(wanted - existing), len(existing - wanted)
    return Checked(persons, boxes, elsewhere, shut_persons, shut_boxes, missing, orphans)


def wanted_boxes() -> Iterator[uuid.UUID]:
    """Yields the boxes of every text that lies sealed: a row with a `box` whose sealed fields are not all empty."""
    for model in sealing_models():
        sealed = [field.name for field in model._meta.local_fields if isinstance(field, BinaryField)]
        empty = Q(*[Q(**{name: b""}) for name in sealed]) if sealed else Q(pk__in=[])
        yield from model._default_manager.exclude(empty).values_list("box", flat=True).iterator(chunk_size=2000)


def sealing_models() -> list[type[Model]]:
    """Returns the models of which each row has a box."""
    return [model for model in apps.get_models() if any(field.name == "box" for field in model._meta.local_fields)]


def _opens(key: bytes, sealed: bytes | memoryview, place: str) -> bool:
    try:
        crypto.unseal(key, sealed, bound_to=place)
    except crypto.Unreadable:
        return False
    return True


def _key_of(owner: PersonKey, lacking: set[str]) -> bytes | None:
    master = None if owner.master in lacking else masterkey.named(owner.master)
    if master is None:
        return None
    try:
        return crypto.unseal(master, owner.wrapped, bound_to=f"person:{owner.person}")
    except crypto.Unreadable:
        return None
