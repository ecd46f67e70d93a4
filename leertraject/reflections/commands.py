"""Writing, sharing and throwing away.

Writing is in no logbook, nor that it was thrown away: that would show who writes (decision 10). Who gets to read
something, and who read it, is.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people.models import Person
from leertraject.privacy import boxes
from leertraject.programmes.models import Cohort
from leertraject.reflections import prompts, queries, rules
from leertraject.reflections.models import Circle, Kind, Notebook, Passage, Reflection, Share, ShareWithdrawal
from leertraject.reflections.queries import Written
from leertraject.ui.held import LONGEST, Changed

COMES_BACK_AFTER = timedelta(days=30)
GONE = "Deze bladzijde is er niet meer. Misschien gooide je haar weg op een ander apparaat."


@transaction.atomic
def begin_reflection(*, prompt: str = "", back_on: Reflection | None = None, by: Actor, now: datetime) -> Reflection:
    """Begins to write under a prompt, under none, or about what one looked ahead to. Raises NotAllowed.

    What was begun in the same way and is still empty, is returned again. What one looks ahead to comes back after
    30 days, unless another day is chosen.
    """
    rules.check_is_someone(by)
    if back_on is not None:
        rules.check_own(back_on, by=by)
    kind, asks = _asked(prompt, back_on)
    book, today = _notebook(by, now), timezone.localdate(now)
    same = book.reflections.filter(prompt=prompt, looks_back_on=back_on, passages__isnull=True)
    returns_on = today + COMES_BACK_AFTER if kind == Kind.LOOK_AHEAD else None
    return same.first() or Reflection.objects.create(
        notebook=book,
        kind=kind,
        prompt=prompt,
        asks=list(asks),
        looks_back_on=back_on,
        returns_on=returns_on,
        begun_at=now,
        written_on=today,
    )


@transaction.atomic
def save_passage(
    *, reflection: Reflection, position: int, text: str, seen: int, writer: str = "", by: Actor, now: datetime
) -> Written:
    """Keeps what stands under one question and returns it. `seen` is the version that was changed.

    The same text again changes nothing; neither does a text of the page (`writer`) that wrote the newest version
    conflict with it, for that page may have lost the answer. Raises Changed when another page was first, and
    NotAllowed.
    """
    found = _locked(reflection)
    rules.check_own(found, by=by)
    if not 1 <= position <= len(found.asks):
        raise NotAllowed("Deze vraag staat niet op deze bladzijde.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise NotAllowed("Deze tekst is te lang. Begin een nieuwe bladzijde voor de rest.")
    box, row = boxes.open_box(found.notebook.box), Passage.objects.filter(reflection=found, position=position).first()
    ask = found.asks[position - 1]
    kept = queries.passage(position, ask, row, box)
    if text == kept.text:
        return kept
    if kept.version != seen and not (row and writer and row.writer == writer):
        raise Changed(kept)
    row = row or Passage(reflection=found, position=position)
    row.text = box.seal(text, field=queries.field_of(found.pk, position))
    row.version, row.writer, row.at = kept.version + 1, writer, now
    row.save()
    Reflection.objects.filter(pk=found.pk).update(written_on=timezone.localdate(now))
    return queries.passage(position, ask, row, box)


@transaction.atomic
def return_on(*, reflection: Reflection, day: date, by: Actor, now: datetime) -> None:
    """Lets what one looked ahead to come back on another day. Raises NotAllowed."""
    found = _locked(reflection)
    rules.check_returns_on(found, day, today=timezone.localdate(now), by=by)
    found.returns_on = day
    found.save(update_fields=["returns_on"])


@transaction.atomic
def discard(*, reflection: Reflection, by: Actor, now: datetime) -> None:
    """Throws a reflection away, and with it every share of it. Raises NotAllowed."""
    found = _locked(reflection)
    rules.check_own(found, by=by)
    shares = queries.living_shares(found, today=timezone.localdate(now))
    logbook.record_all("withdraw_share", by=by, now=now, on=[(share, by.subject) for share in shares])
    found.delete()


@transaction.atomic
def share(
    *,
    reflection: Reflection,
    circle: str,
    cohort: Cohort,
    reader: Person | None = None,
    until: date,
    by: Actor,
    now: datetime,
) -> Share:
    """Lets others read a reflection until the end of a day, and returns the share. Raises NotAllowed.

    The same circle again gets the new day. With a buddy it ends with the pair.
    """
    found, today = _locked(reflection), timezone.localdate(now)
    pair = queries.pair_with(by, cohort, reader) if circle == Circle.BUDDY else None
    rules.check_may_share(
        found,
        cohorts=by.cohorts("participant") | ({cohort.pk} if pair else set()),
        cohort=cohort.pk,
        written=bool(queries.opened(found).written),
        by=by,
    )
    rules.check_until(until, today=today)
    if (circle in (Circle.ONE, Circle.BUDDY)) != (reader is not None):
        raise NotAllowed("Kies met wie je het deelt.")
    if circle == Circle.BUDDY and pair is None:
        raise NotAllowed("Deze persoon is nu niet je maatje. Kies met wie je het deelt.")
    if reader is not None and pair is None and (cohort, reader) not in queries.groupmates(by):
        raise NotAllowed("Deze persoon doet nu niet mee in deze groep. Kies een groepsgenoot.")
    same = queries.living_shares(found, today=today).filter(circle=circle, cohort=cohort, reader=reader)
    made = same.first() or Share(reflection=found, circle=circle, cohort=cohort, reader=reader, buddies=pair)
    made.until, made.at = until, now
    made.save()
    logbook.record("share_reflection", by=by, now=now, on=made, about=by.subject)
    return made


@transaction.atomic
def withdraw_share(*, share: Share, by: Actor, now: datetime) -> None:
    """Takes a share back: from now on nobody reads it any more. Twice is once. Raises NotAllowed."""
    found = Share.objects.select_for_update(of=("self",)).select_related("reflection__notebook").get(pk=share.pk)
    rules.check_own(found.reflection, by=by)
    _, fresh = ShareWithdrawal.objects.get_or_create(share=found, defaults={"at": now})
    if fresh:
        logbook.record("withdraw_share", by=by, now=now, on=found, about=by.subject)


@transaction.atomic
def look_at_shared(*, share: Share, by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone opened what was shared with them."""
    logbook.record("look_at_shared", by=by, now=now, on=share, about=share.reflection.notebook.person_id)


@transaction.atomic
def let_go(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Throws reflections away whose term is over. The job notes what it did."""
    gone = Reflection.objects.filter(pk__in=ids)
    living = Share.objects.living(timezone.localdate(now)).filter(reflection__in=gone)
    ended = living.select_related("reflection__notebook")
    logbook.record_all("withdraw_share", by=by, now=now, on=[(one, one.reflection.notebook.person_id) for one in ended])
    gone.delete()


def _asked(prompt: str, back_on: Reflection | None) -> tuple[str, Sequence[str]]:
    if back_on is not None:
        return Kind.LOOK_BACK, prompts.BACK_ASKS
    if not prompt:
        return Kind.FREE, prompts.FREE_ASKS
    found = prompts.prompts().get(prompt)
    if found is None:
        raise NotAllowed("Deze vraag is er niet meer. Kies een andere, of schrijf vrij.")
    return found.kind, found.asks


def _notebook(by: Actor, now: datetime) -> Notebook:
    """The notebook of whoever acts, made the first time. Two at once end up with the one that was kept."""
    person: Any = by.subject
    Person.objects.select_for_update().get(pk=person)
    found = Notebook.objects.filter(person=person).first()
    return found or Notebook.objects.create(person_id=person, box=boxes.make(owner=person, now=now).id, made_at=now)


def _locked(reflection: Reflection) -> Reflection:
    """The reflection as it is now; its passages and shares wait for each other here. Raises NotAllowed."""
    rows = Reflection.objects.select_for_update(of=("self",)).select_related("notebook")
    found = rows.filter(pk=reflection.pk).first()
    if found is None:
        raise NotAllowed(GONE)
    return found
