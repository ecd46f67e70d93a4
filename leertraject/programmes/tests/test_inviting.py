"""Sessions in calendars: who gets which mail, and what stands in the file."""

from datetime import date, time, timedelta
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from leertraject.kernel.errors import NotAllowed
from leertraject.notices import emails as post
from leertraject.notices import feeds, letters
from leertraject.notices.commands import make_feed
from leertraject.notices.models import Notice, NoticeState
from leertraject.programmes import commands, emails
from leertraject.programmes.models import SessionInvitation
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
EVERYONE = 11  # ten participants and a trainer


@pytest.fixture
def coming(group, moment):
    """The group with both sessions still to come, before anyone was invited."""
    build.coming(group.cohort, now=moment)
    return group


def moved(session, by, now, **other):
    given = {"on": session.on, "starts": time(9, 30), "ends": time(12, 30), "place": "Zaal 3"}
    return commands.move_session(session=session, **(given | other), by=by, now=now)


def lead(group, moment):
    return build.actor(group.people["lead"], now=moment)


def sent(*notices):
    """Delivers mail without a server, and returns the letters that went; what is no longer needed is dropped."""
    found = []
    for notice in notices or Notice.objects.filter(state=NoticeState.WAITING).order_by("made_at"):
        letter = letters.render(notice, "https://voorbeeld.example/m/1/")
        state = NoticeState.SENT if letter else NoticeState.DROPPED
        Notice.objects.filter(pk=notice.pk).update(state=state)
        found += [(notice, letter)] if letter else []
    return found


def file_of(notice, letter, now):
    message = message_from_bytes(post.write(notice, letter, now=now).message().as_bytes(), policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    plain, calendar = message.iter_parts()
    assert (plain.get_content_type(), calendar.get_content_type()) == ("text/plain", "text/calendar")
    read = Calendar.from_ical(calendar.get_content())
    assert calendar["Content-Type"].params["method"] == str(read["METHOD"])
    (event,) = read.walk("VEVENT")
    return read, event


def test_everyone_gets_every_session_once(coming, moment):
    by = lead(coming, moment)
    assert commands.invite_cohort(cohort=coming.cohort, by=by, now=moment) == 2 * EVERYONE
    assert commands.invite_cohort(cohort=coming.cohort, by=by, now=moment) == 0
    assert Notice.objects.filter(kind=emails.INVITATION).count() == 2 * EVERYONE
    assert SessionInvitation.objects.filter(sequence=0, withdrawn_at=None).count() == 2 * EVERYONE


def test_the_mail_says_all_and_its_file_is_an_invitation_to_one(coming, moment, settings):
    settings.DEFAULT_FROM_EMAIL = "Leertraject <post@bureau.example>"
    commands.invite_cohort(cohort=coming.cohort, by=lead(coming, moment), now=moment)
    notice, letter = next(one for one in sent() if one[0].recipient == coming.participants[0])
    assert "dinsdag 12 mei 2026, 9:30 tot 12:30" in letter.text and "Waar: Zaal 3" in letter.text
    calendar, event = file_of(notice, letter, moment)
    session = coming.cohort.sessions.order_by("on").first()
    assert str(calendar["METHOD"]) == "REQUEST" and str(event["STATUS"]) == "CONFIRMED"
    assert str(event["UID"]) == f"{session.pk}@bureau.example" and int(event["SEQUENCE"]) == 0
    assert str(event["ORGANIZER"]) == "mailto:post@bureau.example"
    assert str(event["ATTENDEE"]) == "mailto:sanne.de.graaf@voorbeeld.nl"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE" and event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "Europe/Amsterdam"
    assert (event.decoded("DTSTART").hour, event.decoded("DTEND").hour) == (9, 12)
    everyone = b"".join(post.write(*one, now=moment).message().as_bytes() for one in [(notice, letter)])
    assert not any(other.name.encode() in everyone for other in [*coming.participants[1:], coming.trainer])


def test_a_change_raises_the_number_and_the_same_again_says_nothing(coming, moment):
    by = lead(coming, moment)
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    first = {str(file_of(*one, moment)[1]["UID"]) for one in sent()}
    session, later = coming.cohort.sessions.order_by("on").first(), moment + timedelta(hours=1)
    moved(session, by, later, on=session.on, starts=time(13), ends=time(16))
    changes = sent()
    assert len(changes) == EVERYONE and changes[0][1].subject.startswith("Veranderd: ")
    _, event = file_of(*changes[0], later)
    assert int(event["SEQUENCE"]) == 1 and str(event["UID"]) in first and event.decoded("DTSTART").hour == 13
    moved(session, by, later, starts=time(13), ends=time(16))
    assert sent() == []


def test_two_changes_before_the_mail_goes_are_one_mail(coming, moment):
    by = lead(coming, moment)
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    session = coming.cohort.sessions.order_by("on").first()
    moved(session, by, moment + timedelta(minutes=1), starts=time(10))
    moved(session, by, moment + timedelta(minutes=2), starts=time(11))
    about = [one for one in sent() if one[1].appointment.id == session.pk]
    assert len(about) == EVERYONE
    assert {one[1].appointment.revision for one in about} == {2}
    # Nobody had the first mail: it is an invitation and no news of a change.
    assert all(one[1].subject.startswith("Uitnodiging: ") for one in about)


def test_who_joins_stops_and_comes_back(coming, moment):
    by = lead(coming, moment)
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    sent()
    late = build.person("Noor Late", now=moment, account=True)
    days = [moment + timedelta(days=number) for number in range(1, 4)]
    enrolment = commands.enrol(cohort=coming.cohort, person=late, organisation=coming.ours, by=by, now=days[0])
    assert [one[0].recipient for one in sent()] == [late, late]
    commands.stop_enrolment(enrolment=enrolment, by=by, now=days[1])
    ended = sent()
    calendar, event = file_of(*ended[0], days[1])
    assert len(ended) == 2 and str(calendar["METHOD"]) == "CANCEL" and str(event["STATUS"]) == "CANCELLED"
    assert int(event["SEQUENCE"]) == 1 and str(event["ATTENDEE"]) == "mailto:noor.late@voorbeeld.nl"
    commands.enrol(cohort=coming.cohort, person=late, organisation=coming.ours, by=by, now=days[2])
    again = sent()
    calendar, event = file_of(*again[0], days[2])
    assert len(again) == 2 and str(calendar["METHOD"]) == "REQUEST" and int(event["SEQUENCE"]) == 2


def test_who_never_had_the_invitation_hears_nothing_of_its_end(coming, moment):
    by = lead(coming, moment)
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    gone = coming.cohort.enrolments.get(person=coming.participants[3])
    commands.stop_enrolment(enrolment=gone, by=by, now=moment + timedelta(minutes=1))
    assert coming.participants[3] not in {one[0].recipient for one in sent()}


def test_nothing_goes_before_the_inviting_and_nothing_of_what_was(coming, moment):
    by = lead(coming, moment)
    first = coming.cohort.sessions.order_by("on").first()
    assert not Notice.objects.exists()
    after = moment + timedelta(days=30)
    assert commands.invite_cohort(cohort=coming.cohort, by=by, now=after) == EVERYONE
    sent()
    moved(first, by, after, place="Zaal 9")
    gone = coming.cohort.enrolments.get(person=coming.participants[0])
    commands.stop_enrolment(enrolment=gone, by=by, now=after)
    assert [one[1].appointment.id for one in sent()] == [coming.cohort.sessions.order_by("on").last().pk]


def test_a_session_without_times_goes_out_of_the_calendar_and_comes_back(coming, moment):
    by, session = lead(coming, moment), coming.cohort.sessions.order_by("on").first()
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    sent()
    moved(session, by, moment + timedelta(minutes=1), starts=None, ends=None)
    assert {one[1].appointment.ended for one in sent()} == {True}
    moved(session, by, moment + timedelta(minutes=2))
    assert {(one[1].appointment.ended, one[1].appointment.revision) for one in sent()} == {(False, 2)}


def test_a_role_that_ended_elsewhere_is_followed(coming, moment):
    commands.invite_cohort(cohort=coming.cohort, by=lead(coming, moment), now=moment)
    sent()
    assert commands.follow_all(now=moment) == 0
    coming.trainer.roles.update(ends_on=moment.date())
    assert commands.follow_all(now=moment + timedelta(hours=1)) == 2


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_on_the_night_that_the_clock_changes_both_ends_keep_the_clock(coming, moment, day):
    by, session = lead(coming, moment), coming.cohort.sessions.order_by("on").first()
    moved(session, by, moment, on=day, starts=time(1), ends=time(5))
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    letter = next(one for one in sent() if one[1].appointment.id == session.pk)
    _, event = file_of(*letter, moment)
    assert [event.decoded(name).strftime("%d %H:%M") for name in ("DTSTART", "DTEND")] == [
        f"{day:%d} 01:00",
        f"{day:%d} 05:00",
    ]


def test_the_page_says_what_will_go_and_only_who_leads_sends_it(coming, moment, sign_in):
    address = build.addresses(coming)["invite"]
    page = build.text(sign_in("lead").get(address))
    assert "Elf mensen krijgen een uitnodiging voor twee bijeenkomsten: samen 22 mails." in page
    assert sign_in("lead").post(address).status_code == 302
    assert "Iedereen is uitgenodigd." in build.text(sign_in("lead").get(address))
    assert sign_in("trainer").get(address).status_code == 403
    with pytest.raises(NotAllowed, match="programmaleider"):
        commands.invite_cohort(cohort=coming.cohort, by=build.actor(coming.trainer, now=moment), now=moment)


def test_a_private_calendar_says_the_same_as_the_mail(coming, moment):
    by, who = lead(coming, moment), coming.participants[0]
    commands.invite_cohort(cohort=coming.cohort, by=by, now=moment)
    session = coming.cohort.sessions.order_by("on").first()
    moved(session, by, moment + timedelta(minutes=1), starts=time(10))
    feed = make_feed(name="telefoon", by=build.actor(who, now=moment), now=moment)
    mailed = [letter.appointment for notice, letter in sent() if notice.recipient == who]
    assert feeds.appointments(feed, now=moment) == sorted(mailed, key=lambda one: one.starts_at)
    trainer = make_feed(name="telefoon", by=build.actor(coming.trainer, now=moment), now=moment)
    assert len(feeds.appointments(trainer, now=moment)) == 2
    outsider = make_feed(name="x", by=build.actor(coming.people["sponsor"], now=moment), now=moment)
    assert feeds.appointments(outsider, now=moment) == []
