"""The pages of joining: what the programme leader keeps, and what someone with a link sees."""

from leertraject.joining.views.coming import ask, asked, confirm, open_link, open_mail, take_back
from leertraject.joining.views.keeping import change, let_in, links, make, refuse, renew, withdraw

__all__ = [
    "ask",
    "asked",
    "change",
    "confirm",
    "let_in",
    "links",
    "make",
    "open_link",
    "open_mail",
    "refuse",
    "renew",
    "take_back",
    "withdraw",
]
