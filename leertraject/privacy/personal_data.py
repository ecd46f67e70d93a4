"""How every package says which of its fields are personal, and hands them over or erases them."""

import uuid

from leertraject.kernel import clock
from leertraject.privacy import boxes, commands

PERSONAL = "personal"
SENSITIVE = "sensitive"
PLAIN = "plain"

FIELDS = {
    "privacy.Keyring.id": PLAIN,
    "privacy.Keyring.master": PLAIN,
    "privacy.Keyring.previous": PLAIN,
    "privacy.Keyring.since": PLAIN,
    "privacy.Keyring.backup": PLAIN,
    "privacy.PersonKey.person": PLAIN,
    "privacy.PersonKey.wrapped": PLAIN,
    "privacy.PersonKey.master": PLAIN,
    "privacy.PersonKey.made_at": PLAIN,
    "privacy.Box.id": PLAIN,
    "privacy.Box.owner": PLAIN,
    "privacy.Box.wrapped": PLAIN,
    "privacy.Erasure.person": PERSONAL,
    "privacy.Erasure.at": PLAIN,
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns nothing: a key says nothing about anyone."""
    return {}


def erase_for(person_id: uuid.UUID) -> None:
    """Throws the person's key away, and with it every box that it locked; notes that this person was erased."""
    boxes.forget(owner=person_id)
    commands.note_erasure(person=person_id, now=clock.now())
