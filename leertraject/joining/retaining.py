"""What was asked and not confirmed goes after a week; what was refused, or still waited at the end, after a month."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from leertraject.joining import commands
from leertraject.joining.models import JoinAttempt, JoinRequest
from leertraject.kernel.ending import DAY, NEVER, Ending


def _attempts(now: datetime, began: date | None) -> "QuerySet[Any]":
    return JoinAttempt.objects.annotate(start=TruncDate("asked_at", output_field=DAY), waits=NEVER)


def _requests(now: datetime, began: date | None) -> "QuerySet[Any]":
    refused = TruncDate("refusal__at", output_field=DAY)
    return JoinRequest.objects.annotate(start=Coalesce(refused, "link__cohort__ends_on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="aanmelding_onbevestigd",
        models=("joining.JoinAttempt",),
        rows=_attempts,
        end=commands.forget_attempts,
    ),
    Ending(
        kind="aanmelding",
        models=("joining.JoinRequest", "joining.JoinRefusal"),
        rows=_requests,
        end=commands.forget_requests,
        owner="person",
        what="dat je je aanmeldde voor een groep",
    ),
)
ELSEWHERE = {
    "joining.JoinLink": "a link is of a group and names no participant",
    "joining.Joined": "goes with the enrolment that it is about",
}
