"""Before a conversation: the questions once, another moment, calling it off, and who hears of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback import emails, feeding, personal_data
from leertraject.lookback.commands import conversations, planning
from leertraject.lookback.models import Assignment, CalledOff, Conversation, Move, Preparation
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import actor
from leertraject.notices.models import MailLink, Notice
from leertraject.people.models import Person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def move(conversation, by, now, *, to=None, place="Stadskantoor", seen=0) -> Conversation:
    planning.move_conversation(
        conversation=conversation, planned_for=to or now + 20 * DAY, place=place, seen=seen, by=by, now=now
    )
    return Conversation.objects.get(pk=conversation.pk)


def kinds(about) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(object_id=about.pk).order_by("made_at", "kind", "recipient__name")
    return list(rows.values_list("kind", "recipient__name"))


# The questions beforehand


def test_the_speaker_gets_the_questions_once(scene, moment):
    found = build.planned(scene)
    planning.send_preparation(conversation=found, by=scene.asking, now=moment)
    assert kinds(found) == [(emails.PREPARATION, "Els Vermeulen")]
    assert (Preparation.objects.get().by, Preparation.objects.get().at) == (scene.interviewer.pk, moment)
    assert MailLink.objects.get().expires_at >= found.planned_for + 30 * DAY
    with pytest.raises(NotAllowed, match="kreeg de vragen al"):
        planning.send_preparation(conversation=found, by=scene.leading, now=moment)
    assert Notice.objects.filter(kind=emails.PREPARATION).count() == 1
    assert Entry.objects.filter(verb="send_preparation", subject=scene.alumna.pk).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Preparation.objects.create(conversation=found, at=moment)


def test_the_mail_holds_a_link_and_nothing_of_the_plan(scene, moment):
    found = build.planned(scene, place="Belgebouw, kamer 3")
    planning.send_preparation(conversation=found, by=scene.asking, now=moment)
    (sent,) = build.posted(moment)
    assert sent.to == [f"Els Vermeulen <{scene.alumna.email}>"] and "/m/" in sent.body or "http" in sent.body
    for hidden in ("Belgebouw", "april", "Mirjam", "Waar denk je"):
        assert hidden not in sent.body + sent.subject
    assert "vragen we je apart" in sent.body


@pytest.mark.parametrize("state", ["no day", "past", "no address", "called off"])
def test_the_questions_do_not_go(scene, moment, state):
    speaker = scene.alumna
    if state == "no address":
        Person.objects.filter(pk=speaker.pk).update(email=None)
    found = build.planned(scene)
    if state == "no day":
        Conversation.objects.update(planned_for=None)
    if state == "past":
        Conversation.objects.update(planned_for=moment)
    if state == "called off":
        planning.call_off(conversation=found, by=scene.leading, now=moment)
    with pytest.raises(NotAllowed):
        planning.send_preparation(conversation=found, by=scene.asking, now=moment)
    assert not Preparation.objects.exists() and not Notice.objects.filter(kind=emails.PREPARATION).exists()


# Moving


def test_moving_keeps_what_it_was_and_tells_who_knew(scene, moment):
    found = build.conversation(scene, "asked")
    was = found.planned_for
    moved = move(found, scene.leading, moment)
    assert (moved.planned_for, moved.place) == (moment + 20 * DAY, "Stadskantoor")
    row = Move.objects.get()
    assert (row.number, row.planned_before, row.place_before, row.by) == (1, was, "Belgebouw, kamer 3", scene.lead.pk)
    assert (emails.MOVED, "Els Vermeulen") in kinds(found) and (emails.MOVED, "Mirjam Kok") in kinds(found)
    sent = {mail.to[0].partition(" <")[0]: mail for mail in build.posted(moment)}
    for mail in sent.values():
        assert "Stadskantoor" not in mail.body and "mei" not in mail.body
    assert f"/gesprekken/{found.pk}/" in sent["Mirjam Kok"].body
    assert f"/gesprekken/{found.pk}/" not in sent["Els Vermeulen"].body


def test_who_never_heard_of_it_hears_nothing_now(scene, moment):
    found = build.planned(scene)
    move(found, scene.asking, moment)
    assert kinds(found) == []


def test_who_does_it_gets_no_mail_about_it(scene, moment):
    found = build.conversation(scene, "asked")
    move(found, scene.asking, moment)
    assert [name for kind, name in kinds(found) if kind == emails.MOVED] == ["Els Vermeulen"]


def test_a_first_day_is_a_move_too(scene, moment):
    found = build.planned(scene)
    Conversation.objects.update(planned_for=None)
    assert move(found, scene.leading, moment).planned_for == moment + 20 * DAY
    assert Move.objects.get().planned_before is None


def test_two_who_move_at_once_do_not_undo_each_other(scene, moment):
    found = build.planned(scene)
    move(found, scene.leading, moment)
    with pytest.raises(NotAllowed, match="net verzet"):
        move(found, scene.asking, moment, to=moment + 30 * DAY)
    assert move(found, scene.asking, moment, to=moment + 30 * DAY, seen=1).planned_for == moment + 30 * DAY
    assert list(Move.objects.values_list("number", flat=True)) == [1, 2]
    with pytest.raises(IntegrityError), transaction.atomic():
        Move.objects.create(conversation=found, number=2, at=moment)


def test_nothing_changes_or_is_in_the_past(scene, moment):
    found = build.planned(scene)
    with pytest.raises(NotAllowed, match="die er al staat"):
        move(found, scene.leading, moment, to=found.planned_for, place=" Belgebouw, kamer 3 ")
    with pytest.raises(NotAllowed, match="nog moeten komen"):
        move(found, scene.leading, moment, to=moment)
    assert not Move.objects.exists()


# Calling off


def test_calling_off_tells_who_knew_and_cannot_be_done_twice(scene, moment):
    found = build.conversation(scene, "asked")
    planning.call_off(conversation=found, by=scene.leading, now=moment)
    assert CalledOff.objects.get().by == scene.lead.pk
    assert {name for kind, name in kinds(found) if kind == emails.CALLED_OFF} == {"Els Vermeulen", "Mirjam Kok"}
    for again in (
        lambda: planning.call_off(conversation=found, by=scene.leading, now=moment),
        lambda: move(found, scene.leading, moment),
        lambda: conversations.ask_consent(
            conversation=Conversation.objects.get(pk=found.pk), by=scene.leading, now=moment
        ),
    ):
        with pytest.raises(NotAllowed, match="is afgezegd"):
            again()


def test_mail_that_waits_is_dropped_when_it_is_called_off(scene, moment):
    found = build.planned(scene)
    planning.send_preparation(conversation=found, by=scene.asking, now=moment)
    move(found, scene.asking, moment)
    planning.call_off(conversation=found, by=scene.asking, now=moment)
    assert [mail.subject for mail in build.posted(moment)] == ["Ons gesprek gaat niet door"]


def test_what_fails_takes_everything_along(scene, moment, monkeypatch):
    found = build.conversation(scene, "asked")
    monkeypatch.setattr(planning.logbook, "record", lambda *args, **more: 1 / 0)
    for act in (
        lambda: planning.send_preparation(conversation=found, by=scene.asking, now=moment),
        lambda: planning.call_off(conversation=found, by=scene.asking, now=moment),
        lambda: move(found, scene.asking, moment),
    ):
        with pytest.raises(ZeroDivisionError):
            act()
    assert not Preparation.objects.exists() and not CalledOff.objects.exists() and not Move.objects.exists()
    assert len(kinds(found)) == 1 and Conversation.objects.get().place == "Belgebouw, kamer 3"


# Who may


@pytest.mark.parametrize(
    ("who", "held", "text", "may"),
    [
        ("lead", False, False, True),
        ("interviewer", False, False, True),
        # The interviewer brought the text, and knows that it took place.
        ("interviewer", True, False, True),
        ("interviewer", True, True, False),
        # Who leads does not know of texts: the answer is the same with and without.
        ("lead", True, False, False),
        ("lead", True, True, False),
        ("lead", False, True, True),
        ("alumna", False, False, False),
        ("hanneke", False, False, False),
        ("sponsor", False, False, False),
    ],
)
def test_who_may_arrange(scene, moment, who, held, text, may):
    found = build.conversation(scene, "with_transcript" if text else "consented")
    if held:
        Conversation.objects.update(planned_for=moment - DAY)
    people = {"hanneke": scene.bureau.hanneke, "sponsor": scene.bureau.a.sponsor}
    by = actor(people.get(who) or getattr(scene, who), moment)
    for act in (
        lambda: move(found, by, moment),
        lambda: planning.call_off(conversation=found, by=by, now=moment),
    ):
        try:
            with transaction.atomic():
                act()
                transaction.set_rollback(True)
            allowed = True
        except NotAllowed:
            allowed = False
        assert allowed is may


def test_a_former_interviewer_may_not(scene, moment):
    found = build.planned(scene)
    Assignment.objects.update(until=moment)
    with pytest.raises(NotAllowed):
        move(found, scene.asking, moment)


# Erasure


def test_of_an_erased_speaker_nothing_is_left_and_nothing_goes_out(scene, moment):
    found = build.conversation(scene, "asked")
    planning.send_preparation(conversation=found, by=scene.asking, now=moment)
    move(found, scene.leading, moment)
    planning.call_off(conversation=found, by=scene.leading, now=moment)
    exported = personal_data.export_for(scene.alumna.pk)["gesprekken"][0]
    assert exported["afgezegd"] == moment and exported["eerder gepland"][0]["waar"] == "Belgebouw, kamer 3"
    personal_data.erase_for(scene.alumna.pk)
    assert not Preparation.objects.exists() and not Move.objects.exists() and not CalledOff.objects.exists()
    # What waited for the interviewer is about a conversation that is no more.
    build.posted(moment)
    assert not [n for n in Notice.objects.filter(recipient=scene.interviewer) if n.state == "sent"]


def test_an_erased_leader_is_taken_off_what_they_did(scene, moment):
    found = build.conversation(scene, "asked")
    planning.send_preparation(conversation=found, by=scene.leading, now=moment)
    move(found, scene.leading, moment)
    planning.call_off(conversation=found, by=scene.leading, now=moment)
    personal_data.erase_for(scene.lead.pk)
    assert {row.by for row in (Preparation.objects.get(), Move.objects.get(), CalledOff.objects.get())} == {None}


def test_a_conversation_stands_in_the_calendars_of_who_talks_and_of_nobody_else(scene, moment):
    found = build.planned(scene)
    moved = move(found, scene.leading, moment)
    in_calendar = {}
    for person in (scene.alumna, scene.interviewer, scene.lead):
        rows = feeding.planned(person.pk, since=moment, now=moment)
        in_calendar[person] = [(one.id, one.starts_at, one.revision, one.summary) for one in rows]
    assert in_calendar[scene.alumna][0][:3] == (found.pk, moved.planned_for, 1)
    assert [one[0] for one in in_calendar[scene.interviewer]] == [found.pk]
    # A colleague who looks along reads only the number, not who is talked with.
    assert scene.alumna.name not in str(in_calendar[scene.interviewer])
    assert in_calendar[scene.lead] == []
