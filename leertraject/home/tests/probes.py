"""What the page Vandaag shows of each data kind: see `tests/guards/visibility`. It shows what asks for an answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from leertraject.lookback.commands import checks
from leertraject.lookback.models import Assignment, Conversation, Flag
from leertraject.lookback.tests import arranging, stage
from leertraject.lookback.tests.build import actor
from leertraject.people import commands as people
from leertraject.people.models import Person
from leertraject.people.personal_data import LOGGED
from leertraject.people.tests.build import Bureau
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort
from leertraject.programmes.tests import build as designs
from tests.guards.visibility.cast import Cast
from tests.guards.visibility.probes import Probe

NOTHING_TO_ANSWER = "reads it at its own page; here stands only what asks for an answer of this person"


@dataclass(frozen=True)
class Waiting:
    """Something that waits, by the words that show it, and the conversation it is about."""

    words: str
    of: Conversation | None = None


def _lead(bureau: Bureau) -> Person:
    return bureau.lead


def _asked(cast: Cast) -> Waiting:
    thing = arranging.asked(cast)
    return Waiting(str(thing.of.pk), thing.of)


def _offered(cast: Cast) -> Waiting:
    thing = arranging.offered(cast)
    return Waiting(str(thing.offer.pk), thing.of)


def _flagged(cast: Cast) -> Waiting:
    """An insight of the programme leader in which words stand that may not be read any more."""
    thing = arranging.coded(cast)
    insight = thing.insight
    label = insight._meta.label_lower
    Flag.objects.create(study=thing.scene.study, object_kind=label, object_id=insight.pk, field="claim", at=cast.moment)
    return Waiting(str(insight.pk), thing.of)


def _check_due(cast: Cast) -> Waiting:
    """A check within two weeks, in a group that Hanneke trains."""
    scene = stage.scene(cast.bureau, cast.moment)
    _, change = stage.well_known(scene)
    group = _group(cast, change.version, date(2026, 9, 1))
    checks.plan_check(
        change=change,
        cohort=group,
        measure="Hoeveel kaarten na drie maanden zijn bijgewerkt",
        helped_if="Meer dan de helft",
        due_on=date(2026, 4, 20),
        by=scene.leading,
        now=cast.moment,
    )
    return Waiting(change.title)


def _next_session(cast: Cast) -> Waiting:
    """A group of A that begins next week."""
    group = _group(cast, designs.published(now=cast.moment), date(2026, 4, 20))
    for person in cast.bureau.a.participants:
        programmes.enrol(
            cohort=group,
            person=person,
            organisation=cast.bureau.a.organisation,
            by=actor(cast.bureau.lead, cast.moment),
            now=cast.moment,
        )
    return Waiting(group.sessions.earliest("on").block.title)


def _group(cast: Cast, version: Any, starts_on: date) -> Cohort:
    by, now = actor(cast.bureau.lead, cast.moment), cast.moment
    made = programmes.form_cohort(
        title="Groep 8",
        version=version,
        starts_on=starts_on,
        organisations=[cast.bureau.a.organisation],
        by=by,
        now=now,
    )
    programmes.appoint_trainer(cohort=made, person=cast.bureau.hanneke, by=by, now=now)
    return made


def _assign(thing: Waiting, person: Person, task: str) -> None:
    Assignment.objects.create(conversation=thing.of, person=person, task=task, since=thing.of.made_at)


def _looked_at(cast: Cast) -> Cast:
    """Someone whom nobody looks as opened Sanne's name and address."""
    by = actor(cast.bureau.other_lead, cast.moment)
    people.look_at_person(person=cast.subject, by=by, now=cast.moment)
    return cast


def _today(kind: str, arrange: Any, *less: str, **more: Any) -> Probe:
    """A probe of the start page. `less`: who has nothing to answer there."""
    return Probe(
        kind=kind,
        arrange=arrange,
        url=lambda thing, who: reverse("home:start"),
        words=lambda thing: thing.words,
        alone=False,
        elsewhere=dict.fromkeys(less, NOTHING_TO_ANSWER),
        **more,
    )


GUESTS = ("opdrachtgever", "leidinggevende", "opgavehouder", "oud_deelnemer")
OUTSIDE_THE_TEAM = ("peer", *GUESTS, "bezoeker")

PROBES = [
    Probe(
        kind="logboek",
        arrange=_looked_at,
        url=lambda cast, who: reverse("home:seen", args=[cast.subject.pk]),
        words=lambda cast: LOGGED["look_at_person"],
        elsewhere={"beheerder": "no page counts the logbook"},
    ),
    _today("terugblik_uitnodiging", _asked, "programmaleider", assign=_assign),
    _today("citaat", _offered, *OUTSIDE_THE_TEAM, "trainer", "programmaleider", "interviewer"),
    _today("inzicht", _flagged, *OUTSIDE_THE_TEAM, "subject", "trainer", "codeur", "meelezer", assign=_assign),
    _today("programmawijziging", _check_due, *OUTSIDE_THE_TEAM, "meelezer", subject=_lead),
    _today(
        "bijeenkomst",
        _next_session,
        *GUESTS,
        "subject",
        "programmaleider",
        subject=_lead,
        always=dict.fromkeys(("opdrachtgever", "leidinggevende"), "a group runs a version that is published"),
    ),
]
