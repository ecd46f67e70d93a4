"""How signing in behaves here: no sign-up, one code by mail, refusals in Dutch."""

import smtplib
from email.utils import parseaddr
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest

from leertraject.kernel import clock
from leertraject.kernel.subjects import new_id
from leertraject.people import proven
from leertraject.people.sessions import ENTERED
from leertraject.ui.failures import Failure
from leertraject.ui.views import failed

NO_MAIL = Failure(
    503,
    "De code kon niet weg",
    "Onze mailserver antwoordt nu niet.",
    "Probeer het over een paar minuten opnieuw.",
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the bureau; a stranger cannot sign up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "Deze code klopt niet. Kijk in de nieuwste mail en typ de zes cijfers over.",
        "too_many_login_attempts": "Deze code is drie keer verkeerd ingevuld en werkt niet meer. Vraag een nieuwe aan.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """Adds the app, passkey or recovery code, for whoever has an app or passkey."""
        return [*super().get_login_stages(), "leertraject.people.entering.SecondStep"]

    def login(self, request: HttpRequest, user: Any) -> None:
        """Notes in the session that someone came in by themselves, with what the stages asked (ADR 0024)."""
        super().login(request, user)
        request.session[ENTERED] = True
        proven.note(request, now=clock.now())

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """Says that a machine wrote it, so that no absence message comes back, and does not name this machine."""
        host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
        own = {"Message-ID": f"<{new_id()}@{host}>", "Auto-Submitted": "auto-generated"}
        return super().render_mail(template_prefix, email, context, headers=(headers or {}) | own)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends at once. An address that the server refuses gets the same answer as any other."""
        try:
            super().send_mail(template_prefix, email, context)
        except smtplib.SMTPRecipientsRefused:
            return
        except (OSError, smtplib.SMTPException) as error:
            raise ImmediateHttpResponse(failed(self.request, 503, failure=NO_MAIL)) from error
