"""A reminder goes once per matter, at a decent hour, and not too often; of many workers one sends it."""

import threading
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from leertraject.kernel.actors import SYSTEM
from leertraject.logbook.models import Entry
from leertraject.notices import commands, personal_data, rhythm
from leertraject.notices.models import Notice, Reminder
from leertraject.notices.tests import build
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def zoe(moment):
    return cast.person("Zoë Güneş", "zoe@dijkerveen.example", moment)


def remind(who, about, now, kind: str = build.KIND) -> Notice | None:
    return commands.remind(
        kind=kind, recipient=who.pk, object_id=about, link_purpose=build.PURPOSE, link_days=7, by=SYSTEM, now=now
    )


def test_it_goes_once_per_matter_and_person(zoe, moment):
    about, other = uuid4(), cast.person("Els Mulder", "els@dijkerveen.example", moment)
    notice = remind(zoe, about, moment)
    assert notice is not None and notice.link.expires_at == moment + timedelta(days=7)
    assert remind(zoe, about, moment) is None and remind(zoe, about, moment + timedelta(days=400)) is None
    assert remind(other, about, moment) is not None
    assert Notice.objects.filter(recipient=zoe).count() == 1
    assert Entry.objects.filter(verb="remind", subject=zoe.pk).count() == 1


def test_the_database_holds_no_second_one(zoe, moment):
    row = {"kind": build.KIND, "recipient": zoe, "object_id": uuid4(), "at": moment}
    Reminder.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**row)


def test_a_week_holds_two_and_the_third_goes_later(zoe, moment):
    matters = [uuid4() for _ in range(3)]
    assert [remind(zoe, about, moment) is not None for about in matters] == [True, True, False]
    assert remind(zoe, matters[2], moment + timedelta(days=6, hours=23)) is None
    assert remind(zoe, matters[2], moment + timedelta(days=7)) is not None


@pytest.mark.parametrize(
    ("local", "quiet"),
    [
        ("2026-04-14T05:29:59", True),  # 07:29 in Amsterdam
        ("2026-04-14T05:30:00", False),
        ("2026-04-14T16:29:59", False),  # 18:29
        ("2026-04-14T16:30:00", True),
        ("2026-01-14T06:30:00", False),  # winter: 07:30
        ("2026-01-14T06:29:59", True),
        ("2026-04-17T22:30:00", True),  # Saturday in Amsterdam already
        ("2026-04-18T10:00:00", True),
        ("2026-04-19T10:00:00", True),
        ("2026-04-20T10:00:00", False),
    ],
)
def test_nobody_is_reminded_in_quiet_hours(zoe, local, quiet):
    now = datetime.fromisoformat(local).replace(tzinfo=UTC)
    assert rhythm.is_quiet(now) is quiet
    assert (remind(zoe, uuid4(), now) is None) is quiet


def test_without_an_address_or_a_person_nothing_happens(moment):
    nameless = cast.person("Zonder adres", None, moment)
    assert remind(nameless, uuid4(), moment) is None
    nameless.pk = uuid4()
    assert remind(nameless, uuid4(), moment) is None
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("day", "before"),
    [("2026-04-20", "2026-04-16"), ("2026-04-21", "2026-04-17"), ("2026-04-24", "2026-04-22")],
)
def test_working_days_skip_the_weekend(day, before):
    assert rhythm.workdays_before(date.fromisoformat(day), 2) == date.fromisoformat(before)


def test_it_is_handed_over_and_erased(zoe, moment):
    remind(zoe, uuid4(), moment)
    assert personal_data.export_for(zoe.pk)["herinneringen"] == [{"soort": "Proefbericht", "wanneer": moment}]
    personal_data.erase_for(zoe.pk)
    assert not Reminder.objects.exists() and not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_sends_it_and_the_week_stays_full(moment):
    zoe = cast.person("Zoë Güneş", "zoe@dijkerveen.example", moment)
    matters = [uuid4() for _ in range(3)]
    start, sent = threading.Barrier(6), []

    def work() -> None:
        start.wait()
        for about in matters:
            sent.append(remind(zoe, about, moment))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sent) == 18 and sum(one is not None for one in sent) == 2
    assert Reminder.objects.count() == Notice.objects.count() == 2
