"""Opaque ids. Packages below `people` name persons and objects by UUID, without a foreign key."""

import uuid


def new_id() -> uuid.UUID:
    """Returns a random UUID; the primary key of everything that a person can be linked to."""
    return uuid.uuid4()
