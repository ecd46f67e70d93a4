"""Every request knows its actor, and every refusal is a page."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from leertraject.kernel import clock
from leertraject.kernel.actors import NOBODY, Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people import queries
from leertraject.people.models import Account
from leertraject.ui.views import failed


class AccountMiddleware:
    """Sets `request.user` as Django does, from the session: who is signed in there costs no query of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.session.agent = request.headers.get("User-Agent", "")  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(lambda: request.session.account or AnonymousUser())  # type: ignore[assignment, attr-defined]
        return self.get_response(request)


class ActorMiddleware:
    """Sets `request.actor`: the signed-in person with the roles held now, or `NOBODY`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        return _wrong_method(request, response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Shows the sentence of a refusal: 403 for what is not allowed, 409 for what someone else did first."""
        if isinstance(exception, NotAllowed):
            return failed(request, 403, reason=str(exception))
        if isinstance(exception, Conflict):
            return failed(request, 409, reason=str(exception))
        return None


def _wrong_method(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """Django refuses a method without a page, at which a browser shows an error of its own."""
    page = failed(request, 405)
    page.headers["Allow"] = refusal.headers["Allow"]
    return page


def _actor(request: HttpRequest) -> Actor:
    account = request.user
    if not isinstance(account, Account):
        return NOBODY
    if not hasattr(account, "held"):  # who signed in during this request
        return queries.actor(account.person, now=clock.now())
    return Actor(subject=account.person_id, name=account.person.name, held=account.held)
