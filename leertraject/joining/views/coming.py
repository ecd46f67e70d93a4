"""What someone with a link sees, with or without an account. One page for every link that does not work."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from leertraject.joining import commands, emails, queries, rules, secrets, showing
from leertraject.joining.forms import AskForm
from leertraject.joining.models import JoinAttempt, Joined, JoinLink, JoinRequest
from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.notices import posting
from leertraject.people import queries as people
from leertraject.people import throttling
from leertraject.people.acting import actor, by, done, screen, status, today
from leertraject.ui.failures import Failure
from leertraject.ui.views import failed

# What the session holds: the digest of the link that was opened, and the attempt or request of the mail.
_LINK, _MINE = "join_link", "join_mine"
NO_MAIL = Failure(
    503,
    "De mail kon niet weg",
    "Onze mailserver antwoordt nu niet.",
    "Probeer het over een paar minuten opnieuw.",
)


@require_safe
@never_cache
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Leads to the page of a link, and takes the secret out of the address."""
    digest = secrets.digest(secret)
    if queries.by_digest(digest, today=today()) is None:
        return _dead(request)
    return _kept(request, _LINK, digest, "joining:ask")


@require_safe
@never_cache
def open_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Leads to the page at which someone shows that the address is theirs. Opening it changes nothing."""
    found = secrets.read(token)
    if found is None or _standing(found) is None:
        return _dead(request)
    return _kept(request, _MINE, str(found), "joining:confirm")


@screen
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """What the group is, and a name and an address; who is signed in presses once."""
    link = queries.by_digest(request.session.get(_LINK, ""), today=today())
    if link is None:
        return _dead(request)
    if actor(request).subject is not None:
        return _oneself(request, link)
    form, answers = AskForm(request.POST if request.method == "POST" else None), list[commands.Answer]()

    def act(given: dict[str, Any]) -> None:
        rules.check_address(link, given["email"].lower())
        answers.append(commands.ask(link=link, **given, **by(request)))

    if form.is_bound and form.is_valid() and not throttling.may_ask_to_join(request, form.cleaned_data["email"]):
        return failed(request, 429)
    if form.is_bound and done(form, act):
        try:
            answer = answers[0]
            emails.send(answer.kind, email=answer.email, link=link, attempt=answer.attempt, now=clock.now())
        except posting.NotTaken:
            return failed(request, 503, failure=NO_MAIL)
        return redirect("joining:asked")
    return _ask_page(request, link, form=form)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Says to look in the mail: the same for every address."""
    return render(request, "joining/asked.html")


@screen
@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """Shows what was asked with this address; the button confirms it. Afterwards it says what became of it."""
    found = _mine(request)
    if isinstance(found, JoinAttempt) and request.method == "POST":
        try:
            commands.confirm(attempt=found, **by(request))
        except NotAllowed:
            return _dead(request)
        return redirect("joining:confirm")
    if found is None:
        return _dead(request)
    if isinstance(found, JoinAttempt):
        return render(request, "joining/confirm.html", _about(found.link) | {"attempt": found})
    return render(request, "joining/done.html", _about(found.link) | {"standing": _became(found)})


@require_POST
@never_cache
def take_back(request: HttpRequest) -> HttpResponse:
    """Takes back what someone asked who waits."""
    found = _mine(request)
    if not isinstance(found, JoinRequest) or queries.refused(found):
        return _dead(request)
    commands.take_back(request=found, **by(request))
    request.session.pop(_MINE, None)
    return render(request, "joining/taken_back.html", _about(found.link))


def _oneself(request: HttpRequest, link: JoinLink) -> HttpResponse:
    """One press, for who is signed in."""
    me = people.behind(actor(request))
    if request.method != "POST":
        return _ask_page(request, link, me=me, inside=queries.enrolled(me, link.cohort) is not None)
    try:
        made = commands.ask_oneself(link=link, **by(request))
    except NotAllowed as refusal:
        return _ask_page(request, link, me=me, wrong=str(refusal))
    request.session[_MINE] = str(made.pk)
    return redirect("joining:confirm")


def _ask_page(request: HttpRequest, link: JoinLink, *, form: AskForm | None = None, **more: object) -> HttpResponse:
    full = queries.taken(link) >= link.places
    context = {**_about(link), "form": form, "full": full, "lead": queries.lead_of(link), **more}
    context["days"] = queries.sessions(link.cohort, since=today())
    return render(request, "joining/ask.html", context, status=422 if more.get("wrong") else status(form))


def _about(link: JoinLink) -> dict[str, Any]:
    domains = rules.listed(link.domains.split())
    return {"link": link, "cohort": link.cohort, "facts": showing.facts(link), "domains": domains}


def _became(found: JoinRequest | Joined) -> str:
    """Returns in, refused or waits; who was enrolled by hand meanwhile is in."""
    if isinstance(found, Joined) or queries.enrolled(queries.person_of(found.email), found.link.cohort):
        return "in"
    return "refused" if queries.refused(found) else "waits"


def _mine(request: HttpRequest) -> JoinAttempt | JoinRequest | Joined | None:
    held = request.session.get(_MINE)
    return _standing(uuid.UUID(held)) if held else None


def _standing(found: uuid.UUID) -> JoinAttempt | JoinRequest | Joined | None:
    """Returns what an attempt became, or the attempt while it can be confirmed."""
    attempt = queries.attempt(found)
    if attempt is None:
        return queries.followed(found)
    return attempt if rules.confirmable(attempt, now=clock.now(), today=today()) else None


def _kept(request: HttpRequest, key: str, value: str, page: str) -> HttpResponse:
    """Puts what was opened in the session, under a new key. A scanner that only asks whether it exists gets none."""
    if request.method != "HEAD" and request.session.get(key) != value:
        request.session.cycle_key()
        request.session[key] = value
    response = redirect(page)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "joining/dead.html", status=404)
