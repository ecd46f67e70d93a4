"""How to make one object of each data kind of the notebook, and where it is shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.privacy.matrix import Condition
from leertraject.programmes.models import Cohort
from leertraject.reflections.models import Circle, Reflection, Share
from leertraject.reflections.tests import build
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

_NOT_YET = "a buddy and a reader on request are given in a later part; now one shares with a groupmate"
_CIRCLES = {"trainer": Circle.TRAINERS, "peer": Circle.GROUP}


@dataclass
class Page:
    """A page of a notebook, the group of its writer, and the share of it, if there is one."""

    cast: Cast
    cohort: Cohort
    reflection: Reflection

    def share(self, circle: str) -> None:
        """Shares it with this circle."""
        build.shared(self.reflection, circle, self.cohort, self.cast.moment)


def _page(cast: Cast) -> Page:
    return Page(cast, build.group(cast.bureau, cast.moment), build.reflection(cast.subject, cast.moment))


def _url(page: Page, who: str) -> str:
    """One's own page, or the page of the share: an id that nobody has when it is not shared."""
    if who == "subject":
        return reverse("reflections:reflection", args=[page.reflection.pk])
    share = Share.objects.filter(reflection=page.reflection).first()
    return reverse("reflections:shared_one", args=[share.pk if share else page.reflection.pk])


def _meet(page: Page, condition: Condition) -> None:
    page.share(_CIRCLES[condition.holder])


def _miss(page: Page, condition: Condition | None) -> None:
    """Shares it with the others: with the trainers for whoever is not one, else with the group."""
    page.share(Circle.GROUP if condition and condition.holder == "trainer" else Circle.TRAINERS)


PROBES = [
    Probe(
        kind="reflectie",
        arrange=_page,
        url=_url,
        words=lambda page: build.WORDS,
        meet=_meet,
        miss=_miss,
        elsewhere={"maatje": _NOT_YET, "meelezer": _NOT_YET},
        wider={"peer": "a group may hold people of several organisations, and one shares with the group"},
    ),
]
