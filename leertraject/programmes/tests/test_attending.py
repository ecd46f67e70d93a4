"""Who comes, who was there, and what lies ready, on the page of a session."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands as people
from leertraject.people.models import RoleKind
from leertraject.programmes import commands, retaining
from leertraject.programmes.commands.forgetting import forget_attendance
from leertraject.programmes.models import Attendance, AttendanceTotal, Session, SessionInvitation
from leertraject.programmes.personal_data import erase_for, export_for
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def session(group, moment):
    """The first session of the group, today."""
    found = group.cohort.sessions.earliest("on")
    Session.objects.filter(pk=found.pk).update(on=moment.date())
    found.refresh_from_db()
    return found


@pytest.fixture
def by(group, moment):
    return build.actor(group.trainer, now=moment)


def url(name, session):
    return reverse(f"programmes:{name}", args=[session.cohort_id, session.pk])


def row(group, number=0):
    return group.cohort.enrolments.get(person=group.participants[number])


def press(client, session, enrolment, noted):
    return client.post(url("note_attendance", session), {"enrolment": enrolment.pk, "noted": noted})


def test_one_press_notes_and_another_takes_it_away(group, session, sign_in):
    client, sanne = sign_in("trainer"), row(group)
    assert "Nog niets genoteerd." in build.text(client.get(url("day_plan", session)))
    assert press(client, session, sanne, "was").url.endswith("#aanwezigheid")
    press(client, session, row(group, 1), "niet")
    page = build.text(client.get(url("day_plan", session)))
    assert "Eén mens was er, acht mensen nog niet genoteerd." in page
    assert page.count('aria-pressed="true"') == 2
    press(client, session, sanne, "leeg")
    assert [one.person_id for one in Attendance.objects.all()] == [group.participants[1].pk]
    assert Entry.objects.filter(verb__in=("note_attendance", "clear_attendance"), subject=sanne.person_id).count() == 2


def test_only_the_subject_and_who_gives_the_session_see_it(group, session, sign_in):
    press(sign_in("trainer"), session, row(group), "niet")
    cohort = reverse("programmes:cohort", args=[group.cohort.pk])
    assert "Over jou genoteerd: was er niet." in build.text(sign_in("participant").get(cohort))
    others = [group.participants[1], *("sponsor", "line_manager", "trainer", "lead")]
    assert not [who for who in others if "genoteerd: was" in build.text(sign_in(who).get(cohort))]
    assert export_for(group.participants[0].pk)["aanwezigheid"][0]["genoteerd"] == "was er niet"
    erase_for(group.participants[0].pk)
    assert not Attendance.objects.exists()


def test_not_before_the_day_not_of_strangers_and_not_of_whom_one_manages(group, session, by, moment):
    given = {"session": session, "present": True, "now": moment}
    other = build.cohort(group.cohort.version, group.theirs, now=moment, title="Groep 8")
    stranger = build.person("Bo Smit", now=moment)
    lead = build.actor(group.people["lead"], now=moment)
    elsewhere = commands.enrol(cohort=other, person=stranger, organisation=group.theirs, by=lead, now=moment)
    with pytest.raises(NotAllowed, match="deed op die dag niet mee"):
        commands.note_attendance(enrolment=elsewhere, by=by, **given)
    people.give_role(
        person=group.trainer, kind=RoleKind.LINE_MANAGER, organisation=group.ours, about=group.participants[0],
        starts_on=date(2026, 1, 1), by=SYSTEM, now=moment,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="je hebt nog een andere rol"):
        commands.note_attendance(enrolment=row(group), by=build.actor(group.trainer, now=moment), **given)
    Session.objects.filter(pk=session.pk).update(on=moment.date() + timedelta(days=1))
    with pytest.raises(NotAllowed, match="vanaf de dag zelf"):
        commands.note_attendance(enrolment=row(group, 1), by=by, **given)


def test_when_the_term_is_over_one_total_stays(group, session, by, moment):
    for number in range(4):
        commands.note_attendance(session=session, enrolment=row(group, number), present=number > 0, by=by, now=moment)
    ending = next(one for one in retaining.ENDINGS if one.kind == "aanwezigheid")
    ids = list(ending.rows(moment, None).values_list("pk", flat=True))
    forget_attendance(ids=ids[:2], by=SYSTEM, now=moment)
    forget_attendance(ids=ids[2:], by=SYSTEM, now=moment)
    assert not Attendance.objects.exists()
    assert AttendanceTotal.objects.values_list("places", "present").get() == (10, 3)


def test_who_comes_and_what_lies_ready(group, session, by, moment, sign_in):
    Session.objects.filter(pk=session.pk).update(on=moment.date() + timedelta(days=3))
    invitation = SessionInvitation.objects.create(
        session=session, person=group.participants[0], told="x", invited_at=moment, changed_at=moment
    )
    SessionInvitation.objects.create(
        session=session, person=group.participants[1], told="x", invited_at=moment, changed_at=moment
    )
    answering = build.actor(group.participants[0], now=moment)
    commands.answer_invitation(invitation=invitation, reply="yes", by=answering, now=moment)
    client = sign_in("trainer")
    client.post(url("change_supplies", session), {"added": "Stiften, rood"})
    page = build.text(client.get(url("day_plan", session)))
    assert "Eén mens komt. Eén ding ligt nog niet klaar." in page
    assert "inkoop, komt" in page and page.count("geen antwoord") == 1 and "Was er" not in page
    key = page.partition('name="done" value="')[2].partition('"')[0]
    assert client.post(url("change_supplies", session), {"done": key}).status_code == 302
    ready = build.text(client.get(url("day_plan", session)))
    assert "Klaar, door jou," in ready and "nog niet klaar" not in ready
    # Whoever had the page of before on screen takes no tick away.
    client.post(url("change_supplies", session), {"added": "Tape"})
    assert session.supplies.get(text="Stiften, rood").ready_by == group.trainer.pk
    client.post(url("change_supplies", session), {"was": key, "drop": key})
    assert [one.text for one in session.supplies.all()] == ["Tape"]
