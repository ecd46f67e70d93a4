"""Roles go some time after their end. Who someone is goes last: that is for `home`, which knows all that binds."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from leertraject.kernel.ending import NEVER, Ending
from leertraject.people.commands import forgetting
from leertraject.people.models import Role


def _roles(now: datetime, began: date | None) -> "QuerySet[Any]":
    return Role.objects.filter(ends_on__isnull=False).annotate(start=F("ends_on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="rol",
        models=("people.Role",),
        rows=_roles,
        end=forgetting.forget_roles,
        owner="person",
        what="een rol die voorbij is",
    ),
)
ELSEWHERE = {
    "people.Organisation": "a client and no person",
    "people.Person": "`home` lets a person go, for it knows everything that binds someone",
    "aanmeldmiddel": "its owner drops it, an erasure takes it along, and `config.recurring.tidy` throws away every day"
    " what has run out",
}
