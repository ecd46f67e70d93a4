"""A hostile sponsor keeps every page and file of every publication, and combines all that they say.

Nothing about too few people follows, however people come and go between publications; and a fault that is made on
purpose is found, also one that shows only when three answers are laid side by side.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from leertraject.analysis.disclosure import publications
from leertraject.analysis.disclosure.verdicts import SHOWN
from leertraject.effects.models import Publication, Sheet
from leertraject.effects.queries import figures as frozen
from leertraject.effects.tests import build
from leertraject.lookback.models import Audience, Insight, Release, Voice
from leertraject.lookback.tests import build as lookback
from leertraject.lookback.tests.build import Scene
from leertraject.programmes.models import Cohort
from tests.attacks import figures
from tests.attacks.crawling import text_of

FORMS = ("publication", "as_pdf", "as_word")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@dataclass
class Study:
    """A study with an insight and a quote on it; people come in, and sheets are published to one client."""

    scene: Scene
    insight: Insight
    release: Release
    spoken: int = 0

    def hear(self, count: int, support: int, *, cohort: Cohort | None = None, voice: str = Voice.ALUMNI) -> None:
        """So many new people are heard, and so many of them support the insight."""
        fragments = build.many(self.scene, count=count, first=self.spoken + 1, cohort=cohort, voice=voice)
        build.rest_on(self.insight, fragments[:support], self.scene)
        self.spoken += count

    def sheet(self, *cohorts: Cohort) -> Sheet:
        """Returns a sheet about these cohorts."""
        made = build.write(self.scene, [self.insight], quotes={self.insight: [self.release]})
        return build.save(made, self.scene, cohorts=cohorts) if cohorts else made

    def publish(self, *cohorts: Cohort) -> None:
        """Publishes a sheet about these cohorts, or about all."""
        build.publish(self.sheet(*cohorts), self.scene)


@pytest.fixture
def study(moment) -> Study:
    """One alumna was heard, who supports the insight; an owner of an opgave speaks against it."""
    scene = lookback.scene(moment)
    insight = lookback.insight(scene, confirmed=True)
    return Study(scene, insight, build.released(insight, scene, audience=Audience.ORGANISATION))


@pytest.fixture
def reading(study: Study, client: Client) -> "Reading":
    return Reading(study, client)


@dataclass
class Reading:
    """The sponsor of the client, who reads every form of everything that was published."""

    study: Study
    client: Client

    def tellings(self) -> list[figures.Telling]:
        """Returns all that they tell; each form of one publication tells the same."""
        lookback.sign_in(self.client, self.study.scene.bureau.a.sponsor)
        return [telling for made in Publication.objects.order_by("number") for telling in self._told(made)]

    def _told(self, made: Publication) -> Iterator[figures.Telling]:
        forms = [self.client.get(reverse(f"effects:{form}", args=[made.pk])) for form in FORMS]
        assert {answer.status_code for answer in forms} == {200}
        first, *others = [frozenset(figures.told(made, text_of(answer))) for answer in forms]
        assert all(other == first for other in others)
        yield from first


@pytest.mark.parametrize("seed", range(4))
def test_nothing_about_too_few_can_be_derived(study: Study, reading: Reading, seed: int) -> None:
    """People come in groups of any size and in two groups; sheets are about one or all of them; a quote goes."""
    chance = random.Random(seed)
    groups = (study.scene.cohort, study.scene.running)
    study.hear(chance.randint(9, 14), chance.randint(5, 8))
    study.publish()
    for _ in range(5):
        count = chance.choice((1, 2, 4, 5, 6, 7))
        study.hear(count, chance.randint(0, count), cohort=chance.choice(groups))
        study.publish(*chance.choice((groups, groups[:1], groups[1:], ())))
    build.withdraw(study.release, study.scene)
    build.publish(study.sheet(), study.scene)
    tellings = reading.tellings()
    assert len({telling.people for telling in tellings}) >= 1 and len(tellings) >= 3, "nothing to attack"
    assert figures.attack(tellings) == []


def test_a_figure_that_is_too_small_is_found(study, reading, monkeypatch) -> None:
    """The first fault: a figure is not looked at by itself. One answer tells."""
    for rule in ("breakdown", "part_and_rest"):
        monkeypatch.setattr(publications, rule, lambda *args, **more: SHOWN)
    study.hear(11, 1)
    study.publish()
    assert _found(reading, "supports") == {(2, 1)}


def test_one_more_person_between_two_publications_is_found(study, reading, monkeypatch) -> None:
    """The second fault: what was published before is forgotten. Two answers tell."""
    monkeypatch.setattr(frozen, "before", lambda study: (frozen.rules(), []))
    study.hear(11, 6)
    study.publish()
    study.hear(1, 0)
    study.publish()
    assert (0, 2) in _found(reading, "supports")


def test_what_three_publications_tell_together_is_found(study, reading, monkeypatch) -> None:
    """The third fault: only pairs of publications are compared. Three answers tell, and no two of them."""
    one, other = study.scene.cohort, study.scene.running
    study.hear(11, 5, cohort=one)
    study.hear(12, 6, cohort=other)
    study.hear(5, 2, voice=Voice.SPONSORS)
    for cohorts in ((one,), (other,)):
        study.publish(*cohorts)
    with transaction.atomic():
        study.publish(one, other)
        assert figures.attack(reading.tellings()) == []
        transaction.set_rollback(True)
    monkeypatch.setattr(publications, "_derived", lambda earlier, candidate, rules, sensitive: SHOWN)
    study.publish(one, other)
    assert _found(reading, "supports") == {(2, 3)}


def _found(reading: Reading, question: str) -> set[tuple[int, int]]:
    """How many of a group it tells, and from how many answers."""
    found = figures.attack(reading.tellings())
    return {(one.number, one.answers) for one in found if one.question.startswith(question)}
