"""Hand-written text that waits to be rewritten, for who may do that, and what may not come back in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model, QuerySet

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import Check, Flag, Note, Outcome
from leertraject.lookback.queries import checks, covering, insights, texts
from leertraject.people import rules as people
from leertraject.programmes.models import Change

CHECK, OUTCOME, NOTE, CHANGE = (model._meta.label_lower for model in (Check, Outcome, Note, Change))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits: what it is (a check, its outcome, a note, a change), and since when."""

    row: Check | Outcome | Note | Change
    since: datetime


def any_waits() -> bool:
    """Says whether any text waits to be rewritten, by whomever (one query)."""
    return bool(_WAITS.all())


_WAITS = Prepared(lambda: Flag.objects.filter(settled_at__isnull=True).order_by().values_list("pk")[:1])


def waiting_for(actor: Actor) -> list[Waiting]:
    """Returns what `actor` may rewrite, oldest first; insights have a list of their own (`insights.to_rewrite`).

    A programme leader may rewrite all; a trainer the outcomes that he or she wrote. One query when nothing waits,
    and none for anyone else.
    """
    leads, designs = checks.reads_all(actor), people.leads(actor)
    if not leads and not checks.cohorts_of(actor):
        return []
    found: dict[str, dict[UUID, datetime]] = defaultdict(dict)
    kinds = (CHECK, OUTCOME, NOTE, CHANGE) if leads else (OUTCOME,)
    flags = Flag.objects.filter(object_kind__in=kinds, settled_at__isnull=True, instead="")
    for kind, key, at in flags.order_by("-at").values_list("object_kind", "object_id", "at"):
        found[kind][key] = at
    rows: dict[str, Callable[[Iterable[UUID]], Iterable[Check | Outcome | Note | Change]]] = {
        CHECK: lambda keys: checks.visible_to(actor).filter(pk__in=keys),
        OUTCOME: lambda keys: outcomes(actor).filter(check_of__in=keys),
        NOTE: lambda keys: Note.objects.filter(pk__in=keys).select_related("change__version__programme"),
        CHANGE: lambda keys: checks.changes(actor).filter(pk__in=keys) if designs else (),
    }
    waiting = [
        Waiting(row, keys[insights.flag_key(row)[1]]) for kind, keys in found.items() for row in rows[kind](keys)
    ]
    return sorted(waiting, key=lambda one: one.since)


def outcomes(actor: Actor) -> QuerySet[Outcome]:
    """Returns the outcomes that `actor` may rewrite: a programme leader all, a trainer those that he or she wrote."""
    found = Outcome.objects.filter(check_of__in=checks.visible_to(actor))
    found = found.select_related("check_of__cohort", "check_of__change__version__programme")
    if checks.reads_all(actor):
        return found
    return found.filter(by=actor.subject) if actor.subject else found.none()


def fields(row: Model) -> dict[str, list[Flag]]:
    """Returns the fields of a row that wait to be rewritten, with their flags (one query)."""
    return {
        field: flags
        for field, flags in insights.flags_on([insights.flag_key(row)])[insights.flag_key(row)].items()
        if not all(flag.instead for flag in flags)
    }


def fields_with(row: Model, names: Iterable[str]) -> dict[str, list[Flag]]:
    """Returns these fields of a row with all open flags on them, also those with another text in their place."""
    found = insights.flags_on([insights.flag_key(row)])[insights.flag_key(row)]
    return {field: found[field] for field in names if field in found}


def check_stays_gone(stored: str, flags: Sequence[Flag], text: str) -> None:
    """Raises NotAllowed when `text` repeats the covered words of what is stored.

    When nothing says any more which words those are, no eight successive words of what is stored may come back.
    """
    for flag in flags:
        gone = covering.hidden(stored, flag.places)
        if not gone and not covering.repeated(stored, texts.guarded(flag.study)):
            gone = {0: stored}
        for start, end in covering.repeated(text, gone):
            raise NotAllowed(
                f"Hier staan nog woorden die zijn ingetrokken: ‘{text[start:end]}’. Zeg het in je eigen woorden."
            )
