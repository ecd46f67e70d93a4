"""Who is signed in: sessions in the database and accounts by mail. Every request asks for both, so it is prepared."""

from datetime import date
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import F, FilteredRelation, QuerySet
from django.utils import timezone

from leertraject.kernel import clock, prepared
from leertraject.kernel.actors import Held
from leertraject.kernel.prepared import Prepared
from leertraject.people.models import Account, RoleQuerySet

_SESSION = Prepared(
    lambda: Session.objects.filter(session_key=prepared.text("key"), expire_date__gt=prepared.moment("now"))
)
_ACCOUNT = Prepared(lambda: _with_roles(prepared.uuid("account"), prepared.day("day")))


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
        """Returns the account with its person and the roles `held` now, unless it may no longer sign in (one query)."""
        rows = _ACCOUNT.all(account=user_id, day=timezone.localdate(clock.now()))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        account: Account = rows[0]
        account.held = tuple(  # type: ignore[attr-defined]
            Held(row.kind, row.organisation, row.cohort, row.about) for row in rows if row.kind is not None
        )
        return account


def _with_roles(account: UUID, day: date) -> "QuerySet[Any]":
    """A row for each role of the account that is held on that day, or one without a role."""
    held = RoleQuerySet.holding(day, "person__roles__")
    found = Account.objects.filter(pk=account).annotate(role=FilteredRelation("person__roles", condition=held))
    wanted = {name: F(f"role__{name}") for name in ("kind", "organisation", "cohort", "about")}
    return found.annotate(**wanted).order_by("role__starts_on", "role__id")
