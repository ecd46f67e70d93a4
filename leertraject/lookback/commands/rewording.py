"""Writing flagged text again, so that the withdrawn words go from the database as well.

Only what is flagged is rewritten: what was agreed about a check and what it said lies fixed otherwise. A published
change cannot be rewritten; another text is read in its place.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import flags
from leertraject.lookback.models import Check, Flag, Note, Outcome
from leertraject.lookback.queries import checks, covering, flagged, insights, naming
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Change

Texts = Mapping[str, str]
ALREADY = "Iemand anders heeft deze tekst intussen herschreven. Wat jij typte, staat hieronder nog en is niet bewaard."


@transaction.atomic
def reword_check(*, check: Check, texts: Texts, by: Actor, now: datetime) -> Check:
    """Rewrites what is flagged of the measure and of when it helped. Raises NotAllowed."""
    rules.check_leads_bureau(by)
    kept = Check.objects.select_for_update().get(pk=check.pk)
    _rewrite(kept, check.change, texts, now=now)
    logbook.record("reword_check", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def reword_outcome(*, outcome: Outcome, texts: Texts, by: Actor, now: datetime) -> Outcome:
    """Rewrites the words of an outcome; the verdict stays. Raises NotAllowed."""
    kept = Outcome.objects.select_for_update().get(pk=outcome.pk)
    check = outcome.check_of
    trains = by.has_in("facilitator", cohort=check.cohort_id)
    rules.check_may_reword_outcome(by, wrote=trains and kept.by == by.subject)
    _rewrite(kept, check.change, texts, now=now)
    logbook.record("reword_outcome", by=by, now=now, on=check)
    return kept


@transaction.atomic
def reword_note(*, note: Note, texts: Texts, by: Actor, now: datetime) -> Note:
    """Rewrites a note; whoever opens it from now on reads the new text. No mail goes. Raises NotAllowed."""
    rules.check_leads_bureau(by)
    kept = Note.objects.select_for_update().get(pk=note.pk)
    for text in texts.values():
        naming.check_names_nobody(note.change, text)
    _rewrite(kept, note.change, texts, now=now)
    logbook.record("reword_note", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def replace_words(*, change: Change, texts: Texts, by: Actor, now: datetime) -> None:
    """Keeps what is read in place of flagged text of a published change, which lies fixed. Raises NotAllowed."""
    rules.check_may_replace_words(by, published=change.version.published)
    kept = Change.objects.select_for_update().get(pk=change.pk)
    _check(kept, kept, texts)
    kind, key = insights.flag_key(kept)
    for field, text in texts.items():
        Flag.objects.filter(object_kind=kind, object_id=key, field=field, settled_at__isnull=True).update(instead=text)
    _destroy(kept, texts, by=by, now=now)
    logbook.record("replace_words", by=by, now=now, on=kept)


def _destroy(change: Change, texts: Texts, *, by: Actor, now: datetime) -> None:
    """Takes the withdrawn words from the row of a published change, in whose place another text is read now."""
    left: dict[str, object] = {}
    for field, several in flagged.fields_with(change, texts).items():
        places = [place for flag in several for place in flag.places]
        known = all(flag.places for flag in several)
        longest: Any = change._meta.get_field(field)
        text = covering.covered(getattr(change, field), places) if known else covering.GONE
        left[field] = text[: longest.max_length]
        gone = covering.places_of_gone(text[: longest.max_length])
        Flag.objects.filter(pk__in=[flag.pk for flag in several]).update(places=gone)
    programmes.cover_words(row=change, texts=left, by=by, now=now)


def follow_rewording(change: Change, texts: Texts, now: datetime) -> None:
    """Settles the flags on a change of a draft that is worded again; `change` still holds what stood there.

    Raises NotAllowed when the covered words come back. The caller holds the transaction and writes the logbook.
    """
    waiting = flagged.fields(change)
    for field, several in waiting.items():
        flagged.check_stays_gone(getattr(change, field), several, texts[field])
    if waiting:
        flags.settle_flags(row=change, fields=waiting, now=now)


def _rewrite(row: Model, change: Change, texts: Texts, *, now: datetime) -> None:
    _check(row, change, texts)
    for field, text in texts.items():
        setattr(row, field, text)
    row.save(update_fields=list(texts))
    flags.settle_flags(row=row, fields=texts, now=now)


def _check(row: Model, change: Change, texts: Texts) -> None:
    """Raises NotAllowed for text that is not flagged, that is empty, or that holds words of a speaker."""
    waiting = flagged.fields(row)
    if not texts or not set(texts) <= set(waiting):
        raise NotAllowed(ALREADY)
    if not all(text.strip() for text in texts.values()):
        raise NotAllowed("Schrijf op wat hier komt te staan.")
    checks.check_words(change, *texts.values())
    for field, text in texts.items():
        flagged.check_stays_gone(getattr(row, field), waiting[field], text)
