"""What had its time goes: on the right day, announced, once, wholly or not at all; what was counted stays counted."""

import copy
from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from leertraject.home import commands
from leertraject.home.models import Announced, TermBatch, TermRun
from leertraject.home.retention import due, registry, running
from leertraject.home.tests import passing
from leertraject.kernel import tasks
from leertraject.kernel.actors import SYSTEM
from leertraject.logbook import chain
from leertraject.logbook import commands as logbook
from leertraject.logbook.models import Entry
from leertraject.lookback.models import ConsentAnswer, Conversation, Fragment, NoteCopy, Release, Transcript, Voice
from leertraject.lookback.queries import insights
from leertraject.lookback.tests import build
from leertraject.notices.models import MailLink, Notice, Reminder
from leertraject.people.models import Person, Role
from leertraject.privacy import boxes
from leertraject.privacy.models import Box, Erasure
from leertraject.programmes.models import Enrolment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
HELD = date(2026, 4, 14)


@pytest.fixture(scope="module")
def _scene(around_the_file, moment):
    return build.scene(moment)


@pytest.fixture
def scene(_scene, db):
    return copy.deepcopy(_scene)


def ending(name: str):
    return next(one for one in registry.endings() if one.name == name)


def to(mail, person: Person) -> bool:
    return f"<{person.email}>" in mail.to[0]


TEXTS = "terugblikgesprek:lookback.Memo"


def test_a_text_goes_a_year_after_the_conversation_and_a_month_after_its_mail(scene) -> None:
    talk = build.conversation(scene, "mapped")
    build.posted(scene.moment)
    box = talk.transcript.box
    sent = passing.through(date(2027, 3, 10), date(2027, 4, 13))
    mine = [(day, mail) for day, mail in sent if to(mail, scene.alumna)]
    assert [day for day, _ in mine] == [date(2027, 3, 15)]
    body = mine[0][1].body
    assert "Tekst van een terugblikgesprek: vanaf 14 april 2027" in body and "Mijn gegevens" in body
    assert build.WORDS not in body
    assert Transcript.objects.filter(conversation=talk).exists()
    assert passing.morning(date(2027, 4, 14)) == []
    assert not Transcript.objects.filter(conversation=talk).exists()
    assert not Box.objects.filter(pk=box).exists()
    assert Conversation.objects.get(pk=talk.pk).text_gone_at == passing.at(date(2027, 4, 14))
    assert not Announced.objects.exists()


def test_a_mail_that_goes_late_puts_the_day_off(scene) -> None:
    build.conversation(scene, "mapped")
    build.posted(scene.moment)
    told = passing.morning(date(2027, 5, 3))
    assert "vanaf 2 juni 2027" in next(m for m in told if to(m, scene.alumna)).body
    passing.through(date(2027, 5, 4), date(2027, 6, 1))
    assert Transcript.objects.exists()
    passing.morning(date(2027, 6, 2))
    assert not Transcript.objects.exists()


def test_a_mail_that_waits_does_not_count_as_told(scene) -> None:
    build.conversation(scene, "mapped")
    build.posted(scene.moment)
    running.announce(now=passing.at(date(2027, 3, 15)))
    late = passing.at(date(2027, 7, 1))
    assert not due.ready(ending(TEXTS), now=late).exists()
    assert due.over(ending(TEXTS), now=late).exists()


def test_who_cannot_be_told_does_not_keep_a_text_for_ever(scene) -> None:
    build.conversation(scene, "mapped")
    Person.objects.filter(pk=scene.alumna.pk).update(email=None)
    assert passing.through(date(2027, 3, 14), date(2027, 4, 14), step=31) == []
    assert not Transcript.objects.exists()


def test_what_was_counted_stays_counted_and_a_living_quote_stays_readable(scene, clock_at) -> None:
    insight = build.insight(scene, confirmed=True)
    silent = build.conversation(scene, "mapped", speaker=scene.alumnus)
    made = build.release(scene, of=Conversation.objects.filter(speaker=scene.alumna).first())
    before, heard = insights.counts(insight), insights.heard(scene.study)
    assert silent.tally in heard[Voice.ALUMNI]
    build.posted(scene.moment)
    passing.through(date(2027, 3, 15), date(2027, 4, 14), step=5)
    passing.morning(date(2027, 4, 15))
    assert not Transcript.objects.exists()
    assert insights.counts(insight) == before and insights.heard(scene.study) == heard
    assert Fragment.objects.filter(transcript__isnull=False).count() == 0
    kept = Release.objects.get(pk=made.pk)
    assert boxes.open_box(kept.box).unseal(kept.words, field="words") == build.WORDS
    passing.through(date(2028, 4, 14), date(2028, 4, 20), step=2)
    assert Release.objects.get(pk=made.pk).withdrawal.cause == "expired"
    # A quote that lived until a moment ago keeps the consent below it for a year.
    assert ConsentAnswer.objects.filter(conversation__speaker=scene.alumna).exists()
    assert not ConsentAnswer.objects.filter(conversation__speaker=scene.alumnus).exists()
    passing.morning(date(2029, 4, 17))
    assert not Conversation.objects.exists() and not ConsentAnswer.objects.exists()
    assert insights.counts(insight) == before and insights.heard(scene.study) == heard


def test_after_a_year_nobody_was_asked_or_reminded_twice(scene) -> None:
    """Mails, reminders and invitations go meanwhile; each is also how the product knows that someone was asked."""
    build.conversation(scene, "asked")
    build.conversation(scene, "refused", speaker=scene.alumnus)
    build.offer(scene, speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    first = build.posted(scene.moment)
    sent = passing.through(HELD + timedelta(days=1), HELD + timedelta(days=60))
    sent += passing.through(HELD + timedelta(days=61), HELD + timedelta(days=800), step=11)
    speakers = [mail for mail in [*first, *(mail for _, mail in sent)] if not to(mail, scene.interviewer)]
    every = Counter((tuple(mail.to), mail.subject) for mail in speakers)
    twice = {key: times for key, times in every.items() if times > 1}
    assert twice == {}, twice
    assert not Conversation.objects.exists() and not Reminder.objects.exists()
    assert not Notice.objects.filter(made_at__lt=passing.at(date(2027, 6, 1))).exists()


def test_a_question_that_waits_keeps_its_mail_and_its_reminder(scene) -> None:
    talk = build.conversation(scene, "asked")
    build.posted(scene.moment)
    passing.through(HELD + timedelta(days=1), HELD + timedelta(days=40))
    asked_again = Reminder.objects.filter(kind="lookback.remind_consent", object_id=talk.pk)
    assert asked_again.count() == 1
    passing.through(date(2026, 12, 1), date(2026, 12, 3))
    assert (
        Notice.objects.filter(object_id=talk.pk).count() == 2 and asked_again.count() == Reminder.objects.count() == 1
    )
    passing.morning(date(2027, 4, 15))
    assert not Conversation.objects.filter(pk=talk.pk).exists()
    passing.morning(date(2027, 4, 16))
    assert not Reminder.objects.exists() and not Notice.objects.filter(object_id=talk.pk).exists()


def test_a_link_goes_half_a_year_after_it_stopped_working(scene) -> None:
    build.note(scene)
    build.posted(scene.moment)
    link = MailLink.objects.order_by("expires_at").first()
    stops = timezone.localdate(link.expires_at)
    passing.morning(due.retention.term("mail_log").ends_on(stops) - timedelta(days=1))
    assert MailLink.objects.filter(pk=link.pk).exists()
    passing.morning(due.retention.term("mail_log").ends_on(stops))
    assert not MailLink.objects.filter(pk=link.pk).exists()


def test_to_whom_it_was_told_goes_after_a_year_and_nobody_hears_it_again(scene) -> None:
    build.note(scene)
    build.posted(scene.moment)
    assert NoteCopy.objects.exists()
    sent = passing.through(date(2026, 10, 14), date(2027, 4, 14), step=7)
    assert not [mail for _, mail in sent if "vertelde" in mail.subject]
    passing.morning(date(2027, 4, 14))
    assert not NoteCopy.objects.exists()


def test_a_role_goes_two_years_after_its_end(scene) -> None:
    ended = Role.objects.filter(person=scene.alumna, ends_on__isnull=False).earliest("ends_on")
    passing.morning(date(ended.ends_on.year + 2, ended.ends_on.month, ended.ends_on.day) - timedelta(days=1))
    assert Role.objects.filter(pk=ended.pk).exists()
    passing.morning(date(ended.ends_on.year + 2, ended.ends_on.month, ended.ends_on.day))
    assert not Role.objects.filter(pk=ended.pk).exists()
    assert Role.objects.filter(person=scene.alumna, kind="alumnus").exists()


def test_an_enrolment_goes_three_years_after_the_group_and_is_announced(scene) -> None:
    rows = Enrolment.objects.filter(cohort=scene.cohort)
    ends = due.retention.term("inschrijving").ends_on(scene.cohort.ends_on)
    sent = passing.through(ends - timedelta(days=33), ends - timedelta(days=1), step=1)
    told = [mail for _, mail in sent if "Inschrijving" in mail.body]
    assert rows.count() == len(told) == 4
    passing.morning(ends + timedelta(days=4))
    assert not rows.exists()


def _without_bond(moment) -> Person:
    from leertraject.people import commands as people

    return people.welcome_person(name="Bo Zonder", email="bo@elders.example", by=SYSTEM, now=moment)


def test_someone_goes_two_years_after_the_last_bond(scene) -> None:
    bo = _without_bond(scene.moment)
    sent = passing.through(date(2028, 3, 14), date(2028, 4, 13), step=1)
    assert len([mail for _, mail in sent if to(mail, bo)]) == 1
    assert Person.objects.filter(pk=bo.pk).exists()
    passing.morning(date(2028, 4, 15))
    assert not Person.objects.filter(pk=bo.pk).exists() and Erasure.objects.filter(person=bo.pk).exists()
    assert Person.objects.filter(pk__in=[scene.lead.pk, scene.alumna.pk]).count() == 2
    passing.morning(date(2030, 4, 16))
    assert not Erasure.objects.exists()


def test_a_conversation_binds_longer_than_it_is_kept(scene) -> None:
    bo = _without_bond(scene.moment)
    build.conversation(scene, "refused", speaker=bo, planned_for=passing.at(date(2027, 10, 4)))
    passing.through(date(2028, 10, 4), date(2028, 10, 6))
    assert not Conversation.objects.filter(speaker=bo).exists()
    assert Person.objects.filter(pk=bo.pk).exists()
    passing.through(date(2029, 9, 3), date(2029, 10, 3), step=2)
    assert Person.objects.filter(pk=bo.pk).exists()
    passing.morning(date(2029, 10, 5))
    assert not Person.objects.filter(pk=bo.pk).exists()


def test_who_came_back_after_the_mail_is_told_again_another_time(scene) -> None:
    bo = _without_bond(scene.moment)
    assert [m for m in passing.morning(date(2028, 3, 15)) if to(m, bo)]
    build.conversation(scene, "refused", speaker=bo, planned_for=passing.at(date(2028, 4, 3)))
    passing.through(date(2028, 4, 14), date(2029, 4, 13), step=30)
    assert Person.objects.filter(pk=bo.pk).exists()
    sent = passing.through(date(2030, 3, 1), date(2030, 4, 2))
    assert len([mail for _, mail in sent if to(mail, bo)]) == 1
    assert Person.objects.filter(pk=bo.pk).exists()
    passing.through(date(2030, 4, 3), date(2030, 4, 5))
    assert not Person.objects.filter(pk=bo.pk).exists()


def test_the_logbook_is_emptied_from_the_front_and_its_chain_holds(scene) -> None:
    first = Entry.objects.order_by("pk").first()
    with_payload = Entry.objects.count()
    logbook.seal_entries(limit=10_000)
    late = logbook.record("look_late", by=SYSTEM, now=scene.moment + timedelta(days=10))
    # Begun before it and committed after it: sealed behind an entry that is ten days younger.
    early = logbook.record("look_early", by=SYSTEM, now=scene.moment)
    logbook.seal_entries()
    passing.morning(date(2028, 4, 13))
    assert Entry.objects.get(pk=first.pk).verb
    day = passing.at(date(2028, 4, 14))
    passing.morning(date(2028, 4, 14))
    assert Entry.objects.get(pk=first.pk).salt is None and Entry.objects.get(pk=late.pk).verb == "look_late"
    assert Entry.objects.get(pk=early.pk).verb == "look_early"
    kept = passing.at(due.retention.term("logboek").began_by(timezone.localdate(day)), 23)
    found = chain.verify(kept_since=kept)
    assert (found.first_broken, found.early, found.emptied) == (None, None, with_payload)


def test_two_jobs_let_nothing_go_twice_and_one_that_was_killed_frees_its_place(scene) -> None:
    build.conversation(scene, "mapped")
    Person.objects.filter(pk=scene.alumna.pk).update(email=None)
    now = passing.at(date(2027, 5, 3))
    ids = list(due.ready(ending(TEXTS), now=now).values_list("pk", flat=True))
    run = commands.begin_run(by=SYSTEM, now=now)
    assert commands.let_go(ending=ending(TEXTS), ids=ids, run=run, by=SYSTEM, now=now) == 1
    assert commands.let_go(ending=ending(TEXTS), ids=ids, run=run, by=SYSTEM, now=now) == 0
    assert [batch.number for batch in TermBatch.objects.all()] == [1]
    assert Entry.objects.filter(verb="let_go", object_id=str(TermBatch.objects.get().pk)).count() == 1
    assert tasks.take_turn(running.NAME, running.LEASE, now=now)
    with pytest.raises(running.Busy):
        running.let_go(now=now + timedelta(minutes=14))
    running.let_go(now=now + timedelta(minutes=15))
    assert TermRun.objects.filter(ended_at__isnull=False).count() == 1


def test_a_job_that_breaks_off_goes_on_where_it_was(scene, monkeypatch) -> None:
    for number in range(3):
        _without = Erasure(person=f"00000000-0000-0000-0000-00000000000{number}", at=scene.moment)
        _without.save()
    monkeypatch.setattr(running, "BATCH", 1)
    later = passing.at(date(2028, 4, 14))
    done = []
    real = commands.let_go

    def breaks(**given):
        if done:
            raise KeyboardInterrupt
        done.append(real(**given))
        return done[-1]

    monkeypatch.setattr(commands, "let_go", breaks)
    with pytest.raises(KeyboardInterrupt):
        running.let_go(now=later)
    monkeypatch.setattr(commands, "let_go", real)
    running.let_go(now=later + running.LEASE)
    assert not Erasure.objects.exists()
    assert sum(batch.number for batch in TermBatch.objects.filter(kind="wislijst")) == 3
    assert running.let_go(now=later + 2 * running.LEASE) == {}


def test_a_job_that_fails_gives_its_place_back(scene, monkeypatch) -> None:
    def fails(**given):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(commands, "end_run", fails)
    with pytest.raises(RuntimeError):
        running.let_go(now=scene.moment)
    monkeypatch.undo()
    assert running.let_go(now=scene.moment) == {}


def test_counting_changes_nothing(scene) -> None:
    Erasure.objects.create(person="00000000-0000-0000-0000-000000000001", at=scene.moment)
    later = passing.at(date(2028, 4, 14))
    entries = Entry.objects.count()
    assert running.waiting(now=later)["wislijst"] == 1
    assert Erasure.objects.exists() and Entry.objects.count() == entries and not TermRun.objects.exists()
