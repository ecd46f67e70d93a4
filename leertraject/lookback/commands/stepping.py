"""Noting what a coder did, taking it back, and doing it again: the same fragment, with the same codes."""

from datetime import datetime
from typing import NoReturn
from uuid import UUID

from django.db import transaction

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import rules
from leertraject.lookback.commands import fallbacks
from leertraject.lookback.models import (
    Code,
    Coding,
    CodingStep,
    Fragment,
    Insight,
    Memo,
    Part,
    StepKind,
    Support,
    Task,
    Transcript,
    TrendSupport,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import stepping as steps
from leertraject.lookback.queries import texts
from leertraject.lookback.queries.stepping import State

CHANGED = "Dit fragment is daarna veranderd. Daarom kan deze stap niet meer terug. Er is niets weg."
LAPSED = "Dit fragment telt niet meer mee. Daarom kan deze stap niet meer terug."
CORRECTED = "De tekst van het verslag is daarna verbeterd. Daarom komt dit fragment niet vanzelf terug. Kies het zelf."
TAKEN = "Iemand koos intussen precies deze woorden. Dat fragment blijft staan."


def lock(transcript: Transcript) -> Transcript:
    """Returns the transcript as it is now, held until the end: what happens in its coding happens one by one."""
    return Transcript.objects.select_for_update().select_related("conversation").get(pk=transcript.pk)


def hold(fragment: Fragment) -> tuple[Transcript, Fragment]:
    """Returns a fragment as it is now, held with its text until the end: someone else may work with it as well."""
    assert fragment.transcript is not None, "the caller looked"
    transcript = lock(fragment.transcript)
    kept = Fragment.objects.select_for_update().filter(pk=fragment.pk, transcript=transcript).first()
    if kept is None:
        raise NotAllowed("Dit fragment is er niet meer. Iemand haalde het intussen weg.")
    return transcript, kept


@transaction.atomic
def note_step(
    *, kind: str, verb: str, fragment: Fragment, transcript: Transcript, before: State, after: State, by: Actor,
    now: datetime, on: Insight | None = None,
) -> None:  # fmt: skip
    """Notes what was done to a fragment of a locked transcript, here and by its verb in the logbook (`on` an insight).

    What changed nothing is no step. Rules are for the caller.
    """
    logbook.record(verb, by=by, now=now, on=on or fragment, about=transcript.conversation.speaker_id)
    if before == after:
        return
    count = _count(transcript)
    CodingStep.objects.create(
        transcript=transcript,
        number=count,
        latest=count,
        kind=kind,
        fragment=fragment.pk,
        maker=fragment.made_by,
        before=before,
        after=after,
        revision=transcript.revision,
        at=now,
        by=by.subject,
    )


@transaction.atomic
def undo_step(*, step: CodingStep, by: Actor, now: datetime) -> None:
    """Takes back what `by` did: the fragment and their codes are as they were before.

    Raises NotAllowed for a step of someone else, and when something rests on it by now; then nothing changes.
    """
    transcript, kept = _held(step, by=by, now=now)
    if kept.undone_at is not None:
        raise NotAllowed("Deze stap is al ongedaan gemaakt.")
    _reach(kept, transcript, kept.after, kept.before, by=by, at=now)
    fallbacks.keep_true(study=transcript.conversation.study, by=by, now=now)
    kept.undone_at, kept.latest = now, _count(transcript)
    kept.save(update_fields=["undone_at", "latest"])
    logbook.record("undo_coding", by=by, now=now, on=transcript, about=transcript.conversation.speaker_id)


@transaction.atomic
def redo_step(*, step: CodingStep, by: Actor, now: datetime) -> None:
    """Does again what `by` took back. Raises NotAllowed as `undo_step` does."""
    transcript, kept = _held(step, by=by, now=now)
    if kept.undone_at is None:
        raise NotAllowed("Deze stap is al opnieuw gedaan.")
    _reach(kept, transcript, kept.before, kept.after, by=by, at=now)
    fallbacks.keep_true(study=transcript.conversation.study, by=by, now=now)
    kept.undone_at, kept.latest = None, _count(transcript)
    kept.save(update_fields=["undone_at", "latest"])
    logbook.record("redo_coding", by=by, now=now, on=transcript, about=transcript.conversation.speaker_id)


def check_rests_nothing(fragment: Fragment, *, by: Actor, tasks: frozenset[str]) -> None:
    """Raises NotAllowed when a fragment cannot go: without the task, or when something rests on it."""
    codings, memos = fragment.codings.exclude(coder=by.subject), steps.memos(fragment).exclude(by=by.subject)
    resting = fragment.supports.count() + TrendSupport.objects.filter(fragment=fragment).count()
    others = codings.exists() or memos.exists()
    rules.check_may_unmark(by, tasks, hasattr(fragment, "offer"), resting, others)


def end_memo(fragment: Fragment, *, by: Actor, at: datetime) -> None:
    """Ends the memo of `by` at a fragment; it lies there for taking that back."""
    steps.memos(fragment).filter(by=by.subject).update(ended_at=at)


def _count(transcript: Transcript) -> int:
    transcript.coded += 1
    transcript.save(update_fields=["coded"])
    return transcript.coded


def _held(step: CodingStep, *, by: Actor, now: datetime) -> tuple[Transcript, CodingStep]:
    transcript = lock(step.transcript)
    conversation = transcript.conversation
    rules.check_may_code(by, queries.tasks_of(by, conversation, now=now), queries.consents(conversation))
    kept = CodingStep.objects.get(pk=step.pk)
    rules.check_own_step(by, kept.by)
    return transcript, kept


def _reach(step: CodingStep, transcript: Transcript, have: State, want: State, *, by: Actor, at: datetime) -> None:
    """Makes of a fragment that stands as in `have` one that stands as in `want`; only what is of `by` changes."""
    found = Fragment.objects.select_for_update().filter(pk=step.fragment, transcript=transcript)
    fragment = found.first()
    if step.kind == StepKind.SUPPORT:
        _lay(fragment, have, want, by=by, at=at)
        return
    now = steps.state(fragment, by.subject)
    same = set(now.get("codes", ())) == set(have.get("codes", ())) and now.get("memo") == have.get("memo")
    if not same or bool(now) != bool(have):
        _refuse(CHANGED)
    if fragment is not None and (fragment.lapsed_at or fragment.words_gone):
        _refuse(LAPSED)
    if not want:
        assert fragment is not None, "it stands as in a state that has one"
        check_rests_nothing(fragment, by=by, tasks=frozenset({Task.INTERVIEWER}))
        end_memo(fragment, by=by, at=at)
        fragment.delete()
        return
    if fragment is None:
        fragment = _again(step, transcript, want)
    _give(fragment, have.get("codes", {}), want["codes"], by=by)
    if have.get("memo") != want.get("memo"):
        end_memo(fragment, by=by, at=at)
        again = Memo.objects.filter(transcript=transcript, by=by.subject, pk__in=filter(None, [want.get("memo")]))
        again.update(ended_at=None)


def _lay(fragment: Fragment | None, have: State, want: State, *, by: Actor, at: datetime) -> None:
    """Lets a fragment say of an insight what `want` holds, when it still says what `have` holds."""
    if fragment is None:
        _refuse(CHANGED)
    if fragment.lapsed_at or fragment.words_gone:
        _refuse(LAPSED)
    there = Support.objects.select_for_update().filter(fragment=fragment, insight=want["insight"]).first()
    if (there.stance if there else "") != have["stance"]:
        _refuse(CHANGED)
    if not want["stance"] and there:
        there.delete()
        return
    Support.objects.update_or_create(
        fragment=fragment,
        insight_id=UUID(want["insight"]),
        defaults={"stance": want["stance"], "at": at, "by": by.subject},
    )


def _again(step: CodingStep, transcript: Transcript, want: State) -> Fragment:
    """Makes a fragment that was taken away, with the id, place, maker and moment that it had."""
    if step.revision != transcript.revision:
        _refuse(CORRECTED)
    start, end = want["start"], want["end"]
    if transcript.fragments.filter(start=start, end=end, words_gone=False).exists():
        _refuse(TAKEN)
    turn = transcript.turns.select_related("label").filter(begin__lte=start, end__gte=end).first()
    rules.check_place(turn.label.part if turn else Part.UNKNOWN)
    text, conversation = texts.opened(transcript), transcript.conversation
    return Fragment.objects.create(
        pk=step.fragment,
        study_id=conversation.study_id,
        transcript=transcript,
        voice=conversation.voice,
        tally=conversation.tally,
        start=start,
        end=end,
        length=transcript.length,
        digest=passages.digest(text.words(start, end), text.digest_key),
        made_at=steps.moment(want["made_at"]),
        made_by=step.maker,
    )


def _give(fragment: Fragment, have: dict[str, str], want: dict[str, str], *, by: Actor) -> None:
    gone, missing = ([UUID(code) for code in one if code not in other] for one, other in ((have, want), (want, have)))
    Coding.objects.filter(fragment=fragment, coder=by.subject, code__in=gone).delete()
    held = list(Code.objects.select_for_update().filter(pk__in=missing).order_by("pk"))
    for code in held:
        rules.check_still_offered(code)
    Coding.objects.bulk_create(
        Coding(fragment=fragment, code=code, coder=by.subject, at=steps.moment(want[str(code.pk)])) for code in held
    )


def _refuse(sentence: str) -> NoReturn:
    raise NotAllowed(sentence)
