"""How to make one object of each data kind of assignments, and where it is shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.assignments.models import HandIn, Work
from leertraject.assignments.tests import build
from leertraject.privacy.matrix import Condition
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

_NOT_YET = "a buddy and a reader on request are given in a later part; now one hands in to the trainers"
_TRAINERS = "one hands in to the trainers, and shares with a groupmate from the notebook"


@dataclass
class Made:
    """What someone made of an assignment."""

    cast: Cast
    work: Work


def _made(cast: Cast) -> Made:
    group = build.group(cast.bureau, cast.moment)
    return Made(cast, build.work(group, cast.subject, cast.moment))


def _url(made: Made, who: str) -> str:
    """One's own page, or the page of what was handed in: an id that nobody has when nothing was."""
    if who == "subject":
        return reverse("assignments:work", args=[made.work.pk])
    found = HandIn.objects.filter(work=made.work).first()
    return reverse("assignments:hand_in", args=[found.pk if found else made.work.pk])


def _meet(made: Made, condition: Condition) -> None:
    build.handed_in(made.work, made.cast.moment)


def _miss(made: Made, condition: Condition | None) -> None:
    """Hands it in, for those who never see it; for a trainer it is not handed in."""
    if condition is None or condition.holder != "trainer":
        build.handed_in(made.work, made.cast.moment)


PROBES = [
    Probe(
        kind="opdracht",
        arrange=_made,
        url=_url,
        words=lambda made: build.WORDS,
        meet=_meet,
        miss=_miss,
        elsewhere={"maatje": _NOT_YET, "meelezer": _NOT_YET, "peer": _TRAINERS},
    ),
]
