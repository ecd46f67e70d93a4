"""Who is told by mail that a groupmate asks them, and when."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from leertraject.buddies.models import BuddyRequest
from leertraject.notices.models import Reminder

ASKED = "buddies.asked"
NEWS, AT_ONCE = timedelta(days=7), 500


def to_tell(*, now: datetime) -> list[BuddyRequest]:
    """Returns the requests that wait and that no mail told of (one query); what is a week old is no news any more."""
    told = Reminder.objects.filter(kind=ASKED, object_id=OuterRef("pk"))
    return list(BuddyRequest.objects.waiting().filter(~Exists(told), at__gt=now - NEWS)[:AT_ONCE])
