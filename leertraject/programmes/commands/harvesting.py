"""What came up at a session, in words or as a photo: written during it or after, written otherwise, shown to the group,
hidden again or thrown away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.analysis.enclosures import Received
from leertraject.kernel.actors import Actor
from leertraject.kernel.subjects import new_id
from leertraject.logbook import commands as logbook
from leertraject.privacy import boxes
from leertraject.programmes import guards
from leertraject.programmes.commands.seating import locked_session
from leertraject.programmes.giving import harvest, rules
from leertraject.programmes.models import Harvest, HarvestKind, HarvestPhoto, Session
from leertraject.programmes.queries import arranging


@transaction.atomic
def write_harvest(*, session: Session, kind: str, text: str, by: Actor, now: datetime) -> Harvest:
    """Writes down what came up; who gives the session reads it. Raises NotAllowed, also before the day itself."""
    session = _opened(session, by=by, now=now)
    guards.check(session.cohort.version.programme, text)
    made = Harvest.objects.create(session=session, kind=kind, text=text, made_at=now, made_by=by.subject)
    logbook.record("write_harvest", by=by, now=now, on=session)
    return made


@transaction.atomic
def rewrite_harvest(
    *, session: Session, line: int, kind: str, text: str, revision: int, by: Actor, now: datetime
) -> None:
    """Writes a line in other words. Raises NotAllowed, also when it is gone, and Conflict."""
    session = _opened(session, by=by, now=now)
    found = rules.still_there(session.harvest.filter(pk=line).first())
    rules.check_line_read(found, revision=revision)
    guards.check(session.cohort.version.programme, text)
    found.kind, found.text, found.revision = kind, text, found.revision + 1
    found.save(update_fields=["kind", "text", "revision"])
    logbook.record("rewrite_harvest", by=by, now=now, on=found)


@transaction.atomic
def add_photo(*, session: Session, text: str, file: Received, by: Actor, now: datetime) -> Harvest:
    """Puts a photo in the harvest, sealed, with what is on it. Raises NotAllowed, also when there are many already."""
    session = _opened(session, by=by, now=now)
    rules.check_may_add_photo(number=session.harvest.filter(photo__isnull=False).count())
    made = write_harvest(session=session, kind=HarvestKind.PHOTO, text=text, by=by, now=now)
    pk = new_id()
    box = boxes.make(owner=pk, now=now)
    content = box.seal_bytes(file.content, field=harvest.FIELD)
    HarvestPhoto.objects.create(
        pk=pk, harvest=made, box=box.id, kind=file.kind, content=content, size=len(file.content)
    )
    return made


@transaction.atomic
def show_harvest(*, session: Session, line: int, shown: bool, by: Actor, now: datetime) -> None:
    """Lets the group read a line, or no more. A line that is gone stays gone. Raises NotAllowed."""
    session = _opened(session, by=by, now=now)
    values = {"shown_at": now, "shown_by": by.subject} if shown else {"shown_at": None, "shown_by": None}
    session.harvest.filter(pk=line).update(**values)
    logbook.record("show_harvest" if shown else "hide_harvest", by=by, now=now, on=session)


@transaction.atomic
def drop_harvest(*, session: Session, line: int, by: Actor, now: datetime) -> None:
    """Throws a line away. Raises NotAllowed."""
    session = _opened(session, by=by, now=now)
    for photo in HarvestPhoto.objects.filter(harvest__session=session, harvest=line).values_list("pk", flat=True):
        boxes.forget(owner=photo)
    session.harvest.filter(pk=line).delete()
    logbook.record("drop_harvest", by=by, now=now, on=session)


def _opened(session: Session, *, by: Actor, now: datetime) -> Session:
    session = locked_session(session)
    own, today = arranging.chosen(session), timezone.localdate(now)
    rules.check_may_harvest(session, trainers=own, today=today, by=by)
    return session
