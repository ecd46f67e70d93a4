"""Days are those of the calendar here: in the nights of clock change, on a leap day, and near midnight."""

import copy
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from leertraject.home.retention import due, own, registry, running
from leertraject.home.tests import passing
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import releases
from leertraject.lookback.models import Release
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice, NoticeState
from leertraject.people import commands as people
from leertraject.people.models import Person, Role
from leertraject.people.tests.build import actor, sign_in
from leertraject.privacy import retention
from leertraject.privacy.models import Erasure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
AUTUMN, SPRING, LEAP = date(2026, 10, 25), date(2027, 3, 28), date(2028, 2, 29)


@pytest.fixture(scope="module")
def _scene(around_the_file, moment):
    return build.scene(moment)


@pytest.fixture
def scene(_scene, db):
    return copy.deepcopy(_scene)


def erased(at: datetime) -> Erasure:
    return Erasure.objects.create(person="00000000-0000-0000-0000-000000000001", at=at)


def here(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def test_what_ends_and_what_has_begun_by_then_agree_on_every_day_of_five_years() -> None:
    for term in {(one.months, one.days): one for one in retention.terms().values()}.values():
        began = term.began_by(date(2025, 12, 31))
        for number in range(5 * 365 + 2):
            day = date(2026, 1, 1) + timedelta(days=number)
            began = max(began, term.began_by(day))
            assert term.began_by(day) == began
            assert term.ends_on(began) <= day < term.ends_on(began + timedelta(days=1))


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("terugblikgesprek", LEAP, date(2029, 2, 28)),
        ("terugblikgesprek", date(2027, 2, 28), date(2028, 2, 28)),
        ("terugblikgesprek", date(2027, 3, 1), date(2028, 3, 1)),
        ("mail_log", date(2027, 8, 31), LEAP),
        ("mail_log", date(2027, 8, 30), LEAP),
        ("persoon", LEAP, date(2030, 2, 28)),
        ("rol", date(2026, 2, 28), date(2028, 2, 28)),
        ("inschrijving", LEAP, date(2031, 2, 28)),
    ],
)
def test_terms_around_a_leap_day(kind, start, end) -> None:
    assert retention.term(kind).ends_on(start) == end
    assert retention.term(kind).began_by(end) >= start


@pytest.mark.parametrize("night", [AUTUMN, SPRING, LEAP])
@pytest.mark.parametrize("at", [time(0, 0), time(0, 30), time(1, 59), time(3, 30), time(23, 59)])
def test_a_term_begins_and_ends_on_a_day_here_whatever_the_hour(night, at) -> None:
    moment = here(night, at)
    assert moment.astimezone(UTC).date() in (night, night - timedelta(days=1))
    erased(moment)
    ends = retention.term("wislijst").ends_on(night)
    running.let_go(now=here(ends, time(0, 0)) - timedelta(seconds=1))
    assert Erasure.objects.exists()
    running.let_go(now=here(ends, time(0, 0)))
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("ends", [AUTUMN, SPRING])
def test_something_goes_from_midnight_in_a_night_in_which_the_clock_changes(ends) -> None:
    erased(here(date(ends.year - 2, ends.month, ends.day), time(12)))
    running.let_go(now=here(ends, time(0, 0)) - timedelta(seconds=1))
    assert Erasure.objects.exists()
    running.let_go(now=here(ends, time(0, 0)))
    assert not Erasure.objects.exists()


def test_the_hour_that_comes_twice_lies_on_one_day() -> None:
    for first in (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)):
        assert timezone.localtime(first).hour == 2
        row = erased(first)
        ending = next(one for one in registry.endings() if one.kind == "wislijst")
        assert ending.rows(first, None).get().start == AUTUMN
        row.delete()


@pytest.mark.parametrize("told", [date(2026, 10, 9), date(2027, 3, 12), date(2028, 2, 15)])
def test_days_of_notice_are_counted_on_the_calendar(scene, told) -> None:
    """Thirty days over a night of 23 or 25 hours, and over a leap day."""
    build.conversation(scene, "mapped")
    ends = told + timedelta(days=30)
    start = next(day for day in _days_before(ends) if retention.term("terugblikgesprek").ends_on(day) <= ends)
    scene.study.conversations.update(planned_for=here(start, time(12)))
    scene.study.conversations.get().transcript.__class__.objects.update(received_at=here(start, time(12)))
    passing.morning(told)
    texts = next(one for one in registry.endings() if one.kind == "terugblikgesprek")
    last = here(ends, time(0, 0)) - timedelta(seconds=1)
    assert not due.ready(texts, now=last).exists()
    assert due.ready(texts, now=last + timedelta(seconds=1)).exists()


def _days_before(day: date):
    return (day - timedelta(days=number) for number in range(1, 800))


def test_a_quote_is_read_through_the_leap_day(scene) -> None:
    made = build.release(scene, until=LEAP)
    releases.expire_releases(now=here(LEAP, time(23, 59)))
    assert not hasattr(Release.objects.get(pk=made.pk), "withdrawal")
    releases.expire_releases(now=here(date(2028, 3, 1), time(0, 0)))
    assert Release.objects.get(pk=made.pk).withdrawal.cause == "expired"


@pytest.mark.parametrize("end", [AUTUMN, SPRING, LEAP])
def test_a_role_ends_at_midnight_here(scene, end) -> None:
    role = Role.objects.get(person=scene.bureau.hanneke)
    people.end_role(role, on=end, by=SYSTEM, now=scene.moment)
    before = here(end, time(0, 0)) - timedelta(seconds=1)
    assert actor(scene.bureau.hanneke, before).has("facilitator")
    assert not actor(scene.bureau.hanneke, before + timedelta(seconds=1)).has("facilitator")


def test_a_page_and_a_mail_name_the_day_here_just_after_midnight(client, scene, clock_at) -> None:
    """Half past midnight here is still the day before in UTC."""
    night = here(AUTUMN, time(0, 30))
    bo = people.welcome_person(name="Bo Zonder", email="bo@elders.example", by=SYSTEM, now=night)
    assert night.astimezone(UTC).date() == date(2026, 10, 24)
    told = next(one for one in own.of_person(bo.pk, now=night) if one.kind == "persoon")
    assert told.days == "25 oktober 2028."
    sent = [mail for mail in passing.morning(date(2028, 9, 25)) if bo.email in mail.to[0]]
    assert "vanaf 25 oktober 2028" in sent[0].body
    Person.objects.filter(pk=scene.alumna.pk).update(made_at=night)
    with clock_at(night):
        page = sign_in(client, scene.alumna).get(reverse("home:mine", args=[scene.alumna.pk])).content.decode()
    assert "25 oktober 2026, 00:30" in page


def test_a_mail_of_just_after_midnight_is_kept_half_a_year_of_days_here(scene) -> None:
    build.conversation(scene, "refused")
    build.posted(scene.moment)
    Notice.objects.update(state=NoticeState.SENT, state_at=here(AUTUMN, time(0, 30)))
    running.let_go(now=here(date(2027, 4, 24), time(23, 59)))
    assert Notice.objects.exists()
    running.let_go(now=here(date(2027, 4, 25), time(0, 1)))
    assert not Notice.objects.exists()
