"""Consent per purpose: given, refused, and withdrawn with everything that rested on it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import guides, rules
from leertraject.lookback.commands import fallbacks, holding, releases
from leertraject.lookback.models import (
    Coding,
    CodingStep,
    ConsentAnswer,
    Conversation,
    Fragment,
    Memo,
    Purpose,
    Transcript,
    WithdrawalCause,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import holding as holdings
from leertraject.privacy import boxes


@transaction.atomic
def answer_consent(*, conversation: Conversation, answers: Mapping[str, bool], by: Actor, now: datetime) -> None:
    """Keeps the speaker's answer per purpose with the words asked, and carries out every yes that became a no.

    Raises NotAllowed for anyone but the speaker, and for an answer that leaves a purpose out.
    """
    rules.check_is_speaker(by, conversation.speaker_id)
    if set(answers) != set(Purpose.values):
        raise NotAllowed("Kies bij elke vraag ja of nee.")
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    before = queries.consents(conversation)
    ConsentAnswer.objects.bulk_create(
        ConsentAnswer(
            conversation=conversation,
            purpose=purpose.id,
            granted=answers[purpose.id],
            wording=purpose.wording,
            at=now,
            by=by.subject,
        )
        for purpose in guides.purposes().values()
        if before.get(purpose.id) != answers[purpose.id]
    )
    logbook.record("answer_consent", by=by, now=now, on=conversation, about=conversation.speaker_id)
    withdrawn = [p for p in guides.purposes().values() if before.get(p.id) and not answers[p.id]]
    # What withdraws releases goes first: once the text has gone the releases can hardly be found.
    for purpose in sorted(withdrawn, key=lambda p: not p.withdraws_releases):
        _carry_out(purpose, conversation, by=by, now=now)


def _carry_out(purpose: guides.ConsentPurpose, conversation: Conversation, *, by: Actor, now: datetime) -> None:
    if purpose.withdraws_releases:
        releases.withdraw_all(conversation=conversation, cause=WithdrawalCause.CONSENT, by=by, now=now)
    if purpose.id == Purpose.NOTES:
        erase_notes(conversation=conversation, by=by, now=now)
    if purpose.id == Purpose.TRANSCRIPT and holdings.is_noted(conversation):
        # The text was made of notes: it rests on another yes, which still stands.
        return
    if "codering" in purpose.erases:
        lapse_fragments(conversation=conversation, by=by, now=now)
    if "terugblikgesprek" in purpose.erases:
        erase_text(conversation=conversation, by=by, now=now)


def lapse_fragments(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Takes codes off and makes fragments count no more, save those whose quote is still released.

    Also of a fragment whose words are gone: were they put back, it would still not count.
    """
    counting = Q(lapsed_at__isnull=True) | Q(words_gone=True)
    fragments = Fragment.objects.filter(counting, transcript__conversation=conversation).exclude(
        offer__release__isnull=False, offer__release__withdrawal__isnull=True
    )
    kept = list(fragments.values_list("pk", flat=True))
    Coding.objects.filter(fragment__in=kept).delete()
    bare = Fragment.objects.filter(pk__in=kept, supports__isnull=True, offer__isnull=True)
    bare.filter(trend_supports__isnull=True).delete()
    Fragment.objects.filter(pk__in=kept).update(lapsed_at=now)
    CodingStep.objects.filter(transcript__conversation=conversation).delete()
    Memo.objects.filter(transcript__conversation=conversation).delete()
    logbook.record("lapse_fragments", by=by, now=now, on=conversation, about=conversation.speaker_id)
    fallbacks.keep_true(study=conversation.study, by=by, now=now)


def erase_notes(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Throws the interviewer's notes and their key away."""
    if holding.erase_jottings(conversation=conversation):
        Conversation.objects.filter(pk=conversation.pk).update(text_gone_at=now)
        logbook.record("erase_notes", by=by, now=now, on=conversation, about=conversation.speaker_id)


def erase_text(*, conversation: Conversation, by: Actor, now: datetime) -> None:
    """Throws the key and the rows of the text away; fragments keep no way back to the words."""
    transcript = Transcript.objects.filter(conversation=conversation).first()
    if transcript is None:
        return
    boxes.destroy(transcript.box)
    transcript.delete()
    Conversation.objects.filter(pk=conversation.pk).update(text_gone_at=now)
    logbook.record("erase_text", by=by, now=now, on=conversation, about=conversation.speaker_id)
