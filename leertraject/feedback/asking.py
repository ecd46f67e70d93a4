"""Who is asked after a session, and who is reminded of their own plan.

Whether someone answered plays no part in who is asked: of a mail that went there is a line in the logbook, so its
absence would tell.
"""

import uuid
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from leertraject.feedback import moments, plans, queries
from leertraject.feedback.models import SessionFeedback
from leertraject.feedback.queries import Opened
from leertraject.notices.models import Reminder
from leertraject.people.models import Account
from leertraject.programmes.models import Attendance, Session

ASKED, PLANNED, CAME = "feedback.asked", "feedback.planned", "feedback.came"
# Over a weekend at most; what could not go by then, does not go.
ASK_WITHIN = timedelta(days=4)
# How long after a session one's own plan is read back, and one looks whether the moment came (`nudges` of the content
# file), and until when that can still go.
RECALLS = {PLANNED: (timedelta(days=2), timedelta(days=5)), CAME: (timedelta(days=9), timedelta(days=12))}
AT_ONCE = 500


def sessions(*, now: datetime) -> list[Session]:
    """Returns the sessions that were over in the last days (one query)."""
    rows = Session.objects.select_related("block", "cohort", "cancellation").filter(cancellation=None)
    today = timezone.localdate(now)
    return [one for one in rows.filter(on__gte=today - ASK_WITHIN, on__lte=today) if moments.is_over(one, now=now)]


def people(session: Session) -> list[uuid.UUID]:
    """Returns for whom nothing was laid out yet: who took part that day and can sign in (one query)."""
    laid_out = SessionFeedback.objects.filter(session=session, person=OuterRef("person"))
    account = Account.objects.filter(person=OuterRef("person"))
    rows = queries.taking_part(session).filter(Exists(account), ~Exists(laid_out))
    return list(rows.values_list("person", flat=True))


def to_ask(*, now: datetime) -> list[SessionFeedback]:
    """Returns for whom the mail after a session is due."""
    today = timezone.localdate(now)
    return list(_due(ASKED, today - ASK_WITHIN, today))


def to_recall(kind: str, *, now: datetime) -> list[SessionFeedback]:
    """Returns for whom a mail about their own plan is due, `PLANNED` or `CAME`: who has one."""
    today, (after, within) = timezone.localdate(now), RECALLS[kind]
    found = list(_due(kind, today - within, today - after).prefetch_related("texts"))
    opened = {one.feedback.pk: one for one in queries.all_opened(found)}
    return [one for one in found if has_plan(one, opened.get(one.pk), now=now)]


def has_plan(feedback: SessionFeedback, opened: Opened | None, *, now: datetime) -> bool:
    """Says whether someone has a plan to read back: of after this session, or a promise elsewhere."""
    return bool(queries.plan_of(opened) or plans.elsewhere(feedback.person_id, now=now))


def _due(kind: str, first: date, last: date) -> "QuerySet[SessionFeedback]":
    told = Reminder.objects.filter(kind=kind, object_id=OuterRef("pk"))
    away = Attendance.objects.filter(session=OuterRef("session"), person=OuterRef("person"), present=False)
    rows = SessionFeedback.objects.select_related("session").filter(session__on__gte=first, session__on__lte=last)
    return rows.filter(~Exists(told), ~Exists(away)).order_by("session__on", "pk")[:AT_ONCE]
