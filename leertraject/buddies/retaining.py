"""Who was whose buddy goes a year after the last session of their group, as does who asked whom."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from leertraject.buddies import commands
from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.kernel.ending import NEVER, Ending


def _requests(now: datetime, began: date | None) -> "QuerySet[Any]":
    return BuddyRequest.objects.annotate(start=F("cohort__ends_on"), waits=NEVER)


def _pairs(now: datetime, began: date | None) -> "QuerySet[Any]":
    return BuddyPair.objects.annotate(start=F("cohort__ends_on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="maatjes",
        models=("buddies.BuddyRequest",),
        rows=_requests,
        end=commands.let_requests_go,
        owner="asker",
        what="dat je een groepsgenoot vroeg om je maatje te zijn",
    ),
    Ending(
        kind="maatjes",
        models=("buddies.BuddyPair",),
        rows=_pairs,
        end=commands.let_pairs_go,
        owner="one",
        what="dat je in een groep een maatje hebt",
    ),
)
ELSEWHERE: dict[str, str] = {}
