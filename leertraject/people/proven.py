"""Whether someone at an open screen showed lately that it is them: by coming in, or with a second step since.

An open screen is enough to read, but not to add a way in that stays when its owner is back.
"""

from datetime import datetime, timedelta

from django.http import HttpRequest

LASTS = timedelta(minutes=10)
_KEY = "proven_at"


def note(request: HttpRequest, *, now: datetime) -> None:
    """Notes that someone just showed that it is them."""
    request.session[_KEY] = now.isoformat()


def lately(request: HttpRequest, *, now: datetime) -> bool:
    """Says whether that is at most ten minutes ago; ten more for who sends a form that was shown in time."""
    moment = request.session.get(_KEY)
    lasts = LASTS * 2 if request.method == "POST" else LASTS
    return moment is not None and timedelta(0) <= now - datetime.fromisoformat(moment) < lasts
