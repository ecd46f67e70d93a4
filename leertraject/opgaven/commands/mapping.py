"""An opgave on the map: making it, changing its text, who contributes what, and who wants what."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.opgaven import contents, queries, reach, rules
from leertraject.opgaven.commands.locking import to_change
from leertraject.opgaven.contents import Words
from leertraject.opgaven.models import Alteration, Contribution, Interest, Opgave
from leertraject.people.models import Organisation

TWICE = "Deze partij staat er al. Verander die regel, of kies een andere naam."


@transaction.atomic
def make_opgave(*, organisation: Organisation, words: Words, by: Actor, now: datetime) -> Opgave:
    """Puts an opgave on the map of an organisation; without any evidence it is not fresh. Raises NotAllowed."""
    rules.check_may_make(organisation.pk, trains=reach.trains(by), by=by)
    _check_owner(words, organisation, now=now)
    given = words.values() | {"made_by": by.subject, "made_at": now, "changed_at": now}
    made = Opgave.objects.create(organisation=organisation, **given)
    logbook.record("make_opgave", by=by, now=now, on=made)
    return made


@transaction.atomic
def change_opgave(*, opgave: Opgave, words: Words, revision: int, by: Actor, now: datetime) -> Opgave:
    """Changes the text of an opgave; the same text changes nothing. `revision` is the one that was read.

    Raises NotAllowed, and Conflict when someone was first.
    """
    found, _, _ = to_change(opgave, by=by)
    rules.check_seen(found, revision=revision)
    _check_owner(words, found.organisation, now=now)
    parts = contents.altered(contents.words_of(found), words)
    if not parts:
        return found
    for name, value in words.values().items():
        setattr(found, name, value)
    found.revision, found.changed_at = found.revision + 1, now
    found.save()
    Alteration.objects.create(opgave=found, parts=parts, at=now, by=by.subject)
    logbook.record("change_opgave", by=by, now=now, on=found)
    return found


def _check_owner(words: Words, organisation: Organisation, *, now: datetime) -> None:
    owners = queries.owners(organisation, today=timezone.localdate(now))
    rules.check_is_owner(words.owner_id, owners={one.pk for one in owners} if words.owner_id else set())


@transaction.atomic
def write_contribution(
    *, opgave: Opgave, discipline: str, can: str, goes_wrong: str, by: Actor, now: datetime
) -> Contribution:
    """Says what a discipline can do for an opgave and what goes wrong, in the place of what stood there. Raises
    NotAllowed."""
    found, _, _ = to_change(opgave, by=by)
    given = {"can": can, "goes_wrong": goes_wrong}
    made, _ = Contribution.objects.update_or_create(opgave=found, discipline=discipline, defaults=given)
    logbook.record("write_contribution", by=by, now=now, on=found)
    return made


@transaction.atomic
def drop_contribution(*, opgave: Opgave, discipline: str, by: Actor, now: datetime) -> None:
    """Takes away what stood there of a discipline; twice is once. Raises NotAllowed."""
    found, _, _ = to_change(opgave, by=by)
    if Contribution.objects.filter(opgave=found, discipline=discipline).delete()[0]:
        logbook.record("drop_contribution", by=by, now=now, on=found)


@transaction.atomic
def write_interest(
    *,
    opgave: Opgave,
    party: str,
    position: str,
    interest: str,
    concern: str,
    row: Interest | None = None,
    by: Actor,
    now: datetime,
) -> Interest:
    """Says what a party asks for, wants and is afraid of; of `row` it changes what stood there. Raises NotAllowed."""
    found, _, _ = to_change(opgave, by=by)
    there = Interest.objects.filter(opgave=found, party=party).first()
    if there and there != row:
        raise NotAllowed(TWICE)
    row = row or Interest(opgave=found)
    row.party, row.position, row.interest, row.concern = party, position, interest, concern
    row.save()
    logbook.record("write_interest", by=by, now=now, on=found)
    return row


@transaction.atomic
def drop_interest(*, opgave: Opgave, row: Interest, by: Actor, now: datetime) -> None:
    """Takes a party off the interests; twice is once. Raises NotAllowed."""
    found, _, _ = to_change(opgave, by=by)
    if Interest.objects.filter(opgave=found, pk=row.pk).delete()[0]:
        logbook.record("drop_interest", by=by, now=now, on=found)
