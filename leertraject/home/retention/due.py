"""What may go on a day, and what its owner must hear first. Days are those of the calendar here, not of UTC."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from leertraject.home.models import Announced, Pause
from leertraject.home.retention import registry
from leertraject.kernel import prepared
from leertraject.kernel.ending import Ending
from leertraject.kernel.prepared import Prepared
from leertraject.notices.retaining import UNDER_WAY
from leertraject.privacy import matrix, retention
from leertraject.privacy.retention import Action


def over(ending: Ending, *, now: datetime) -> "QuerySet[Any]":
    """Returns the rows whose term is over and on which nothing rests, the oldest first."""
    began = retention.term(ending.kind).began_by(timezone.localdate(now))
    return _begun(ending, began, now)


def ready(ending: Ending, *, now: datetime) -> "QuerySet[Any]":
    """Returns the rows that go now: over, and announced long enough ago where that must be.

    Who cannot be told, for want of an address, is not: a text does not stay for ever because of that.
    """
    rows, days = over(ending, now=now), retention.term(ending.kind).announce_days
    if days is None:
        return rows
    before = _begin(timezone.localdate(now) - timedelta(days=days - 1))
    gone = Q(notice__isnull=True, at__lt=before) | Q(~Q(notice__state__in=UNDER_WAY), notice__state_at__lt=before)
    return rows.filter(Exists(_told(ending).filter(gone)) | ~_reachable(ending))


def to_announce(ending: Ending, *, now: datetime) -> "QuerySet[Any]":
    """Returns the rows whose owner must hear now that they go; none for a kind of which nobody is told."""
    term = retention.term(ending.kind)
    if term.announce_days is None:
        return ending.rows(now, None).none()
    began = term.began_by(timezone.localdate(now) + timedelta(days=term.announce_days))
    return _begun(ending, began, now).filter(~Exists(_told(ending)), _reachable(ending))


def pauses(now: datetime) -> QuerySet[Pause]:
    """Returns what is put off now."""
    return _pauses(timezone.localdate(now))


def kinds() -> dict[str, str]:
    """Returns of which kinds something goes by itself, with their labels, in the order of the matrix."""
    ends = {ending.kind for ending in registry.endings()}
    return {row.id: row.label for row in matrix.rows().values() if row.id in ends}


def goes_on(ending: Ending, start: date, *, told: date | None, now: datetime) -> date:
    """Returns the first day on which something goes that began at `start`, and of which its owner heard at `told`."""
    term = retention.term(ending.kind)
    day = max(term.ends_on(start), timezone.localdate(now))
    if term.announce_days is None:
        return day
    return max(day, (told or timezone.localdate(now)) + timedelta(days=term.announce_days))


def _begun(ending: Ending, began: date, now: datetime) -> "QuerySet[Any]":
    if retention.term(ending.kind).action == Action.BEWAREN:
        raise ValueError(f"{ending.kind} stays: nothing of it may end by itself")
    rows = ending.rows(now, began).filter(start__lte=began, waits=False).order_by("start", "pk")
    paused = _PAUSED.all(kind=ending.kind, today=timezone.localdate(now))
    if None in paused:
        return rows.none()
    return rows.exclude(**{f"{ending.owner}__in": paused}) if ending.owner and paused else rows


def _pauses(today: date) -> QuerySet[Pause]:
    return Pause.objects.filter(ended_at__isnull=True, until__gte=today)


# Asked for each kind of thing that ends; mostly nothing is put off.
_PAUSED = Prepared(
    lambda: _pauses(prepared.day("today")).filter(kind=prepared.text("kind")).values_list("person", flat=True)
)


def _told(ending: Ending) -> QuerySet[Announced]:
    return Announced.objects.filter(kind=ending.kind, object_id=OuterRef("pk"), start=OuterRef("start"))


def _reachable(ending: Ending) -> Q:
    field = "email" if ending.owner == "pk" else f"{ending.owner}__email"
    return Q(**{f"{field}__isnull": False}) & ~Q(**{field: ""})


def _begin(day: date) -> datetime:
    """The first moment of a day here; there is one in the nights of clock change too."""
    return timezone.make_aware(datetime.combine(day, time.min))
