"""Who looked at whom is personal; the chain of hashes is not."""

import uuid

from leertraject.logbook.models import Entry

# The classes are those of `privacy.personal_data`, which stands above this package.
PERSONAL, PLAIN = "personal", "plain"

FIELDS = {
    "logbook.Entry.id": PLAIN,
    "logbook.Entry.at": PLAIN,
    "logbook.Entry.actor": PERSONAL,
    "logbook.Entry.verb": PLAIN,
    "logbook.Entry.object_kind": PLAIN,
    "logbook.Entry.object_id": PLAIN,
    "logbook.Entry.subject": PERSONAL,
    "logbook.Entry.salt": PLAIN,
    "logbook.Seal.id": PLAIN,
    "logbook.Seal.entry": PLAIN,
    "logbook.Seal.payload_hash": PLAIN,
    "logbook.Seal.digest": PLAIN,
}

# Of which data kind of the matrix each part of `export_for` is.
KINDS = {"logboek": "logboek"}


# What is left of it when someone is erased.
STAYS = {
    "logboek": "Dat er iets gebeurde en wanneer, blijft tot zijn termijn. Zo is na te gaan dat niemand er iets uit"
    " haalde. Van wie het was, is daarna niet meer te zien."
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns who did or saw what of this person, newest first."""
    entries = Entry.objects.filter(subject=person_id).order_by("-at")
    return {"logboek": [{"wanneer": e.at, "wat": e.verb, "wie": e.actor, "waarvan": e.object_kind} for e in entries]}


def erase_for(person_id: uuid.UUID) -> None:
    """Leaves the entries: they hold opaque ids that lead nowhere once the person has gone, and end by retention."""
