"""What rests on this? Asked before something is changed or taken away."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Code
from leertraject.lookback.queries import checks, codebook, conversations, insights
from leertraject.lookback.queries import resting as queries
from leertraject.lookback.queries.resting import Rests
from leertraject.lookback.showing import checks as check_showing
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.showing import resting as showing
from leertraject.lookback.views.trying import actor_of
from leertraject.people import rules as people
from leertraject.people.access import signed_in


@dataclass(frozen=True, slots=True)
class Base:
    """What is asked about: how it is called, where it is read, and what rests on it."""

    name: str
    url: str
    rests: Rests


@require_safe
@signed_in
def resting(request: HttpRequest, kind: str, object_id: uuid.UUID) -> HttpResponse:
    """Everything that rests on one thing, as far as this person may see."""
    actor = actor_of(request)
    base = KINDS[kind](actor, object_id) if kind in KINDS else None
    if base is None:
        raise Http404
    context = {
        "base": base,
        "writer": insight_showing.writer(actor),
        "sentence": showing.sentence(base.rests),
        "parts": showing.parts(base.rests, timezone.localdate(clock.now()), leads=people.leads(actor)),
    }
    return render(request, "lookback/resting/resting.html", context)


def under_code(actor: Actor, code: Code) -> dict[str, object]:
    """Returns what the page that ends a code says beforehand."""
    found = queries.on_code(actor, code)
    parts = showing.parts(found, timezone.localdate(clock.now()), leads=people.leads(actor))
    return {"rests": showing.sentence(found), "parts": parts}


def _conversation(actor: Actor, key: uuid.UUID) -> Base | None:
    found = conversations.worked_on_by(actor, now=clock.now()).filter(pk=key).first()
    if found is None:
        return None
    url = reverse("lookback:conversation", args=[key])
    return Base(str(found), url, queries.on_fragments(actor, queries.of_conversation(found)))


def _fragment(actor: Actor, key: uuid.UUID) -> Base | None:
    found = queries.fragment_for(actor, key, now=clock.now())
    if found is None or found.transcript is None:
        return None
    talk = found.transcript.conversation
    url = f"{reverse('lookback:workbench', args=[talk.pk])}?fragment={key}"
    return Base(f"Een fragment uit {talk}", url, queries.on_fragments(actor, [found]))


def _code(actor: Actor, key: uuid.UUID) -> Base | None:
    found = codebook.readable_for(actor, now=clock.now()).filter(pk=key).first()
    if found is None:
        return None
    return Base(f"De code ‘{found}’", reverse("lookback:code", args=[key]), queries.on_code(actor, found))


def _insight(actor: Actor, key: uuid.UUID) -> Base | None:
    found = insights.visible_to(actor).filter(pk=key).first()
    if found is None:
        return None
    return Base(str(found), reverse("lookback:insight", args=[key]), queries.on_insight(actor, found))


def _change(actor: Actor, key: uuid.UUID) -> Base | None:
    # A change is public to participants; what rests on it is for who reads the insights behind it.
    found = checks.changes(actor).filter(pk=key).first() if insights.reads_all(actor) else None
    if found is None:
        return None
    rests = queries.on_change(actor, found)
    return Base(check_showing.title(found), insight_showing.change_url(found), rests)


KINDS: dict[str, Callable[[Actor, uuid.UUID], Base | None]] = {
    "gesprek": _conversation,
    "fragment": _fragment,
    "code": _code,
    "inzicht": _insight,
    "wijziging": _change,
}
