"""One thing on the start page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Matter:
    """Something on the start page: when, what, why, and where to go."""

    key: str
    head: str
    meta: str
    do: str
    url: str


def day(moment: datetime | None) -> str:
    """Returns a day as it stands in the margin."""
    return date_format(timezone.localtime(moment), "j F") if moment else "nog geen datum"
