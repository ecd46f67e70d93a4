"""How to make a reason of stopping, and where it is shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.privacy.matrix import Condition
from leertraject.stopping.models import StoppingReason
from leertraject.stopping.tests import build
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe


@dataclass
class Told:
    """Why someone stopped."""

    cast: Cast
    reason: StoppingReason


def _told(cast: Cast) -> Told:
    enrolment = build.stopped(cast.bureau, cast.moment, only_a=False)
    return Told(cast, build.reason(enrolment, cast.moment))


def _url(told: Told, who: str) -> str:
    """One's own page, or that of the group."""
    enrolment = told.reason.enrolment
    if who == "subject":
        return reverse("stopping:reason", args=[enrolment.cohort_id, enrolment.pk])
    return reverse("stopping:of_group", args=[enrolment.cohort_id])


def _meet(told: Told, condition: Condition | None) -> None:
    build.released(told.reason, told.cast.moment)


def _miss(told: Told, condition: Condition | None) -> None:
    """Releases it, for those who never see it; for who runs the group it is not released."""
    if condition is None:
        _meet(told, condition)


PROBES = [
    Probe(
        kind="reden_van_stoppen",
        arrange=_told,
        url=_url,
        words=lambda told: build.WORDS,
        meet=_meet,
        miss=_miss,
        alone=False,
    ),
]
