"""Laying words before their speaker, and keeping to what the speaker says."""

import uuid
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.lookback import emails, endings, rules
from leertraject.lookback.commands import flags
from leertraject.lookback.models import (
    Attribution,
    Conversation,
    Fragment,
    Offer,
    Refusal,
    Release,
    Withdrawal,
    WithdrawalCause,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import quotes, texts
from leertraject.notices import commands as notices
from leertraject.notices import links
from leertraject.notices.models import MailLink
from leertraject.privacy import boxes

ANSWER_DAYS = rules.ANSWER_TIME.days


@transaction.atomic
def offer_quote(*, fragment: Fragment, by: Actor, now: datetime) -> Offer:
    """Lays a fragment before its speaker, by a mail link; again when the time to answer passed without an answer.

    Raises NotAllowed.
    """
    if fragment.transcript is None or fragment.lapsed_at:
        raise NotAllowed("Dit fragment telt niet meer mee.")
    conversation = fragment.transcript.conversation
    tasks = queries.tasks_of(by, conversation, now=now)
    rules.check_may_code(by, tasks, queries.consents(conversation))
    rules.check_may_ask_consent(by, conversation, tasks)
    Fragment.objects.select_for_update().get(pk=fragment.pk)
    offer = Offer.objects.filter(fragment=fragment).first()
    if offer is None:
        offer = Offer.objects.create(fragment=fragment, offered_at=now, offered_by=by.subject)
    else:
        rules.check_may_offer_again(_answered(offer), offer.offered_at, now)
        offer.offered_at, offer.offered_by = now, by.subject
        offer.save(update_fields=["offered_at", "offered_by"])
    notices.announce(
        kind=emails.QUOTE,
        recipient=conversation.speaker,
        object_id=offer.pk,
        link_purpose=emails.QUOTE,
        link_days=ANSWER_DAYS,
        by=by,
        now=now,
    )
    logbook.record("offer_quote", by=by, now=now, on=offer, about=conversation.speaker_id)
    return offer


@transaction.atomic
def release_quote(
    *, offer: Offer, audience: str, attribution: str, until: date, own_words: str = "", by: Actor, now: datetime
) -> Release:
    """Keeps the speaker's permission with its own sealed copy of the words: the literal ones, or `own_words` that the
    speaker would rather have read.

    Raises NotAllowed for anyone but the speaker, for a second answer, and for a role that too few people hold.
    """
    Offer.objects.select_for_update().get(pk=offer.pk)
    laid = quotes.laid_before(offer)
    conversation = _conversation(offer)
    rules.check_may_release(by, conversation.speaker_id, _answered(offer), until, timezone.localdate(now))
    if laid.words is None:
        raise NotAllowed("Deze woorden zijn er niet meer. Er is niets om vrij te geven.")
    if offer.fragment.lapsed_at is not None:
        raise NotAllowed("Je trok je toestemming in. Daarmee verviel ook deze vraag.")
    shown_as = _shown_as(conversation, attribution, now=now)
    read, noted = own_words.strip() or laid.words, quotes.is_noted(offer)
    # The owner of this box is nobody: the database holds no plain tie between a quote and its speaker.
    box = boxes.make(owner=uuid.uuid4(), now=now)
    release = Release.objects.create(
        offer=offer,
        study=conversation.study,
        organisation=conversation.organisation,
        voice=conversation.voice,
        box=box.id,
        words=box.seal(read, field="words"),
        literal=read == laid.words and not noted,
        noted=read == laid.words and noted,
        speaker=box.seal(str(conversation.speaker_id), field="speaker"),
        shown_as=box.seal(shown_as, field="shown_as"),
        audience=audience,
        attribution=attribution,
        until=until,
        released_at=now,
    )
    _keep_link(offer, until, by=by, now=now)
    logbook.record("release_quote", by=by, now=now, on=release, about=conversation.speaker_id)
    return release


@transaction.atomic
def refuse_quote(*, offer: Offer, by: Actor, now: datetime) -> None:
    """Keeps that the speaker said no; no reason is asked. Raises NotAllowed."""
    Offer.objects.select_for_update().get(pk=offer.pk)
    rules.check_is_speaker(by, quotes.speaker_of(offer))
    if _answered(offer):
        raise NotAllowed("Je hebt hier al op geantwoord. Je antwoord staat op deze bladzijde.")
    Refusal.objects.create(offer=offer, at=now)
    logbook.record("refuse_quote", by=by, now=now, on=offer, about=by.subject)


@transaction.atomic
def withdraw_release(*, release: Release, by: Actor, now: datetime) -> None:
    """Ends a release at the speaker's word: the sealed copy and the tie to the speaker go. Raises NotAllowed."""
    rules.check_is_speaker(by, quotes.speaker_of(release.offer))
    if _has_ended(release):
        raise NotAllowed("Je hebt dit citaat al ingetrokken.")
    words = _end(release, WithdrawalCause.SPEAKER, by=by, now=now)
    flags.raise_flags(study=release.study, ended=[words], by=by, now=now)


@transaction.atomic
def end_release(*, release: Release, by: Actor, now: datetime) -> None:
    """Ends a living release because its speaker is being erased. The caller has checked that this may be done."""
    words = _end(release, WithdrawalCause.SPEAKER, by=by, now=now)
    flags.raise_flags(study=release.study, ended=[words], by=by, now=now)


@transaction.atomic
def end_lost(*, release: Release, by: Actor, now: datetime) -> None:
    """Ends a living release whose key has gone: it had ended before an older backup came back."""
    _end(release, WithdrawalCause.SPEAKER, by=by, now=now)


def withdraw_all(*, conversation: Conversation, cause: str, by: Actor, now: datetime) -> None:
    """Ends every living release from a conversation. Call inside a transaction."""
    living = quotes.from_conversation(conversation).select_related("study", "offer").order_by("pk")
    words = [_end(release, cause, by=by, now=now) for release in living if not _has_ended(release)]
    flags.raise_flags(study=conversation.study, ended=words, by=by, now=now)


@transaction.atomic
def expire_releases(*, now: datetime) -> int:
    """Ends the releases whose last day has passed and returns how many; runs daily."""
    run_out = Release.objects.filter(withdrawal__isnull=True, until__lt=timezone.localdate(now))
    found = run_out.select_related("study", "offer").order_by("pk")[:500]
    ended = [release for release in found if not _has_ended(release)]
    words = {release.pk: _end(release, WithdrawalCause.EXPIRED, by=SYSTEM, now=now) for release in ended}
    for study in {release.study_id: release.study for release in ended}.values():
        gone = [words[release.pk] for release in ended if release.study_id == study.pk]
        flags.raise_flags(study=study, ended=gone, by=SYSTEM, now=now)
    return len(ended)


def _has_ended(release: Release) -> bool:
    """Locks a release and says whether it ended, also a moment ago by another press or for another reason."""
    Release.objects.select_for_update().get(pk=release.pk)
    return Withdrawal.objects.filter(release=release).exists()


def _end(release: Release, cause: str, *, by: Actor, now: datetime) -> str:
    """Ends a release and returns its words: nobody can read them any more to find text that repeats them."""
    words, _ = texts.released_words([release]).get(release.pk, ("", ""))
    Withdrawal.objects.create(release=release, cause=cause, at=now)
    boxes.destroy(release.box)
    Release.objects.filter(pk=release.pk).update(words=b"", speaker=b"", shown_as=b"")
    endings.tell_ended(release, by=by, now=now)
    logbook.record("withdraw_release", by=by, now=now, on=release, about=by.subject)
    return words


def _keep_link(offer: Offer, until: date, *, by: Actor, now: datetime) -> None:
    """The link that released must also be able to withdraw, as long as the release lives."""
    last = timezone.make_aware(datetime.combine(until, time.max))
    for link in MailLink.objects.filter(purpose=emails.QUOTE, object_id=offer.pk).alive(now):
        links.prolong(link, until=last, by=by, now=now)


def _answered(offer: Offer) -> bool:
    return Refusal.objects.filter(offer=offer).exists() or Release.objects.filter(offer=offer).exists()


def _conversation(offer: Offer) -> Conversation:
    transcript = offer.fragment.transcript
    if transcript is None:
        raise NotAllowed("Deze woorden zijn er niet meer. Er is niets om vrij te geven.")
    return transcript.conversation


def _shown_as(conversation: Conversation, attribution: str, *, now: datetime) -> str:
    if attribution == Attribution.NAME:
        return conversation.speaker.name if conversation.speaker else ""
    if attribution != Attribution.ROLE:
        return ""
    role = quotes.role_beside(conversation, now=now)
    rules.check_attribution(attribution, role.shown, role.minimum)
    return role.label
