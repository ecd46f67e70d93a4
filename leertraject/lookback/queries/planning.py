"""A planned conversation: what its speaker knows of it, and how often it changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

from leertraject.kernel.content import load
from leertraject.lookback.models import Assignment, ConsentAnswer, Conversation, Holding, Move, Task, Transcript
from leertraject.notices.models import Notice
from leertraject.people.models import Person


@cache
def prepare_within() -> timedelta:
    """Returns how long before a conversation the questions are best sent."""
    return timedelta(days=load("instruments")["nudges"]["look_back"]["prepare_within_days"])


def knows(conversation: Conversation) -> bool:
    """Says whether the speaker heard of this conversation and can be reached: who never did hears no change."""
    if conversation.speaker is None or not conversation.speaker.email:
        return False
    mail = Notice.objects.filter(object_id=conversation.pk, recipient=conversation.speaker_id)
    answered = ConsentAnswer.objects.filter(conversation=conversation)
    return conversation.is_prepared or mail.exists() or answered.exists()


def revision(conversation: Conversation) -> int:
    """Returns how often a conversation was moved."""
    return Move.objects.filter(conversation=conversation).count()


def has_text(conversation: Conversation) -> bool:
    """Says whether there is a transcript."""
    return Transcript.objects.filter(conversation=conversation).exists()


def is_held(conversation: Conversation) -> bool:
    """Says whether the conversation is over: there is a transcript, or its interviewer said so."""
    ended = Holding.objects.filter(conversation=conversation, ended_at__isnull=False)
    return has_text(conversation) or ended.exists()


def interviewers_of(conversation: Conversation, *, now: datetime) -> Iterator[Person]:
    """Yields who interviews in this conversation now."""
    held = Assignment.objects.filter(conversation=conversation, task=Task.INTERVIEWER).current(now)
    yield from (one.person for one in held.select_related("person").order_by("id"))
