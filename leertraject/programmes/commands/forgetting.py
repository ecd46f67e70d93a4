"""Enrolments, invitations and who was there go when their term is over."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes.giving import attendance
from leertraject.programmes.models import Attendance, AttendanceTotal, Cohort, Enrolment, SessionInvitation


@transaction.atomic
def forget_enrolments(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes that someone took part in a group that ended long ago."""
    gone = Enrolment.objects.filter(pk__in=ids)
    logbook.record_all("forget_enrolment", by=by, now=now, on=[(row, row.person_id) for row in gone])
    gone.delete()


@transaction.atomic
def forget_invitations(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes that someone was invited to a session that is over."""
    gone = SessionInvitation.objects.filter(pk__in=ids)
    logbook.record_all("forget_invitation", by=by, now=now, on=[(row, row.person_id) for row in gone])
    gone.delete()


@transaction.atomic
def forget_attendance(*, ids: Collection[int], by: Actor, now: datetime) -> None:
    """Deletes who was at sessions of programmes that ended a year ago; of each cohort one total stays.

    The total is made once, before the first of its rows goes.
    """
    gone = Attendance.objects.filter(pk__in=ids)
    for cohort in Cohort.objects.filter(sessions__attendance__in=gone, attendance_total=None).distinct():
        places, present = attendance.total(cohort)
        AttendanceTotal.objects.create(cohort=cohort, places=places, present=present, at=now)
        logbook.record("total_attendance", by=by, now=now, on=cohort)
    logbook.record_all("forget_attendance", by=by, now=now, on=[(row, row.person_id) for row in gone])
    gone.delete()
