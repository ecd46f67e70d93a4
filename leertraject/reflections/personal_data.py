"""Everything in a notebook is its writer's: handed over in full, and gone when they are erased."""

import uuid
from typing import Any

from leertraject.privacy import boxes
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE
from leertraject.reflections import queries
from leertraject.reflections.models import Kind, Notebook, Reflection, Share
from leertraject.reflections.queries import Opened
from leertraject.reflections.showing import who

FIELDS = {
    "reflections.Notebook.id": PLAIN,
    "reflections.Notebook.person": SENSITIVE,
    "reflections.Notebook.box": PLAIN,
    "reflections.Notebook.made_at": SENSITIVE,
    "reflections.Reflection.id": PLAIN,
    "reflections.Reflection.notebook": SENSITIVE,
    "reflections.Reflection.kind": SENSITIVE,
    "reflections.Reflection.prompt": SENSITIVE,
    "reflections.Reflection.asks": PLAIN,
    "reflections.Reflection.looks_back_on": PLAIN,
    "reflections.Reflection.returns_on": SENSITIVE,
    "reflections.Reflection.begun_at": SENSITIVE,
    "reflections.Reflection.written_on": SENSITIVE,
    "reflections.Passage.id": PLAIN,
    "reflections.Passage.reflection": PLAIN,
    "reflections.Passage.position": PLAIN,
    "reflections.Passage.text": SENSITIVE,
    "reflections.Passage.version": PLAIN,
    "reflections.Passage.writer": PLAIN,
    "reflections.Passage.at": SENSITIVE,
    "reflections.Share.id": PLAIN,
    "reflections.Share.reflection": PLAIN,
    "reflections.Share.circle": SENSITIVE,
    "reflections.Share.cohort": PERSONAL,
    "reflections.Share.reader": PERSONAL,
    "reflections.Share.buddies": PERSONAL,
    "reflections.Share.until": PLAIN,
    "reflections.Share.at": SENSITIVE,
    "reflections.ShareWithdrawal.id": PLAIN,
    "reflections.ShareWithdrawal.share": PLAIN,
    "reflections.ShareWithdrawal.at": SENSITIVE,
}

KINDS = {"notitieboek": "reflectie", "delingen": "reflectie"}
LOGGED = {
    "share_reflection": "deelde een bladzijde van je notitieboek",
    "withdraw_share": "liet het delen van een bladzijde van je notitieboek ophouden",
    "look_at_shared": "las een bladzijde van je notitieboek die je deelde",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns everything someone wrote, and with whom they shared it."""
    own = Reflection.objects.filter(notebook__person=person_id).select_related("notebook")
    shares = Share.objects.filter(reflection__notebook__person=person_id)
    return {
        "notitieboek": [_written(one) for one in _opened(own)],
        "delingen": [_shared(one) for one in shares.select_related("cohort", "reader", "withdrawal").order_by("at")],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Throws the notebook away, and its key; what others shared with this person alone is shared no more."""
    for box in Notebook.objects.filter(person=person_id).values_list("box", flat=True):
        boxes.destroy(box)
    Notebook.objects.filter(person=person_id).delete()
    Share.objects.filter(reader=person_id).delete()


def _opened(rows: Any) -> list[Opened]:
    return queries.all_opened(rows.order_by("begun_at", "id").prefetch_related("passages"))


def _written(one: Opened) -> dict[str, object]:
    found: dict[str, object] = {"soort": Kind(one.reflection.kind).label, "begonnen": one.reflection.begun_at}
    if one.reflection.returns_on:
        found["komt terug"] = one.reflection.returns_on
    return found | {passage.ask: passage.text for passage in one.passages if passage.text}


def _shared(one: Share) -> dict[str, object]:
    withdrawal = getattr(one, "withdrawal", None)
    return {"met": who(one), "sinds": one.at, "tot en met": one.until, "teruggenomen": withdrawal and withdrawal.at}
