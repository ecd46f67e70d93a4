"""How to make one object of each data kind of assignments, and where it is shown: see `tests/guards/visibility`."""

from contextlib import suppress
from dataclasses import dataclass

from django.urls import reverse

from leertraject.assignments.models import HandIn, Work
from leertraject.assignments.tests import build
from leertraject.buddies.tests import build as buddies
from leertraject.kernel.errors import NotAllowed
from leertraject.people.models import Person
from leertraject.people.tests.build import actor
from leertraject.privacy.matrix import Condition, Level
from leertraject.programmes import commands as programmes
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

_MATES = "one lets a buddy or one groupmate read it, and never the group"


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


def _assign(made: Made, person: Person, name: str) -> None:
    """Lets someone take part and be the buddy of who wrote it; whoever reads along is asked, so it was handed in."""
    moment, cohort = made.cast.moment, made.work.cohort
    lead, organisation = actor(made.cast.bureau.lead, moment), made.cast.bureau.a.organisation
    programmes.enrol(cohort=cohort, person=person, organisation=organisation, by=lead, now=moment)
    if name == "maatje":
        buddies.pair(cohort, made.work.person, person, moment)
    else:
        build.let_read(build.handed_in(made.work, moment), person, moment)


def _assign_reader(made: Made, person: Person, name: str) -> None:
    """The same of what was handed in already; both read it."""
    moment, cohort = made.cast.moment, made.work.cohort
    lead, organisation = actor(made.cast.bureau.lead, moment), made.cast.bureau.a.organisation
    programmes.enrol(cohort=cohort, person=person, organisation=organisation, by=lead, now=moment)
    if name == "maatje":
        buddies.pair(cohort, made.work.person, person, moment)
    build.let_read(HandIn.objects.get(work=made.work), person, moment)


def _meet(made: Made, condition: Condition) -> None:
    found = build.handed_in(made.work, made.cast.moment)
    if condition.holder == "maatje":
        build.let_read(found, made.cast.assignees["maatje"], made.cast.moment)


def _miss(made: Made, condition: Condition | None) -> None:
    """Hands it in, for those who never see it; for a trainer it is not handed in."""
    if condition is None or condition.holder != "trainer":
        build.handed_in(made.work, made.cast.moment)


def _remarked(cast: Cast) -> Made:
    """Handed in, and another trainer of the group than who looks said something to it."""
    made, other = _made(cast), cast.bureau.interviewer
    lead = actor(cast.bureau.lead, cast.moment)
    programmes.appoint_trainer(cohort=made.work.cohort, person=other, by=lead, now=cast.moment)
    build.remark(build.handed_in(made.work, cast.moment), other, cast.moment)
    return made


def _party(made: Made, condition: Condition) -> None:
    """Lets whoever looks write a remark as well, unless a role on the employer's side forbids that."""
    who = made.cast.assignees.get(condition.holder, made.cast.bureau.hanneke)
    with suppress(NotAllowed):
        build.remark(HandIn.objects.get(work=made.work), who, made.cast.moment)


def _not_party(made: Made, condition: Condition | None) -> None:
    """For those who never see it the trainer who looks wrote one too."""
    if condition is None or condition.holder != "trainer":
        _party(made, Condition(Level.BETROKKEN, "trainer"))


PROBES = [
    Probe(
        kind="opmerking",
        arrange=_remarked,
        url=_url,
        words=lambda made: build.SAID,
        meet=_party,
        miss=_not_party,
        alone=False,
        assign=_assign_reader,
    ),
    Probe(
        kind="opdracht",
        arrange=_made,
        url=_url,
        words=lambda made: build.WORDS,
        meet=_meet,
        miss=_miss,
        assign=_assign,
        elsewhere={"peer": _MATES},
    ),
]
