"""Someone lets a calendar program read their appointments, or ends that."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.notices import rules
from leertraject.notices.models import CalendarFeed
from leertraject.people.models import Person


@transaction.atomic
def make_feed(*, name: str, by: Actor, now: datetime) -> CalendarFeed:
    """Makes an address for one calendar program. Raises NotAllowed when there are enough, and for who is nobody."""
    person = Person.objects.select_for_update().filter(pk=by.subject).first() if by.subject else None
    if person is None:
        raise NotAllowed("Log eerst in. Een agenda-adres is van iemand.")
    rules.check_may_make_feed(CalendarFeed.objects.filter(person=person).count())
    feed = CalendarFeed.objects.create(person=person, name=name, made_at=now)
    logbook.record("make_feed", by=by, now=now, on=feed, about=person.pk)
    return feed


@transaction.atomic
def end_feed(*, feed: CalendarFeed, by: Actor, now: datetime) -> None:
    """Ends an address; whoever knows it reads nothing there any more. Raises NotAllowed for who it is not of."""
    rules.check_may_end_feed(feed, by=by)
    logbook.record("end_feed", by=by, now=now, on=feed, about=feed.person_id)
    feed.delete()
