"""Hand-written text that repeats words no longer released: found again after a withdrawal."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Model

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback.models import ChangeReason, Check, Flag, Insight, Note, Outcome, Study
from leertraject.lookback.queries import insights as queries
from leertraject.lookback.queries import texts

WRITTEN = {
    "lookback.insight": ("claim", "explanation", "counter"),
    "lookback.check": ("measure", "helped_if"),
    "lookback.outcome": ("words",),
    "lookback.note": ("text",),
    "programmes.change": ("title", "what", "reason"),
}


def raise_flags(*, study: Study, ended: Iterable[str] = (), by: Actor, now: datetime) -> int:
    """Compares all hand-written text of a study with the words that may not be repeated; returns new flags.

    `ended` are the words of quotes that end now: when the conversation has gone they stand nowhere any more.
    Call inside the transaction of the withdrawal.
    """
    sources = texts.guarded(study) | {uuid4(): words for words in ended}
    raised = 0
    for row in _rows(study):
        for field in WRITTEN[row._meta.label_lower]:
            if queries.repeats(getattr(row, field), sources) and _flag(study, row, field, now=now):
                logbook.record("raise_flag", by=by, now=now, on=row)
                raised += 1
    return raised


def settle_flags(*, study: Study, row: Model, now: datetime) -> None:
    """Ends the flags on a text that was rewritten and checked. Call inside the transaction of the rewriting."""
    found = Flag.objects.filter(study=study, object_kind=row._meta.label_lower, object_id=row.pk)
    found.filter(settled_at__isnull=True).update(settled_at=now)


def _flag(study: Study, row: Model, field: str, *, now: datetime) -> bool:
    key: UUID = row.check_of_id if isinstance(row, Outcome) else row.pk
    _, made = Flag.objects.get_or_create(
        study=study,
        object_kind=row._meta.label_lower,
        object_id=key,
        field=field,
        settled_at=None,
        defaults={"at": now},
    )
    return made


def _rows(study: Study) -> Iterator[Model]:
    yield from Insight.objects.filter(study=study)
    reasons = ChangeReason.objects.filter(insight__study=study).select_related("change")
    changes = {reason.change_id: reason.change for reason in reasons}
    yield from changes.values()
    yield from Check.objects.filter(change__in=changes)
    yield from Outcome.objects.filter(check_of__change__in=changes)
    yield from Note.objects.filter(change__in=changes)
