"""A hostile sponsor, who keeps every page and file of every publication, subtracts what they say."""

import re
from collections import defaultdict
from itertools import combinations

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.effects.models import Publication
from leertraject.effects.tests import build
from leertraject.lookback.models import Audience
from leertraject.lookback.tests import build as lookback
from leertraject.ui.number_words import in_words
from tests.attacks.files import words_of_pdf, words_of_word

LEAST = 5
WORDS = {in_words(number): number for number in range(1, 13)}
_NUMBER = rf"\d+|{'|'.join(WORDS)}"
_SUPPORT = re.compile(rf"({_NUMBER}) van de ({_NUMBER}) mensen|alle ({_NUMBER}) mensen", re.IGNORECASE)
_PEOPLE = re.compile(rf"(?<![\w>])({_NUMBER}) (?:mensen|mens)\b", re.IGNORECASE)
_RULE = re.compile(rf"minder dan {LEAST} mensen", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock_at")
def test_nothing_under_the_minimum_can_be_read_or_subtracted(client: Client, moment) -> None:
    """People come one, two or five at a time between publications; one leaves. Every answer is kept."""
    scene = lookback.scene(moment)
    insight = lookback.insight(scene, confirmed=True)
    release = build.released(insight, scene, audience=Audience.ORGANISATION)
    sheet, first = build.write(scene, [insight], quotes={insight: [release]}), 1
    for count, support in ((3, 3), (2, 2), (4, 3), (1, 1), (6, 0)):
        fragments = build.many(scene, count=count, first=first)
        build.rest_on(insight, fragments[:support], scene)
        build.publish(sheet, scene)
        first += count
    build.withdraw(release, scene)
    build.publish(sheet, scene)
    lookback.sign_in(client, scene.bureau.a.sponsor)
    kept = [told for publication in Publication.objects.order_by("number") for told in _told(client, publication)]
    assert len({total for found in kept for _, total in found["support"]} | _totals(kept)) >= 2, "nothing to attack"
    assert _small(kept) == []


def _told(client: Client, publication: Publication) -> list[dict[str, set]]:
    """What each form of a publication says: numbers of people, and parts of totals."""
    answers = {
        name: client.get(reverse(f"effects:{name}", args=[publication.pk])) for name in ("publication", "as_pdf")
    }
    answers["as_word"] = client.get(reverse("effects:as_word", args=[publication.pk]))
    read = {"publication": lambda raw: re.sub(r"<[^>]*>", " ", raw.decode()), "as_pdf": words_of_pdf}
    read["as_word"] = words_of_word
    found = []
    for name, answer in answers.items():
        assert answer.status_code == 200
        text = _RULE.sub("", " ".join(read[name](answer.content).split()))
        support = {(_n(part or whole), _n(total or whole)) for part, total, whole in _SUPPORT.findall(text)}
        found.append({"support": support, "people": {_n(number) for number in _PEOPLE.findall(text)}})
    # The three say the same.
    assert found[0]["support"] == found[1]["support"] == found[2]["support"]
    return found


def _words_of_page(raw: bytes) -> str:
    return re.sub(r"<[^>]*>", " ", raw.decode())


def _totals(kept: list[dict[str, set]]) -> set[int]:
    return {number for found in kept for number in found["people"]}


def _small(kept: list[dict[str, set]]) -> list[str]:
    """Returns every group of one to four people that a page tells, or the difference of two pages."""
    problems = [f"{n} people" for n in _totals(kept) if 0 < n < LEAST]
    pairs = {pair for found in kept for pair in found["support"]}
    problems += [f"{part} of {total}" for part, total in pairs if part < LEAST or 0 < total - part < LEAST]
    by_total: dict[int, set[int]] = defaultdict(set)
    for part, total in pairs:
        by_total[total].add(part)
    problems += [f"{total} tells {sorted(parts)}" for total, parts in by_total.items() if len(parts) > 1]
    for one, other in combinations(sorted(pairs, key=lambda pair: pair[1]), 2):
        for less in (other[1] - one[1], other[0] - one[0], (other[1] - other[0]) - (one[1] - one[0])):
            if 0 < abs(less) < LEAST:
                problems.append(f"{other} less {one}")
    return problems


def _n(number: str) -> int:
    return WORDS.get(number.lower()) or int(number)
