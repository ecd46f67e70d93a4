"""Writing why one stopped, and letting others read it. Writing is in no logbook: that would show who writes
(decision 10). Who gets to read it, and who did, is."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.privacy import boxes
from leertraject.programmes.models import Enrolment
from leertraject.stopping import queries, rules
from leertraject.stopping.models import ReasonRelease, ReasonWithdrawal, StoppingReason
from leertraject.stopping.queries import Read, Written
from leertraject.ui.held import LONGEST, Changed

TOO_LONG = "Deze tekst is te lang. Haal er iets uit."
GONE = "Deze bladzijde is er niet meer. Kopieer wat je schreef, en bewaar het ergens anders."


@transaction.atomic
def begin(*, enrolment: Enrolment, by: Actor, now: datetime) -> StoppingReason:
    """Begins to write why one stopped; what was begun already is returned again. Raises NotAllowed."""
    found = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    rules.check_may_write(found, by=by)
    begun = queries.reason_of(found)
    return begun or StoppingReason.objects.create(
        enrolment=found,
        box=boxes.make(owner=found.person_id, now=now).id,
        text=b"",
        written_on=timezone.localdate(now),
    )


@transaction.atomic
def save_text(*, reason: StoppingReason, text: str, seen: int, writer: str = "", by: Actor, now: datetime) -> Written:
    """Keeps the text and returns it. `seen` is the version that was changed.

    The same text again changes nothing; neither does a text of the page (`writer`) that wrote the newest version
    conflict with it, for that page may have lost the answer. Raises Changed when another page was first, and
    NotAllowed.
    """
    found = _locked(reason)
    rules.check_may_write(found.enrolment, by=by)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise NotAllowed(TOO_LONG)
    box = boxes.open_box(found.box)
    kept = queries.written(found, box)
    if text == kept.text:
        return kept
    if kept.version != seen and not (found.version and writer and found.writer == writer):
        raise Changed(kept)
    found.text = box.seal(text, field=queries.field_of(found.pk))
    found.version, found.writer, found.at = kept.version + 1, writer, now
    found.written_on = timezone.localdate(now)
    found.save(update_fields=["text", "version", "writer", "at", "written_on"])
    return queries.written(found, box)


@transaction.atomic
def release(*, reason: StoppingReason, by: Actor, now: datetime) -> ReasonRelease:
    """Lets the trainers of the group and the programme leader read it; twice is once. Raises NotAllowed."""
    found = _locked(reason)
    text = queries.written(found, boxes.open_box(found.box)).text
    rules.check_may_release(found.enrolment, written=bool(text.strip()), by=by)
    if standing := queries.living(found):
        return standing
    made = ReasonRelease.objects.create(reason=found, at=now)
    logbook.record("release_stopping_reason", by=by, now=now, on=found, about=by.subject)
    return made


@transaction.atomic
def withdraw_release(*, reason: StoppingReason, by: Actor, now: datetime) -> None:
    """Takes that back: from now on nobody else reads it. Twice is once. Raises NotAllowed."""
    found = _locked(reason)
    rules.check_may_write(found.enrolment, by=by)
    if standing := queries.living(found):
        ReasonWithdrawal.objects.create(release=standing, at=now)
        logbook.record("withdraw_stopping_reason", by=by, now=now, on=found, about=by.subject)


@transaction.atomic
def look_at(*, found: Collection[Read], by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone read why these people stopped."""
    seen = [(one.reason, one.reason.enrolment.person_id) for one in found]
    logbook.record_all("look_at_stopping_reason", by=by, now=now, on=seen)


@transaction.atomic
def let_go(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Throws reasons away whose term is over, and their keys. The job notes what it did."""
    gone = StoppingReason.objects.filter(pk__in=ids)
    ended = gone.filter(releases__isnull=False, releases__withdrawal__isnull=True).select_related("enrolment")
    logbook.record_all("withdraw_stopping_reason", by=by, now=now, on=[(one, one.enrolment.person_id) for one in ended])
    for box in gone.values_list("box", flat=True):
        boxes.destroy(box)
    gone.delete()


def _locked(reason: StoppingReason) -> StoppingReason:
    """The reason as it is now; writing and releasing wait for each other here. Raises NotAllowed."""
    rows = StoppingReason.objects.select_for_update(of=("self",)).select_related("enrolment")
    found = rows.filter(pk=reason.pk).first()
    if found is None:
        raise NotAllowed(GONE)
    return found
