"""What goes of the whole installation, for who leads or administers it.

Numbers stand only where they tell nothing about one person: the matrix lets the reader see each of them, or counts, and
they are at least the minimum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.home import rules
from leertraject.home.models import Pause, TermBatch, TermRun
from leertraject.home.retention import due, registry
from leertraject.kernel.actors import Actor
from leertraject.logbook.models import Entry
from leertraject.privacy import matrix, minimum, retention
from leertraject.privacy.matrix import Level

AHEAD = timedelta(days=90)
NO_NUMBER = "geen getal"


@dataclass(frozen=True, slots=True)
class Ran:
    """The last run: when, whether it came through everything, and the entry of the logbook that says so."""

    at: datetime
    whole: bool
    entry: int | None


def rows(actor: Actor, *, now: datetime) -> list[dict[str, object]]:
    """Returns a row for a table per kind of which something goes (a query per kind that shows a number, and two)."""
    kinds = due.kinds()
    shown = [kind for kind in kinds if _shows(kind, actor)]
    went = _went(shown)
    return [_row(kind, label, kind in shown, went.get(kind, "nog nooit"), now) for kind, label in kinds.items()]


def last_run() -> Ran | None:
    """Returns the last run, or None when there was none."""
    run = TermRun.objects.first()
    if run is None:
        return None
    return Ran(run.at, run.ended_at is not None, _entries(("end_term_run", "begin_term_run"), [run]).get(str(run.pk)))


def pauses(actor: Actor, *, now: datetime) -> QuerySet[Pause]:
    """Returns what is put off, for who may put it off; an administrator does not know of whom."""
    if not rules.may_pause(actor):
        return Pause.objects.none()
    return due.pauses(now).select_related("person")


def _row(kind: str, label: str, shown: bool, went: str, now: datetime) -> dict[str, object]:
    term = retention.term(kind)
    ends = f"{term.length} vanaf: {retention.starts()[term.start].lower()}"
    cells = [ends, term.reason, _coming(kind, now) if shown else NO_NUMBER, went if shown else NO_NUMBER]
    return {"head": label, "cells": cells}


def _shows(kind: str, actor: Actor) -> bool:
    """Of what the reader may not count, also the day on which it went would say that there was something."""
    levels = matrix.rows()[kind].levels
    if rules.may_pause(actor):
        return levels["programmaleider"] == Level.VOL
    return levels["beheerder"] in (Level.VOL, Level.AANTALLEN)


def _coming(kind: str, now: datetime) -> str:
    term = retention.term(kind)
    began = term.began_by(timezone.localdate(now + AHEAD))
    ends = (one for one in registry.endings() if one.kind == kind)
    return _at_least(sum(one.rows(now, began).filter(start__lte=began, waits=False).count() for one in ends))


def _at_least(number: int) -> str:
    least = minimum.rules().minimum
    return str(number) if number >= least else f"minder dan {least}, of niets"


def _went(kinds: Sequence[str]) -> dict[str, str]:
    """What went last of each kind, and the entry of the logbook that says so."""
    newest = TermBatch.objects.filter(kind=OuterRef("kind")).order_by("-at", "-pk").values("pk")[:1]
    found = list(TermBatch.objects.filter(kind__in=kinds, pk=Subquery(newest)).order_by())
    entries = _entries(("let_go",), found)
    return {batch.kind: _said(batch, entries.get(str(batch.pk))) for batch in found}


def _said(batch: TermBatch, entry: int | None) -> str:
    day = date_format(timezone.localtime(batch.at), "j F Y")
    return f"{day}: {_at_least(batch.number)}. Logboek, regel {entry or 'die zelf weg is'}."


def _entries(verbs: Iterable[str], rows: Sequence[TermRun | TermBatch]) -> dict[str, int]:
    """The newest entry about each of these, by its id."""
    about = [str(row.pk) for row in rows]
    found = Entry.objects.filter(verb__in=verbs, object_id__in=about).order_by("pk") if about else Entry.objects.none()
    return dict(found.values_list("object_id", "pk"))
