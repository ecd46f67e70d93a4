"""Signing in with a code by mail or a passkey, the second step, and signing out.

The views are allauth's. Here they keep `next` on every way round, say in Dutch what went wrong, and answer the same
for an address with and without an account.
"""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStage, LoginStageController
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people import asking, commands, queries, throttling
from leertraject.people.forms import AskAddress, AskCode, SecondStepForm
from leertraject.people.models import Account
from leertraject.ui.views import failed

EXPIRED = (
    "Deze code is verlopen of hoort bij een andere browser. Een code werkt tien minuten. Vraag hier een nieuwe aan."
)

_BY_PASSKEY = "by_passkey"


class _AskAddress(RequestLoginCodeView):
    template_name = "account/request_login_code.html"

    def get_form_class(self) -> type[Form]:
        return AskAddress

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        """Whoever mistyped the address may start again, so this page never leads on to the code by itself."""

    def form_valid(self, form: AskAddress) -> HttpResponse:
        if not throttling.allowed(self.request, form.cleaned_data["email"]):
            return failed(self.request, 429)
        return super().form_valid(form)

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "redirect_field_value": self.get_next_url(),
            "code_form": AskCode(code="") if _waiting(self.request) else None,
        }


class _UseCode(ConfirmLoginCodeView):
    template_name = "account/confirm_login_code.html"

    def get_form_class(self) -> type[Form]:
        return AskCode

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        was_in, too_late = request.user.is_authenticated, _too_late(request)
        response = super().dispatch(request, *args, **kwargs)
        if not was_in and isinstance(request.user, Account):
            throttling.mark(response, request.user)
        if too_late and not was_in:
            messages.error(request, EXPIRED)
        if response.get("Location") == reverse("account_request_login_code"):
            response["Location"] = self.passthrough_next_url(reverse("account_login"))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"redirect_field_value": self.get_next_url()}

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        if response.status_code == 200:
            response.status_code = 422
        return response


class SecondStep(LoginStage):
    """After the code by mail: an app, a passkey or a recovery code, for whoever has an app or a passkey."""

    key = "second_step"
    urlname = "account_second_step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Leads to the page that asks, unless there is nothing to ask: a passkey alone was both steps."""
        asks = not self.login.state.get(_BY_PASSKEY) and self.login.user and queries.asks_second_step(self.login.user)
        return (redirect(self.urlname) if asks else None), True


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Asks an app, a passkey or a recovery code of whoever used the code by mail in this browser."""
    stage = LoginStageController.enter(request, SecondStep.key)
    if stage is None:
        return redirect("account_login")
    app, keys = queries.asked_of(stage.login.user)
    form = SecondStepForm(request.POST or None, app=app)
    if form.is_valid():
        if not throttling.may_try_second_step(request, stage.login.user):
            return failed(request, 429)
        if _passed(request, stage.login.user, form):
            response: HttpResponse = stage.exit()
            throttling.mark(response, stage.login.user)
            return response
    context = {"form": form, "keys": keys}
    return render(request, "account/second_step.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
def second_step_question(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to use one of someone's passkeys: halfway in, or in and about to change something."""
    stage = LoginStageController.enter(request, SecondStep.key)
    account = request.user if isinstance(request.user, Account) else stage.login.user if stage else None
    if account is None:
        return redirect("account_login")
    own = queries.passkey_ids(account)
    if not own:
        raise Http404
    return asking.use_question(request, of=own)


@require_POST
@never_cache
def passkey_question(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to use any passkey of this site."""
    if request.user.is_authenticated:
        return redirect("home:start")
    if not throttling.may_ask_passkey(request):
        return failed(request, 429)
    return asking.use_question(request, of=None)


@require_POST
@never_cache
def by_passkey(request: HttpRequest) -> HttpResponse:
    """Signs in whoever is verified by a passkey: that was both steps."""
    if request.user.is_authenticated:
        return redirect("home:start")
    view = _AskAddress()
    view.setup(request)
    try:
        account = commands.enter_with_passkey(asking.answered(request, asking.ALONE), now=clock.now())
    except NotAllowed as refusal:
        context = view.get_context_data(form=AskAddress(), key_error=str(refusal))
        return render(request, view.template_name, context, status=422)
    login = Login(user=account, redirect_url=view.get_next_url(), state={_BY_PASSKEY: True})
    response = perform_login(request, login)
    throttling.mark(response, account)
    return response


def _passed(request: HttpRequest, account: Account, form: SecondStepForm) -> bool:
    """Says whether what was given lets someone in; if not, it says why in the form."""
    by_key = bool(form.cleaned_data["answer"])
    try:
        commands.pass_second_step(
            account=account,
            code=form.cleaned_data["code"],
            passkey=asking.answered(request, asking.STEP) if by_key else None,
            by=Actor(subject=account.person_id, name=account.person.name),
            now=clock.now(),
        )
    except NotAllowed as refusal:
        form.add_error("answer" if by_key else "code", str(refusal))
    return form.is_valid()


def _waiting(request: HttpRequest) -> bool:
    """Says whether a code was asked in this browser, expired or not."""
    stage = get_pending_stage(request)
    return stage is not None and stage.key == LoginByCodeStage.key


def _too_late(request: HttpRequest) -> bool:
    """Says whether a code is brought that cannot work: expired, or never asked in this browser."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    if stage is None:
        return request.method == "POST"
    return not LoginCodeVerificationProcess(stage).is_valid()


sign_in = require_safe(_AskAddress.as_view())
ask_code = require_POST(_AskAddress.as_view())
use_code = require_http_methods(["GET", "HEAD", "POST"])(_UseCode.as_view())
_leave = LogoutView.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Signs out by a POST; whoever comes here by an address is led to a page that has the button."""
    return _leave(request) if request.method == "POST" else redirect("/")


@require_safe
@never_cache
def closed(request: HttpRequest) -> HttpResponse:
    """For an account that was closed between asking the code and using it."""
    return render(request, "account/account_inactive.html")


@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Nobody signs up; allauth wants the address of such a page when it mails an address without an account."""
    return redirect("account_login")
