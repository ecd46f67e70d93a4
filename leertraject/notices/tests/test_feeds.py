"""The private address of a calendar: what stands in it, for whom, and that ending it ends it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.notices import commands, feeds
from leertraject.notices.calendars import Appointment
from leertraject.notices.models import CalendarFeed
from leertraject.people.tests import build as cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def sanne(moment):
    return cast.staff("Sanne de Graaf", "sanne@dijkerveen.example", "facilitator", moment)


@pytest.fixture
def feed(sanne, moment):
    return commands.make_feed(name="telefoon", by=cast.actor(sanne, moment), now=moment)


def path(feed):
    return feeds.url(feed).removeprefix("http://localhost:8000")


def test_a_calendar_program_reads_what_packages_add_and_nobody_keeps_that(feed, sanne, client, moment, monkeypatch):
    seen = []

    def planned(person_id, *, since, now):
        seen.append((person_id, since))
        yield Appointment(feed.pk, 3, moment + timedelta(days=2), 90, "Zaal 3", "Eerst luisteren", "Bijeenkomst.")

    monkeypatch.setattr(feeds, "_registered", {"tests": planned})
    entries = Entry.objects.count()
    answer = client.get(path(feed))
    calendar = Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    assert seen == [(sanne.pk, moment - feeds.PAST)]
    assert (str(calendar["METHOD"]), int(event["SEQUENCE"]), str(event["SUMMARY"])) == ("PUBLISH", 3, "Eerst luisteren")
    assert "ATTENDEE" not in event and event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert answer["Content-Type"].startswith("text/calendar") and not answer.cookies
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("spoil", [lambda secret: "A" + secret[1:], lambda secret: secret[:-4], lambda secret: "é"])
def test_a_secret_that_is_not_right_opens_nothing(feed, client, spoil):
    secret = path(feed).removeprefix("/agenda/").removesuffix(".ics")
    assert client.get(reverse("notices:feed", args=[secret])).status_code == 200
    refused = client.get(reverse("notices:feed", args=[spoil(secret)]))
    assert (refused.status_code, refused.content) == (404, b"")


def test_an_address_ends_at_once_and_only_by_its_owner(feed, sanne, client, moment):
    other = cast.staff("Bas Oudejans", "bas@bureau.example", "facilitator", moment)
    end = reverse("notices:end_feed", args=[feed.pk])
    assert cast.sign_in(client, other).post(end).status_code == 404
    with pytest.raises(NotAllowed, match="niet van jou"):
        commands.end_feed(feed=feed, by=cast.actor(other, moment), now=moment)
    address = path(feed)
    assert cast.sign_in(client, sanne).post(end).status_code == 302
    assert client.get(address).status_code == 404 and not CalendarFeed.objects.exists()


def test_the_page_shows_addresses_and_makes_a_few_at_most(feed, sanne, client):
    page = reverse("notices:feeds")
    cast.sign_in(client, sanne)
    assert path(feed) in client.get(page).content.decode()
    assert client.post(page, {"name": ""}).status_code == 422
    assert [client.post(page, {"name": name}).status_code for name in ("laptop", "tablet")] == [302, 302]
    refused = client.post(page, {"name": "nog een"})
    assert refused.status_code == 422 and "Je hebt al drie agenda-adressen" in refused.content.decode()


def test_the_secret_is_long_enough_to_be_scrubbed_from_the_log(feed):
    """`config.logs` takes out what is longer than 40 characters without a break."""
    assert len(path(feed).removeprefix("/agenda/").removesuffix(".ics")) == 64
