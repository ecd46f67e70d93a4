"""Why someone stopped goes half a year after it was written."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from leertraject.kernel.ending import NEVER, Ending
from leertraject.stopping import commands
from leertraject.stopping.models import StoppingReason


def _reasons(now: datetime, began: date | None) -> "QuerySet[Any]":
    return StoppingReason.objects.annotate(start=F("written_on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="reden_van_stoppen",
        models=("stopping.StoppingReason", "stopping.ReasonRelease", "stopping.ReasonWithdrawal"),
        rows=_reasons,
        end=commands.let_go,
        owner="enrolment__person",
        what="waarom je met een groep stopte",
    ),
)
ELSEWHERE: dict[str, str] = {}
