"""Reminders, lived through by the clock: what goes, when, to whom, and above all what does not."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from leertraject.analysis import transcripts as reader
from leertraject.kernel import clock
from leertraject.lookback import emails, tasks
from leertraject.lookback import personal_data as chain
from leertraject.lookback.commands import conversations, planning, releases, reminding, transcripts
from leertraject.lookback.models import Assignment, Conversation, Purpose
from leertraject.lookback.queries import reminders
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import actor
from leertraject.notices import personal_data as post
from leertraject.notices.models import Notice, NoticeState, Reminder
from leertraject.programmes.tests import flushing

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NO = dict.fromkeys(Purpose.values, False)
SUBJECTS = {
    reminders.OF_CONSENT: "Herinnering: toestemming voor een terugblikgesprek",
    reminders.OF_QUOTE: "Herinnering: mogen wij deze zin van jou gebruiken?",
    reminders.OF_TALK: "Herinnering: ons gesprek komt eraan",
}


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


def hours(begin: datetime, days: float, step: timedelta = 3 * HOUR) -> Iterator[datetime]:
    at = begin
    while at <= begin + days * DAY:
        yield at
        at += step


def live(begin: datetime, days: float, step: timedelta = 3 * HOUR) -> list[tuple[datetime, str, str]]:
    """Lets the worker do its turns and the post go out, and returns what arrived: when, to whom, which reminder."""
    arrived = []
    for now in hours(begin, days, step):
        reminding.remind_all(now=now)
        for sent in build.posted(now):
            arrived.append((now, sent.to[0].partition(" <")[0], sent.subject))
    return [one for one in arrived if one[2] in SUBJECTS.values()]


def asked(scene, **of: object) -> Conversation:
    """A conversation whose question about consent has arrived; its own day lies far away."""
    found = build.conversation(scene, "asked", planned_for=scene.moment + 340 * DAY, **of)
    build.posted(scene.moment)
    return found


# Consent


def test_who_does_not_answer_about_consent_is_reminded_once_in_a_year(scene, moment):
    asked(scene)
    year = live(moment, 365)
    # The interviewer hears of the day itself; the speaker got no questions and is left alone.
    assert [(who, what) for _, who, what in year] == [
        ("Els Vermeulen", SUBJECTS[reminders.OF_CONSENT]),
        ("Mirjam Kok", SUBJECTS[reminders.OF_TALK]),
    ]
    assert moment + 7 * DAY <= year[0][0] <= moment + 8 * DAY


def test_the_mail_holds_a_link_that_opens_the_question_and_no_word_of_the_talk(client, scene, moment, clock_at):
    found = asked(scene, place="Belgebouw, kamer 3")
    live(moment + 7 * DAY, 0)
    (sent,) = [one for one in mail.outbox if one.subject == SUBJECTS[reminders.OF_CONSENT]]
    assert "Dit is de enige herinnering." in sent.body and "Belgebouw" not in sent.body
    with clock_at(moment + 8 * DAY):
        assert "Drie vragen" in build.open_mail(client, emails.CONSENT, found.pk).content.decode()


@pytest.mark.parametrize("ending", ["yes", "no", "called off", "erased", "no address", "asked again", "never arrived"])
def test_after_an_answer_or_the_end_nobody_is_reminded_of_consent(scene, moment, ending):
    found = build.conversation(scene, "asked", planned_for=moment + 200 * DAY)
    if ending == "never arrived":
        Notice.objects.update(state=NoticeState.FAILED)
    build.posted(moment)
    if ending in ("yes", "no"):
        build.answer(scene, found, build.YES if ending == "yes" else NO)
    if ending == "called off":
        planning.call_off(conversation=found, by=scene.leading, now=moment)
    if ending == "erased":
        chain.erase_for(scene.alumna.pk)
        post.erase_for(scene.alumna.pk)
    if ending == "no address":
        type(scene.alumna).objects.filter(pk=scene.alumna.pk).update(email=None)
    if ending == "asked again":
        conversations.ask_consent(conversation=found, by=scene.leading, now=moment + 6 * DAY)
        assert live(moment + 6 * DAY, 6) == []
        return
    assert live(moment, 60) == []
    assert not Reminder.objects.exists()


def test_an_answer_between_the_turn_and_the_post_stops_the_mail(scene, moment):
    found = asked(scene)
    later = moment + 8 * DAY
    assert reminding.remind_all(now=later) == 1
    build.answer(scene, found, NO)
    assert build.posted(later) == []
    assert Notice.objects.get(kind=reminders.OF_CONSENT).state == NoticeState.DROPPED


def test_after_a_long_silence_of_the_worker_nobody_is_startled(scene, moment):
    asked(scene)
    assert live(moment + 31 * DAY, 30) == []


# Quotes


def test_who_does_not_answer_an_offered_quote_is_reminded_once(scene, moment):
    build.offer(scene)
    build.posted(moment)
    year = live(moment, 120)
    assert [(who, what) for _, who, what in year] == [("Els Vermeulen", SUBJECTS[reminders.OF_QUOTE])]
    assert moment + 10 * DAY <= year[0][0] <= moment + 13 * DAY
    assert build.WORDS not in "".join(sent.body for sent in mail.outbox)


@pytest.mark.parametrize("ending", ["released", "refused", "consent withdrawn", "erased"])
def test_after_an_answer_nobody_is_reminded_of_a_quote(scene, moment, ending):
    if ending == "released":
        build.release(scene)
    elif ending == "refused":
        build.refused(scene)
    else:
        laid = build.offer(scene)
        talk = laid.fragment.transcript.conversation
        build.posted(moment)
        if ending == "erased":
            chain.erase_for(scene.alumna.pk)
            post.erase_for(scene.alumna.pk)
        else:
            build.answer(scene, talk, build.YES | {Purpose.IMPROVEMENT: False})
    build.posted(moment)
    assert live(moment, 60) == []


def test_an_answer_to_the_quote_stops_the_mail_that_waits(scene, moment):
    laid = build.offer(scene)
    build.posted(moment)
    later = moment + 10 * DAY
    assert reminding.remind_all(now=later) == 1
    releases.refuse_quote(offer=laid, by=actor(scene.alumna, later), now=later)
    assert build.posted(later) == []


# The conversation itself


def prepared(scene, planned_for: datetime) -> Conversation:
    """A conversation whose speaker answered and knows the questions."""
    found = build.conversation(scene, "consented", planned_for=planned_for)
    planning.send_preparation(conversation=found, by=scene.asking, now=scene.moment)
    build.posted(scene.moment)
    return found


def test_both_sides_are_reminded_two_working_days_before_and_once(scene, moment):
    # A Monday: the reminder comes on Thursday, not in the weekend.
    prepared(scene, datetime(2026, 5, 11, 8, 0, tzinfo=UTC))
    year = live(moment, 60, step=HOUR)
    assert sorted((who, what) for _, who, what in year) == [
        ("Els Vermeulen", SUBJECTS[reminders.OF_TALK]),
        ("Mirjam Kok", SUBJECTS[reminders.OF_TALK]),
    ]
    assert {timezone.localtime(at).strftime("%a %d %H:%M") for at, _, _ in year} == {"Thu 07 08:00"}
    bodies = {sent.to[0].partition(" <")[0]: sent.body for sent in mail.outbox if sent.subject in SUBJECTS.values()}
    assert "/gesprekken/" in bodies["Mirjam Kok"] and "/gesprekken/" not in bodies["Els Vermeulen"]


def test_a_speaker_who_never_got_the_questions_is_not_startled(scene, moment):
    build.conversation(scene, "consented", planned_for=moment + 20 * DAY)
    build.posted(moment)
    assert [who for _, who, _ in live(moment, 30)] == ["Mirjam Kok"]


def test_who_heard_of_it_only_yesterday_is_not_reminded_today(scene, moment):
    found = prepared(scene, moment + 20 * DAY)
    planning.move_conversation(
        conversation=found, planned_for=moment + 3 * DAY, place="", seen=0, by=scene.leading, now=moment
    )
    build.posted(moment)
    year = live(moment, 10, step=HOUR)
    assert all(at >= moment + 2 * DAY for at, _, _ in year) and len(year) <= 2


@pytest.mark.parametrize("ending", ["called off", "moved away", "held", "erased"])
def test_nobody_is_reminded_of_what_does_not_come(scene, moment, ending):
    found = prepared(scene, moment + 10 * DAY)
    if ending == "called off":
        planning.call_off(conversation=found, by=scene.asking, now=moment)
    if ending == "moved away":
        planning.move_conversation(
            conversation=found, planned_for=moment + 300 * DAY, place="", seen=0, by=scene.asking, now=moment
        )
    if ending == "held":
        text = reader.read_pasted(build.SAID)
        transcripts.receive_transcript(conversation=found, read=text, by=scene.asking, now=moment)
    if ending == "erased":
        chain.erase_for(scene.alumna.pk)
        post.erase_for(scene.alumna.pk)
    assert live(moment, 60) == []


def test_a_move_between_the_turn_and_the_post_stops_the_mail(scene, moment):
    found = prepared(scene, moment + 6 * DAY)
    day = moment + 4 * DAY - 2 * DAY
    assert reminding.remind_all(now=day) == 2
    planning.move_conversation(
        conversation=found, planned_for=moment + 90 * DAY, place="", seen=0, by=scene.asking, now=day + HOUR
    )
    assert [sent.subject for sent in build.posted(day + HOUR)] == ["Ons gesprek is verzet"]
    # At most once per matter: the moved conversation has had its reminder; the mail of the move said enough.
    assert live(day + HOUR, 120) == []


def test_only_who_interviews_now_is_reminded(scene, moment):
    prepared(scene, moment + 10 * DAY)
    Assignment.objects.update(until=moment + DAY)
    assert [who for _, who, _ in live(moment, 30)] == ["Els Vermeulen"]


# All together


def test_a_speaker_with_everything_open_gets_two_in_a_week_and_never_at_night(scene, moment):
    for _ in range(4):
        asked(scene)
    year = live(moment, 29, step=HOUR)
    assert len(year) == 4
    for at, _, _ in year:
        local = timezone.localtime(at)
        assert local.weekday() < 5 and "07:30" <= local.strftime("%H:%M") < "18:30"
    assert max(sum(1 for other, _, _ in year if at <= other < at + 7 * DAY) for at, _, _ in year) == 2


def test_the_recurring_task_does_it_and_doing_it_again_changes_nothing(scene, moment):
    asked(scene)
    later = moment + 8 * DAY
    with clock.standing_at(later):
        assert tasks.remind.call() == 1
        assert tasks.remind.call() == 0
    assert Reminder.objects.count() == 1


def test_asking_what_is_due_takes_as_many_queries_for_many_as_for_few(scene, moment, django_assert_max_num_queries):
    for speaker in (scene.alumna, scene.alumnus, *scene.bureau.b.alumni):
        prepared(scene, moment + 3 * DAY) if speaker == scene.alumna else asked(scene, speaker=speaker)
    with django_assert_max_num_queries(8):
        list(reminders.due(now=moment + 8 * DAY))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable")
def test_two_workers_at_once_remind_each_of_everything_once(moment):
    scene = build.scene(moment)
    for speaker in (scene.alumna, scene.alumnus):
        build.conversation(scene, "asked", speaker=speaker, planned_for=moment + 200 * DAY)
    Notice.objects.update(state=NoticeState.SENT)
    start, counts = threading.Barrier(4), []

    def work() -> None:
        start.wait()
        counts.append(reminding.remind_all(now=moment + 8 * DAY))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(counts) == 4 and sum(counts) == 2
    assert Notice.objects.filter(kind=reminders.OF_CONSENT).count() == Reminder.objects.count() == 2
