"""Who is signed in: sessions in the database and accounts by mail. Every request asks for both, so it is prepared."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from leertraject.kernel import prepared
from leertraject.kernel.prepared import Prepared
from leertraject.people.models import Account

_SESSION = Prepared(
    lambda: Session.objects.filter(session_key=prepared.text("key"), expire_date__gt=prepared.moment("now"))
)
_ACCOUNT = Prepared(lambda: Account.objects.filter(pk=prepared.uuid("account")))


class SessionStore(db.SessionStore):
    """The session that belongs to a cookie."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Returns the table of sessions."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found


class Backend(AuthenticationBackend):
    """Finds the account of a session."""

    def get_user(self, user_id: UUID) -> Account | None:
        """Returns the account with its person, unless it may no longer sign in."""
        account = _ACCOUNT.first(account=user_id)
        return account if account is not None and self.user_can_authenticate(account) else None
