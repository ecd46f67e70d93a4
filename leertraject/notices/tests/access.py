"""Who may ask the urls of notices: see `tests/guards/access.py`."""

from uuid import uuid4

from leertraject.notices import commands, leaving, streams
from leertraject.notices.models import Notice, NoticeState
from leertraject.notices.tests import build
from leertraject.people.tests import build as cast
from tests.guards.access import Access, Stage


def _no_arguments(stage: Stage) -> dict[str, object]:
    _notice(stage)
    return {}


def _notice(stage: Stage) -> dict[str, object]:
    sender = cast.actor(stage.bureau.lead, stage.moment)
    notice = build.announced(stage.bureau.a.participants[0], uuid4(), by=sender, now=stage.moment)
    # Only of a mail that may not have arrived is there anything to decide.
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.UNSURE)
    return {"notice_id": notice.pk}


def _feed(stage: Stage) -> dict[str, object]:
    by = cast.actor(stage.bureau.lead, stage.moment)
    return {"feed_id": commands.make_feed(name="telefoon van Lotte", by=by, now=stage.moment).pk}


def _secret(stage: Stage, **more: object) -> dict[str, object]:
    secret = leaving.secret(stage.bureau.a.participants[0].pk, streams.BY_ID[streams.REMINDERS])
    return {"leaving": secret, **more}


CHOSEN: dict[str, object] = {"stream": streams.REMINDERS, "wish": "uit"}

CASES = {
    "notices:open": Access(
        arrange=lambda stage: {"token": "vervalst"},
        anonymous=404,
        works_for=None,
        works_for_nobody="a forged link opens nothing; test_links follows real ones",
    ),
    # Says the same about every token.
    "notices:renew": Access(
        arrange=lambda stage: {"token": "vervalst"},
        methods=("post",),
        anonymous=200,
        outsider=200,
        works_for=None,
        works_for_nobody="it answers the same to all; test_renewing follows real ones",
    ),
    "notices:feed": Access(
        arrange=lambda stage: {"secret": "vervalst"},
        anonymous=404,
        works_for=None,
        works_for_nobody="a forged secret opens nothing; test_feeds follows real ones",
    ),
    # Everyone sees only the addresses of their own calendar.
    "notices:feeds": Access(
        arrange=lambda stage: _feed(stage) and {},
        methods=("get", "post"),
        outsider=200,
        hidden="telefoon van Lotte",
        shown="telefoon van Lotte",
    ),
    "notices:end_feed": Access(arrange=_feed, methods=("post",)),
    # Everyone chooses for themselves; with the address of a mail for whom the mail was.
    "notices:choices": Access(arrange=lambda stage: {}, outsider=200, hidden="Sanne de Graaf", shown="Welke mail"),
    "notices:choose": Access(arrange=lambda stage: CHOSEN, methods=("post",), outsider=302),
    "notices:leave": Access(
        arrange=_secret,
        methods=("get", "post"),
        data={"List-Unsubscribe": "One-Click"},
        anonymous=200,
        outsider=200,
        works_for=None,
        works_for_nobody="it is the same for whoever holds the address; test_choosing says what it does",
    ),
    "notices:leave_choose": Access(
        arrange=lambda stage: _secret(stage, **CHOSEN),
        methods=("post",),
        anonymous=302,
        outsider=302,
        works_for=None,
        works_for_nobody="it is the same for whoever holds the address; test_choosing says what it does",
    ),
    # Everyone sees only the mail they sent and got.
    "notices:sent": Access(arrange=_no_arguments, outsider=200, hidden="Sanne de Graaf", shown="Sanne de Graaf"),
    "notices:again": Access(arrange=_notice, methods=("post",)),
    "notices:settle": Access(arrange=_notice, methods=("post",)),
}
