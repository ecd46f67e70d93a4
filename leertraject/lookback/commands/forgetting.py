"""What was said and agreed goes when its term is over. Texts and notes go by the commands that every erasure uses."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback.commands import consent
from leertraject.lookback.models import Conversation, Heard, Move, NoteCopy
from leertraject.lookback.queries import conversations as queries


@transaction.atomic
def forget_texts(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Erases text and notes of conversations with their keys. Fragments keep no way back; who was counted stays so."""
    talks = Conversation.objects.filter(pk__in=ids)
    heard = queries.improving(talks.filter(transcript__isnull=False))
    Heard.objects.bulk_create(
        [Heard(study_id=one.study_id, voice=one.voice, tally=one.tally) for one in heard], ignore_conflicts=True
    )
    for conversation in talks.select_related("study"):
        consent.erase_text(conversation=conversation, by=by, now=now)
        consent.erase_notes(conversation=conversation, by=by, now=now)


@transaction.atomic
def forget_plans(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Takes off conversations where they were and how often they moved. That someone was asked stays as long as what
    they answered."""
    talks = list(Conversation.objects.filter(pk__in=ids))
    logbook.record_all("forget_plan", by=by, now=now, on=[(talk, talk.speaker_id) for talk in talks])
    Move.objects.filter(conversation__in=talks).delete()
    Conversation.objects.filter(pk__in=ids).update(place="")


@transaction.atomic
def forget_conversations(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes conversations with who was asked, what they answered and who had which task. Only those without a text
    and without notes: what hangs on the text has its own way to go."""
    bare = Conversation.objects.filter(pk__in=ids, transcript__isnull=True, holding__isnull=True)
    talks = list(bare)
    logbook.record_all("forget_conversation", by=by, now=now, on=[(talk, talk.speaker_id) for talk in talks])
    Conversation.objects.filter(pk__in=[talk.pk for talk in talks]).delete()


@transaction.atomic
def forget_note_copies(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes to whom it was told what changed."""
    gone = NoteCopy.objects.filter(pk__in=ids)
    logbook.record_all("forget_note_copy", by=by, now=now, on=[(copy, copy.receiver_id) for copy in gone])
    gone.delete()
