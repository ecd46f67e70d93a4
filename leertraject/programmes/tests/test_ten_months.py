"""A programme of ten months with a moving clock: what a mail server receives, counted against the plan."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone
from icalendar import Calendar

from leertraject.kernel import clock
from leertraject.notices.commands import delivering
from leertraject.notices.models import Notice, NoticeState
from leertraject.notices.tests.mailserver import listening
from leertraject.programmes import commands
from leertraject.programmes.tests import build

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SESSIONS = 10


class Post:
    """Keeps of each mail to whom it went and what its file says."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, str, int, datetime]] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (the name is aiosmtpd's)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        (file,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        read = Calendar.from_ical(file.get_content())
        (event,) = read.walk("VEVENT")
        (address,) = envelope.rcpt_tos
        assert str(event["ATTENDEE"]) == f"mailto:{address}"
        said = str(read["METHOD"]), str(event["UID"]), int(event["SEQUENCE"]), event.decoded("DTSTART")
        self.taken.append((address, *said))
        return "250 OK"


class Calendars:
    """What stands in everyone's calendar, by the rule of the standard: the highest number of a UID counts."""

    def __init__(self, post: Post) -> None:
        self.held: dict[tuple[str, str], tuple[int, str, datetime]] = {}
        for address, method, uid, sequence, starts in post.taken:
            before = self.held.get((address, uid))
            assert before is None or sequence > before[0], "a file that a calendar program would pass over"
            self.held[address, uid] = sequence, method, starts

    def of(self, person) -> dict[str, datetime]:
        """Returns the appointments that stand in the calendar of this person, by UID."""
        rows = self.held.items()
        return {
            uid.partition("@")[0]: row[2]
            for (address, uid), row in rows
            if address == person.email and row[1] == "REQUEST"
        }


@pytest.fixture
def server(settings):
    """A mail server that keeps what it takes."""
    post = Post()
    with listening(post) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield post


def delivered(post, now) -> Counter[str]:
    """Lets the worker do its work, and returns how many mails came of each method."""
    before = len(post.taken)
    for notice in Notice.objects.filter(state=NoticeState.WAITING).order_by("made_at"):
        delivering.deliver(notice.pk, now=now)
    return Counter(method for _, method, *_ in post.taken[before:])


def test_ten_months(server):
    by = build.actor(build.lead(now=BEGIN), now=BEGIN)
    programme = commands.design_programme(title="Lang", audience="Ons", promise="Ver.", by=by, now=BEGIN)
    version = programme.versions.get()
    for number in range(SESSIONS):
        commands.add_block(version=version, content=build.session(f"Dag {number}", 1 + 4 * number), by=by, now=BEGIN)
    commands.publish_version(version=version, by=by, now=BEGIN)
    ours = build.organisation(now=BEGIN)
    cohort = commands.form_cohort(
        title="Groep 9", version=version, starts_on=(BEGIN + timedelta(days=14)).date(), organisations=[ours],
        by=by, now=BEGIN,
    )  # fmt: skip
    first, second, late = (build.person(name, now=BEGIN) for name in ("An Een", "Bo Twee", "Cy Laat"))
    trainer = build.person("Do Trainer", now=BEGIN)
    sessions = list(cohort.sessions.order_by("on"))

    def at(number: int, *, days: int) -> datetime:
        """So many days after a session, at ten in the morning."""
        return timezone.make_aware(datetime.combine(sessions[number].on + timedelta(days=days), time(10)))

    def enrol(person, now):
        with clock.standing_at(now):
            return commands.enrol(cohort=cohort, person=person, organisation=ours, by=by, now=now)

    with clock.standing_at(BEGIN):
        for person in (first, second):
            enrol(person, BEGIN)
        commands.appoint_trainer(cohort=cohort, person=trainer, by=by, now=BEGIN)
        assert delivered(server, BEGIN) == {}
        commands.invite_cohort(cohort=cohort, by=by, now=BEGIN)
        assert delivered(server, BEGIN) == {"REQUEST": 3 * SESSIONS}
    steps = [
        # Someone joins after the second session.
        (at(1, days=1), lambda now: enrol(late, now), {"REQUEST": SESSIONS - 2}),
        # The fifth session moves, and is saved once more as it is.
        (at(2, days=1), lambda now: _moved(sessions[4], by, now, days=3), {"REQUEST": 4}),
        (at(2, days=2), lambda now: _moved(sessions[4], by, now, days=3), {}),
        # The sixth is called off, and takes place after all; the seventh is called off for good.
        (
            at(3, days=1),
            lambda now: _off(sessions[5], by, now),
            {"CANCEL": 4},
        ),
        (at(3, days=2), lambda now: commands.reopen_session(session=sessions[5], by=by, now=now), {"REQUEST": 4}),
        (
            at(3, days=3),
            lambda now: _off(sessions[6], by, now),
            {"CANCEL": 4},
        ),
        # Someone stops after the sixth session and comes back after the eighth.
        (at(5, days=1), lambda now: _stopped(cohort, second, by, now), {"CANCEL": 3}),
        (at(7, days=1), lambda now: enrol(second, now), {"REQUEST": 2}),
        # Nothing happens of itself.
        (at(8, days=1), lambda now: commands.follow_all(now=now), {}),
    ]
    for now, act, expected in steps:
        with clock.standing_at(now):
            act(now)
            assert delivered(server, now) == expected, now
    assert not Notice.objects.exclude(state=NoticeState.SENT).exists()
    calendars = Calendars(server)
    planned = {
        str(row.pk): timezone.make_aware(datetime.combine(row.on, row.starts))
        for row in cohort.sessions.filter(cancellation=None)
    }
    assert calendars.of(first) == calendars.of(trainer) == planned
    assert len(calendars.of(late)) == SESSIONS - 3
    # Who was away has what was before that and what came after it.
    assert len(calendars.of(second)) == 6 + 2


def _moved(session, by, now, *, days):
    on = session.on + timedelta(days=days)
    commands.move_session(session=session, on=on, starts=time(13), ends=time(16), place="Elders", by=by, now=now)


def _stopped(cohort, person, by, now):
    commands.stop_enrolment(enrolment=cohort.enrolments.get(person=person), by=by, now=now)


def _off(session, by, now):
    commands.cancel_session(session=session, reason="De zaal is dicht.", by=by, now=now)
