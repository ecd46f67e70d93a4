"""From a file or pasted text to turns, and who is who in them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from leertraject.analysis import transcripts as reader
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import conversations
from leertraject.lookback.models import Conversation, Part, SpeakerLabel, Transcript, Turn
from leertraject.lookback.queries import conversations as queries
from leertraject.privacy import boxes

NAMELESS = "Zonder naam"


@transaction.atomic
def receive_transcript(*, conversation: Conversation, read: reader.Transcript, by: Actor, now: datetime) -> Transcript:
    """Keeps a transcript that was read: the text sealed in one piece, turns and speakers as places in it.

    Raises NotAllowed without the task or without the speaker's consent, and when there is a transcript already.
    """
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    has_one = Transcript.objects.filter(conversation=conversation).exists()
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_bring_transcript(by, conversation, tasks, queries.consents(conversation), has_one)
    rules.check_goes_on(conversation)
    if conversation.speaker_id is None:
        raise NotAllowed("De spreker van dit gesprek is gewist. Hier kan geen verslag meer komen.")
    conversations.become_interviewer(conversation=conversation, by=by, now=now)
    return keep_transcript(conversation=conversation, read=read, parts={}, verb="receive_transcript", by=by, now=now)


def keep_transcript(
    *,
    conversation: Conversation,
    read: reader.Transcript,
    parts: Mapping[str, str],
    verb: str,
    by: Actor,
    now: datetime,
) -> Transcript:
    """Keeps a text whose `parts` in the conversation are known per name, as far as they are.

    The caller has checked that this may be done; `verb` says in the logbook what it was. Call inside a transaction.
    """
    box = boxes.make(owner=conversation.speaker_id, now=now)  # type: ignore[arg-type]
    text = "\n".join(turn.text for turn in read.turns)
    transcript = Transcript.objects.create(
        conversation=conversation,
        box=box.id,
        text=box.seal(text, field="text"),
        length=len(text),
        source_format=read.format,
        received_at=now,
        received_by=by.subject,
    )
    _keep_turns(transcript, read.turns, _keep_labels(transcript, read.turns, box, parts))
    logbook.record(verb, by=by, now=now, on=transcript, about=conversation.speaker_id)
    return transcript


@transaction.atomic
def map_speakers(*, transcript: Transcript, parts: Mapping[int, str], by: Actor, now: datetime) -> None:
    """Says who is who: a part per label id. Raises NotAllowed without the task, or without a speaker."""
    conversation = transcript.conversation
    rules.check_may_interview(by, queries.tasks_of(by, conversation, now=now))
    if Part.SPEAKER not in parts.values():
        raise NotAllowed("Zeg bij minstens één naam dat dit de spreker is.")
    kept = {label.pk: label for label in transcript.labels.all()}
    if set(parts) != set(kept):
        raise NotAllowed("Zeg bij elke naam wie het is.")
    if transcript.fragments.exists() and any(kept[pk].part == Part.SPEAKER != part for pk, part in parts.items()):
        raise NotAllowed("Er zijn al fragmenten gekozen uit de woorden van deze spreker. Haal die eerst weg.")
    for pk, part in parts.items():
        kept[pk].part = part
    SpeakerLabel.objects.bulk_update(kept.values(), ["part"])
    logbook.record("map_speakers", by=by, now=now, on=transcript, about=conversation.speaker_id)


@transaction.atomic
def discard_transcript(*, transcript: Transcript, by: Actor, now: datetime) -> None:
    """Takes a transcript away on which nothing rests yet, such as a wrong file. Raises NotAllowed."""
    conversation = transcript.conversation
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_discard_transcript(tasks, by, transcript.fragments.count())
    boxes.destroy(transcript.box)
    logbook.record("discard_transcript", by=by, now=now, on=transcript, about=conversation.speaker_id)
    transcript.delete()


@transaction.atomic
def look_at_transcript(*, transcript: Transcript, by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone other than the speaker opened the text."""
    speaker = transcript.conversation.speaker_id
    if by.subject != speaker:
        logbook.record("look_at_transcript", by=by, now=now, on=transcript, about=speaker)


@transaction.atomic
def look_at_transcripts(*, transcripts: Iterable[Transcript], by: Actor, now: datetime) -> None:
    """Notes of several texts at once, each with its `conversation` at hand, that someone read words of it."""
    read = [(one, one.conversation.speaker_id) for one in transcripts if one.conversation.speaker_id != by.subject]
    logbook.record_all("look_at_transcript", by=by, now=now, on=read)


def _keep_labels(
    transcript: Transcript, turns: tuple[reader.Turn, ...], box: boxes.Opened, parts: Mapping[str, str]
) -> dict[str | None, SpeakerLabel]:
    names = list(dict.fromkeys(turn.speaker for turn in turns))
    labels = SpeakerLabel.objects.bulk_create(
        SpeakerLabel(
            transcript=transcript,
            position=position,
            label=box.seal(name or NAMELESS, field="label"),
            part=parts.get(name or "", Part.SPEAKER if len(names) == 1 else Part.UNKNOWN),
        )
        for position, name in enumerate(names, start=1)
    )
    return dict(zip(names, labels, strict=True))


def _keep_turns(
    transcript: Transcript, turns: tuple[reader.Turn, ...], labels: Mapping[str | None, SpeakerLabel]
) -> None:
    rows, begin = [], 0
    for turn in turns:
        end = begin + len(turn.text)
        rows.append(
            Turn(
                transcript=transcript,
                index=turn.index,
                label=labels[turn.speaker],
                begin=begin,
                end=end,
                starts_at=turn.start,
                ends_at=turn.end,
            )
        )
        begin = end + 1
    Turn.objects.bulk_create(rows, batch_size=1000)
