"""What someone puts on the screen of a session, and takes back.

Without a name nobody may be able to tell who it was: these commands are given no actor and write no logbook.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from leertraject.privacy import boxes
from leertraject.programmes.live import passes, rules, seeing
from leertraject.programmes.models import Contribution, Enrolment, LiveRound, LiveSession, Session


@transaction.atomic
def contribute(*, session: Session, text: str, secret: str, named: Enrolment | None, now: datetime) -> Contribution:
    """Puts a sentence in the round that is open: `named` with a name, or else with only the mark of a browser's secret.
    Raises NotAllowed."""
    running = LiveRound.objects.select_for_update().filter(session=session, closed_at__isnull=True).first()
    number = running.contributions.count() if running else 0
    rules.check_may_contribute(session, running, number=number, enrolment=named, today=timezone.localdate(now))
    assert running is not None
    box = boxes.make(owner=named.person_id, now=now) if named else boxes.open_box(running.box)
    sealed = box.seal(text, field=seeing.FIELD)
    made = Contribution(round=running, enrolment=named, box=box.id, text=sealed, mark=passes.mark(secret))
    made.save()
    _changed(session)
    return made


@transaction.atomic
def take_back(*, session: Session, key: int, secret: str, own: Enrolment | None) -> None:
    """Takes a contribution back, at once and with the line in which it was kept: for the browser that sent it, and for
    whose name is on it. One that is gone, or of another, stays as it is."""
    found = Contribution.objects.select_for_update().filter(round__session=session, pk=key).first()
    if found is None or not seeing.is_own(found, secret=secret, own=own):
        return
    if found.harvest:
        found.harvest.delete()
    if found.enrolment_id:
        boxes.destroy(found.box)
    found.delete()
    _changed(session)


def _changed(session: Session) -> None:
    LiveSession.objects.filter(session=session).update(revision=F("revision") + 1)
