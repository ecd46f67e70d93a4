"""The pages on which someone moves to another e-mail address.

The code goes to the new address, a warning to the one of before. What the screen says is the same for an address that
someone has already; then its holder gets a mail. The session keeps digests only, so that no address of someone else
lies in it; the page carries the address, signed for its person and for ten minutes.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.http import require_POST

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people import commands, queries, throttling, ways_in
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status
from leertraject.people.forms import AddressCodeForm, NewAddressForm
from leertraject.ui.views import failed

GOES_AFTER, TRIES = timedelta(minutes=10), 3
WRONG = "Deze code klopt niet. Kijk in de nieuwste mail op je nieuwe adres en typ de zes cijfers over."
DEAD = "Deze code werkt niet meer: hij is verlopen, of drie keer verkeerd ingevuld. Begin opnieuw."
_PROVEN, _ASKED = "address_proven", "address_asked"


@screen
@signed_in
def prove(request: HttpRequest) -> HttpResponse:
    """Asks a second step of who has one, before another address may be asked."""
    if not queries.asks_second_step(ways_in.account_of(request)):
        return redirect("people:new_address")

    def pass_on(proof: dict[str, Any]) -> None:
        commands.pass_second_step(account=ways_in.account_of(request), **proof, **by(request))
        request.session[_PROVEN] = clock.now().isoformat()

    return ways_in.proving(request, "people/address_prove.html", pass_on, then="people:new_address")


@screen
@signed_in
def new_address(request: HttpRequest) -> HttpResponse:
    """Asks the new address, and mails a code there and a warning to the old one."""
    account = ways_in.account_of(request)
    if queries.asks_second_step(account) and not _recent(request.session.get(_PROVEN)):
        return redirect("people:address")
    form, free = NewAddressForm(request.POST or None), list[bool]()

    def ask(given: dict[str, Any]) -> None:
        if not throttling.may_ask_address(request, account, given["email"]):
            raise NotAllowed(ways_in.TOO_OFTEN)
        free.append(commands.ask_new_address(email=given["email"], **by(request)))

    if request.method == "POST" and done(form, ask):
        email = form.cleaned_data["email"]
        code = f"{secrets.randbelow(10**6):06}"
        _mail("address_warning", account.email)
        _mail("address_code" if free[0] else "address_taken", email, code=code)
        # Of an address that someone has, no code is right: nobody got this one.
        request.session[_ASKED] = {
            "at": clock.now().isoformat(),
            "tries": 0,
            "was": _digest(account.email),
            "code": _digest(f"{email}:{code}") if free[0] else "",
        }
        signed = signing.dumps(email, salt=_salt(request))
        return _code_page(request, email, AddressCodeForm(initial={"address": signed}))
    return render(request, "people/new_address.html", {"form": form, "email": account.email}, status=status(form))


@require_POST
@signed_in
def use_code(request: HttpRequest) -> HttpResponse:
    """Changes the address for the right code."""
    form, account = AddressCodeForm(request.POST), ways_in.account_of(request)
    email = _signed(request)
    if email is None or not _open(request, account.email):
        context = {"form": NewAddressForm(), "email": account.email, "dead": DEAD}
        return render(request, "people/new_address.html", context, status=422)
    if form.is_valid():
        if not throttling.may_try_address_code(request, account):
            return failed(request, 429)
        if _right(request, email, form.cleaned_data["code"]):
            # First: what the owner of the old address cannot be told, does not happen.
            _mail("address_changed", account.email)
            changed = commands.change_address(email=email, was=account.email, **by(request))
            commands.end_other_sessions(keep=request.session.row_id, **by(request))  # type: ignore[attr-defined]
            for key in (_ASKED, _PROVEN):
                request.session.pop(key, None)
            response = redirect("people:devices")
            throttling.mark(response, changed)
            return response
        form.add_error("code", WRONG)
    return _code_page(request, email, form)


def _mail(name: str, email: str, **more: str) -> None:
    """Sends at once, to this very address. Raises ImmediateHttpResponse when the mail server does not answer."""
    get_adapter().send_mail(f"account/email/{name}", email, more)


def _code_page(request: HttpRequest, email: str, form: AddressCodeForm) -> HttpResponse:
    return render(request, "people/address_code.html", {"form": form, "email": email}, status=status(form))


def _open(request: HttpRequest, email: str) -> bool:
    """Says whether a code may still be tried here, for the address of now."""
    asked: dict[str, Any] = request.session.get(_ASKED) or {}
    return bool(asked) and asked["tries"] < TRIES and _recent(asked["at"]) and asked["was"] == _digest(email)


def _right(request: HttpRequest, email: str, code: str) -> bool:
    """Counts a try and says whether it was right."""
    asked = request.session[_ASKED]
    request.session[_ASKED] = asked | {"tries": asked["tries"] + 1}
    plain = "".join(sign for sign in code if sign.isalnum())
    return constant_time_compare(asked["code"], _digest(f"{email}:{plain}"))


def _recent(moment: str | None) -> bool:
    return moment is not None and timedelta(0) <= clock.now() - datetime.fromisoformat(moment) < GOES_AFTER


def _signed(request: HttpRequest) -> str | None:
    try:
        found: str = signing.loads(
            request.POST.get("address", ""), salt=_salt(request), max_age=int(GOES_AFTER.total_seconds())
        )
    except signing.BadSignature:
        return None
    return found


def _salt(request: HttpRequest) -> str:
    return f"leertraject.people.moving:{actor(request).subject}"


def _digest(text: str) -> str:
    return salted_hmac("leertraject.people.moving", text.lower(), algorithm="sha256").hexdigest()
