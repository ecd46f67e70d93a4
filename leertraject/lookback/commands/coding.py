"""Marking words, giving them codes, and writing memos to them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import stepping
from leertraject.lookback.models import Code, Coding, Fragment, Memo, StepKind, Transcript, Turn
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import stepping as steps
from leertraject.lookback.queries import texts
from leertraject.privacy import boxes


@transaction.atomic
def mark_fragment(
    *, transcript: Transcript, start: int, end: int, codes: Collection[Code], by: Actor, now: datetime
) -> Fragment:
    """Marks `text[start:end]` (code points) of one turn of the speaker and gives it these codes.

    Spaces at the ends do not count. Marking the same place again keeps the fragment and sets the codes of `by`.
    Raises NotAllowed without task or consent, for words of someone else, and for a place over two turns.
    """
    conversation = transcript.conversation
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_code(by, tasks, queries.consents(conversation))
    # Locked and read anew: someone may be changing the text at this moment.
    transcript = stepping.lock(transcript)
    text = texts.opened(transcript)
    start, end = _trimmed(text, transcript, start, end)
    part = steps.part_at(transcript, start, end)
    if part is None:
        raise NotAllowed("Kies woorden binnen één beurt van de spreker.")
    rules.check_place(part)
    there = steps.fragment_at(transcript, start, end)
    before = steps.state(there, by.subject)
    # Nobody else makes it meanwhile: whatever makes a fragment holds its text first.
    fragment = there or Fragment.objects.create(
        transcript=transcript,
        start=start,
        end=end,
        study_id=conversation.study_id,
        voice=conversation.voice,
        tally=conversation.tally,
        length=transcript.length,
        digest=passages.digest(text.words(start, end), text.digest_key),
        made_at=now,
        made_by=by.subject,
    )
    if there is None:
        logbook.record("mark_fragment", by=by, now=now, on=fragment, about=conversation.speaker_id)
        _add_codes(fragment, {code.pk for code in codes}, by=by, now=now)
    else:
        # A retired code is not offered where words are chosen, so it cannot have been left out on purpose.
        kept = Code.objects.filter(codings__fragment=fragment, codings__coder=by.subject, retired_at__isnull=False)
        _set_codes(fragment, [*codes, *kept], by=by, now=now)
    stepping.note_step(
        kind=StepKind.CODE if there else StepKind.MARK,
        verb="code_fragment",
        fragment=fragment,
        transcript=transcript,
        before=before,
        after=steps.state(fragment, by.subject),
        by=by,
        now=now,
    )
    return fragment


@transaction.atomic
def mark_words(*, turn: Turn, typed: str, codes: Collection[Code], by: Actor, now: datetime) -> Fragment:
    """Marks words that were typed or pasted, for who works without a script.

    Raises NotAllowed when the words do not stand in the turn, or stand there more than once.
    """
    transcript = turn.transcript
    rules.check_may_interview(by, queries.tasks_of(by, transcript.conversation, now=now))
    said = texts.opened(transcript).words(turn.begin, turn.end)
    located = passages.locate(said, typed)
    if located.ambiguous:
        raise NotAllowed("Deze woorden staan meer dan één keer in de beurt. Neem er een paar woorden bij.")
    if located.place is None:
        raise NotAllowed("Deze woorden staan niet zo in de beurt. Neem ze letterlijk over.")
    start, end = turn.begin + located.place.start, turn.begin + located.place.end
    return mark_fragment(transcript=transcript, start=start, end=end, codes=codes, by=by, now=now)


@transaction.atomic
def code_fragment(*, fragment: Fragment, codes: Collection[Code], by: Actor, now: datetime) -> None:
    """Sets the codes that `by` gives to a fragment. Raises NotAllowed, also for a code that is used no more."""
    if fragment.transcript is None or fragment.lapsed_at:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    conversation = fragment.transcript.conversation
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_code(by, tasks, queries.consents(conversation))
    transcript, kept = stepping.hold(fragment)
    before = steps.state(kept, by.subject)
    _set_codes(kept, codes, by=by, now=now)
    stepping.note_step(
        kind=StepKind.CODE,
        verb="code_fragment",
        fragment=kept,
        transcript=transcript,
        before=before,
        after=steps.state(kept, by.subject),
        by=by,
        now=now,
    )


def _set_codes(fragment: Fragment, codes: Collection[Code], *, by: Actor, now: datetime) -> None:
    mine = Coding.objects.filter(fragment=fragment, coder=by.subject)
    given, wanted = set(mine.values_list("code_id", flat=True)), {code.pk for code in codes}
    if given - wanted:
        mine.filter(code__in=given - wanted).delete()
    _add_codes(fragment, wanted - given, by=by, now=now)


def _add_codes(fragment: Fragment, codes: Collection[UUID], *, by: Actor, now: datetime) -> None:
    # Held, so that no code is merged or retired while it is given.
    for code in Code.objects.select_for_update().filter(pk__in=codes).order_by("pk"):
        rules.check_still_offered(code)
    Coding.objects.bulk_create(Coding(fragment=fragment, code_id=pk, coder=by.subject, at=now) for pk in codes)


@transaction.atomic
def unmark_fragment(*, fragment: Fragment, by: Actor, now: datetime) -> None:
    """Takes a fragment away on which nothing rests, also no code of someone else. Raises NotAllowed."""
    if fragment.transcript is None:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    conversation = fragment.transcript.conversation
    tasks = queries.tasks_of(by, conversation, now=now)
    transcript, kept = stepping.hold(fragment)
    stepping.check_rests_nothing(kept, by=by, tasks=tasks)
    stepping.note_step(
        kind=StepKind.UNMARK,
        verb="unmark_fragment",
        fragment=kept,
        transcript=transcript,
        before=steps.state(kept, by.subject),
        after={},
        by=by,
        now=now,
    )
    stepping.end_memo(kept, by=by, at=now)
    kept.delete()


@transaction.atomic
def write_memo(*, fragment: Fragment, text: str, by: Actor, now: datetime) -> None:
    """Writes the memo of `by` at a fragment in place of the one before; without text it goes. Raises NotAllowed."""
    if fragment.transcript is None or fragment.lapsed_at:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    conversation = fragment.transcript.conversation
    rules.check_may_code(by, queries.tasks_of(by, conversation, now=now), queries.consents(conversation))
    transcript, kept = stepping.hold(fragment)
    box, text = boxes.open_box(transcript.box), text.strip()
    old = steps.memos(kept).filter(by=by.subject).first()
    if text == (box.unseal(old.text, field="memo") if old else ""):
        return
    before = steps.state(kept, by.subject)
    stepping.end_memo(kept, by=by, at=now)
    if text:
        sealed = box.seal(text, field="memo")
        Memo.objects.create(transcript=transcript, fragment=kept.pk, text=sealed, at=now, by=by.subject)
    stepping.note_step(
        kind=StepKind.MEMO,
        verb="write_memo",
        fragment=kept,
        transcript=transcript,
        before=before,
        after=steps.state(kept, by.subject),
        by=by,
        now=now,
    )


def _trimmed(text: texts.Text, transcript: Transcript, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= transcript.length:
        raise NotAllowed("Kies eerst de woorden waar het om gaat.")
    words = text.words(start, end)
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise NotAllowed("Kies eerst de woorden waar het om gaat.")
    return start, end
