"""Of which remarks people are told by mail, and when."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from leertraject.assignments.models import HandInReader, Remark
from leertraject.notices.models import Reminder

REMARKED, READING = "assignments.remarked", "assignments.reading"
DAY, REST, NEWS = timedelta(days=1), timedelta(hours=1), timedelta(days=7)


def to_tell(*, now: datetime) -> list[Remark]:
    """Returns per person the newest remark that waits for them and that no mail told of (two queries).

    A day at least lies between two mails, and a trainer who is at work gets an hour to go on; what is a week old is no
    news any more.
    """
    fresh = Remark.objects.order_by("at", "id").filter(
        at__gt=now - NEWS, at__lte=now - REST, answer__isnull=True, withdrawal__isnull=True
    )
    newest: dict[uuid.UUID, Remark] = {}
    for one in fresh.filter(hand_in__withdrawal__isnull=True).select_related("hand_in__work"):
        newest[one.hand_in.work.person_id] = one
    told = Reminder.objects.filter(kind=REMARKED, recipient__in=newest, at__gt=now - NEWS)
    last = {row["recipient"]: row["last"] for row in told.values("recipient").annotate(last=Max("at")).order_by()}
    return [
        one
        for person, one in newest.items()
        if person not in last or (last[person] < one.at and last[person] <= now - DAY)
    ]


def to_ask(*, now: datetime) -> list[HandInReader]:
    """Returns who is asked to read along and was not told by mail (one query); a buddy is shown it on the site."""
    told = Reminder.objects.filter(kind=READING, object_id=OuterRef("pk"))
    rows = HandInReader.objects.living(timezone.localdate(now)).filter(buddies__isnull=True, at__gt=now - NEWS)
    return list(rows.filter(~Exists(told)).order_by("at", "id"))
