"""Erasing someone, and letting go what had its time: both go through every package, so they stand above them all."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from leertraject.home import emails
from leertraject.home import rules as home_rules
from leertraject.home.mine import packages
from leertraject.home.models import Announced, Bond, Pause, TermBatch, TermRun
from leertraject.home.retention import due
from leertraject.kernel.actors import Actor
from leertraject.kernel.ending import Ending
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import emails as speakers
from leertraject.notices import commands as notices
from leertraject.people import rules
from leertraject.people.models import Person
from leertraject.privacy import retention
from leertraject.privacy.models import Erasure

LINK_DAYS = 60
# Kinds whose rows bind someone, and go before the term of who someone is has passed.
BINDING = ("toestemming", "terugblik_uitnodiging")


@transaction.atomic
def erase_person(*, person: Person, by: Actor, now: datetime) -> None:
    """Erases everything about someone in every package, with the keys that opened it; what stays says so in `STAYS`.

    In one transaction: wholly or not at all. Raises NotAllowed for anyone but the person.
    """
    rules.check_may_erase(person.pk, by=by)
    _erase(person)
    logbook.record("erase_person", by=by, now=now)


@transaction.atomic
def erase_again(*, person: Person, by: Actor, now: datetime) -> None:
    """Erases someone who is in the list of erasures and came back with an older backup.

    The list keeps saying when it was done first. Raises Erasure.DoesNotExist for anyone who is not in it.
    """
    first = Erasure.objects.get(person=person.pk)
    _erase(person)
    Erasure.objects.filter(person=first.person).update(at=first.at)
    logbook.record("erase_person", by=by, now=now)


@transaction.atomic
def begin_run(*, by: Actor, now: datetime) -> TermRun:
    """Notes that the job begins to look at everything whose term is over."""
    run = TermRun.objects.create(at=now)
    logbook.record("begin_term_run", by=by, now=now, on=run)
    return run


@transaction.atomic
def end_run(*, run: TermRun, by: Actor, now: datetime) -> None:
    """Notes that the job came through everything."""
    TermRun.objects.filter(pk=run.pk).update(ended_at=now)
    logbook.record("end_term_run", by=by, now=now, on=run)


@transaction.atomic
def let_go(*, ending: Ending, ids: Collection[Any], run: TermRun, by: Actor, now: datetime) -> int:
    """Lets rows go of which the term is over, with a batch that proves it in the logbook; returns how many went.

    They are locked and looked at again: two jobs at once let nothing go twice, and what got bound meanwhile stays.
    """
    model = apps.get_model(ending.models[0])
    list(model._default_manager.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
    gone = list(due.ready(ending, now=now).filter(pk__in=ids).values_list("pk", flat=True))
    if not gone:
        return 0
    batch = TermBatch.objects.create(run=run, kind=ending.kind, number=len(gone), at=now)
    _keep_bonds(ending, gone, now)
    ending.end(ids=gone, by=by, now=now)
    if retention.term(ending.kind).announce_days is not None:
        Announced.objects.filter(kind=ending.kind, object_id__in=gone).delete()
    logbook.record("let_go", by=by, now=now, on=batch)
    return len(gone)


@transaction.atomic
def announce_ends(*, recipient: Person, ends: Sequence[tuple[str, UUID, date]], by: Actor, now: datetime) -> int:
    """Tells someone in one mail what of theirs will go: kind, id and the day from which the term counts, each.

    What was announced meanwhile is left out; returns of how many things it tells. Raises NotAllowed without an address.
    """
    Person.objects.select_for_update().get(pk=recipient.pk)
    fresh = [end for end in ends if not _announced(end)]
    if not fresh:
        return 0
    notice = notices.announce(
        kind=emails.TERM,
        recipient=recipient,
        object_id=recipient.pk,
        link_purpose=speakers.OWN,
        link_days=LINK_DAYS,
        by=by,
        now=now,
    )
    Announced.objects.bulk_create(
        Announced(kind=kind, object_id=key, start=start, recipient=recipient, notice=notice, at=now)
        for kind, key, start in fresh
    )
    logbook.record("announce_ends", by=by, now=now, on=notice, about=recipient.pk)
    return len(fresh)


@transaction.atomic
def pause(*, kind: str, person: Person | None, reason: str, until: date, by: Actor, now: datetime) -> Pause:
    """Puts off that something of a kind goes by itself, of everyone or of one person, through a day.

    Raises NotAllowed, also for a kind of which nothing goes by itself and for a day that is too far.
    """
    home_rules.check_may_pause(by)
    home_rules.check_pause(until, timezone.localdate(now))
    if kind not in due.kinds():
        raise NotAllowed("Hiervan gaat niets vanzelf weg. Kies een andere soort.")
    made = Pause.objects.create(kind=kind, person=person, reason=reason.strip(), until=until, at=now, by=by.subject)
    logbook.record("pause", by=by, now=now, on=made, about=person.pk if person else None)
    return made


@transaction.atomic
def end_pause(*, pause: Pause, by: Actor, now: datetime) -> None:
    """Ends a pause before its day: what had its time goes with the next run. Raises NotAllowed; ended is ended."""
    home_rules.check_may_pause(by)
    ended = Pause.objects.filter(pk=pause.pk, ended_at__isnull=True).update(ended_at=now, ended_by=by.subject)
    if ended:
        logbook.record("end_pause", by=by, now=now, on=pause, about=pause.person_id)


def _keep_bonds(ending: Ending, ids: Collection[Any], now: datetime) -> None:
    """A conversation binds someone longer than it is kept itself."""
    if ending.kind not in BINDING:
        return
    rows = ending.rows(now, None).filter(pk__in=ids, **{f"{ending.owner}__isnull": False})
    for person, day in rows.order_by("start").values_list(ending.owner, "start"):
        bond, made = Bond.objects.get_or_create(person_id=person, defaults={"until": day})
        if not made and bond.until < day:
            Bond.objects.filter(pk=bond.pk).update(until=day)


def _announced(end: tuple[str, UUID, date]) -> bool:
    kind, key, start = end
    return Announced.objects.filter(kind=kind, object_id=key, start=start).exists()


def _erase(person: Person) -> None:
    kept = Person.objects.select_for_update().get(pk=person.pk)
    for package in packages.keepers():
        package.erase_for(kept.pk)
