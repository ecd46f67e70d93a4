"""What an interviewer does to the turns of a transcript, and taking it back."""

import re
from datetime import datetime
from typing import NoReturn

from django.db import transaction

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import replacing
from leertraject.lookback.commands.replacing import Reshaping
from leertraject.lookback.models import CodingFinish, EditKind, SpeakerLabel, Transcript, TranscriptEdit, Turn
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import texts

_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


@transaction.atomic
def correct_turn(
    *, transcript: Transcript, index: int, text: str, revision: int, by: Actor, now: datetime
) -> TranscriptEdit | None:
    """Makes `text` of what is said in a turn; line breaks become spaces. Without a difference nothing happens.

    Raises Conflict when the text changed since `revision`, and NotAllowed.
    """
    kept = open_to_edit(transcript, revision, by, now)
    turn = _turn(kept, index)
    said = texts.opened(kept).words(turn.begin, turn.end)
    typed = _BREAKS.sub(" ", text).strip()
    if not typed:
        raise NotAllowed("Een beurt kan niet leeg zijn. Voeg haar samen met een andere als hier niets is gezegd.")
    found = [
        passages.Replacement(turn.begin + one.start, turn.begin + one.end, one.text)
        for one in passages.differences(said, typed)
    ]
    if not found:
        return None
    return replacing.change_text(transcript=kept, replacements=found, kind=EditKind.CORRECT, by=by, now=now)


@transaction.atomic
def split_turn(
    *, transcript: Transcript, index: int, at: int, revision: int, by: Actor, now: datetime
) -> TranscriptEdit:
    """Makes two turns of one at the space `at` (code points from the begin of the turn), which becomes a line break.

    Raises Conflict when the text changed since `revision`, and NotAllowed: also inside a fragment.
    """
    kept = open_to_edit(transcript, revision, by, now)
    turn = _turn(kept, index)
    said = texts.opened(kept).words(turn.begin, turn.end)
    if not (0 < at < len(said) and said[at].isspace() and said[:at].strip() and said[at:].strip()):
        raise NotAllowed("Kies het woord waarna de nieuwe beurt begint.")
    place = turn.begin + at
    first, second = _copy(turn), _copy(turn)
    first.end, first.ends_at = place, None
    second.pk, second.index, second.begin, second.starts_at = None, turn.index + 1, place + 1, None
    return replacing.change_text(
        transcript=kept,
        replacements=[passages.Replacement(place, place + 1, "\n")],
        kind=EditKind.SPLIT,
        reshaping=Reshaping((turn,), (first, second)),
        by=by,
        now=now,
    )


@transaction.atomic
def merge_turns(*, transcript: Transcript, index: int, revision: int, by: Actor, now: datetime) -> TranscriptEdit:
    """Makes one turn, of the first speaker, of a turn and the next; the line break between them becomes a space.

    Raises Conflict when the text changed since `revision`, and NotAllowed.
    """
    kept = open_to_edit(transcript, revision, by, now)
    turn = _turn(kept, index)
    following = kept.turns.filter(index=index + 1).first()
    if following is None:
        raise NotAllowed("Dit is de laatste beurt. Er is geen volgende om mee samen te voegen.")
    whole = _copy(turn)
    whole.end, whole.ends_at = following.end, following.ends_at
    return replacing.change_text(
        transcript=kept,
        replacements=[passages.Replacement(turn.end, turn.end + 1, " ")],
        kind=EditKind.MERGE,
        reshaping=Reshaping((turn, following), (whole,)),
        by=by,
        now=now,
    )


@transaction.atomic
def give_turn(
    *, transcript: Transcript, index: int, label: SpeakerLabel, revision: int, by: Actor, now: datetime
) -> TranscriptEdit | None:
    """Says that a turn was spoken by the voice of another label. The same label again changes nothing.

    Raises Conflict when the text changed since `revision`, and NotAllowed.
    """
    kept = open_to_edit(transcript, revision, by, now)
    turn = _turn(kept, index)
    if label.transcript_id != kept.pk:
        raise NotAllowed("Deze naam komt niet uit dit verslag. Kies een andere.")
    if label.pk == turn.label_id:
        return None
    given = _copy(turn)
    given.label_id = label.pk
    reshaping = Reshaping((turn,), (given,))
    return replacing.change_text(
        transcript=kept, replacements=[], kind=EditKind.GIVE, reshaping=reshaping, by=by, now=now
    )


@transaction.atomic
def undo_edit(*, transcript: Transcript, revision: int, by: Actor, now: datetime) -> TranscriptEdit:
    """Takes the newest change back; again takes back the one before. Raises Conflict and NotAllowed."""
    kept = open_to_edit(transcript, revision, by, now)
    edit = kept.edits.filter(undone_at__isnull=True).first()
    if edit is None:
        raise NotAllowed("Er is niets meer om ongedaan te maken.")
    replacing.take_back(edit=edit, transcript=kept, by=by, now=now)
    return edit


@transaction.atomic
def finish_coding(*, transcript: Transcript, by: Actor, now: datetime) -> CodingFinish:
    """Says that the coding is finished: the original goes, nothing can be undone, and the text lies fixed.

    Raises NotAllowed without the task, or when it was finished before.
    """
    kept = Transcript.objects.select_for_update().select_related("conversation").get(pk=transcript.pk)
    rules.check_may_interview(by, queries.tasks_of(by, kept.conversation, now=now))
    if hasattr(kept, "coding_finish"):
        raise NotAllowed("Het coderen van dit gesprek was al klaar.")
    kept.original = b""
    kept.revision += 1
    kept.save(update_fields=["original", "revision"])
    kept.edits.update(payload=b"")
    kept.coding_steps.all().delete()
    kept.memos.filter(ended_at__isnull=False).delete()
    finish = CodingFinish.objects.create(transcript=kept, at=now, by=by.subject)
    logbook.record("finish_coding", by=by, now=now, on=kept, about=kept.conversation.speaker_id)
    return finish


def open_to_edit(transcript: Transcript, revision: int, by: Actor, now: datetime) -> Transcript:
    """Locks the transcript for a change by someone who read it at `revision`. Raises Conflict and NotAllowed."""
    kept = Transcript.objects.select_for_update().select_related("conversation").get(pk=transcript.pk)
    tasks = queries.tasks_of(by, kept.conversation, now=now)
    consents, finished = queries.consents(kept.conversation), hasattr(kept, "coding_finish")
    rules.check_may_edit(by, tasks, consents, finished, noted=kept.is_noted)
    if kept.revision != revision:
        _conflict()
    return kept


def _turn(transcript: Transcript, index: int) -> Turn:
    turn = transcript.turns.filter(index=index).first()
    if turn is None:
        _conflict()
    return turn


def _conflict() -> NoReturn:
    raise Conflict("Iemand anders heeft dit verslag intussen veranderd. Wat jij typte, staat er nog.")


def _copy(turn: Turn) -> Turn:
    return Turn(**{name: getattr(turn, name) for name in ("transcript_id", *replacing.ROW)})
