"""Which fields of the chain are personal, and how they are handed over or erased."""

import uuid

from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import releases
from leertraject.lookback.models import (
    Assignment,
    ChangeReason,
    Check,
    Coding,
    CodingFinish,
    ConsentAnswer,
    Conversation,
    Fragment,
    Insight,
    InsightConfirmation,
    Note,
    NoteCopy,
    Offer,
    Outcome,
    Release,
    Study,
    Support,
    Transcript,
    TranscriptEdit,
)
from leertraject.lookback.queries import texts
from leertraject.privacy import boxes
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE

FIELDS = {
    "lookback.Study.id": PLAIN,
    "lookback.Study.programme": PLAIN,
    "lookback.Study.title": PLAIN,
    "lookback.Study.question": PLAIN,
    "lookback.Study.made_at": PLAIN,
    "lookback.Study.made_by": PERSONAL,
    "lookback.Conversation.id": PLAIN,
    "lookback.Conversation.study": PLAIN,
    "lookback.Conversation.number": PERSONAL,
    "lookback.Conversation.speaker": PERSONAL,
    "lookback.Conversation.voice": PERSONAL,
    "lookback.Conversation.organisation": PERSONAL,
    "lookback.Conversation.cohort": PERSONAL,
    "lookback.Conversation.tally": SENSITIVE,
    "lookback.Conversation.planned_for": PERSONAL,
    "lookback.Conversation.place": PERSONAL,
    "lookback.Conversation.made_at": PLAIN,
    "lookback.Conversation.made_by": PERSONAL,
    "lookback.Assignment.id": PLAIN,
    "lookback.Assignment.conversation": PLAIN,
    "lookback.Assignment.person": PERSONAL,
    "lookback.Assignment.task": PLAIN,
    "lookback.Assignment.since": PLAIN,
    "lookback.Assignment.until": PLAIN,
    "lookback.Assignment.given_by": PERSONAL,
    "lookback.ConsentAnswer.id": PLAIN,
    "lookback.ConsentAnswer.conversation": PLAIN,
    "lookback.ConsentAnswer.purpose": PLAIN,
    "lookback.ConsentAnswer.granted": PERSONAL,
    "lookback.ConsentAnswer.wording": PLAIN,
    "lookback.ConsentAnswer.at": PLAIN,
    "lookback.ConsentAnswer.by": PERSONAL,
    "lookback.Transcript.id": PLAIN,
    "lookback.Transcript.conversation": PLAIN,
    "lookback.Transcript.box": PLAIN,
    "lookback.Transcript.text": SENSITIVE,
    "lookback.Transcript.length": PLAIN,
    "lookback.Transcript.source_format": PLAIN,
    "lookback.Transcript.received_at": PLAIN,
    "lookback.Transcript.received_by": PERSONAL,
    "lookback.Transcript.original": SENSITIVE,
    "lookback.Transcript.revision": PLAIN,
    "lookback.TranscriptEdit.id": PLAIN,
    "lookback.TranscriptEdit.transcript": PLAIN,
    "lookback.TranscriptEdit.number": PLAIN,
    "lookback.TranscriptEdit.kind": PLAIN,
    "lookback.TranscriptEdit.payload": SENSITIVE,
    "lookback.TranscriptEdit.at": PLAIN,
    "lookback.TranscriptEdit.by": PERSONAL,
    "lookback.TranscriptEdit.undone_at": PLAIN,
    "lookback.TranscriptEdit.undone_by": PERSONAL,
    "lookback.CodingFinish.id": PLAIN,
    "lookback.CodingFinish.transcript": PLAIN,
    "lookback.CodingFinish.at": PLAIN,
    "lookback.CodingFinish.by": PERSONAL,
    "lookback.SpeakerLabel.id": PLAIN,
    "lookback.SpeakerLabel.transcript": PLAIN,
    "lookback.SpeakerLabel.position": PLAIN,
    "lookback.SpeakerLabel.label": SENSITIVE,
    "lookback.SpeakerLabel.part": PLAIN,
    "lookback.Turn.id": PLAIN,
    "lookback.Turn.transcript": PLAIN,
    "lookback.Turn.index": PLAIN,
    "lookback.Turn.label": PLAIN,
    "lookback.Turn.begin": PLAIN,
    "lookback.Turn.end": PLAIN,
    "lookback.Turn.starts_at": PLAIN,
    "lookback.Turn.ends_at": PLAIN,
    "lookback.Codebook.id": PLAIN,
    "lookback.Codebook.title": PLAIN,
    "lookback.Codebook.made_at": PLAIN,
    "lookback.Code.id": PLAIN,
    "lookback.Code.codebook": PLAIN,
    "lookback.Code.key": PLAIN,
    "lookback.Code.name": PLAIN,
    "lookback.Code.include": PLAIN,
    "lookback.Code.exclude": PLAIN,
    "lookback.Code.position": PLAIN,
    "lookback.Fragment.id": PLAIN,
    "lookback.Fragment.study": PLAIN,
    "lookback.Fragment.transcript": PLAIN,
    "lookback.Fragment.voice": PLAIN,
    "lookback.Fragment.tally": SENSITIVE,
    "lookback.Fragment.start": PLAIN,
    "lookback.Fragment.end": PLAIN,
    "lookback.Fragment.length": PLAIN,
    "lookback.Fragment.digest": SENSITIVE,
    "lookback.Fragment.lapsed_at": PLAIN,
    "lookback.Fragment.words_gone": PLAIN,
    "lookback.Fragment.made_at": PLAIN,
    "lookback.Fragment.made_by": PERSONAL,
    "lookback.Coding.id": PLAIN,
    "lookback.Coding.fragment": PLAIN,
    "lookback.Coding.code": PLAIN,
    "lookback.Coding.coder": PERSONAL,
    "lookback.Coding.at": PLAIN,
    "lookback.Insight.id": PLAIN,
    "lookback.Insight.study": PLAIN,
    "lookback.Insight.number": PERSONAL,
    "lookback.Insight.claim": PLAIN,
    "lookback.Insight.explanation": PLAIN,
    "lookback.Insight.counter": PLAIN,
    "lookback.Insight.made_at": PLAIN,
    "lookback.Insight.made_by": PERSONAL,
    "lookback.Insight.revision": PLAIN,
    "lookback.Insight.changed_at": PLAIN,
    "lookback.Insight.changed_by": PERSONAL,
    "lookback.InsightConfirmation.id": PLAIN,
    "lookback.InsightConfirmation.insight": PLAIN,
    "lookback.InsightConfirmation.at": PLAIN,
    "lookback.InsightConfirmation.by": PERSONAL,
    "lookback.Support.id": PLAIN,
    "lookback.Support.insight": PLAIN,
    "lookback.Support.fragment": PLAIN,
    "lookback.Support.stance": PLAIN,
    "lookback.Support.at": PLAIN,
    "lookback.Support.by": PERSONAL,
    "lookback.ChangeReason.id": PLAIN,
    "lookback.ChangeReason.change": PLAIN,
    "lookback.ChangeReason.insight": PLAIN,
    "lookback.ChangeReason.at": PLAIN,
    "lookback.ChangeReason.by": PERSONAL,
    "lookback.Check.id": PLAIN,
    "lookback.Check.change": PLAIN,
    "lookback.Check.cohort": PERSONAL,
    "lookback.Check.measure": PLAIN,
    "lookback.Check.helped_if": PLAIN,
    "lookback.Check.due_on": PLAIN,
    "lookback.Check.planned_at": PLAIN,
    "lookback.Check.planned_by": PERSONAL,
    "lookback.Outcome.id": PLAIN,
    "lookback.Outcome.check_of": PLAIN,
    "lookback.Outcome.verdict": PLAIN,
    "lookback.Outcome.words": PLAIN,
    "lookback.Outcome.people": PLAIN,
    "lookback.Outcome.at": PLAIN,
    "lookback.Outcome.by": PERSONAL,
    "lookback.Note.id": PLAIN,
    "lookback.Note.change": PLAIN,
    "lookback.Note.text": PLAIN,
    "lookback.Note.made_at": PLAIN,
    "lookback.Note.made_by": PERSONAL,
    "lookback.NoteCopy.id": PLAIN,
    "lookback.NoteCopy.note": PLAIN,
    "lookback.NoteCopy.receiver": PERSONAL,
    "lookback.NoteCopy.notice": PERSONAL,
    "lookback.Flag.id": PLAIN,
    "lookback.Flag.study": PLAIN,
    "lookback.Flag.object_kind": PLAIN,
    "lookback.Flag.object_id": PLAIN,
    "lookback.Flag.field": PLAIN,
    "lookback.Flag.places": PLAIN,
    "lookback.Flag.instead": PLAIN,
    "lookback.Flag.at": PLAIN,
    "lookback.Flag.settled_at": PLAIN,
    "lookback.Offer.id": PLAIN,
    "lookback.Offer.fragment": PLAIN,
    "lookback.Offer.offered_at": PLAIN,
    "lookback.Offer.offered_by": PERSONAL,
    "lookback.Refusal.id": PLAIN,
    "lookback.Refusal.offer": PLAIN,
    "lookback.Refusal.at": PLAIN,
    "lookback.Release.id": PLAIN,
    "lookback.Release.offer": PLAIN,
    "lookback.Release.study": PLAIN,
    "lookback.Release.organisation": PLAIN,
    "lookback.Release.voice": PLAIN,
    "lookback.Release.box": PLAIN,
    "lookback.Release.words": SENSITIVE,
    "lookback.Release.literal": PLAIN,
    "lookback.Release.speaker": SENSITIVE,
    "lookback.Release.shown_as": SENSITIVE,
    "lookback.Release.audience": PLAIN,
    "lookback.Release.attribution": PLAIN,
    "lookback.Release.until": PLAIN,
    "lookback.Release.released_at": PLAIN,
    "lookback.Withdrawal.id": PLAIN,
    "lookback.Withdrawal.release": PLAIN,
    "lookback.Withdrawal.cause": PLAIN,
    "lookback.Withdrawal.at": PLAIN,
}

# Who did something: after an erasure it was somebody.
WRITERS = (
    (Study, "made_by"),
    (Conversation, "made_by"),
    (Assignment, "given_by"),
    (Transcript, "received_by"),
    (TranscriptEdit, "by"),
    (TranscriptEdit, "undone_by"),
    (CodingFinish, "by"),
    (Fragment, "made_by"),
    (Coding, "coder"),
    (Offer, "offered_by"),
    (Insight, "made_by"),
    (InsightConfirmation, "by"),
    (Support, "by"),
    (ChangeReason, "by"),
    (Check, "planned_by"),
    (Outcome, "by"),
    (Note, "made_by"),
)


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns what someone said, agreed to and released, in plain words."""
    conversations = Conversation.objects.filter(speaker=person_id).select_related("transcript").order_by("number")
    return {
        "gesprekken": [_conversation(conversation) for conversation in conversations],
        "toestemming": [
            {"doel": a.get_purpose_display(), "ja": a.granted, "vraag": a.wording, "wanneer": a.at}
            for a in ConsentAnswer.objects.filter(conversation__speaker=person_id)
        ],
        "citaten": [_release(release) for release in _own(person_id)],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Ends every release of this person and erases their conversations with the keys of the text.

    Fragments stay as places without words and without a way back to the person: what was counted stays counted.
    """
    now = clock.now()
    for release in _own(person_id):
        releases.end_release(release=release, by=SYSTEM, now=now)
    for transcript in Transcript.objects.filter(conversation__speaker=person_id):
        boxes.destroy(transcript.box)
    Conversation.objects.filter(speaker=person_id).delete()
    Assignment.objects.filter(person=person_id).delete()
    NoteCopy.objects.filter(receiver=person_id).delete()
    for model, field in WRITERS:
        model.objects.filter(**{field: person_id}).update(**{field: None})


def _own(person_id: uuid.UUID) -> list[Release]:
    """The tie is sealed, so every living release is opened: there is no list of who said what."""
    living = Release.objects.filter(withdrawal__isnull=True).select_related("study", "offer")
    return [release for release in living.iterator(chunk_size=200) if texts.speaker_of(release) == person_id]


def _conversation(conversation: Conversation) -> dict[str, object]:
    transcript = getattr(conversation, "transcript", None)
    said = texts.said(transcript, texts.opened(transcript)) if transcript is not None else []
    return {
        "nummer": conversation.number,
        "gepland": conversation.planned_for,
        "tekst zoals die binnenkwam": (texts.original(transcript) or "") if transcript is not None else "",
        "tekst": [{"wie": s.speaker, "woorden": s.text, "seconde": s.turn.starts_at} for s in said],
    }


def _release(release: Release) -> dict[str, object]:
    words, shown_as = texts.released_words([release])[release.pk]
    return {
        "woorden": words,
        "letterlijk": release.literal,
        "voor wie": release.get_audience_display(),
        "erbij staat": shown_as,
        "tot en met": release.until,
    }
