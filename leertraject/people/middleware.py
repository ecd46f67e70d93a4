"""Every request knows its actor, and every refusal is a page."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django_htmx.http import HttpResponseClientRedirect

from leertraject.kernel import clock
from leertraject.kernel.actors import NOBODY, Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people import queries, rules
from leertraject.people.models import Account
from leertraject.people.sessions import ENTERED
from leertraject.ui.views import failed

# What someone needs who has to set up a second step, signing out, and what stands at the foot for everyone.
STEP_PAGES = frozenset(
    {
        "people:step_needed",
        "people:new_app",
        "people:app",
        "people:new_passkey",
        "people:new_passkey_question",
        "account_logout",
        "home:who_sees_what",
        "home:accessibility",
        "home:privacy",
    }
)
WANTED = "wanted"  # in the session: the page on which the gate shut
BACK = "people:devices"  # where the pages that set it up lead back to


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


class SecondStepGate:
    """Lets who must have a second step, and came in without one, set it up or sign out, and nothing else (ADR 0024).

    `request.gated` says so to the page, which then shows no menu.

    It asks nothing: the query of the session says who has one, so the gate is shut again as soon as the last is gone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Leads to the page that says so, from every page but those that it needs."""
        match = request.resolver_match
        request.gated = match is not None and lacks_second_step(request)  # type: ignore[attr-defined]
        if match is None or match.view_name in STEP_PAGES or not request.gated:  # type: ignore[attr-defined]
            return None
        if _goes_somewhere(request) and match.view_name != BACK:
            request.session[WANTED] = request.get_full_path()
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(reverse("people:step_needed"))
        return redirect("people:step_needed")


def _goes_somewhere(request: HttpRequest) -> bool:
    return request.method == "GET" and not request.headers.get("HX-Request")


def lacks_second_step(request: HttpRequest) -> bool:
    """Says whether someone came in by themselves, has to have a second step for a role held now, and has none."""
    account = request.session.account  # type: ignore[attr-defined]
    if account is None or account.secured or not request.session.get(ENTERED):
        return False
    return rules.must_have_second_step(request.actor)  # type: ignore[attr-defined]


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
