"""Someone chooses which mail they get, and whether reminders come again after we stopped."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import rules
from leertraject.notices.models import RemindersStopped, SwitchedOff
from leertraject.notices.streams import REMINDERS, Stream
from leertraject.people.models import Person


@transaction.atomic
def switch_off(*, person: Person, stream: Stream, by: Actor, now: datetime) -> None:
    """Ends one kind of mail to someone, from the next mail on; a second time changes nothing.

    Raises NotAllowed for anyone else, and for a kind that always comes.
    """
    rules.check_may_choose(person, stream, by=by)
    off, made = SwitchedOff.objects.get_or_create(person=person, stream=stream.id, defaults={"at": now})
    if made:
        logbook.record("switch_mail_off", by=by, now=now, on=off, about=person.pk)


@transaction.atomic
def switch_on(*, person: Person, stream: Stream, by: Actor, now: datetime) -> None:
    """Lets one kind of mail come again; for reminders also when we had stopped because nobody answered.

    Raises NotAllowed as `switch_off`.
    """
    rules.check_may_choose(person, stream, by=by)
    if stream.id == REMINDERS:
        RemindersStopped.objects.filter(person=person, resumed_at=None).update(resumed_at=now)
    off = SwitchedOff.objects.filter(person=person, stream=stream.id).first()
    if off is not None:
        logbook.record("switch_mail_on", by=by, now=now, on=off, about=person.pk)
        off.delete()
