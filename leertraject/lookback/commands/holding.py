"""Holding a conversation: begin, write beside the questions, end, and make the notes its transcript."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from leertraject.analysis import transcripts as reader
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import guides, rules
from leertraject.lookback.commands import transcripts
from leertraject.lookback.models import Conversation, Holding, Jotting, Part, Transcript
from leertraject.lookback.models.transcript import NOTED
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import holding as holdings
from leertraject.lookback.queries import planning
from leertraject.lookback.queries.holding import Jotted, Opened
from leertraject.privacy import boxes
from leertraject.ui.held import LONGEST

# The two voices of a text that was made of notes, as labels.
QUESTION, NOTE = "Vraag", "Aantekening"


class Changed(Conflict):
    """Another screen wrote this note first. `now` is what stands there."""

    def __init__(self, now: Jotted) -> None:
        super().__init__("Op een ander scherm is hier iets anders opgeschreven.")
        self.now = now


class Gone(NotAllowed):
    """There are no notes any more: consent was withdrawn, or they have become the transcript."""


@transaction.atomic
def begin_talk(*, conversation: Conversation, by: Actor, now: datetime) -> Holding:
    """Begins a conversation with the guide as it is now; one that has begun goes on. Raises NotAllowed."""
    found = Conversation.objects.select_for_update().get(pk=conversation.pk)
    _check(found, by=by, now=now)
    begun = holdings.holding_of(found)
    if begun is not None:
        return begun
    rules.check_may_begin(planning.has_text(found))
    box = boxes.make(owner=found.speaker_id, now=now)  # type: ignore[arg-type]
    guide = guides.frozen(guides.guides()[found.voice])
    holding = Holding.objects.create(conversation=found, box=box.id, guide=guide, begun_at=now, begun_by=by.subject)
    logbook.record("begin_talk", by=by, now=now, on=found, about=found.speaker_id)
    return holding


@transaction.atomic
def save_jotting(
    *, conversation: Conversation, position: int, text: str, seen: int, writer: str = "", by: Actor, now: datetime
) -> Jotted:
    """Keeps the note beside a question and returns it. `seen` is the version that was changed.

    The same text again changes nothing; neither does a text of the page (`writer`) that wrote the newest version
    conflict with it, for that page may have lost the answer. Raises Changed when another page was first, Gone when
    there are no notes any more, and NotAllowed. Not in the logbook (decision 10).
    """
    _check(conversation, by=by, now=now)
    # One at a time: the notes of a conversation lock each other, and a withdrawal locks them all.
    held = Holding.objects.select_for_update().filter(conversation=conversation).first()
    if held is None:
        raise Gone("De aantekeningen van dit gesprek zijn er niet meer. Ze zijn gewist, of ze zijn nu het verslag.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not 1 <= position <= holdings.free_field(guides.kept(held.guide)):
        raise NotAllowed("Deze vraag staat niet in de leidraad van dit gesprek.")
    if len(text) > LONGEST:
        raise NotAllowed("Deze aantekening is te lang. Zet een deel bij een andere vraag.")
    box, row = boxes.open_box(held.box), Jotting.objects.filter(holding=held, position=position).first()
    kept = holdings.jotted(position, "", row, box)
    if text == kept.text:
        return kept
    if kept.version != seen and not (row and writer and row.writer == writer):
        raise Changed(kept)
    row = row or Jotting(holding=held, position=position)
    row.text, row.version, row.writer = box.seal(text, field=f"jotting:{position}"), kept.version + 1, writer
    row.at, row.by = now, by.subject
    row.save()
    return holdings.jotted(position, "", row, box)


@transaction.atomic
def end_talk(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Says that the conversation is over; the notes stay open to write on. Twice is once. Raises NotAllowed."""
    _check(conversation, by=by, now=now)
    held = Holding.objects.select_for_update().filter(conversation=conversation).first()
    if held is None:
        raise Gone("Dit gesprek is nog niet begonnen, of de aantekeningen zijn er niet meer.")
    if held.ended_at is not None:
        return
    held.ended_at, held.ended_by = now, by.subject
    held.save(update_fields=["ended_at", "ended_by"])
    logbook.record("end_talk", by=by, now=now, on=conversation, about=conversation.speaker_id)


@transaction.atomic
def look_at_jottings(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone other than the speaker opened the notes."""
    if by.subject != conversation.speaker_id:
        logbook.record("look_at_jottings", by=by, now=now, on=conversation, about=conversation.speaker_id)


@transaction.atomic
def make_transcript(*, conversation: Conversation, by: Actor, now: datetime) -> Transcript:
    """Makes the notes the transcript: a turn per question that has a note, then a turn per line of that note.

    The notes are the speaker's side of the text, so that they can be coded, but nobody's literal words. Afterwards
    the notes and their key have gone. Raises NotAllowed when there is a transcript or nothing to make one of.
    """
    found = Conversation.objects.select_for_update().get(pk=conversation.pk)
    _check(found, by=by, now=now)
    held = Holding.objects.select_for_update().filter(conversation=found).first()
    if held is None:
        rules.check_may_begin(planning.has_text(found))
        raise Gone("Er zijn nog geen aantekeningen om een verslag van te maken.")
    notes = holdings.opened(held)
    rules.check_may_make_transcript(planning.has_text(found), bool(notes.written))
    read = reader.Transcript(NOTED, tuple(_turns(notes)))
    parts = {QUESTION: Part.INTERVIEWER, NOTE: Part.SPEAKER}
    made = transcripts.keep_transcript(
        conversation=found, read=read, parts=parts, verb="make_transcript", by=by, now=now
    )
    if held.ended_at is None:
        logbook.record("end_talk", by=by, now=now, on=found, about=found.speaker_id)
    erase_jottings(conversation=found)
    return made


@transaction.atomic
def discard_jottings(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Throws away the notes beside a text that came from elsewhere; the text stays. Raises NotAllowed."""
    found = Conversation.objects.select_for_update().get(pk=conversation.pk)
    rules.check_may_discard_jottings(by, queries.tasks_of(by, found, now=now), planning.has_text(found))
    if not erase_jottings(conversation=found):
        raise Gone("De aantekeningen van dit gesprek zijn er niet meer.")
    logbook.record("discard_jottings", by=by, now=now, on=found, about=found.speaker_id)


def erase_jottings(*, conversation: Conversation) -> bool:
    """Throws the notes and their key away and says whether there were any. Call inside a transaction."""
    held = Holding.objects.select_for_update().filter(conversation=conversation).first()
    if held is None:
        return False
    boxes.destroy(held.box)
    held.delete()
    return True


def _check(conversation: Conversation, *, by: Actor, now: datetime) -> None:
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_hold(by, conversation, tasks, queries.consents(conversation))


def _turns(notes: Opened) -> Iterator[reader.Turn]:
    index = 0
    for note in notes.written:
        lines = [" ".join(line.split()) for line in note.text.splitlines()]
        for speaker, text in ((QUESTION, note.ask), *((NOTE, line) for line in lines if line)):
            index += 1
            yield reader.Turn(index=index, start=None, end=None, speaker=speaker, text=text)
