"""Writing, handing in, taking back, letting others read it, and what they say to it.

Writing is in no logbook: that would show who works on it (decision 10). What was handed in, and who read it, is.
"""

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from leertraject.analysis import passages
from leertraject.analysis.enclosures import Received
from leertraject.assignments import emails, queries, readers, rules, telling
from leertraject.assignments.models import (
    Enclosure,
    HandIn,
    HandInEnclosure,
    HandInReader,
    HandInReaderEnd,
    HandInWithdrawal,
    Remark,
    RemarkAnswer,
    RemarkWithdrawal,
    Work,
)
from leertraject.assignments.queries import Asked, Written
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.notices import rhythm
from leertraject.people.models import Person
from leertraject.privacy import boxes
from leertraject.ui.held import LONGEST, Changed

GONE = "Deze opdracht is er niet meer. Kopieer wat je schreef, en bewaar het ergens anders."
TOO_LONG = "Deze tekst is te lang. Haal er iets uit, of zet een deel in een bestand."


@transaction.atomic
def begin_work(*, asked: Asked, by: Actor, now: datetime) -> Work:
    """Begins to write for an assignment; what was begun already is returned again. Raises NotAllowed."""
    rules.check_may_begin(cohort=asked.cohort.pk, opens_on=asked.opens_on, today=timezone.localdate(now), by=by)
    person: Any = by.subject
    # Two at once end up with the one that was kept.
    Person.objects.select_for_update().get(pk=person)
    found = Work.objects.filter(person=person, cohort=asked.cohort, block=asked.block).first()
    return found or Work.objects.create(
        person_id=person,
        cohort=asked.cohort,
        block=asked.block,
        box=boxes.make(owner=person, now=now).id,
        text=b"",
        begun_at=now,
    )


@transaction.atomic
def save_text(*, work: Work, text: str, seen: int, writer: str = "", by: Actor, now: datetime) -> Written:
    """Keeps the living text and returns it. `seen` is the version that was changed.

    The same text again changes nothing; neither does a text of the page (`writer`) that wrote the newest version
    conflict with it, for that page may have lost the answer. Raises Changed when another page was first, and
    NotAllowed.
    """
    found = _locked(work)
    rules.check_own(found, by=by)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise NotAllowed(TOO_LONG)
    box = queries.opened(found)
    kept = queries.written(found, box)
    if text == kept.text:
        return kept
    if kept.version != seen and not (found.version and writer and found.writer == writer):
        raise Changed(kept)
    found.text = box.seal(text, field=queries.field_of(found.pk))
    found.version, found.writer, found.at = kept.version + 1, writer, now
    found.save(update_fields=["text", "version", "writer", "at"])
    return queries.written(found, box)


@transaction.atomic
def enclose(*, work: Work, file: Received, by: Actor, now: datetime) -> Enclosure:
    """Puts a file with one's work, sealed. Raises NotAllowed."""
    found = _locked(work)
    rules.check_may_enclose(found, number=found.enclosures.filter(off_at=None).count(), by=by)
    box = queries.opened(found)
    made = Enclosure(work=found, kind=file.kind, size=len(file.content), at=now)
    made.name = box.seal(file.name, field=f"{queries.field_of(made.pk)}:name")
    made.content = box.seal_bytes(file.content, field=queries.field_of(made.pk))
    made.save(force_insert=True)
    return made


@transaction.atomic
def take_off(*, enclosure: Enclosure, by: Actor, now: datetime) -> None:
    """Takes a file off one's work. What was handed in keeps it; a file that was not is gone. Raises NotAllowed."""
    _locked(enclosure.work)
    found = Enclosure.objects.select_related("work").defer("content").get(pk=enclosure.pk)
    rules.check_own(found.work, by=by)
    if found.hand_ins.exists():
        Enclosure.objects.filter(pk=found.pk, off_at=None).update(off_at=now)
    else:
        found.delete()


@transaction.atomic
def hand_in(*, work: Work, seen: int, named: str | None = None, by: Actor, now: datetime) -> HandIn:
    """Hands in text and files as they are now: a frozen copy, that the trainers of the group read. Raises Changed when
    it is not the version that was `seen`, or has other files than are `named` (`queries.named`), and NotAllowed."""
    found = _locked(work)
    box = queries.opened(found)
    kept = queries.written(found, box)
    before = list(found.hand_ins.select_related("withdrawal"))
    last = next((one for one in before if not hasattr(one, "withdrawal")), None)
    now_there = set(found.enclosures.filter(off_at=None).values_list("pk", flat=True))
    same = (
        last is not None
        and queries.frozen(last, box) == kept.text
        and set(last.enclosures.values_list("pk", flat=True)) == now_there
    )
    rules.check_may_hand_in(found, written=bool(kept.text.strip() or now_there), same=same, by=by)
    if kept.version != seen or named not in (None, queries.named(now_there)):
        raise Changed(kept)
    made = HandIn(work=found, number=before[0].number + 1 if before else 1, length=len(kept.text), at=now)
    made.text = box.seal(kept.text, field=queries.field_of(made.pk))
    made.save(force_insert=True)
    HandInEnclosure.objects.bulk_create([HandInEnclosure(hand_in=made, enclosure_id=one) for one in now_there])
    logbook.record("hand_in_assignment", by=by, now=now, on=made, about=by.subject)
    return made


@transaction.atomic
def take_back(*, hand_in: HandIn, by: Actor, now: datetime) -> None:
    """Takes back what was handed in: from now on no trainer reads it. Raises NotAllowed."""
    _locked(hand_in.work)
    found = HandIn.objects.select_related("work", "withdrawal").get(pk=hand_in.pk)
    rules.check_may_take_back(found, by=by)
    HandInWithdrawal.objects.create(hand_in=found, at=now)
    logbook.record("take_back_assignment", by=by, now=now, on=found, about=by.subject)


@transaction.atomic
def let_read(*, hand_in: HandIn, person: Person, until: date, by: Actor, now: datetime) -> HandInReader:
    """Lets a buddy or one other groupmate read what was handed in at a moment, until the end of a day, and returns it.
    The same person again gets the new day. Raises NotAllowed."""
    _locked(hand_in.work)
    found = HandIn.objects.select_related("work__cohort", "withdrawal").get(pk=hand_in.pk)
    today = timezone.localdate(now)
    mate = next((one for one in readers.mates(by, found) if one.person == person), None)
    rules.check_may_let_read(found, known=mate is not None, until=until, today=today, by=by)
    living, pair = list(readers.of(found, today=today)), mate.pair if mate else None
    same = next((one for one in living if one.person_id == person.pk and one.buddies == pair), None)
    if not same and not pair:
        rules.check_one_reads_along([one.person.name for one in living if readers.task(one) == readers.READER])
    made = same or HandInReader(hand_in=found, person=person, buddies=pair)
    made.until, made.at = until, now
    made.save()
    logbook.record("let_read_assignment", by=by, now=now, on=made, about=by.subject)
    return made


@transaction.atomic
def end_reading(*, reader: HandInReader, by: Actor, now: datetime) -> None:
    """Stops it, at once, by who wrote the text or by who reads it; twice is once. Raises NotAllowed."""
    found = HandInReader.objects.select_for_update(of=("self",)).select_related("hand_in__work").get(pk=reader.pk)
    rules.check_may_end_reading(found, by=by)
    _, fresh = HandInReaderEnd.objects.get_or_create(reader=found, defaults={"at": now})
    if fresh:
        logbook.record("end_reading_assignment", by=by, now=now, on=found, about=found.hand_in.work.person_id)


@transaction.atomic
def look_at(*, hand_in: HandIn, by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone read what another handed in."""
    logbook.record("look_at_assignment", by=by, now=now, on=hand_in, about=hand_in.work.person_id)


@transaction.atomic
def remark(*, hand_in: HandIn, start: int, end: int, text: str, by: Actor, now: datetime) -> Remark:
    """Says something to the words at a place of what was handed in; white space at their edges is left out. Raises
    NotAllowed."""
    work = _locked(hand_in.work)
    found = HandIn.objects.select_related("work", "withdrawal").get(pk=hand_in.pk)
    task = readers.tasks(by, [found], today=timezone.localdate(now)).get(found.pk)
    rules.check_may_remark(found, organisations=queries.works_for(work.person_id), task=task, by=by)
    rules.check_place(start, end, length=found.length)
    box = queries.opened(work)
    words = queries.frozen(found, box)[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    rules.check_place(start, end, length=found.length)
    text = text.strip()
    if not text:
        raise NotAllowed("Schrijf eerst je opmerking.")
    made = Remark(hand_in=found, writer_id=by.subject, start=start, end=end, length=found.length, at=now)
    made.digest = passages.digest(words.strip(), box.digest_key())
    made.text = box.seal(text, field=queries.field_of(made.pk))
    made.save(force_insert=True)
    logbook.record("remark_on_assignment", by=by, now=now, on=made, about=work.person_id)
    return made


@transaction.atomic
def withdraw_remark(*, remark: Remark, by: Actor, now: datetime) -> None:
    """Withdraws a remark: its text is gone, for everyone. Raises NotAllowed."""
    found = _locked_remark(remark)
    rules.check_own_remark(found, by=by)
    found.text = b""
    found.save(update_fields=["text"])
    RemarkWithdrawal.objects.create(remark=found, at=now)
    logbook.record("withdraw_remark", by=by, now=now, on=found, about=found.hand_in.work.person_id)


@transaction.atomic
def answer_remark(*, remark: Remark, text: str = "", by: Actor, now: datetime) -> None:
    """Answers a remark to one's own work, or says that one saw it; a next answer takes the place of the one before.
    Raises NotAllowed."""
    found = _locked_remark(remark)
    rules.check_may_answer(found, by=by)
    box = queries.opened(found.hand_in.work)
    sealed = box.seal(text.strip(), field=f"{queries.field_of(found.pk)}:answer")
    RemarkAnswer.objects.update_or_create(remark=found, defaults={"text": sealed, "at": now})
    logbook.record("answer_remark", by=by, now=now, on=found, about=by.subject)


def tell_all(*, now: datetime) -> int:
    """Tells people by mail that remarks wait for them and returns how many mails went; each is a change of its own."""
    if rhythm.is_quiet(now):
        return 0
    told = sum(tell(remark=one, by=SYSTEM, now=now) for one in telling.to_tell(now=now))
    return told + sum(ask_to_read(reader=one, by=SYSTEM, now=now) for one in telling.to_ask(now=now))


def ask_to_read(*, reader: HandInReader, by: Actor, now: datetime) -> bool:
    """Tells by mail that somebody asks one to read along, and says whether it went (see `notices.commands.remind`)."""
    notice = notices.remind(kind=emails.READING, recipient=reader.person_id, object_id=reader.pk, by=by, now=now)
    return notice is not None


def tell(*, remark: Remark, by: Actor, now: datetime) -> bool:
    """Sends one mail and says whether it went (see `notices.commands.remind`)."""
    person = remark.hand_in.work.person_id
    notice = notices.remind(kind=emails.REMARKED, recipient=person, object_id=remark.pk, by=by, now=now)
    return notice is not None


@transaction.atomic
def let_go(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Throws works away whose term is over, and their keys. The job notes what it did."""
    gone = Work.objects.filter(pk__in=ids)
    living = HandIn.objects.filter(work__in=gone, withdrawal__isnull=True).select_related("work")
    logbook.record_all("let_assignment_go", by=by, now=now, on=[(one, one.work.person_id) for one in living])
    for box in gone.values_list("box", flat=True):
        boxes.destroy(box)
    gone.delete()


def _locked_remark(remark: Remark) -> Remark:
    """The remark as it is now, with its work locked."""
    _locked(remark.hand_in.work)
    return Remark.objects.select_related("hand_in__work", "withdrawal").get(pk=remark.pk)


def _locked(work: Work) -> Work:
    """The work as it is now; what is written and handed in waits for each other here. Raises NotAllowed."""
    rows = Work.objects.select_for_update(of=("self",)).select_related("cohort", "block")
    found = rows.filter(pk=work.pk).first()
    if found is None:
        raise NotAllowed(GONE)
    return found
