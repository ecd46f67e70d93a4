"""Who may ask the urls of notices: see `tests/guards/access.py`."""

from uuid import uuid4

from leertraject.notices.tests import build
from leertraject.people.tests import build as cast
from tests.guards.access import Access, Stage


def _no_arguments(stage: Stage) -> dict[str, object]:
    _notice(stage)
    return {}


def _notice(stage: Stage) -> dict[str, object]:
    sender = cast.actor(stage.bureau.lead, stage.moment)
    notice = build.announced(stage.bureau.a.participants[0], uuid4(), by=sender, now=stage.moment)
    return {"notice_id": notice.pk}


CASES = {
    "notices:open": Access(arrange=lambda stage: {"token": "vervalst"}, anonymous=404),
    # Everyone sees only the mail they sent and got.
    "notices:sent": Access(arrange=_no_arguments, outsider=200, hidden="Sanne de Graaf"),
    "notices:again": Access(arrange=_notice, methods=("post",)),
    "notices:settle": Access(arrange=_notice, methods=("post",)),
}
