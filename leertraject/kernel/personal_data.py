"""The technical tables of background work hold nothing about people."""

import uuid

# The classes are those of `privacy.personal_data`, which stands above this package.
PLAIN = "plain"

FIELDS = {
    "kernel.WorkerBeat.worker_id": PLAIN,
    "kernel.WorkerBeat.seen_at": PLAIN,
    "kernel.Recurring.name": PLAIN,
    "kernel.Recurring.due_at": PLAIN,
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns nothing: no row here is about a person."""
    return {}


def erase_for(person_id: uuid.UUID) -> None:
    """Leaves everything: no row here is about a person."""
