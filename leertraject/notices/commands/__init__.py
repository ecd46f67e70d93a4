"""Every write about mail: announcing, delivering, reminding once, choosing what comes, and deciding about what did not
surely arrive. And the addresses of calendars."""

from leertraject.notices.commands.announcing import announce
from leertraject.notices.commands.choosing import switch_off, switch_on
from leertraject.notices.commands.deciding import leave_it, send_again
from leertraject.notices.commands.feeding import end_feed, make_feed
from leertraject.notices.commands.reminding import remind
from leertraject.notices.commands.renewing import renew_link

__all__ = [
    "announce",
    "end_feed",
    "leave_it",
    "make_feed",
    "remind",
    "renew_link",
    "send_again",
    "switch_off",
    "switch_on",
]
