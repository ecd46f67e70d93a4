"""How to make a pair of buddies, and where it is shown: see `tests/guards/visibility`."""

from django.urls import reverse

from leertraject.buddies.models import BuddyPair
from leertraject.buddies.tests import build
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe


def _pair(cast: Cast) -> BuddyPair:
    """Sanne and Noor: the peer who looks is somebody else of the group."""
    return build.pair(build.group(cast.bureau, cast.moment), cast.subject, cast.bureau.b.participants[0], cast.moment)


PROBES = [
    Probe(
        kind="maatjes",
        arrange=_pair,
        url=lambda pair, who: reverse("buddies:own", args=[pair.cohort_id]),
        words=lambda pair: "Tien minuten bellen",
        alone=False,
    ),
    Probe(
        kind="maatjes",
        arrange=_pair,
        url=lambda pair, who: reverse("programmes:cohort", args=[pair.cohort_id]),
        words=lambda pair: "is je maatje",
        alone=False,
    ),
]
