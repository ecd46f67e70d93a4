"""Dates and times as the screens write them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def day(moment: date | datetime) -> str:
    """Returns "9 april 2026", in local time."""
    return date_format(_local(moment), "j F Y")


def month(moment: date | datetime) -> str:
    """Returns "november 2026"."""
    return date_format(_local(moment), "F Y")


def day_and_time(moment: datetime) -> str:
    """Returns "9 april 2026 om 14:03"."""
    return f"{day(moment)} om {timezone.localtime(moment):%H:%M}"


def clock(seconds: float | None) -> str:
    """Returns minutes and seconds from the start of a recording, with hours when there are.

    >>> clock(790.4), clock(3725), clock(None)
    ('13:10', '1:02:05', '')
    """
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, left = divmod(minutes, 60)
    return f"{hours}:{left:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _local(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
