"""The list of erasures outlives the oldest backup, and no longer."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from leertraject.kernel.ending import DAY, NEVER, Ending
from leertraject.privacy import commands
from leertraject.privacy.models import Erasure


def _erasures(now: datetime, began: date | None) -> "QuerySet[Any]":
    return Erasure.objects.annotate(start=TruncDate("at", output_field=DAY), waits=NEVER)


ENDINGS = (Ending(kind="wislijst", models=("privacy.Erasure",), rows=_erasures, end=commands.drop_erasures),)
ELSEWHERE: dict[str, str] = {}
