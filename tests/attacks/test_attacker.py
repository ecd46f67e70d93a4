"""An attacker as each person of the demo: follows every page, form, publication and export that leads anywhere, looks
for what the matrix keeps from them, notes every number of people, and combines all numbers at the end.

Every address, every form and withdrawn words are in `test_withdrawal`, which looks for the same secrets.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db.models import Q
from django.http import HttpResponse
from django.urls import resolve, reverse

from leertraject.effects.models import FrozenFigures, Publication
from leertraject.lookback.models import Assignment, Release
from leertraject.lookback.queries import quotes, texts
from leertraject.people.models import Role
from tests.attacks import figures
from tests.attacks.crawling import Crawl, name_of, text_of
from tests.attacks.people import BEARER, Comer, comers, signed_in
from tests.attacks.secrets import Index, secrets

# The door of the demo names everyone who can be tried.
SKIP = BEARER | {"demo:door"}
PARTS = 2
TEAM = ("programme_lead", "facilitator")
# Numbers of people that an outsider reads and that are about nobody.
GENERAL = {
    "home:privacy": "explains that a key belongs to one person",
    "home:who_sees_what": "explains the rules",
    "home:terms": "explains what stands there; numbers are from the minimum on (`leertraject/home/tests`)",
    "home:dossier": "explains the rules",
    "home:dossier_pdf": "explains the rules",
}
# One's own conversation and what one wrote or said: no figure.
OWN = ("home:mine", "home:download", "lookback:own", "lookback:transcript", "lookback:quote", "lookback:conversation")


@dataclass
class Attacker:
    """What one person found: secrets, numbers of people by kind of page, and what publications told."""

    comer: Comer
    index: Index
    hits: list[str] = field(default_factory=list)
    numbers: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    tellings: list[figures.Telling] = field(default_factory=list)
    visited: Counter[str] = field(default_factory=Counter)
    released: list[str] = field(default_factory=lambda: _released())

    def crawl(self) -> "Attacker":
        """Follows everything from the start page and from the own mail links."""
        crawl = Crawl(self.comer.client, self._look, whole=(), skip=SKIP)
        leads = [reverse("home:start")]
        for token in self.comer.tokens:
            leads += crawl.visit(reverse("notices:open", args=[token]))
        crawl.follow(leads)
        self.visited.update(name for name, status in crawl.statuses.elements())
        return self

    def _look(self, path: str, response: HttpResponse) -> Iterator[str]:
        text, name = text_of(response), name_of(path)
        person = self.comer.person.pk if self.comer.person else None
        self.hits += [f"{self.comer.name} read at {path}: {found}" for found in self.index.read_by(person, text)]
        self.numbers[name] |= figures.numbers(_without(self.released, text))
        given = resolve(path.partition("?")[0]).kwargs if name else {}
        if "publication_id" in given:
            self.tellings += figures.told(Publication.objects.get(pk=given["publication_id"]), text)
        return iter(())


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_reads_or_derives_what_is_not_theirs(part: int, demo: None, capsys: pytest.CaptureFixture[str]) -> None:
    index = Index(secrets())
    assert len(index) > 1000
    crawled = [Attacker(comer, index).crawl() for comer in comers()[part::PARTS]]
    pages = sum((one.visited for one in crawled), Counter[str]())
    with capsys.disabled():
        print(
            f"\nattacker: {len(pages)} url names x {len(crawled)} people, {pages.total()} answers, {len(index)} secrets"
        )
    assert [hit for one in crawled for hit in one.hits] == []
    outside = [one for one in crawled if _is_outside(one.comer)]
    assert [problem for one in outside for problem in _small(one)] == []
    # Each alone, and all of them together.
    assert figures.attack(telling for one in crawled for telling in one.tellings) == []


def test_outsiders_find_figures_to_attack(demo: None) -> None:
    """Otherwise combining them would prove nothing."""
    sponsor = next(one for one in signed_in() if one.name == "Karin Dekker")
    found = Attacker(sponsor, Index(secrets())).crawl().tellings
    frozen = FrozenFigures.objects.get(publications__organisation__name="Gemeente Dijkerveen")
    assert {t.number for t in found if t.question.startswith("supports")} == set(frozen.supports.values())
    assert {t.number for t in found if t.question.startswith("voice")} == set(frozen.voices.values())


def test_a_quote_shown_to_too_many_is_found(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A seeded leak: whom a quote was released for is forgotten."""
    monkeypatch.setattr(quotes, "_reach", lambda actor: Q())
    alumna = next(one for one in signed_in() if one.name == "Sanne de Graaf")
    hits = Attacker(alumna, Index(secrets())).crawl().hits
    assert any("Sanne de Graaf read at" in hit and "citaat" in hit for hit in hits)


def _is_outside(comer: Comer) -> bool:
    """Says whether someone is outside the team of the study, where counts may be seen."""
    person = comer.person
    if person is None:
        return True
    return not (
        Role.objects.filter(person=person, kind__in=TEAM).exists() or Assignment.objects.filter(person=person).exists()
    )


def _small(one: Attacker) -> list[str]:
    return [
        f"{one.comer.name} read at {name} of {number} people"
        for name, numbers in one.numbers.items()
        if name not in GENERAL and not name.startswith(OWN)
        for number in numbers
        if 0 < number < figures.LEAST
    ]


def _released() -> list[str]:
    return [" ".join(words.split()) for words, _ in texts.released_words(Release.objects.all()).values()]


def _without(released: list[str], text: str) -> str:
    """An answer without the words that speakers released: a number in them is theirs."""
    plain = figures.readable(text)
    for words in released:
        plain = plain.replace(words, " ")
    return plain
