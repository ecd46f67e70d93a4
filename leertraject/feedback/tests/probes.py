"""How to make one object of each data kind after a session, and where it is shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.feedback.tests import build
from leertraject.privacy.matrix import Condition
from leertraject.programmes.models import Cohort
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe


@dataclass
class Met:
    """A group that met twelve days ago, of which enough people answered; only the subject's answers are told apart."""

    cast: Cast
    cohort: Cohort


def _met(cast: Cast) -> Met:
    cohort = build.group(cast.bureau, cast.moment, days=12, extra=7)
    for person in build.others(cohort):
        build.answered(cohort, person, wish=f"Een wens van {person.name}.", lets_read=True)
    return Met(cast, cohort)


def _pictured(cast: Cast) -> Met:
    met = _met(cast)
    build.answered(met.cohort, cast.subject, plan=build.DO)
    build.frozen(met.cohort)
    return met


def _url(met: Met, who: str) -> str:
    """One's own answers, or the picture of the group."""
    if who == "subject":
        return reverse("feedback:answer", args=[build.session(met.cohort).pk])
    return reverse("feedback:of_group", args=[met.cohort.pk])


def _wished(cast: Cast) -> Met:
    met = _met(cast)
    build.answered(met.cohort, cast.subject, wish=build.OTHERWISE)
    return met


def _let_read(met: Met, condition: Condition | None) -> None:
    """Lets the wish be read, and freezes the picture."""
    build.answered(met.cohort, met.cast.subject, lets_read=True)
    build.frozen(met.cohort)


def _miss(met: Met, condition: Condition | None) -> None:
    """Lets it be read for those who never see it; for the team of the group it is not, and those of others are."""
    if condition is None:
        _let_read(met, condition)
    else:
        build.frozen(met.cohort)


PROBES = [
    Probe(
        kind="evaluatie_bijeenkomst",
        arrange=_pictured,
        url=_url,
        words=lambda met: build.DO,
        counted="In het midden van de groep",
    ),
    Probe(
        kind="wens_na_bijeenkomst",
        arrange=_wished,
        url=_url,
        words=lambda met: build.OTHERWISE,
        meet=_let_read,
        miss=_miss,
        alone=False,
    ),
]
