"""Why someone stopped is theirs: handed over in full, and gone when they are erased."""

import uuid

from leertraject.privacy import boxes
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE
from leertraject.stopping import queries
from leertraject.stopping.models import StoppingReason

FIELDS = {
    "stopping.StoppingReason.id": PLAIN,
    "stopping.StoppingReason.enrolment": PERSONAL,
    "stopping.StoppingReason.box": PLAIN,
    "stopping.StoppingReason.text": SENSITIVE,
    "stopping.StoppingReason.version": PLAIN,
    "stopping.StoppingReason.writer": PLAIN,
    "stopping.StoppingReason.at": SENSITIVE,
    "stopping.StoppingReason.written_on": SENSITIVE,
    "stopping.ReasonRelease.id": PLAIN,
    "stopping.ReasonRelease.reason": PLAIN,
    "stopping.ReasonRelease.at": SENSITIVE,
    "stopping.ReasonWithdrawal.id": PLAIN,
    "stopping.ReasonWithdrawal.release": PLAIN,
    "stopping.ReasonWithdrawal.at": SENSITIVE,
}

KINDS = {"waarom je stopte": "reden_van_stoppen"}
LOGGED = {
    "release_stopping_reason": "liet lezen waarom je met een groep stopte",
    "withdraw_stopping_reason": "liet ophouden dat anderen lezen waarom je met een groep stopte",
    "look_at_stopping_reason": "las waarom je met een groep stopte",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns why someone stopped with groups, and since when others may read it (three queries at most)."""
    rows = StoppingReason.objects.filter(enrolment__person=person_id, at__isnull=False).order_by("written_on", "pk")
    found = list(rows.select_related("enrolment__cohort").prefetch_related("releases__withdrawal"))
    box = boxes.open_boxes([one.box for one in found]) if found else {}
    return {"waarom je stopte": [_written(one, box[one.box]) for one in found if one.box in box]}


def erase_for(person_id: uuid.UUID) -> None:
    """Throws it away, and its key."""
    rows = StoppingReason.objects.filter(enrolment__person=person_id)
    for box in rows.values_list("box", flat=True):
        boxes.destroy(box)
    rows.delete()


def _written(one: StoppingReason, box: boxes.Opened) -> dict[str, object]:
    living = [release for release in one.releases.all() if not hasattr(release, "withdrawal")]
    return {
        "groep": one.enrolment.cohort.title,
        "bewaard": one.at,
        "tekst": queries.written(one, box).text,
        "mag gelezen worden sinds": living[0].at if living else None,
    }
