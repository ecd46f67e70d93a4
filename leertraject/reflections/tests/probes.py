"""How to make one object of each data kind of the notebook, and where it is shown: see `tests/guards/visibility`."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.buddies.tests import build as buddies
from leertraject.people.models import Person
from leertraject.people.tests.build import actor
from leertraject.privacy.matrix import Condition
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.reflections.models import Circle, Reflection, Share
from leertraject.reflections.tests import build
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

_CIRCLES = {"trainer": Circle.TRAINERS, "peer": Circle.GROUP, "maatje": Circle.BUDDY, "meelezer": Circle.ONE}


@dataclass
class Page:
    """A page of a notebook, the group of its writer, and the share of it, if there is one."""

    cast: Cast
    cohort: Cohort
    reflection: Reflection

    def share(self, circle: str, reader: Person | None = None) -> None:
        """Shares it with this circle."""
        build.shared(self.reflection, circle, self.cohort, self.cast.moment, reader=reader)


def _page(cast: Cast) -> Page:
    return Page(cast, build.group(cast.bureau, cast.moment), build.reflection(cast.subject, cast.moment))


def _url(page: Page, who: str) -> str:
    """One's own page, or the page of the share: an id that nobody has when it is not shared."""
    if who == "subject":
        return reverse("reflections:reflection", args=[page.reflection.pk])
    share = Share.objects.filter(reflection=page.reflection).first()
    return reverse("reflections:shared_one", args=[share.pk if share else page.reflection.pk])


def _assign(page: Page, person: Person, name: str) -> None:
    """Lets someone take part, and be the buddy of who wrote it; whoever reads on request is asked by sharing."""
    by = {"by": actor(page.cast.bureau.lead, page.cast.moment), "now": page.cast.moment}
    programmes.enrol(cohort=page.cohort, person=person, organisation=page.cast.bureau.a.organisation, **by)
    if name == "maatje":
        buddies.pair(page.cohort, page.cast.subject, person, page.cast.moment)


def _meet(page: Page, condition: Condition) -> None:
    page.share(_CIRCLES[condition.holder], page.cast.assignees.get(condition.holder))


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
        assign=_assign,
        wider={"peer": "a group may hold people of several organisations, and one shares with the group"},
    ),
]
