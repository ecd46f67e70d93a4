"""Who comes: answers by link, places, who waits, and a session that is called off."""

from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.notices import links
from leertraject.notices.models import MailLink, Notice, NoticeState
from leertraject.programmes import commands, emails
from leertraject.programmes.inviting import seeing
from leertraject.programmes.models import Reply, Session, SessionAnswer, SessionInvitation
from leertraject.programmes.personal_data import erase_for
from leertraject.programmes.tests import build
from leertraject.programmes.tests.test_inviting import file_of, lead, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def invited(group, moment, *, seats=None):
    """Everyone of the group has the invitation to the first session, with this many places."""
    build.coming(group.cohort, now=moment)
    commands.invite_cohort(cohort=group.cohort, by=lead(group, moment), now=moment)
    sent()
    session = group.cohort.sessions.order_by("on").first()
    return commands.set_seats(session=session, seats=seats, by=lead(group, moment), now=moment)


def says(session, person, reply, now):
    invitation = SessionInvitation.objects.get(session=session, person=person)
    by = build.actor(person, now=now)
    return commands.answer_invitation(invitation=invitation, reply=reply, by=by, now=now)


def seated(session):
    rows = SessionAnswer.objects.filter(invitation__session=session, seat_at__isnull=False, counted=True)
    return set(rows.values_list("invitation__person__name", flat=True))


def test_the_last_place_goes_to_one_and_who_gives_one_up_makes_room(group, moment):
    session = invited(group, moment, seats=2)
    first, second, third, fourth = group.participants[:4]
    for number, person in enumerate((first, second, third, fourth)):
        says(session, person, Reply.YES, moment + timedelta(minutes=number))
    assert says(session, group.trainer, Reply.YES, moment).seat_at and seated(session) == {first.name, second.name}
    assert not sent()
    says(session, third, Reply.YES, moment + timedelta(minutes=9))  # keeps their turn
    says(session, first, Reply.NO, moment + timedelta(minutes=10))
    ((notice, letter),) = sent()
    assert notice.recipient == third and letter.subject.startswith("Er is een plek: ") and letter.appointment is None
    assert seated(session) == {second.name, third.name}
    says(session, first, Reply.YES, moment + timedelta(minutes=11))
    commands.set_seats(session=session, seats=4, by=lead(group, moment), now=moment)
    assert seated(session) == {first.name, second.name, third.name, fourth.name}
    commands.set_seats(session=session, seats=1, by=lead(group, moment), now=moment)
    assert len(seated(session)) == 4


def test_who_leaves_makes_room_too(group, moment):
    session = invited(group, moment, seats=1)
    says(session, group.participants[0], Reply.YES, moment)
    says(session, group.participants[1], Reply.YES, moment)
    gone = group.cohort.enrolments.get(person=group.participants[0])
    commands.stop_enrolment(enrolment=gone, by=lead(group, moment), now=moment + timedelta(hours=1))
    assert seated(session) == {group.participants[1].name}
    with pytest.raises(NotAllowed, match="geldt niet meer"):
        says(session, group.participants[0], Reply.YES, moment)
    says(session, group.participants[2], Reply.YES, moment)
    erase_for(group.participants[1].pk)
    assert commands.follow_all(now=moment) == 1 and seated(session) == {group.participants[2].name}


def test_never_more_than_fit_and_never_a_free_place_while_someone_waits(group, moment):
    """Whatever people answer, in whatever order."""
    session, chance = invited(group, moment), Random(6)
    for step in range(80):
        if step % 20 == 0:
            SessionAnswer.objects.all().delete()
            Session.objects.filter(pk=session.pk).update(seats=chance.randint(1, 4))
        who, reply = chance.choice(group.participants[:6]), chance.choice(Reply.values)
        says(session, who, reply, moment + timedelta(minutes=step))
        rows = SessionAnswer.objects.filter(invitation__session=session)
        coming, taken = rows.filter(reply=Reply.YES), rows.filter(seat_at__isnull=False)
        seats = Session.objects.get(pk=session.pk).seats
        assert set(taken) <= set(coming) and taken.count() == min(seats, coming.count()), step


def test_the_link_opens_changes_nothing_and_answers_without_an_account(group, moment, client, sign_in):
    session = invited(group, moment)
    who = group.participants[0]
    link = MailLink.objects.filter(person=who, purpose=emails.INVITATION).earliest("expires_at")
    page = client.get(links.url(link).removeprefix("http://localhost:8000"), follow=True)
    assert "Ik kom niet" in build.text(page) and not SessionAnswer.objects.exists()
    assert not any(other.name in build.text(page) for other in group.participants[1:])
    address = page.redirect_chain[-1][0]
    assert client.post(address, {"reply": "misschien"}).status_code == 422
    assert client.post(address, {"reply": "unsure"}).status_code == 302
    assert client.post(address, {"reply": "yes"}).status_code == 302
    assert "Je komt. Fijn." in build.text(client.get(address))
    other = SessionInvitation.objects.get(session=session, person=group.participants[1])
    assert client.get(reverse("programmes:answer", args=[other.pk])).status_code == 404
    client.cookies.clear()
    assert sign_in(group.participants[1]).get(address).status_code == 404


def test_who_runs_the_group_sees_who_comes_and_nobody_sees_who_did_not_answer(group, moment, sign_in):
    session = invited(group, moment, seats=1)
    for person, reply in zip(group.participants, (Reply.YES, Reply.YES, Reply.NO, Reply.UNSURE), strict=False):
        says(session, person, reply, moment)
    address = reverse("programmes:answers", args=[group.cohort.pk, session.pk])
    for who in ("lead", "trainer"):
        page = build.text(sign_in(who).get(address))
        assert "Wie wacht op een plek" in page and "Wie weet het nog niet" in page and "alle plekken zijn bezet" in page
        assert not any(person.name in page for person in group.participants[4:])
    for who in ("participant", "sponsor", "line_manager", "administrator", "other_trainer"):
        assert sign_in(who).get(address).status_code == 404, who
    assert sign_in("lead").post(address, {"seats": "0"}).status_code == 422
    assert sign_in("lead").post(address, {"seats": "3"}).status_code == 302
    assert len(seated(session)) == 2


def test_a_changed_session_keeps_answers_and_says_that_they_are_older(group, moment):
    session = invited(group, moment)
    says(session, group.participants[0], Reply.YES, moment)
    later = moment + timedelta(hours=1)
    commands.move_session(
        session=session, on=session.on, starts=session.starts, ends=session.ends, place="Elders",
        by=lead(group, moment), now=later,
    )  # fmt: skip
    found = seeing.answers(lead(group, moment), Session.objects.select_related("cohort").get(pk=session.pk))
    assert found.coming[0].sequence < found.coming[0].invitation.sequence
    says(session, group.participants[0], Reply.YES, later)
    assert SessionAnswer.objects.get().sequence == 1


def test_a_session_is_called_off_and_planned_again(group, moment, sign_in):
    session = invited(group, moment)
    says(session, group.participants[0], Reply.YES, moment)
    address = build.addresses(group)["cancel_session"]
    assert "Elf mensen krijgen mail" in build.text(sign_in("trainer").get(address))
    assert sign_in("participant").get(address).status_code == 404
    assert sign_in("trainer").post(address, {"reason": "De zaal is dicht."}).status_code == 302
    Notice.objects.filter(state=NoticeState.WAITING).update(made_at=moment + timedelta(hours=1))
    ended = sent()
    assert len(ended) == 11 and "De zaal is dicht." in ended[0][1].text
    calendar, event = file_of(*ended[0], moment)
    assert (str(calendar["METHOD"]), str(event["STATUS"]), int(event["SEQUENCE"])) == ("CANCEL", "CANCELLED", 1)
    assert not SessionAnswer.objects.exists()
    assert "gaat niet door" in build.text(sign_in("participant").get(build.addresses(group)["cohort"]))
    with pytest.raises(NotAllowed, match="al afgezegd"):
        commands.cancel_session(session=session, reason="", by=lead(group, moment), now=moment)
    commands.reopen_session(session=session, by=lead(group, moment), now=moment + timedelta(hours=2))
    again = sent()
    calendar, event = file_of(*again[0], moment)
    assert len(again) == 11 and (str(calendar["METHOD"]), int(event["SEQUENCE"])) == ("REQUEST", 2)
    with pytest.raises(NotAllowed, match="begonnen"):
        commands.cancel_session(session=session, reason="", by=lead(group, moment), now=moment + timedelta(weeks=9))
