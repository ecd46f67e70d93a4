"""A speaker without an account asks for the way to everything of theirs."""

from datetime import datetime, timedelta

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback import emails
from leertraject.notices import commands as notices
from leertraject.notices import queries as mail
from leertraject.people import queries as people

LINK_DAYS = 30
PAUSE = timedelta(hours=1)


@transaction.atomic
def send_own_link(*, by: Actor, now: datetime) -> bool:
    """Mails whoever asks the link to everything of theirs; says whether a mail goes. Within an hour only one does.

    Raises NotAllowed without an address, Person.DoesNotExist for nobody.
    """
    person = people.behind(by)
    if mail.received_by(by).filter(kind=emails.OWN, made_at__gt=now - PAUSE).exists():
        return False
    notices.announce(
        kind=emails.OWN,
        recipient=person,
        object_id=person.pk,
        link_purpose=emails.OWN,
        link_days=LINK_DAYS,
        by=by,
        now=now,
    )
    logbook.record("send_own_link", by=by, now=now, on=person, about=person.pk)
    return True
