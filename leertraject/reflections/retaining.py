"""What stands in a notebook goes a year after it was written, or after the last session of its writer's groups."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from leertraject.kernel.ending import DAY, NEVER, Ending
from leertraject.programmes.models import Enrolment
from leertraject.reflections import commands
from leertraject.reflections.models import Reflection


def _reflections(now: datetime, began: date | None) -> "QuerySet[Any]":
    taking = Enrolment.objects.filter(person=OuterRef("notebook__person")).order_by().values("person")
    last = Subquery(taking.annotate(last=Max("cohort__ends_on")).values("last"), output_field=DAY)
    written = F("written_on")
    return Reflection.objects.annotate(start=Greatest(written, Coalesce(last, written)), waits=NEVER)


ENDINGS = (
    Ending(
        kind="reflectie",
        models=("reflections.Reflection", "reflections.Passage", "reflections.Share", "reflections.ShareWithdrawal"),
        rows=_reflections,
        end=commands.let_go,
        owner="notebook__person",
        what="een bladzijde van je notitieboek",
    ),
)
ELSEWHERE = {"reflections.Notebook": "it holds nothing but the key, which goes with its person"}
