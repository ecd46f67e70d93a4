"""Hand-written text that repeats words no longer released: found again after a withdrawal, and rewritten."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Model

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback import endings
from leertraject.lookback.commands import fallbacks, sweeping
from leertraject.lookback.models import Check, Flag, Insight, Note, Outcome, Study, Trend
from leertraject.lookback.queries import covering, texts
from leertraject.lookback.queries import insights as queries
from leertraject.programmes.models import Change

WRITTEN = {
    "lookback.insight": ("claim", "explanation", "counter"),
    "lookback.trend": ("title", "coming", "module"),
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
            places = covering.repeated(getattr(row, field), sources)
            if places and _flag(study, row, field, places, now=now):
                logbook.record("raise_flag", by=by, now=now, on=row)
                raised += 1
    endings.tell_guarded(study, sources, by=by, now=now)
    sweeping.sweep(study=study, sources=sources, by=by, now=now)
    raised += _take_back(study, sources, by=by, now=now)
    fallbacks.keep_true(study=study, by=by, now=now)
    return raised


def settle_flags(*, row: Model, fields: Iterable[str], now: datetime) -> None:
    """Ends the flags on texts that were rewritten and checked. Call inside the transaction of the rewriting."""
    kind, key = queries.flag_key(row)
    found = Flag.objects.filter(object_kind=kind, object_id=key, field__in=list(fields), settled_at__isnull=True)
    found.update(settled_at=now, places=[], instead="")


def _flag(study: Study, row: Model, field: str, places: list[list[int]], *, now: datetime) -> bool:
    """Flags a field, or adds these places to its flag; says whether the flag is new."""
    kind, key = queries.flag_key(row)
    flag, made = Flag.objects.get_or_create(
        study=study,
        object_kind=kind,
        object_id=key,
        field=field,
        settled_at=None,
        defaults={"at": now, "places": places},
    )
    if made:
        _read_the_same(flag)
    # A flag without places stays so: it may be about words that nobody can find any more.
    elif flag.places and (wider := covering.joined([*flag.places, *places])) != flag.places:
        flag.places = wider
        flag.save(update_fields=["places"])
    return made


def _read_the_same(flag: Flag) -> None:
    """Lets a new flag keep what is read instead: that was written for another study of the same programme."""
    others = Flag.objects.filter(
        object_kind=flag.object_kind, object_id=flag.object_id, field=flag.field, settled_at__isnull=True
    )
    instead = others.exclude(instead="").values_list("instead", flat=True).first()
    if instead:
        Flag.objects.filter(pk=flag.pk).update(instead=instead)


def _take_back(study: Study, sources: Mapping[UUID, str], *, by: Actor, now: datetime) -> int:
    """Takes away what is read in place of a fixed text when that repeats these words too; returns how many."""
    changes = {row.pk: row for row in Change.objects.filter(version__programme=study.programme_id)}
    replaced = Flag.objects.filter(object_id__in=changes, settled_at__isnull=True).exclude(instead="")
    taken = [flag for flag in replaced if covering.repeated(flag.instead, sources)]
    Flag.objects.filter(pk__in=[flag.pk for flag in taken]).update(instead="")
    for flag in taken:
        logbook.record("raise_flag", by=by, now=now, on=changes[flag.object_id])
    return len(taken)


def _rows(study: Study) -> Iterator[Model]:
    yield from Insight.objects.filter(study=study)
    yield from Trend.objects.filter(study=study)
    changes = Change.objects.filter(version__programme=study.programme_id)
    yield from changes
    yield from Check.objects.filter(change__in=changes)
    yield from Outcome.objects.filter(check_of__change__in=changes)
    yield from Note.objects.filter(change__in=changes)
