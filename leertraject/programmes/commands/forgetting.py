"""Enrolments and invitations go when their term is over."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes.models import Enrolment, SessionInvitation


@transaction.atomic
def forget_enrolments(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes that someone took part in a group that ended long ago."""
    gone = Enrolment.objects.filter(pk__in=ids)
    logbook.record_all("forget_enrolment", by=by, now=now, on=[(row, row.person_id) for row in gone])
    gone.delete()


@transaction.atomic
def forget_invitations(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes that someone was invited to a session that is over."""
    gone = SessionInvitation.objects.filter(pk__in=ids)
    logbook.record_all("forget_invitation", by=by, now=now, on=[(row, row.person_id) for row in gone])
    gone.delete()
