"""What someone makes of an assignment is theirs: handed over in full, and gone when they are erased."""

import uuid

from leertraject.assignments import queries
from leertraject.assignments.models import HandIn, Work
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
}

KINDS = {"opdrachten": "opdracht", "inleveringen": "opdracht"}
LOGGED = {
    "hand_in_assignment": "leverde een opdracht van jou in",
    "take_back_assignment": "nam terug wat je van een opdracht inleverde",
    "look_at_assignment": "las wat je van een opdracht inleverde",
    "let_assignment_go": "wiste wat je van een opdracht inleverde, omdat de termijn voorbij was",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns everything someone wrote for assignments, and each moment that they handed in (three queries)."""
    found = list(queries.works_of(person_id).order_by("begun_at"))
    box = boxes.open_boxes([work.box for work in found]) if found else {}
    return {
        "opdrachten": [_written(work, box[work.box]) for work in found],
        "inleveringen": [
            _handed_in(one, work, box[work.box]) for work in found for one in reversed(work.hand_ins.all())
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Throws everything away that someone made of assignments, and its keys."""
    for box in Work.objects.filter(person=person_id).values_list("box", flat=True):
        boxes.destroy(box)
    Work.objects.filter(person=person_id).delete()


def _written(work: Work, box: boxes.Opened) -> dict[str, object]:
    return {
        "groep": work.cohort.title,
        "opdracht": work.block.title,
        "begonnen": work.begun_at,
        "tekst": queries.written(work, box).text,
    }


def _handed_in(hand_in: HandIn, work: Work, box: boxes.Opened) -> dict[str, object]:
    withdrawal = getattr(hand_in, "withdrawal", None)
    return {
        "opdracht": work.block.title,
        "ingeleverd": hand_in.at,
        "teruggenomen": withdrawal and withdrawal.at,
        "tekst": queries.frozen(hand_in, box),
    }
