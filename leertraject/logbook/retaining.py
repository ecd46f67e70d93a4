"""When an entry's own term ends, its payload goes and its hash stays."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from leertraject.kernel.ending import DAY, NEVER, Ending
from leertraject.logbook import commands
from leertraject.logbook.models import Entry, Seal


def _entries(now: datetime, began: date | None) -> "QuerySet[Any]":
    """Sealed entries that still say something, as far as the chain holds nothing younger than `began` before them.

    An entry may be sealed after one of the next day; `verify` calls the emptying of such a one too early.
    """
    found = Entry.objects.filter(salt__isnull=False, seal__isnull=False)
    found = found.annotate(start=TruncDate("at", output_field=DAY), waits=NEVER)
    if began is None:
        return found
    after = timezone.make_aware(datetime.combine(began + timedelta(days=1), time.min))
    younger = Seal.objects.filter(entry__at__gte=after).order_by("id").values_list("id", flat=True).first()
    return found.filter(at__lt=after) if younger is None else found.filter(at__lt=after, seal__id__lt=younger)


ENDINGS = (
    Ending(
        kind="logboek",
        models=("logbook.Entry",),
        rows=_entries,
        end=commands.empty_entries,
        owner="subject",
        what="een regel in het logboek",
    ),
)
ELSEWHERE = {"logbook.Seal": "a hash without a payload says nothing about anyone; the chain needs it"}
