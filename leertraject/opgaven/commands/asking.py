"""What residents ask: noting it, saying what becomes of it, and taking it away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.opgaven import queries, rules
from leertraject.opgaven.commands.locking import to_change
from leertraject.opgaven.contents import Answer, Asked
from leertraject.opgaven.models import Evidence, EvidenceKind, Opgave, ResidentQuestion


@transaction.atomic
def note_question(
    *, opgave: Opgave, asked: Asked, answer: Answer | None = None, by: Actor, now: datetime
) -> ResidentQuestion:
    """Notes what a resident asked. It is evidence of the day on which it was asked, so an old question makes nothing
    fresh. Raises NotAllowed, also for what stands there already."""
    found, _, trained = to_change(opgave, by=by)
    rules.check_day(asked.asked_on, today=timezone.localdate(now))
    rules.check_is_new(asked.words, there=queries.questions(found).values_list("words", flat=True))
    given = answer or Answer()
    evidence = Evidence.objects.create(
        opgave=found,
        kind=EvidenceKind.QUESTION,
        on=asked.asked_on,
        at=now,
        by=by.subject,
        role=rules.called(by, found.organisation_id, trains=trained),
    )
    made = ResidentQuestion.objects.create(
        evidence=evidence,
        opgave=found,
        words=asked.words,
        asker=asked.asker,
        place=asked.place,
        asked_on=asked.asked_on,
        answer=given.answer,
        stuck=given.stuck,
        could=given.could,
        noted_by=by.subject,
        noted_at=now,
    )
    logbook.record("note_question", by=by, now=now, on=made)
    return made


@transaction.atomic
def answer_question(
    *, question: ResidentQuestion, answer: Answer, revision: int, by: Actor, now: datetime
) -> ResidentQuestion:
    """Says what becomes of a question now; that is no evidence. `revision` is the one that was read.

    Raises NotAllowed, and Conflict when someone was first.
    """
    to_change(question.opgave, by=by)
    found = ResidentQuestion.objects.get(pk=question.pk)
    rules.check_stands(found)
    rules.check_seen(found, revision=revision)
    if (answer.answer, answer.stuck, answer.could) == (found.answer, found.stuck, found.could):
        return found
    found.answer, found.stuck, found.could = answer.answer, answer.stuck, answer.could
    found.revision += 1
    found.save(update_fields=["answer", "stuck", "could", "revision"])
    logbook.record("answer_question", by=by, now=now, on=found)
    return found


@transaction.atomic
def withdraw_question(*, question: ResidentQuestion, by: Actor, now: datetime) -> None:
    """Takes a question away: its words go, and so does what it did for the freshness. Raises NotAllowed."""
    _, kept_by, trained = to_change(question.opgave, by=by)
    found = ResidentQuestion.objects.select_related("opgave", "evidence").get(pk=question.pk)
    rules.check_may_withdraw(found, keeper=kept_by, trains=trained, by=by)
    gone, found.evidence = found.evidence, None
    found.words = found.asker = found.place = found.answer = found.stuck = found.could = ""
    found.withdrawn_at, found.revision = now, found.revision + 1
    found.save()
    if gone:
        gone.delete()
    logbook.record("withdraw_question", by=by, now=now, on=found)
