"""What is kept about people goes when its term is over."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people.models import Role


@transaction.atomic
def forget_roles(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes roles that ended long ago."""
    gone = list(Role.objects.filter(pk__in=ids, ends_on__isnull=False))
    logbook.record_all("forget_role", by=by, now=now, on=[(role, role.person_id) for role in gone])
    Role.objects.filter(pk__in=[role.pk for role in gone]).delete()
