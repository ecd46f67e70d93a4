"""The job that lets things go keeps of whom it announced what; the demo marker holds nothing about anyone."""

import uuid

from leertraject.home.models import Announced, Bond, Pause
from leertraject.privacy import matrix
from leertraject.privacy.personal_data import PERSONAL, PLAIN

FIELDS = {
    "home.DemoMarker.id": PLAIN,
    "home.DemoMarker.made_at": PLAIN,
    **{f"home.TermRun.{name}": PLAIN for name in ("id", "at", "ended_at")},
    **{f"home.TermBatch.{name}": PLAIN for name in ("id", "run", "kind", "number", "at")},
    **{f"home.Announced.{name}": PLAIN for name in ("id", "kind", "object_id", "notice", "at")},
    **{f"home.Pause.{name}": PLAIN for name in ("id", "kind", "until", "at", "ended_at")},
    **{f"home.Pause.{name}": PERSONAL for name in ("person", "reason", "by", "ended_by")},
    **{f"home.Bond.{name}": PERSONAL for name in ("person", "until")},
    **{f"home.Announced.{name}": PERSONAL for name in ("recipient", "start")},
}

# Of which data kind of the matrix each part of `export_for` is.
KINDS = {"berichten dat er iets weggaat": "mail_log", "laatste contact": "persoon", "uitgesteld wissen": "persoon"}
# How an entry of the logbook reads for whom it concerns, after the name of who did it.
LOGGED = {
    "announce_ends": "vertelde je dat er iets van je weggaat",
    "pause": "stelde uit dat iets van je vanzelf weggaat",
    "end_pause": "beëindigde dat uitstel",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns what someone was told of that it goes."""
    told = Announced.objects.filter(recipient=person_id).order_by("at", "kind")
    rows: list[dict[str, object]] = [{"wat": matrix.rows()[one.kind].label, "verteld": one.at} for one in told]
    bonds: list[dict[str, object]] = [{"tot": bond.until} for bond in Bond.objects.filter(person=person_id)]
    paused: list[dict[str, object]] = [
        {"wat": matrix.rows()[one.kind].label, "waarom": one.reason, "tot en met": one.until, "beëindigd": one.ended_at}
        for one in Pause.objects.filter(person=person_id)
    ]
    return {"berichten dat er iets weggaat": rows, "laatste contact": bonds, "uitgesteld wissen": paused}


def erase_for(person_id: uuid.UUID) -> None:
    """Deletes what someone was told of, and until when something bound them."""
    Bond.objects.filter(person=person_id).delete()
    Pause.objects.filter(person=person_id).delete()
    Pause.objects.filter(by=person_id).update(by=None)
    Pause.objects.filter(ended_by=person_id).update(ended_by=None)
    Announced.objects.filter(recipient=person_id).delete()
