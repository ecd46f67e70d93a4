"""Every write about mail: announcing, delivering, and deciding about what did not surely arrive."""

from leertraject.notices.commands.announcing import announce
from leertraject.notices.commands.deciding import leave_it, send_again

__all__ = ["announce", "leave_it", "send_again"]
