"""What of the logbook lies unsealed."""

from django.db.models import Max, QuerySet

from leertraject.logbook.models import Entry, Seal


def unsealed(*, after: int = 0) -> QuerySet[Entry]:
    """Returns the entries with an id above `after` that no seal protects yet; without it the whole logbook is read."""
    return Entry.objects.filter(pk__gt=after, seal__isnull=True)


def last_sealed() -> int:
    """Returns the highest id that was sealed, 0 when none was."""
    return Seal.objects.aggregate(last=Max("entry"))["last"] or 0
