"""Every write about mail: announcing, delivering, reminding once, and deciding about what did not surely arrive."""

from leertraject.notices.commands.announcing import announce
from leertraject.notices.commands.deciding import leave_it, send_again
from leertraject.notices.commands.reminding import remind
from leertraject.notices.commands.renewing import renew_link

__all__ = ["announce", "leave_it", "remind", "renew_link", "send_again"]
