"""Every write about joining by a link: keeping the link, coming by it, and deciding who comes in."""

from leertraject.joining.commands.coming import Answer, ask, ask_oneself, confirm, take_back
from leertraject.joining.commands.deciding import let_in, refuse, seat_all, tell_refused
from leertraject.joining.commands.forgetting import forget_attempts, forget_requests
from leertraject.joining.commands.keeping import change_link, make_link, renew_link, withdraw_link

__all__ = [
    "Answer",
    "ask",
    "ask_oneself",
    "change_link",
    "confirm",
    "forget_attempts",
    "forget_requests",
    "let_in",
    "make_link",
    "refuse",
    "renew_link",
    "seat_all",
    "take_back",
    "tell_refused",
    "withdraw_link",
]
