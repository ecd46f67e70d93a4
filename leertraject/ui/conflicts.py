"""Who was first, when two write at once."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

# How a name reads to whoever has it: with two windows open one can be first oneself.
YOU = "Jij"
NOTHING_LOST = (
    "Wat jij typte, staat hieronder nog. Er is niets overschreven. Bewaar je opnieuw, dan komt jouw tekst in de plaats"
    " van wat er nu staat."
)


def was_first(what: str, name: str, at: datetime | None, *, did: str = "veranderde") -> str:
    """Returns who changed something while someone else wrote, and when, as far as that is still known.

    >>> was_first("deze kaart", "", None), was_first("deze kaart", YOU, None)
    ('Iemand anders veranderde deze kaart intussen.', 'Jij veranderde deze kaart intussen, in een ander venster.')
    """
    local = timezone.localtime(at) if at else None
    when = f"op {date_format(local, 'j F Y')} om {local.hour}:{local.minute:02}" if local else "intussen"
    window = ", in een ander venster" if name == YOU else ""
    return f"{name or 'Iemand anders'} {did} {what} {when}{window}."
