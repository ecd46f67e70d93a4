"""What came up at sessions, for who gives them and for the group."""

import uuid
from collections import defaultdict
from typing import Any

from leertraject.programmes.models import Cohort, Harvest, Session


def lines(session: Session) -> list[Harvest]:
    """Returns everything that was written down at a session, for who gives it (one query)."""
    return list(session.harvest.all())


def shown(cohort: Cohort) -> dict[uuid.UUID, list[Harvest]]:
    """Returns per session of a cohort what its group may read (one query)."""
    found: dict[uuid.UUID, list[Harvest]] = defaultdict(list)
    for line in Harvest.objects.filter(session__cohort=cohort, shown_at__isnull=False):
        found[line.session_id].append(line)
    return found


def beside(rows: list[dict[str, Any]], found: dict[uuid.UUID, list[Harvest]]) -> list[dict[str, Any]]:
    """Returns the sessions of a cohort as entries, each with what its group may read."""
    return [row | {"harvest": found.get(row["session"].pk, [])} for row in rows]
