"""What people answered after a session goes three months later, with the wishes; the picture of the group stays."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from leertraject.feedback import commands
from leertraject.feedback.models import SessionFeedback
from leertraject.kernel.ending import NEVER, Ending


def _feedback(now: datetime, began: date | None) -> "QuerySet[Any]":
    return SessionFeedback.objects.annotate(start=F("session__on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="evaluatie_bijeenkomst",
        models=("feedback.SessionFeedback", "feedback.FeedbackText"),
        rows=_feedback,
        end=commands.let_go,
        owner="person",
        what="de vragen na een bijeenkomst, met wat je antwoordde",
    ),
)
_WITH_IT = "a wish is sealed in the box of the answers, and goes with them: the same term, from the same day"
ELSEWHERE = {
    "feedback.GroupPicture": "the picture of a group stays when the answers go, and is of nobody",
    "feedback.WishRelease": _WITH_IT,
    "feedback.WishWithdrawal": _WITH_IT,
}
