"""Before the conversation: the questions to the speaker, another moment or place, calling it off."""

from datetime import datetime, timedelta

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import emails, rules
from leertraject.lookback.commands import conversations
from leertraject.lookback.models import CalledOff, Conversation, Move, Preparation
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import planning
from leertraject.notices import commands as notices
from leertraject.people.models import Person

# How long the page with the appointment opens after the conversation.
LINK_LIVES_ON = timedelta(days=30)


@transaction.atomic
def send_preparation(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Sends the speaker, once, the link to the questions and the appointment. Raises NotAllowed."""
    found = _locked(conversation)
    _check(found, by=by, now=now)
    rules.check_may_prepare(found, now)
    Preparation.objects.create(conversation=found, at=now, by=by.subject)
    _write(found, found.speaker, emails.PREPARATION, by=by, now=now)
    logbook.record("send_preparation", by=by, now=now, on=found, about=found.speaker_id)


@transaction.atomic
def move_conversation(
    *, conversation: Conversation, planned_for: datetime, place: str, seen: int, by: Actor, now: datetime
) -> None:
    """Gives a conversation another moment or place and tells who knew of it.

    `seen` is the number of moves that whoever decides knew of. Raises NotAllowed, also when there are more by now.
    """
    found, place = _locked(conversation), place.strip()
    _check(found, by=by, now=now)
    if planning.revision(found) != seen:
        raise NotAllowed("Iemand anders heeft dit gesprek net verzet. Kijk eerst wat er nu staat.")
    rules.check_may_move(found, planned_for, place, now)
    conversations.check_place(found.study, place)
    Move.objects.create(
        conversation=found,
        number=seen + 1,
        planned_before=found.planned_for,
        place_before=found.place,
        at=now,
        by=by.subject,
    )
    told = planning.knows(found)
    found.planned_for, found.place = planned_for, place
    found.save(update_fields=["planned_for", "place"])
    _tell(found, emails.MOVED, speaker_knew=told, by=by, now=now)
    logbook.record("move_conversation", by=by, now=now, on=found, about=found.speaker_id)


@transaction.atomic
def call_off(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Keeps that a conversation does not take place and tells who knew of it. Raises NotAllowed."""
    found = _locked(conversation)
    _check(found, by=by, now=now)
    CalledOff.objects.create(conversation=found, at=now, by=by.subject)
    _tell(found, emails.CALLED_OFF, speaker_knew=planning.knows(found), by=by, now=now)
    logbook.record("call_off", by=by, now=now, on=found, about=found.speaker_id)


def _locked(conversation: Conversation) -> Conversation:
    """Returns the conversation as it is now; nobody else changes it before this transaction ends."""
    return Conversation.objects.select_for_update().get(pk=conversation.pk)


def _check(conversation: Conversation, *, by: Actor, now: datetime) -> None:
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_arrange(by, conversation, tasks, text=planning.is_held(conversation), now=now)


def _tell(conversation: Conversation, kind: str, *, speaker_knew: bool, by: Actor, now: datetime) -> None:
    """Writes to the speaker who knew of the plan, and to every interviewer but whoever did this."""
    if speaker_knew:
        _write(conversation, conversation.speaker, kind, by=by, now=now)
    for interviewer in planning.interviewers_of(conversation, now=now):
        if interviewer.pk != by.subject and interviewer.email:
            notices.announce(kind=kind, recipient=interviewer, object_id=conversation.pk, by=by, now=now)


def _write(conversation: Conversation, speaker: Person | None, kind: str, *, by: Actor, now: datetime) -> None:
    until = max(conversation.planned_for or now, now) + LINK_LIVES_ON
    notices.announce(
        kind=kind,
        recipient=speaker,
        object_id=conversation.pk,
        link_purpose=emails.PREPARATION,
        link_days=(until - now).days + 1,
        by=by,
        now=now,
    )
