"""Who may ask the urls of joining: see `tests/guards/access.py`."""

from leertraject.joining.tests import build
from tests.guards.access import Access, Stage


def _cohort(stage: Stage) -> dict[str, object]:
    return {"cohort_id": build.waits(_made(stage), stage.moment).link.cohort_id}


def _link(stage: Stage) -> dict[str, object]:
    return {"link_id": _made(stage).pk}


def _request(stage: Stage) -> dict[str, object]:
    return {"request_id": build.waits(_made(stage), stage.moment).pk}


def _made(stage: Stage):  # type: ignore[no-untyped-def]
    return build.link(build.group(stage.bureau, stage.moment), stage.moment)[0]


NEEDS_LINK = "nothing is there without a link that was opened in this browser; test_coming follows real ones"
TERMS = {"last_on": "2026-05-01", "places": 5, "entry": "kijken"}

CASES = {
    "joining:links": Access(arrange=_cohort, shown=build.NAME, hidden=build.NAME),
    "joining:make": Access(arrange=_cohort, methods=("get", "post"), data=TERMS),
    "joining:change": Access(arrange=_link, methods=("get", "post"), data=TERMS),
    "joining:renew": Access(arrange=_link, methods=("post",)),
    "joining:withdraw": Access(arrange=_link, methods=("post",)),
    "joining:let_in": Access(arrange=_request, methods=("post",)),
    "joining:refuse": Access(arrange=_request, methods=("post",)),
    "joining:open": Access(
        arrange=lambda stage: {"secret": "vervalst"}, anonymous=404, works_for=None, works_for_nobody=NEEDS_LINK
    ),
    "joining:open_mail": Access(
        arrange=lambda stage: {"token": "vervalst"}, anonymous=404, works_for=None, works_for_nobody=NEEDS_LINK
    ),
    "joining:ask": Access(
        methods=("get", "post"), anonymous=404, outsider=404, works_for=None, works_for_nobody=NEEDS_LINK
    ),
    "joining:confirm": Access(methods=("get", "post"), anonymous=404, works_for=None, works_for_nobody=NEEDS_LINK),
    "joining:take_back": Access(methods=("post",), anonymous=404, works_for=None, works_for_nobody=NEEDS_LINK),
}
