"""That someone took part goes some years after the last session of the group, and an invitation soon after the
session. The group itself names nobody."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from leertraject.kernel.ending import NEVER, Ending
from leertraject.programmes.commands import forgetting
from leertraject.programmes.models import Attendance, Enrolment, SessionInvitation


def _enrolments(now: datetime, began: date | None) -> "QuerySet[Any]":
    return Enrolment.objects.annotate(start=F("cohort__ends_on"), waits=NEVER)


def _invitations(now: datetime, began: date | None) -> "QuerySet[Any]":
    return SessionInvitation.objects.annotate(start=F("session__on"), waits=NEVER)


def _attendance(now: datetime, began: date | None) -> "QuerySet[Any]":
    return Attendance.objects.annotate(start=F("session__cohort__ends_on"), waits=NEVER)


ENDINGS = (
    Ending(
        kind="inschrijving",
        models=("programmes.Enrolment", "programmes.GroupPlace"),
        rows=_enrolments,
        end=forgetting.forget_enrolments,
        owner="person",
        what="dat je meedeed in een groep",
    ),
    Ending(
        kind="agenda_antwoord",
        models=("programmes.SessionInvitation", "programmes.SessionAnswer"),
        rows=_invitations,
        end=forgetting.forget_invitations,
        owner="person",
        what="een uitnodiging voor een bijeenkomst",
    ),
    Ending(
        kind="aanwezigheid",
        models=("programmes.Attendance",),
        rows=_attendance,
        end=forgetting.forget_attendance,
        owner="person",
        what="dat je bij een bijeenkomst was, of niet",
    ),
)
_GROUP = "a group with its dates is of the bureau and names no participant"
ELSEWHERE = dict.fromkeys(("programmes.Cohort", "programmes.CohortOrganisation", "programmes.CohortFinish"), _GROUP)
ELSEWHERE["programmes.Contribution"] = "goes at the end of the day itself by `tasks.sweep_live`, long before the term"
ELSEWHERE["programmes.AttendanceTotal"] = "one total over a finished programme stays, and is of nobody"
