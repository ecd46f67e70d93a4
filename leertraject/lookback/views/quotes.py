"""Quotes: laid before their speaker, who decides; and what is released, for whoever may read it."""

import uuid
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.lookback import emails
from leertraject.lookback.commands import releases as commands
from leertraject.lookback.forms.quotes import ReleaseForm
from leertraject.lookback.models import Offer
from leertraject.lookback.queries import quotes as queries
from leertraject.lookback.queries import resting
from leertraject.lookback.showing import quoting
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.lookback.views.visiting import Visitor, visitors
from leertraject.ui import paging


@require_safe
@never_cache
def quote(request: HttpRequest, offer_id: uuid.UUID) -> HttpResponse:
    """The literal words before their speaker, or what became of them."""
    now = clock.now()
    visitor, offer = laid(request, offer_id, now)
    return _page(request, visitor, offer, now)


@require_POST
@never_cache
def quote_release(request: HttpRequest, offer_id: uuid.UUID) -> HttpResponse:
    """The speaker releases the words."""
    now = clock.now()
    visitor, offer = laid(request, offer_id, now)
    if not quoting.is_open(offer):
        return _page(request, visitor, offer, now, again=True)
    form = _form(visitor, offer, now, request)
    if form.is_valid():
        given = form.cleaned_data
        if tried(form, lambda: commands.release_quote(offer=offer, **given, by=visitor.actor, now=now)):
            return redirect("lookback:quote", offer.pk)
    return _page(request, visitor, offer, now, form)


@require_POST
@never_cache
def quote_refusal(request: HttpRequest, offer_id: uuid.UUID) -> HttpResponse:
    """The speaker refuses, without a reason."""
    now = clock.now()
    visitor, offer = laid(request, offer_id, now)
    if not quoting.is_open(offer):
        return _page(request, visitor, offer, now, again=True)
    commands.refuse_quote(offer=offer, by=visitor.actor, now=now)
    return redirect("lookback:quote", offer.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def quote_withdrawal(request: HttpRequest, offer_id: uuid.UUID) -> HttpResponse:
    """The speaker withdraws a released quote, after asking."""
    now = clock.now()
    visitor, offer = laid(request, offer_id, now)
    standing = quoting.standing(offer, timezone.localdate(now))
    context = {"visitor": visitor, "offer": offer, "rests": quoting.rests(resting.on_quote(offer))}
    if standing.state != "released":
        return redirect("lookback:quote", offer.pk)
    if request.method != "POST":
        return render(request, "lookback/quotes/withdrawal.html", context)
    commands.withdraw_release(release=offer.release, by=visitor.actor, now=now)
    if offer.fragment.transcript_id is None:
        # The conversation has gone and now the tie to the speaker too: there is no page left to lead to.
        return render(request, "lookback/quotes/withdrawn.html", context)
    return redirect("lookback:quote", offer.pk)


@require_safe
@never_cache
def quotes(request: HttpRequest) -> HttpResponse:
    """The released quotes that whoever looks may read; also for visitors."""
    actor, today = actor_of(request), timezone.localdate(clock.now())
    page = Paginator(queries.released_for(actor, today=today), paging.PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "quotes": quoting.rows(queries.quotes(page)),
        "beside": paging.beside(page),
        "visitor": actor.subject is None,
    }
    return render(request, "lookback/quotes/quotes.html", context)


def laid(request: HttpRequest, offer_id: uuid.UUID, now: datetime) -> tuple[Visitor, Offer]:
    """Returns the speaker with what is laid before them. Raises Http404 for anyone else."""
    for visitor in visitors(request, emails.QUOTE, offer_id, now=now):
        offer = queries.offer_for(visitor.actor, offer_id)
        if offer is not None:
            return visitor, offer
    raise Http404


def _form(visitor: Visitor, offer: Offer, now: datetime, request: HttpRequest) -> ReleaseForm:
    given = request.POST if request.method == "POST" else None
    role = queries.role_beside(offer.fragment.transcript.conversation, now=now)  # type: ignore[union-attr]
    return ReleaseForm(given, role=role, name=visitor.actor.name, today=timezone.localdate(now))


def _page(
    request: HttpRequest,
    visitor: Visitor,
    offer: Offer,
    now: datetime,
    form: ReleaseForm | None = None,
    *,
    again: bool = False,
) -> HttpResponse:
    """`again` says that someone decided who had decided already, in another window or with a second press."""
    noted = queries.is_noted(offer)
    standing = quoting.standing(offer, timezone.localdate(now), noted=noted)
    context: dict[str, object] = {"visitor": visitor, "offer": offer, "standing": standing}
    if standing.state == "asked":
        laid = queries.laid_before(offer)
        if laid.words is None:
            standing = quoting.GONE
        else:
            form = form or _form(visitor, offer, now, request)
            context |= {"form": form, "laid": laid, "turn": quoting.in_context(laid)}
            context |= {"noted": noted, "wording": quoting.NOTED if noted else ""}
    elif standing.state == "released":
        quote = queries.words_of(offer.release)
        context |= {"quote": quote, "beside": quoting.said_by(quote) if quote else ""}
    context["standing"] = standing
    if again:
        context |= {"again": quoting.decided(offer), "typed": request.POST.get("own_words", "").strip()}
    status = 409 if again else 422 if form is not None and form.errors else 200
    return render(request, "lookback/quotes/quote.html", context, status=status)
