"""Planning: whom, by whom, when, with the guide of the voice."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import emails, rules
from leertraject.lookback.models import (
    Assignment,
    Code,
    Codebook,
    CodeChange,
    CodeChangeKind,
    Conversation,
    Study,
    Task,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import insights
from leertraject.notices import commands as notices
from leertraject.people import queries as people
from leertraject.people.models import Organisation, Person
from leertraject.programmes.models import Cohort, Programme

CONSENT_LINK_DAYS = 365


@transaction.atomic
def open_study(*, programme: Programme, title: str, question: str, by: Actor, now: datetime) -> Study:
    """Opens a study in which conversations about a programme are looked at together. Raises NotAllowed."""
    rules.check_may_lead(by)
    study = Study.objects.create(
        programme=programme, title=title.strip(), question=question.strip(), made_at=now, made_by=by.subject
    )
    logbook.record("open_study", by=by, now=now, on=study)
    return study


@transaction.atomic
def revise_study(*, study: Study, title: str, question: str, revision: int, by: Actor, now: datetime) -> Study:
    """Gives a study another title and question. `revision` is the one that was read.

    Raises NotAllowed, also for words of a speaker, and Conflict when someone was first.
    """
    rules.check_leads_bureau(by)
    kept = Study.objects.select_for_update().get(pk=study.pk)
    if kept.revision != revision:
        raise Conflict("Iemand anders veranderde dit onderzoek intussen. Kijk wat er nu staat.")
    insights.check_words(kept, title, question, quotes_allowed=False)
    kept.title, kept.question, kept.revision = title.strip(), question.strip(), kept.revision + 1
    kept.save(update_fields=["title", "question", "revision"])
    logbook.record("revise_study", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def load_codebook(*, title: str, codes: tuple[dict[str, str], ...], by: Actor, now: datetime) -> Codebook:
    """Loads a codebook: per code id, name, include and exclude. Raises NotAllowed."""
    rules.check_may_lead(by)
    codebook = Codebook.objects.create(title=title, made_at=now)
    loaded = Code.objects.bulk_create(
        Code(
            codebook=codebook,
            key=code["id"],
            name=code["name"],
            include=code["include"],
            exclude=code.get("exclude", ""),
            position=position,
        )
        for position, code in enumerate(codes, start=1)
    )
    CodeChange.objects.bulk_create(
        CodeChange(code=code, kind=CodeChangeKind.ADDED, at=now, by=by.subject) for code in loaded
    )
    logbook.record("load_codebook", by=by, now=now, on=codebook)
    return codebook


@transaction.atomic
def plan_conversation(
    *,
    study: Study,
    speaker: Person,
    voice: str,
    interviewer: Person,
    organisation: Organisation | None,
    cohort: Cohort | None,
    planned_for: datetime | None,
    place: str,
    by: Actor,
    now: datetime,
) -> Conversation:
    """Plans a conversation and gives it an interviewer. Raises NotAllowed."""
    rules.check_may_plan(by, organisation.pk if organisation else None, cohort.pk if cohort else None)
    if speaker == interviewer:
        raise NotAllowed("Niemand interviewt zichzelf. Kies een andere interviewer.")
    check_place(study, place)
    Study.objects.select_for_update().get(pk=study.pk)
    last = study.conversations.aggregate(last=Max("number"))["last"] or 0
    earlier = study.conversations.filter(speaker=speaker).first()
    conversation = Conversation.objects.create(
        study=study,
        number=last + 1,
        speaker=speaker,
        voice=voice,
        organisation=organisation,
        cohort=cohort,
        tally=earlier.tally if earlier else uuid.uuid4(),
        planned_for=planned_for,
        place=place.strip(),
        made_at=now,
        made_by=by.subject,
    )
    logbook.record("plan_conversation", by=by, now=now, on=conversation, about=speaker.pk)
    _assign(conversation, interviewer, by=by, now=now)
    return conversation


@transaction.atomic
def ask_consent(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Sends the speaker the link with the questions about consent. Raises NotAllowed."""
    rules.check_may_ask_consent(by, conversation, queries.tasks_of(by, conversation, now=now))
    rules.check_goes_on(conversation)
    notices.announce(
        kind=emails.CONSENT,
        recipient=conversation.speaker,
        object_id=conversation.pk,
        link_purpose=emails.CONSENT,
        link_days=CONSENT_LINK_DAYS,
        by=by,
        now=now,
    )
    logbook.record("ask_consent", by=by, now=now, on=conversation, about=conversation.speaker_id)


def check_place(study: Study, place: str) -> None:
    """Raises NotAllowed when a place holds words of a speaker; one that is too short for that opens no transcript."""
    if len(place.split()) >= insights.GUARDED_WORDS:
        insights.check_words(study, place, quotes_allowed=False)


def become_interviewer(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Makes whoever adds a conversation's text its interviewer (decision 2). Call inside a transaction."""
    if Task.INTERVIEWER in queries.tasks_of(by, conversation, now=now):
        return
    _assign(conversation, people.behind(by), by=by, now=now)


def _assign(conversation: Conversation, person: Person, *, by: Actor, now: datetime) -> None:
    Assignment.objects.create(
        conversation=conversation, person=person, task=Task.INTERVIEWER, since=now, given_by=by.subject
    )
    logbook.record("assign_interviewer", by=by, now=now, on=conversation, about=person.pk)
