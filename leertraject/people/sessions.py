"""Who is signed in and where: a row for each browser. A request asks once for its session, its account and the roles.

See `docs/adr/0020-an-own-table-of-sessions.md`.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone

from leertraject.kernel import clock, prepared
from leertraject.kernel.actors import Held
from leertraject.kernel.prepared import Prepared
from leertraject.people import devices
from leertraject.people.models import Account, BrowserSession, Passkey, RoleQuerySet, SecondFactor

# In the session of who came in by themselves, and not by the door of the demo or of a test.
ENTERED = "entered"
SEEN_EVERY = timedelta(hours=1)
_SESSION = Prepared(lambda: _with_roles(prepared.text("key"), prepared.moment("now"), prepared.day("day")))


class SessionStore(db.SessionStore):
    """The session that belongs to a cookie, with the account that is signed in there.

    `agent` is what the browser calls itself; it is set before a session begins.
    """

    agent = ""
    _row: BrowserSession | None = None

    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:  # type: ignore[override]
        """Returns the table of sessions."""
        return BrowserSession

    @property
    def row_id(self) -> UUID | None:
        """The id of this session on a page and in an address, which opens nothing."""
        return self._row.pk if self.get(SESSION_KEY) and self._row else None

    @property
    def account(self) -> Account | None:
        """The account with its person, the roles `held` now, and whether it is `secured` by an app or passkey.

        None when it may no longer sign in.
        """
        account_id = self.get(SESSION_KEY)  # loads the session
        account = self._row.account if self._row else None
        if account is None or not account.is_active or str(account.pk) != account_id:
            return None
        return account

    def exists(self, session_key: str) -> bool:
        """Says whether there is a session of this key."""
        return BrowserSession.objects.filter(session_key=digest(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """Ends a session, by default this one."""
        key = session_key or self.session_key
        if key:
            BrowserSession.objects.filter(session_key=digest(key)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:  # type: ignore[override]
        """Returns the row to save. A new key, as signing in gives, is a new row that begins now."""
        key, now = digest(self._get_or_create_session_key()), clock.now()  # type: ignore[attr-defined]
        if self._row is None or self._row.session_key != key:
            self._row = BrowserSession(session_key=key, begun_at=now, seen_at=now)
        row = self._row
        row.session_data, row.expire_date = self.encode(data), self.get_expiry_date()
        row.account_id = UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
        if row.account_id and not row.device:  # of a stranger's browser nothing is kept
            row.device = devices.named(self.agent)
        return row

    def _get_session_from_db(self) -> BrowserSession | None:
        now, key = clock.now(), digest(self.session_key or "")
        rows = _SESSION.all(key=key, now=timezone.now(), day=timezone.localdate(now))
        if not rows:
            self._session_key = None
            return None
        self._row = _with_held(rows)
        _note_use(self._row, now)
        return self._row


def forget_halfway(address: str) -> None:
    """Ends every sign-in that stopped before its code was typed: until it runs out its session holds the address.

    Each session says that only inside, so each is opened; there are few, for they last half a day.
    """
    store = SessionStore()
    for row in BrowserSession.objects.filter(account=None).iterator(chunk_size=500):
        if address.casefold() in str(store.decode(row.session_data)).casefold():
            row.delete()


def digest(session_key: str) -> str:
    """Returns what is kept of the key in a cookie: whoever reads the table or a copy of it is not signed in by it."""
    return sha256(session_key.encode()).hexdigest()


def _with_roles(key: str, now: datetime, day: date) -> "QuerySet[Any]":
    """The session with its account, as a row for each role that is held on that day, or one without a role."""
    held = RoleQuerySet.holding(day, "account__person__roles__")
    found = BrowserSession.objects.filter(session_key=key, expire_date__gt=now).select_related("account__person")
    found = found.annotate(role=FilteredRelation("account__person__roles", condition=held))
    means = Exists(SecondFactor.objects.filter(account=OuterRef("account")))
    keys = Exists(Passkey.objects.filter(account=OuterRef("account")))
    found = found.annotate(secured=Q(means) | Q(keys))
    wanted = {name: F(f"role__{name}") for name in ("kind", "organisation", "cohort", "about")}
    return found.annotate(**wanted).order_by("role__starts_on", "role__id")


def _with_held(rows: list[Any]) -> BrowserSession:
    first: BrowserSession = rows[0]
    if first.account is not None:
        first.account.secured = bool(first.secured)  # type: ignore[attr-defined]
        first.account.held = tuple(  # type: ignore[attr-defined]
            Held(row.kind, row.organisation, row.cohort, row.about) for row in rows if row.kind is not None
        )
    return first


def _note_use(row: BrowserSession, now: datetime) -> None:
    if row.account_id and now - row.seen_at >= SEEN_EVERY:
        row.seen_at = now
        BrowserSession.objects.filter(pk=row.pk).update(seen_at=now)
