"""The page Vandaag: what asks for an answer, the next session, and the way to one's own places."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from leertraject.effects.showing import sheet as effects
from leertraject.feedback import queries as feedback
from leertraject.home import menu, queries
from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import places as lookback
from leertraject.people import queries as people
from leertraject.people.access import signed_in
from leertraject.people.models import Person
from leertraject.programmes.models import Session
from leertraject.reflections import queries as notebook
from leertraject.reflections import showing as reflections
from leertraject.ui.number_words import capital, in_words

# In how many days a session is near for who gives it.
NEAR = 14


@require_safe
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """The start page of whoever is signed in."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    parts = lookback.parts(actor, now=now)
    matters = queries.asks_answer(actor, parts, now=now)
    sessions = queries.next_sessions(actor, now=now)
    return render(
        request,
        "home/start.html",
        {
            "today": date_format(timezone.localtime(now), "l j F").capitalize(),
            "greeting": f"{_greeting(now)}, {actor.name.split()[0]}",
            "lead": _lead(len(matters)),
            "note": "Meer ligt er niet." if matters else "",
            "matters": matters,
            "published": effects.publications(queries.published(actor), client=False),
            "sessions": [_session(session, actor, now) for session in sessions],
            "trying": _trying(actor, now),
            "links": menu.elsewhere(actor, parts),
        },
    )


def _greeting(now: datetime) -> str:
    hour = timezone.localtime(now).hour
    return "Goedemorgen" if 5 <= hour < 12 else "Goedemiddag" if 12 <= hour < 18 else "Goedenavond"


def _lead(matters: int) -> str:
    if not matters:
        return "Er is niets dat je antwoord vraagt."
    things = "ding vraagt" if matters == 1 else "dingen vragen"
    return f"{capital(in_words(matters))} {things} je antwoord."


def _trying(actor: Actor, now: datetime) -> list[reflections.Back]:
    """What someone is trying now, and what comes back; for who takes part, or did (at most five queries)."""
    if not actor.has("participant", "alumnus"):
        return []
    today = timezone.localdate(now)
    due, trying = notebook.looking_ahead(actor, today=today)
    if due:
        place = menu.url("reflections:notebook")
        return [replace(one, url=place, way="Kijk hierop terug") for one in reflections.back(due)]
    return reflections.back([trying]) if trying else _after_session(actor, now)


def _after_session(actor: Actor, now: datetime) -> list[reflections.Back]:
    """What someone said they would do, after the session that was last (at most two queries)."""
    plan = feedback.tried(actor, today=timezone.localdate(now))
    if plan is None:
        return []
    url = reverse("feedback:answer", args=[plan.session.pk])
    return [reflections.Back(str(plan.session.pk), f"Na ‘{plan.session.block.title}’ schreef je:", plan.text, url)]


def promise(person: uuid.UUID, now: datetime) -> str:
    """Returns the address of what someone looked ahead to in their notebook and is trying now, "" when nothing."""
    someone = people.actor(Person.objects.get(pk=person), now=now)
    _, found = notebook.looking_ahead(someone, today=timezone.localdate(now))
    return reverse("reflections:reflection", args=[found.reflection.pk]) if found else ""


def _session(session: Session, actor: Actor, now: datetime) -> dict[str, object]:
    hours = f"{session.starts:%H:%M} tot {session.ends:%H:%M} uur" if session.starts and session.ends else ""
    return {
        "cohort_id": session.cohort_id,
        "day_url": _day_url(session, actor, now),
        "day": date_format(session.on, "j F"),
        "title": session.block.title,
        "meta": ", ".join(part for part in (session.cohort.title, hours, session.place) if part),
    }


def _day_url(session: Session, actor: Actor, now: datetime) -> str:
    """Returns the page of a session that is near, for who gives it; "" for others."""
    near = (session.on - timezone.localdate(now)).days <= NEAR
    trains = actor.has_in("facilitator", cohort=session.cohort_id) and not session.given_by_others  # type: ignore[attr-defined]
    if not near or not trains:
        return ""
    return reverse("programmes:day_plan", args=[session.cohort_id, session.pk])
