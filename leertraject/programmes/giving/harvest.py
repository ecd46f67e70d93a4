"""What came up at sessions, for who gives them and for the group."""

import uuid
from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.privacy import boxes
from leertraject.programmes.giving import rules
from leertraject.programmes.models import Cohort, Harvest, HarvestPhoto, Session
from leertraject.programmes.rules import is_team

FIELD = "photo"


def lines(session: Session) -> list[Harvest]:
    """Returns everything that was written down at a session, for who gives it (one query)."""
    return _LINES.all(session=session.pk)


def line(session: Session, key: int) -> Harvest:
    """Returns one line of a session that the asker gives (one query). Raises Http404."""
    found = session.harvest.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def shown(cohort: Cohort) -> dict[uuid.UUID, list[Harvest]]:
    """Returns per session of a cohort what its group may read (one query)."""
    found: dict[uuid.UUID, list[Harvest]] = defaultdict(list)
    for line in _without_content(Harvest.objects.filter(session__cohort=cohort, shown_at__isnull=False)):
        found[line.session_id].append(line)
    return found


def beside(rows: list[dict[str, Any]], found: dict[uuid.UUID, list[Harvest]]) -> list[dict[str, Any]]:
    """Returns the sessions of a cohort as entries, each with what its group may read."""
    return [row | {"harvest": found.get(row["session"].pk, [])} for row in rows]


def photo(actor: Actor, cohort_id: uuid.UUID, session_id: uuid.UUID, key: int) -> HarvestPhoto:
    """Returns the photo of a line, for whoever reads that line (two queries). Raises Http404 for everyone else."""
    rows = HarvestPhoto.objects.select_related("harvest__session__cohort")
    rows = rows.prefetch_related("harvest__session__trainers")
    found = rows.filter(harvest=key, harvest__session=session_id, harvest__session__cohort=cohort_id).first()
    if found is None:
        raise Http404
    session = found.harvest.session
    inside = is_team(actor, session.cohort) or actor.has_in("participant", cohort=session.cohort_id)
    if not rules.reads_line(found.harvest, gives=rules.gives(session, by=actor), inside=inside):
        raise Http404
    return found


def content(found: HarvestPhoto) -> bytes:
    """Returns a photo as it was put there (one query)."""
    return boxes.open_box(found.box).unseal_bytes(found.content, field=FIELD)


def _without_content(rows: QuerySet[Harvest]) -> QuerySet[Harvest]:
    return rows.select_related("photo").defer("photo__content")


_LINES = Prepared(lambda: _without_content(Harvest.objects.filter(session=prepared.uuid("session"))))
