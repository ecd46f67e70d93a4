"""Who may ask the urls of home; the pages about privacy stand on the public list.

The cases of `demo` are those of every installation that is none: nothing is there. What it is with the marker stands in
`test_demo_door.py`.
"""

from datetime import timedelta

from django.utils import timezone

from leertraject.home import commands
from leertraject.lookback.tests import stage as scenes
from leertraject.people.tests.build import actor
from tests.guards.access import Access, Stage

ONLY_IN_A_DEMO = "without the marker of `leertraject demo` these pages do not exist"


def _asked(stage: Stage) -> dict[str, object]:
    """Sanne is asked for a conversation by Mirjam, which nobody else reads on their page."""
    scenes.conversation(scenes.scene(stage.bureau, stage.moment), "asked")
    return {}


def _own(stage: Stage) -> dict[str, object]:
    return {"person_id": stage.bureau.a.alumni[0].pk}


def _paused(stage: Stage) -> dict[str, object]:
    pause = commands.pause(
        kind="terugblikgesprek",
        person=stage.bureau.a.alumni[0],
        reason="Er loopt een bezwaar.",
        until=timezone.localdate(stage.moment) + timedelta(days=30),
        by=actor(stage.bureau.lead, stage.moment),
        now=stage.moment,
    )
    return {"pause_id": pause.pk}


def _mine(shown: str = "") -> Access:
    """It opens for the person whose it is, and for nobody else whatever their role."""
    return Access(arrange=_own, anonymous=404, works_for=lambda stage: stage.bureau.a.alumni[0], shown=shown)


def _changes() -> Access:
    """A form without what is asked changes nothing, and is shown again."""
    works_for = lambda stage: stage.bureau.a.alumni[0]  # noqa: E731
    return Access(arrange=_own, methods=("get", "post"), anonymous=404, works_for=works_for, works=(200, 422))


def _no_demo(method: str) -> Access:
    return Access(methods=(method,), anonymous=404, works_for=None, works_for_nobody=ONLY_IN_A_DEMO)


CASES = {
    # Everyone reads their own.
    "home:line": Access(outsider=200, hidden="Sanne de Graaf", shown="Mijn lijn"),
    "home:line_file": Access(arrange=lambda stage: {"form": "html"}, outsider=200, hidden="Sanne de Graaf"),
    "home:start": Access(
        arrange=_asked,
        outsider=200,
        hidden="Sanne de Graaf",
        works_for=lambda stage: stage.bureau.interviewer,
        shown="Sanne de Graaf",
    ),
    "home:mine": _mine("Els Vermeulen"),
    "home:seen": _mine("Els Vermeulen"),
    "home:own_terms": _mine("Els Vermeulen"),
    "home:terms": Access(shown="De laatste ronde"),
    "home:new_pause": Access(methods=("get", "post")),
    "home:end_pause": Access(arrange=_paused, methods=("post",)),
    "home:download": _mine(),
    "home:rename": _changes(),
    "home:erasure": _changes(),
    "demo:people": _no_demo("get"),
    "demo:sign_in": _no_demo("post"),
    "demo:mailbox": _no_demo("get"),
}
