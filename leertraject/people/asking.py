"""Asking a browser for a passkey: the question goes as JSON to its script, and stays in the session for one answer."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from leertraject.kernel import clock
from leertraject.people import passkeys
from leertraject.people.passkeys import Answer, Question, Site

# One question of each purpose may be open, so that two tabs do not break each other's in silence.
NEW, STEP, ALONE = "new", "step", "alone"
_KEY = "passkey_questions"


def site(request: HttpRequest) -> Site:
    """Returns where this request was made; `get_host` refuses any host that is not allowed."""
    host = request.get_host()
    origins = {f"{request.scheme}://{host}"}
    # A proxy that ends TLS and does not say so: the browser is at the address that the settings name.
    if urlsplit(settings.BASE_URL).netloc == host:
        origins = {settings.BASE_URL}
    return Site(urlsplit(f"//{host}").hostname or "", tuple(origins))


def remember(request: HttpRequest, purpose: str, asked: tuple[Mapping[str, Any], Question]) -> JsonResponse:
    """Keeps the question for one answer, and returns it for the browser."""
    options, question = asked
    kept = asdict(question) | {"asked_at": question.asked_at.isoformat()}
    request.session[_KEY] = request.session.get(_KEY, {}) | {purpose: kept}
    answer = JsonResponse(dict(options))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def answered(request: HttpRequest, purpose: str) -> Answer:
    """Returns what the browser brings back with the question that it answers, which is gone from then on."""
    open_now = dict(request.session.get(_KEY, {}))
    kept = open_now.pop(purpose, None)
    request.session[_KEY] = open_now
    question = _read(kept) if kept else None
    return Answer(question, request.POST.get("answer", "")[: passkeys.LONGEST + 1])


def new_question(request: HttpRequest, *, handle: str, existing: list[str]) -> JsonResponse:
    """Asks the browser of whoever is signed in to make a passkey."""
    account: Any = request.user
    asked = passkeys.ask_for_new(
        site(request),
        handle=handle,
        email=account.email,
        name=account.person.name,
        existing=existing,
        now=clock.now(),
    )
    return remember(request, NEW, asked)


def use_question(request: HttpRequest, *, of: list[str] | None) -> JsonResponse:
    """Asks the browser to use one of these passkeys, or any that knows whose it is."""
    asked = passkeys.ask_for_use(site(request), of=of, now=clock.now())
    return remember(request, ALONE if of is None else STEP, asked)


def _read(kept: dict[str, Any]) -> Question:
    where = kept["site"]
    return Question(
        challenge=kept["challenge"],
        site=Site(where["host"], tuple(where["origins"])),
        asked_at=datetime.fromisoformat(kept["asked_at"]),
        handle=kept["handle"],
    )
