"""Changing the text of a transcript: turns and fragments follow, and every change can be taken back exactly."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback.commands import fallbacks
from leertraject.lookback.models import Fragment, Part, Transcript, TranscriptEdit, Turn
from leertraject.lookback.queries import texts
from leertraject.privacy import boxes

# Rows are first lifted out of the way, far above every place that a text can have: the database compares row by row
# and would take a place that is about to be left for one that is taken.
FAR = 1_000_000_000
# From so many stretches of turns on, each moving by another distance, rows are written in batches.
MANY = 12
ROW = ("pk", "index", "label_id", "begin", "end", "starts_at", "ends_at")
BROKEN = (
    "Een fragment in dit verslag klopt niet meer met de tekst. Vraag de beheerder dit na te kijken voordat je iets"
    " verbetert."
)
MEET = "Twee gekozen fragmenten worden zo hetzelfde. Haal er eerst een weg."
LAID = (
    "Hier staan woorden die bij de spreker liggen. Wacht op het antwoord: de spreker moet lezen wat er wordt"
    " vrijgegeven."
)
LEFT_WITHOUT = "Er is daarna een fragment gekozen dat zo zijn woorden kwijtraakt. Haal dat eerst weg."


@dataclass(frozen=True, slots=True)
class Reshaping:
    """Successive turns and what comes in their place, where the text keeps its length; a new turn has no pk yet."""

    before: tuple[Turn, ...] = ()
    after: tuple[Turn, ...] = ()


@transaction.atomic
def change_text(
    *,
    transcript: Transcript,
    replacements: Iterable[passages.Replacement],
    kind: str,
    reshaping: Reshaping = Reshaping(),
    by: Actor,
    now: datetime,
) -> TranscriptEdit:
    """Replaces ranges of the text, all at once; `kind` is the verb for the logbook. Rules are for the caller.

    Every replacement stays within a turn, or takes the place of one sign and has a `reshaping` beside it. A fragment
    follows its words; one whose words are all gone lapses. `transcript` is locked and becomes as it is now.

    Raises NotAllowed when a fragment would come to stand with someone who is not the speaker or over two turns, when
    two would become one, for words that lie with their speaker, and for a fragment whose digest did not hold.
    """
    old = texts.opened(transcript)
    text, moves = passages.replaced(old.text, replacements)
    _shift_turns(transcript, moves)
    reshaping = _reshape(transcript, reshaping)
    touched = _follow(transcript, old, moves, {}, now=now)
    if touched:
        fallbacks.keep_true(study=transcript.conversation.study, by=by, now=now)
    payload = {
        "back": [[one.start, one.end, one.text] for one in moves.back],
        "before": [_row(turn) for turn in reshaping.before],
        "after": [_row(turn) for turn in reshaping.after],
        "fragments": touched,
    }
    box = boxes.open_box(transcript.box)
    if not transcript.original:
        transcript.original = box.seal(old.text, field="original")
    _keep(transcript, box, text)
    _check_fragments(transcript)
    last = transcript.edits.aggregate(last=Max("number"))["last"] or 0
    edit = TranscriptEdit.objects.create(
        transcript=transcript,
        number=last + 1,
        kind=kind,
        payload=box.seal(json.dumps(payload, ensure_ascii=False), field="edit"),
        at=now,
        by=by.subject,
    )
    logbook.record(kind, by=by, now=now, on=transcript, about=transcript.conversation.speaker_id)
    return edit


@transaction.atomic
def take_back(*, edit: TranscriptEdit, transcript: Transcript, by: Actor, now: datetime) -> None:
    """Undoes the newest change of a locked transcript: the text, turns and fragments are what they were before.

    Fragments that were chosen since follow their words. Raises NotAllowed as `change_text` does, and when such a
    fragment would lose all its words.
    """
    box = boxes.open_box(transcript.box)
    kept = json.loads(box.unseal(edit.payload, field="edit"))
    there = {str(pk) for pk in transcript.fragments.values_list("pk", flat=True)}
    known = {pk: was for pk, was in kept["fragments"].items() if pk in there}
    old = texts.opened(transcript)
    text, moves = passages.replaced(old.text, [passages.Replacement(*one) for one in kept["back"]])
    before, after = ([_turn(transcript, row) for row in kept[name]] for name in ("before", "after"))
    _reshape(transcript, Reshaping(tuple(after), tuple(before)))
    _shift_turns(transcript, moves)
    lost = _follow(transcript, old, moves, known, now=now)
    if transcript.fragments.filter(pk__in=lost, words_gone=True).exists():
        raise NotAllowed(LEFT_WITHOUT)
    _put_back(transcript, known, since=edit.at, length=len(text))
    _keep(transcript, box, text)
    _check_fragments(transcript)
    edit.payload, edit.undone_at, edit.undone_by = b"", now, by.subject
    edit.save(update_fields=["payload", "undone_at", "undone_by"])
    logbook.record("undo_edit", by=by, now=now, on=transcript, about=transcript.conversation.speaker_id)


def _keep(transcript: Transcript, box: boxes.Opened, text: str) -> None:
    transcript.text, transcript.length = box.seal(text, field="text"), len(text)
    transcript.revision += 1
    transcript.save(update_fields=["text", "length", "original", "revision"])


def _shift_turns(transcript: Transcript, moves: passages.Moves) -> None:
    """Moves the turns along: an update for every stretch of turns that moves by the same, or all rows in few updates
    when there are many stretches."""
    if not any(one.growth for one in moves.done):
        return
    runs: list[list[int]] = []
    moved: list[Turn] = []
    for turn in transcript.turns.order_by("index").only("transcript", "index", "begin", "end"):
        new = moves.bounds(turn.begin, turn.end)
        by = [new[0] - turn.begin, new[1] - turn.end]
        turn.begin, turn.end = new
        if any(by):
            moved.append(turn)
        if runs and runs[-1][2:] == by:
            runs[-1][1] = turn.index
        else:
            runs.append([turn.index, turn.index, *by])
    if len(runs) > MANY:
        Turn.objects.bulk_update(moved, ["begin", "end"], batch_size=400)
        return
    for first, last, begin, end in runs:
        if begin or end:
            some = transcript.turns.filter(index__gte=first, index__lte=last)
            some.update(begin=F("begin") + begin, end=F("end") + end)


def _reshape(transcript: Transcript, shape: Reshaping) -> Reshaping:
    """Puts turns in the place of others and gives the later ones their number; returns what stands there now."""
    if not shape.before:
        return shape
    more = len(shape.after) - len(shape.before)
    later = transcript.turns.filter(index__gt=shape.before[-1].index)
    gone = {turn.pk for turn in shape.before} - {turn.pk for turn in shape.after}
    transcript.turns.filter(pk__in=gone).delete()
    if more:
        later.update(index=F("index") + FAR)
        transcript.turns.filter(index__gte=FAR).update(index=F("index") - (FAR - more))
    for turn in shape.after:
        turn.save(force_insert=turn.pk not in {one.pk for one in shape.before})
    return shape


def _follow(
    transcript: Transcript, old: texts.Text, moves: passages.Moves, known: Mapping[str, Any], *, now: datetime
) -> dict[str, list[Any]]:
    """Moves the fragments along and notes new digests where words changed; the only place where that is done.

    Those in `known` are left to the caller. Returns what the touched ones were. Raises NotAllowed.
    """
    found = list(transcript.fragments.filter(words_gone=False).select_related("offer__refusal", "offer__release"))
    touched: dict[str, list[Any]] = {}
    shifted: dict[int, list[UUID]] = {}
    after: list[tuple[int, int]] = []
    for fragment in found:
        if passages.digest(old.words(fragment.start, fragment.end), old.digest_key) != fragment.digest:
            raise NotAllowed(BROKEN)
        place = passages.Place(fragment.start, fragment.end)
        if str(fragment.pk) in known or moves.touches(place):
            touched[str(fragment.pk)] = _was(fragment)
        elif (new := moves.place(place)) is not None:
            shifted.setdefault(new.start - place.start, []).append(fragment.pk)
            after.append((new.start, new.end))
    changed = {f.pk: moves.place(passages.Place(f.start, f.end)) for f in found if str(f.pk) in touched}
    after += [(one[0], one[1]) for one in known.values()]
    after += [(new.start, new.end) for pk, new in changed.items() if new and str(pk) not in known]
    if any(count > 1 for count in Counter(after).values()):
        raise NotAllowed(MEET)
    if touched or any(shifted) or len(moves.text) != len(old.text):
        _lift(transcript)
        for by, pks in shifted.items():
            _set_down(transcript, pks, by, len(moves.text))
    for fragment in found:
        if str(fragment.pk) in touched:
            _refuse_laid(fragment)
            if str(fragment.pk) not in known:
                _change(fragment, changed[fragment.pk], old, moves, now=now)
    return {pk: was for pk, was in touched.items() if pk not in known}


def _lift(transcript: Transcript) -> None:
    some = transcript.fragments.filter(words_gone=False)
    some.update(start=F("start") + FAR, end=F("end") + FAR, length=F("length") + FAR)


def _set_down(transcript: Transcript, pks: Sequence[UUID], by: int, length: int) -> None:
    for at in range(0, len(pks), 500):
        some = transcript.fragments.filter(pk__in=pks[at : at + 500])
        some.update(start=F("start") - (FAR - by), end=F("end") - (FAR - by), length=length)


def _change(
    fragment: Fragment, place: passages.Place | None, old: texts.Text, moves: passages.Moves, *, now: datetime
) -> None:
    """Sets down a fragment of which words changed; without any left it lapses and keeps the place it had."""
    if place is None:
        fragment.words_gone, fragment.lapsed_at = True, fragment.lapsed_at or now
    else:
        words = moves.text[place.start : place.end]
        fragment.start, fragment.end, fragment.length = place.start, place.end, len(moves.text)
        fragment.digest = passages.digest(words, old.digest_key)
    fragment.save(update_fields=["start", "end", "length", "digest", "words_gone", "lapsed_at"])


def _put_back(transcript: Transcript, known: Mapping[str, Any], *, since: datetime, length: int) -> None:
    """Gives touched fragments what they had; one that was taken away since stays away.

    One that lapsed for another reason since (its speaker withdrew the use of it) stays lapsed.
    """
    for fragment in transcript.fragments.filter(pk__in=known):
        start, end, digest, counted = known[str(fragment.pk)]
        if fragment.words_gone and counted and fragment.lapsed_at == since:
            fragment.lapsed_at = None
        fragment.start, fragment.end, fragment.length, fragment.digest = start, end, length, digest
        fragment.words_gone = False
        fragment.save(update_fields=["start", "end", "length", "digest", "words_gone", "lapsed_at"])


def _was(fragment: Fragment) -> list[Any]:
    return [fragment.start, fragment.end, fragment.digest, fragment.lapsed_at is None]


def _refuse_laid(fragment: Fragment) -> None:
    """Refuses to change words that a speaker may be reading at this moment."""
    offer = getattr(fragment, "offer", None)
    answered = hasattr(offer, "refusal") or hasattr(offer, "release")
    if offer is not None and not answered and fragment.lapsed_at is None:
        raise NotAllowed(LAID)


def _check_fragments(transcript: Transcript) -> None:
    """Raises NotAllowed unless every fragment lies within one turn of the speaker."""
    turns = iter(transcript.turns.order_by("index").values_list("begin", "end", "label__part"))
    begin, end, part = next(turns, (0, 0, ""))
    places = transcript.fragments.filter(words_gone=False).order_by("start", "end").values_list("start", "end")
    for start, stop in places:
        while end <= start:
            begin, end, part = next(turns, (FAR, FAR, ""))
        if not begin <= start < stop <= end:
            raise NotAllowed("Op deze plaats staat een gekozen fragment. Splits ervoor of erna, of haal het eerst weg.")
        if part != Part.SPEAKER:
            raise NotAllowed("In deze beurt zijn woorden van de spreker gekozen. Bij een ander kunnen die niet staan.")


def _row(turn: Turn) -> list[Any]:
    return [getattr(turn, name) for name in ROW]


def _turn(transcript: Transcript, row: Sequence[Any]) -> Turn:
    return Turn(transcript=transcript, **dict(zip(ROW, row, strict=True)))
