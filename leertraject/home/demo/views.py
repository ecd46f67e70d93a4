"""The demo's door: choose who you are, and read the mail that went out. It exists only with the marker."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from leertraject.home.demo import queries
from leertraject.kernel import clock


def _only_in_demo(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        if not queries.exists():
            raise Http404
        return view(request)

    return shown


@require_safe
@_only_in_demo
def people(request: HttpRequest) -> HttpResponse:
    """One button per person to sign in as."""
    return render(request, "home/demo/people.html", {"people": queries.someones(now=clock.now())})


@require_POST
@_only_in_demo
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in as one of the people of the cast."""
    chosen = request.POST.get("person", "")
    someone = next((s for s in queries.someones(now=clock.now()) if str(s.account.pk) == chosen), None)
    if someone is None:
        raise Http404
    login(request, someone.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home:start")


@require_safe
@_only_in_demo
def mailbox(request: HttpRequest) -> HttpResponse:
    """The mail that went out, newest first, so that its links can be tried."""
    to = request.GET.get("aan", "").strip()
    under_way = queries.under_way()  # first: a mail that arrives between the two is then told twice, never missed
    shown = {"mails": queries.mails(to=to), "to": to, "under_way": under_way}
    return render(request, "home/demo/mailbox.html", shown)
