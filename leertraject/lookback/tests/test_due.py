"""A planned check appears by itself: on the page of its cohort, the list and the start page, as the days pass."""

from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from leertraject.lookback.commands import checks as commands
from leertraject.lookback.models import Check, Outcome, Verdict
from leertraject.lookback.showing.due import due
from leertraject.lookback.tests import build
from leertraject.programmes import commands as programmes

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 15)


@pytest.mark.parametrize(
    ("today", "words", "asks", "late"),
    [
        (DAY - timedelta(days=15), "Te toetsen op 15 januari 2027", False, False),
        (DAY - timedelta(days=14), "Te toetsen op 15 januari 2027", True, False),
        (DAY, "Vandaag te toetsen", True, False),
        (DAY + timedelta(days=1), "Wacht op een uitkomst sinds 15 januari 2027", True, True),
    ],
)
def test_the_day_says_where_a_check_stands(today, words, asks, late):
    found = due(Check(due_on=DAY), today)
    assert (found.words, found.asks, found.late) == (words, asks, late)


def test_a_check_with_an_outcome_asks_nothing_more():
    check = Check(due_on=DAY)
    check.outcome = Outcome(verdict=Verdict.MIXED)
    assert due(check, DAY + timedelta(days=400)) == due(check, DAY)
    assert due(check, DAY).words == "Het hielp soms" and not due(check, DAY).asks


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


@pytest.mark.parametrize("who", ["lead", "hanneke"])
def test_it_appears_where_people_look_without_a_job(client, scene, clock_at, who):
    check = build.check(scene)
    programmes.appoint_trainer(cohort=check.cohort, person=scene.bureau.hanneke, by=scene.leading, now=scene.moment)
    build.sign_in(client, getattr(scene.bureau, who))

    def said(address: str, day: date) -> str:
        with clock_at(_noon(day)):
            return unescape(client.get(address).content.decode())

    cohort = reverse("programmes:cohort", args=[check.cohort_id])
    early, late = DAY - timedelta(days=30), DAY + timedelta(days=3)
    assert "Te toetsen op 15 januari 2027" in said(cohort, early)
    assert "Schrijf de uitkomst op" not in said(cohort, early) + said("/", early)
    for address in (cohort, "/"):
        assert reverse("lookback:check", args=[check.pk]) in said(address, late)
        assert "Schrijf de uitkomst op" in said(address, late)
    for address in (cohort, reverse("lookback:checks"), reverse("lookback:check", args=[check.pk])):
        assert "Wacht op een uitkomst sinds 15 januari 2027" in said(address, late)
    assert "sinds 15 januari" in said("/", late)

    commands.report_outcome(
        check=check, verdict=Verdict.MIXED, words="Soms.", people=None, by=scene.leading, now=_noon(late)
    )
    assert "Schrijf de uitkomst op" not in said(cohort, late) + said("/", late)
    assert "Het hielp soms" in said(cohort, late)


def test_a_next_check_starts_with_the_same_measure_and_beside_what_was_said(client, scene, clock_at):
    first = build.check(scene, reported=True)
    with clock_at(scene.moment):
        build.sign_in(client, scene.lead)
        page = unescape(client.get(reverse("lookback:check_plan", args=[first.change_id])).content.decode())
        assert page.count(first.measure) == 1 and page.count(first.helped_if) == 1
        second = commands.plan_check(
            change=first.change, cohort=first.cohort, measure=first.measure, helped_if=first.helped_if,
            due_on=DAY + timedelta(days=200), by=scene.leading, now=scene.moment,
        )  # fmt: skip
        page = unescape(client.get(reverse("lookback:check", args=[second.pk])).content.decode())
        assert "De afspraak werd vaak verzet." in page and "Over twaalf mensen." in page
