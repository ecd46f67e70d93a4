"""What someone makes of an assignment is theirs: handed over in full, and gone when they are erased."""

import uuid

from django.db.models import Q, QuerySet

from leertraject.assignments import queries
from leertraject.assignments.models import Enclosure, HandIn, HandInReader, Remark, RemarkWithdrawal, Work
from leertraject.kernel import clock
from leertraject.privacy import boxes
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE

FIELDS = {
    "assignments.Work.id": PLAIN,
    "assignments.Work.person": PERSONAL,
    "assignments.Work.cohort": PERSONAL,
    "assignments.Work.block": PERSONAL,
    "assignments.Work.box": PLAIN,
    "assignments.Work.text": SENSITIVE,
    "assignments.Work.version": PLAIN,
    "assignments.Work.writer": PLAIN,
    "assignments.Work.begun_at": SENSITIVE,
    "assignments.Work.at": SENSITIVE,
    "assignments.HandIn.id": PLAIN,
    "assignments.HandIn.work": PLAIN,
    "assignments.HandIn.number": PLAIN,
    "assignments.HandIn.text": SENSITIVE,
    "assignments.HandIn.length": PLAIN,
    "assignments.HandIn.at": SENSITIVE,
    "assignments.HandInWithdrawal.id": PLAIN,
    "assignments.HandInWithdrawal.hand_in": PLAIN,
    "assignments.HandInWithdrawal.at": SENSITIVE,
    "assignments.HandInReader.id": PLAIN,
    "assignments.HandInReader.hand_in": PLAIN,
    "assignments.HandInReader.person": PERSONAL,
    "assignments.HandInReader.buddies": PERSONAL,
    "assignments.HandInReader.until": PLAIN,
    "assignments.HandInReader.at": SENSITIVE,
    "assignments.HandInReaderEnd.id": PLAIN,
    "assignments.HandInReaderEnd.reader": PLAIN,
    "assignments.HandInReaderEnd.at": SENSITIVE,
    "assignments.Enclosure.id": PLAIN,
    "assignments.Enclosure.work": PLAIN,
    "assignments.Enclosure.kind": PLAIN,
    "assignments.Enclosure.name": SENSITIVE,
    "assignments.Enclosure.content": SENSITIVE,
    "assignments.Enclosure.size": PLAIN,
    "assignments.Enclosure.at": SENSITIVE,
    "assignments.Enclosure.off_at": SENSITIVE,
    "assignments.Enclosure.hand_ins": PLAIN,
    "assignments.HandInEnclosure.id": PLAIN,
    "assignments.HandInEnclosure.hand_in": PLAIN,
    "assignments.HandInEnclosure.enclosure": PLAIN,
    "assignments.Remark.id": PLAIN,
    "assignments.Remark.hand_in": PLAIN,
    "assignments.Remark.writer": PERSONAL,
    "assignments.Remark.start": PLAIN,
    "assignments.Remark.end": PLAIN,
    "assignments.Remark.length": PLAIN,
    "assignments.Remark.digest": PLAIN,
    "assignments.Remark.text": SENSITIVE,
    "assignments.Remark.at": SENSITIVE,
    "assignments.RemarkWithdrawal.id": PLAIN,
    "assignments.RemarkWithdrawal.remark": PLAIN,
    "assignments.RemarkWithdrawal.at": SENSITIVE,
    "assignments.RemarkAnswer.id": PLAIN,
    "assignments.RemarkAnswer.remark": PLAIN,
    "assignments.RemarkAnswer.text": SENSITIVE,
    "assignments.RemarkAnswer.at": SENSITIVE,
}

KINDS = {
    "opdrachten": "opdracht",
    "inleveringen": "opdracht",
    "meelezen": "opdracht",
    "opmerkingen": "opmerking",
}
LOGGED = {
    "hand_in_assignment": "leverde een opdracht van jou in",
    "take_back_assignment": "nam terug wat je van een opdracht inleverde",
    "let_read_assignment": "liet een groepsgenoot lezen wat je van een opdracht inleverde",
    "end_reading_assignment": "liet ophouden dat een groepsgenoot leest wat je van een opdracht inleverde",
    "look_at_assignment": "las wat je van een opdracht inleverde",
    "remark_on_assignment": "zette een opmerking bij wat je van een opdracht inleverde",
    "withdraw_remark": "nam een opmerking bij jouw opdracht terug",
    "answer_remark": "antwoordde op een opmerking bij jouw opdracht",
    "let_assignment_go": "wiste wat je van een opdracht inleverde, omdat de termijn voorbij was",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns everything someone wrote for assignments, each moment that they handed in, and the remarks that they got
    or wrote (five queries)."""
    found = list(queries.works_of(person_id).order_by("begun_at"))
    remarks = list(queries.remarks_with(person_id))
    wanted = [*(work.box for work in found), *(one.hand_in.work.box for one in remarks)]
    box = boxes.open_boxes(wanted) if wanted else {}
    return {
        "opdrachten": [_written(work, box[work.box]) for work in found],
        "inleveringen": [
            _handed_in(one, work, box[work.box]) for work in found for one in reversed(work.hand_ins.all())
        ],
        "meelezen": [_reading(one) for one in _readers(person_id)],
        "opmerkingen": [_remark(one, person_id, box[one.hand_in.work.box]) for one in remarks],
    }


def files_for(person_id: uuid.UUID) -> list[tuple[str, bytes]]:
    """Returns the files that someone put with their work, by a name in the zip."""
    rows = Enclosure.objects.filter(work__person=person_id).select_related("work").order_by("at", "id")
    found = [queries.content(one, queries.opened(one.work)) for one in rows]
    return [(f"opdrachten/{number}-{name}", content) for number, (name, content) in enumerate(found, start=1)]


def erase_for(person_id: uuid.UUID) -> None:
    """Throws everything away that someone made of assignments, its keys, and what they said to the work of others."""
    HandInReader.objects.filter(person=person_id).delete()
    remarks = Remark.objects.filter(writer=person_id)
    standing = remarks.filter(withdrawal__isnull=True)
    RemarkWithdrawal.objects.bulk_create([RemarkWithdrawal(remark=one, at=clock.now()) for one in standing])
    remarks.update(text=b"", writer=None)
    for box in Work.objects.filter(person=person_id).values_list("box", flat=True):
        boxes.destroy(box)
    Work.objects.filter(person=person_id).delete()


def _readers(person_id: uuid.UUID) -> QuerySet[HandInReader]:
    """Whom someone let read what they handed in, and whose text they were let read."""
    rows = HandInReader.objects.filter(Q(person=person_id) | Q(hand_in__work__person=person_id)).order_by("at", "id")
    return rows.select_related("person", "ending", "hand_in__work__person", "hand_in__work__block")


def _reading(one: HandInReader) -> dict[str, object]:
    work, ending = one.hand_in.work, getattr(one, "ending", None)
    return {
        "opdracht": work.block.title,
        "van": work.person.name,
        "lezer": one.person.name,
        "sinds": one.at,
        "tot en met": one.until,
        "gestopt": ending and ending.at,
    }


def _written(work: Work, box: boxes.Opened) -> dict[str, object]:
    return {
        "groep": work.cohort.title,
        "opdracht": work.block.title,
        "begonnen": work.begun_at,
        "tekst": queries.written(work, box).text,
    }


def _remark(one: Remark, person_id: uuid.UUID, box: boxes.Opened) -> dict[str, object]:
    """Whoever wrote a remark gets what they wrote; the words to which they made it are of who wrote the text."""
    said, work = queries.said(one, box), one.hand_in.work
    found: dict[str, object] = {"opdracht": work.block.title, "van": one.writer and one.writer.name, "op": one.at}
    found["teruggenomen"] = one.withdrawal.at if hasattr(one, "withdrawal") else None
    if work.person_id == person_id:
        found |= {"bij": said.words, "antwoord": said.answer}
    return found | {"opmerking": said.text}


def _handed_in(hand_in: HandIn, work: Work, box: boxes.Opened) -> dict[str, object]:
    withdrawal = getattr(hand_in, "withdrawal", None)
    return {
        "opdracht": work.block.title,
        "ingeleverd": hand_in.at,
        "teruggenomen": withdrawal and withdrawal.at,
        "tekst": queries.frozen(hand_in, box),
    }
