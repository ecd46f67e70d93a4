"""What someone answers after a session is theirs: handed over in full, and gone when they are erased."""

import uuid

from leertraject.feedback import queries
from leertraject.feedback.models import SessionFeedback
from leertraject.feedback.queries import Opened
from leertraject.feedback.questions import WISH
from leertraject.feedback.showing import given
from leertraject.privacy import boxes
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE

FIELDS = {
    "feedback.SessionFeedback.id": PLAIN,
    "feedback.SessionFeedback.person": SENSITIVE,
    "feedback.SessionFeedback.session": PERSONAL,
    "feedback.SessionFeedback.box": PLAIN,
    "feedback.SessionFeedback.choices": SENSITIVE,
    "feedback.SessionFeedback.laid_out_at": PLAIN,
    "feedback.SessionFeedback.at": SENSITIVE,
    "feedback.FeedbackText.id": PLAIN,
    "feedback.FeedbackText.feedback": PLAIN,
    "feedback.FeedbackText.position": PLAIN,
    "feedback.FeedbackText.text": SENSITIVE,
    "feedback.FeedbackText.version": PLAIN,
    "feedback.FeedbackText.writer": PLAIN,
    "feedback.FeedbackText.at": SENSITIVE,
    "feedback.WishRelease.id": PLAIN,
    "feedback.WishRelease.feedback": PLAIN,
    "feedback.WishRelease.at": SENSITIVE,
    "feedback.WishRelease.place": PLAIN,
    "feedback.WishWithdrawal.id": PLAIN,
    "feedback.WishWithdrawal.release": PLAIN,
    "feedback.WishWithdrawal.at": SENSITIVE,
    "feedback.GroupPicture.id": PLAIN,
    "feedback.GroupPicture.session": PLAIN,
    "feedback.GroupPicture.figures": PLAIN,
    "feedback.GroupPicture.at": PLAIN,
}

KINDS = {"na bijeenkomsten": "evaluatie_bijeenkomst", "wensen": "wens_na_bijeenkomst"}
LOGGED: dict[str, str] = {}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns everything someone answered after sessions, and the wishes that they let others read (three queries)."""
    rows = SessionFeedback.objects.filter(person=person_id, at__isnull=False).order_by("session__on", "pk")
    rows = rows.select_related("session__block", "session__cohort", "release__withdrawal").prefetch_related("texts")
    found = queries.all_opened(list(rows))
    return {
        "na bijeenkomsten": [_answered(one) for one in found],
        "wensen": [_let_read(one) for one in found if hasattr(one.feedback, "release")],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Throws away what someone answered, and its keys. A picture that was frozen stays as it is: what changed in it
    would tell who left."""
    for box in SessionFeedback.objects.filter(person=person_id).values_list("box", flat=True):
        boxes.destroy(box)
    SessionFeedback.objects.filter(person=person_id).delete()


def _answered(one: Opened) -> dict[str, object]:
    return _of(one) | {"bewaard": one.feedback.at} | dict(given(one))


def _let_read(one: Opened) -> dict[str, object]:
    release = one.feedback.release  # type: ignore[attr-defined]
    withdrawal = getattr(release, "withdrawal", None)
    return _of(one) | {
        "wens": one.texts[WISH].text,
        "mag gelezen worden sinds": release.at,
        "teruggenomen": withdrawal and withdrawal.at,
    }


def _of(one: Opened) -> dict[str, object]:
    return {"groep": one.feedback.session.cohort.title, "bijeenkomst": one.feedback.session.block.title}
