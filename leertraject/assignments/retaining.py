"""What was made of an assignment goes a year after the last session of its group, with each copy handed in."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from leertraject.assignments import commands
from leertraject.assignments.models import Work
from leertraject.kernel.ending import NEVER, Ending


def _works(now: datetime, began: date | None) -> "QuerySet[Any]":
    return Work.objects.annotate(start=F("cohort__ends_on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="opdracht",
        models=(
            "assignments.Work",
            "assignments.Enclosure",
            "assignments.HandIn",
            "assignments.HandInEnclosure",
            "assignments.HandInWithdrawal",
            "assignments.HandInReader",
            "assignments.HandInReaderEnd",
        ),
        rows=_works,
        end=commands.let_go,
        owner="person",
        what="wat je schreef voor een opdracht, en wat je ervan inleverde",
    ),
)
_WITH_THE_WORK = "a remark is sealed in the box of the work, and goes with it: the same term, from the same day"
ELSEWHERE = dict.fromkeys(
    ("assignments.Remark", "assignments.RemarkWithdrawal", "assignments.RemarkAnswer"), _WITH_THE_WORK
)
