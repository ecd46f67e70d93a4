"""One's own ways in: where one is signed in, the app, the passkeys and the recovery codes."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people import asking, commands, devices, passkeys, proven, queries, rules, showing, throttling, totp
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status
from leertraject.people.forms import NewAppForm, NewPasskeyForm, SecondStepForm
from leertraject.people.middleware import WANTED
from leertraject.people.models import Account

TOO_OFTEN = "Je probeerde het te vaak. Wacht tien minuten en probeer het dan opnieuw."


@require_GET
@signed_in
def own_devices(request: HttpRequest) -> HttpResponse:
    """Where whoever is here is signed in, and with what."""
    now, here, me = clock.now(), request.session.row_id, actor(request)  # type: ignore[attr-defined]
    found = queries.sessions_of(me, now=timezone.now())
    rows = [showing.device(one, here=here, now=now) for one in found]
    rows.sort(key=lambda row: not row.here)
    context = {
        "rows": rows,
        "others": len(rows) > 1,
        "factor": queries.second_factor_of(me),
        "passkeys": queries.passkeys_of(me),
        "email": account_of(request).email,
        "codes_left": queries.codes_left(me),
    }
    return render(request, "people/devices.html", context)


@require_POST
@signed_in
def device_end(request: HttpRequest, device_id: uuid.UUID) -> HttpResponse:
    """Signs whoever is here out in one browser."""
    session = get_object_or_404(queries.sessions_of(actor(request), now=timezone.now()), pk=device_id)
    commands.end_session(session, **by(request))
    return redirect("people:devices")


@require_POST
@signed_in
def devices_end(request: HttpRequest) -> HttpResponse:
    """Signs whoever is here out everywhere but in this browser."""
    commands.end_other_sessions(keep=request.session.row_id, **by(request))  # type: ignore[attr-defined]
    return redirect("people:devices")


@require_safe
@signed_in
def step_needed(request: HttpRequest) -> HttpResponse:
    """Says that a role needs a second step, to who has none; all others are led on."""
    me = actor(request)
    if not rules.must_have_second_step(me) or queries.asks_second_step(account_of(request)):
        return redirect("home:start")
    return render(request, "people/step_needed.html")


@screen
@signed_in
def new_app(request: HttpRequest) -> HttpResponse:
    """Shows a secret for an app; nothing is kept of it until the app shows the right code."""
    if queries.second_factor_of(actor(request)):
        return redirect("people:devices")
    if _lacks_proof(request):
        return _prove_first(request, then="people:new_app")
    secret = totp.new_secret()
    form = NewAppForm(initial={"secret": showing.signed_secret(secret, actor(request))})
    return _new_app_page(request, secret, form)


@require_POST
@signed_in
def app(request: HttpRequest) -> HttpResponse:
    """Adds an app that shows the right code, and shows the recovery codes, this once."""
    secret, form = showing.secret_of(request.POST.get("secret", ""), actor(request)), NewAppForm(request.POST)
    if secret is None or _lacks_proof(request):  # the page stood open too long
        return redirect("people:new_app")
    codes: list[str] = []

    def add(given: dict[str, Any]) -> None:
        _count_try(request)
        codes.extend(commands.add_second_factor(secret=secret, code=given["code"], **by(request)))

    if done(form, add):
        proven.note(request, now=clock.now())
        return _shown_once(request, codes)
    return _new_app_page(request, secret, form)


@screen
@signed_in
def app_end(request: HttpRequest) -> HttpResponse:
    """Drops the app of whoever is here."""
    if queries.second_factor_of(actor(request)) is None:
        return redirect("people:devices")
    return proving(request, "people/app_end.html", lambda proof: commands.drop_second_factor(**proof, **by(request)))


@screen
@signed_in
def new_codes(request: HttpRequest) -> HttpResponse:
    """Makes new recovery codes, and shows them, this once."""
    if not queries.asks_second_step(account_of(request)):
        return redirect("people:devices")
    codes: list[str] = []

    def renew(proof: dict[str, Any]) -> None:
        codes.extend(commands.renew_recovery_codes(**proof, **by(request)))

    answer = proving(request, "people/new_codes.html", renew)
    return _shown_once(request, codes) if codes else answer


@screen
@signed_in
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Adds a passkey that the browser made, and shows recovery codes to who had none."""
    if _lacks_proof(request):
        return _prove_first(request, then="people:new_passkey")
    form = NewPasskeyForm(request.POST or None, initial={"name": devices.named(request.headers.get("User-Agent", ""))})
    codes: list[str] = []

    def add(given: dict[str, Any]) -> None:
        answer = asking.answered(request, asking.NEW)
        codes.extend(commands.add_passkey(name=given["name"], answer=answer, **by(request)))

    if request.method == "POST" and done(form, add):
        proven.note(request, now=clock.now())
        return _shown_once(request, codes)
    return render(request, "people/new_passkey.html", {"form": form}, status=status(form))


@require_POST
@signed_in
def new_passkey_question(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to make a passkey."""
    account = account_of(request)
    handle = queries.passkey_handle(account) or passkeys.new_handle()
    return asking.new_question(request, handle=handle, existing=queries.passkey_ids(account))


@screen
@signed_in
def passkey_end(request: HttpRequest, passkey_id: uuid.UUID) -> HttpResponse:
    """Drops one passkey of whoever is here."""
    found = get_object_or_404(queries.passkeys_of(actor(request)), pk=passkey_id)
    return proving(
        request,
        "people/passkey_end.html",
        lambda proof: commands.drop_passkey(found.pk, **proof, **by(request)),
        passkey=found,
    )


def proving(
    request: HttpRequest,
    template: str,
    act: Callable[[dict[str, Any]], object],
    *,
    then: str = "people:devices",
    **more: object,
) -> HttpResponse:
    """Asks a code or a passkey, acts with it and leads on; a refusal stands where it was given."""
    app, keys = queries.asked_of(account_of(request))
    form = SecondStepForm(request.POST or None, app=app)
    if request.method == "POST" and form.is_valid():
        by_key = bool(form.cleaned_data["answer"])
        try:
            _count_try(request)
            passkey = asking.answered(request, asking.STEP) if by_key else None
            act({"code": form.cleaned_data["code"], "passkey": passkey})
        except NotAllowed as refusal:
            form.add_error("answer" if by_key else "code", str(refusal))
        else:
            return redirect(then)
    return render(request, template, {"form": form, "keys": keys, **more}, status=status(form))


def _lacks_proof(request: HttpRequest) -> bool:
    """Says whether a way in may not be added yet: there is a second step, and it was not shown lately."""
    return queries.asks_second_step(account_of(request)) and not proven.lately(request, now=clock.now())


def _prove_first(request: HttpRequest, *, then: str) -> HttpResponse:
    def pass_on(proof: dict[str, Any]) -> None:
        commands.pass_second_step(account=account_of(request), **proof, **by(request))
        proven.note(request, now=clock.now())

    return proving(request, "people/prove_first.html", pass_on, then=then)


def _shown_once(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Shows recovery codes; who had some already, is led on: to the page on which the gate shut, if it did."""
    onward = request.session.pop(WANTED, None) or reverse("people:devices")
    if not codes:
        return redirect(onward)
    return render(request, "people/recovery_codes.html", {"codes": codes, "onward": onward})


def _new_app_page(request: HttpRequest, secret: str, form: NewAppForm) -> HttpResponse:
    shown = showing.app(secret, name=account_of(request).get_username())
    return render(request, "people/new_app.html", {"form": form, "app": shown}, status=status(form))


def _count_try(request: HttpRequest) -> None:
    if not throttling.may_try_second_step(request, account_of(request)):
        raise NotAllowed(TOO_OFTEN)


def account_of(request: HttpRequest) -> Account:
    """Returns the account of whoever is here."""
    return request.user  # type: ignore[return-value]
