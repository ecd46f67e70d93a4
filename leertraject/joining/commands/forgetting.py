"""What was asked and came to nothing goes after its term."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.joining.models import JoinAttempt, JoinRequest
from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook


@transaction.atomic
def forget_attempts(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes what nobody confirmed."""
    gone = JoinAttempt.objects.filter(pk__in=ids)
    logbook.record_all("forget_join_attempt", by=by, now=now, on=[(row, None) for row in gone])
    gone.delete()


@transaction.atomic
def forget_requests(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes what was refused a month ago, or still waited when the group had long ended."""
    gone = JoinRequest.objects.filter(pk__in=ids)
    logbook.record_all("forget_join_request", by=by, now=now, on=[(row, row.person_id) for row in gone])
    gone.delete()
