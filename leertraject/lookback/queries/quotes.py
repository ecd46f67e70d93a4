"""Quotes: what is laid before a speaker, and what is released for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from leertraject.analysis import disclosure, passages
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Audience, Conversation, Offer, Release, Voice
from leertraject.lookback.queries import texts
from leertraject.people import queries as people
from leertraject.privacy import crypto, minimum
from leertraject.programmes.models import Cohort

EMPLOYER = ("sponsor", "line_manager")
OF_ORGANISATION = (*EMPLOYER, "opgave_owner", "participant", "alumnus")
ROLE_OF_VOICE = {
    Voice.ALUMNI: ("alumnus", "Oud-deelnemer"),
    Voice.OPGAVE_OWNERS: ("opgave_owner", "Opgavehouder"),
    Voice.SPONSORS: ("sponsor", "Opdrachtgever"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A released quote with its words and what stands beside it."""

    release: Release
    words: str
    shown_as: str


@dataclass(frozen=True, slots=True)
class Laid:
    """An offer with the literal words in their surroundings; words is None when they are no longer readable."""

    offer: Offer
    before: str
    words: str | None
    after: str


@dataclass(frozen=True, slots=True)
class RoleBeside:
    """The role that could stand beside a quote ("" when the voice has none), and whether enough people hold it."""

    label: str
    shown: bool
    minimum: int


def living(today: date) -> QuerySet[Release]:
    """Returns the releases that have neither been withdrawn nor run out."""
    return Release.objects.filter(withdrawal__isnull=True, until__gte=today)


def from_conversation(conversation: Conversation) -> QuerySet[Release]:
    """Returns the releases from a conversation that have not ended.

    When its text has gone only the tally ties them to it. A speaker with two conversations in one study of which the
    texts have gone has both ended: rather one quote too few than one that should have gone.
    """
    gone = Q(offer__fragment__transcript__isnull=True, offer__fragment__tally=conversation.tally)
    own = Q(offer__fragment__transcript__conversation=conversation) | (gone & Q(study=conversation.study_id))
    return Release.objects.filter(own, withdrawal__isnull=True)


def role_beside(conversation: Conversation, *, now: datetime) -> RoleBeside:
    """Returns the role of the speaker's voice, and whether `disclosure.attribution` lets it stand beside a quote."""
    rules = minimum.rules()
    kind, label = ROLE_OF_VOICE.get(Voice(conversation.voice), ("", ""))
    holders = 0
    if kind and conversation.organisation_id:
        holders = people.role_holders(kind, conversation.organisation_id, now=now)
    return RoleBeside(label, bool(kind) and disclosure.attribution(holders, rules).shown, rules.minimum)


def released_for(actor: Actor, *, today: date) -> QuerySet[Release]:
    """Returns the living releases whose audience `actor` belongs to (matrix row `citaat`), newest first.

    An employer-side role in the speaker's organisation counts before any other role there; an administrator sees
    no more than a visitor does.
    """
    found = living(today).filter(_reach(actor)).select_related("study", "organisation")
    return found.order_by("-released_at", "pk")


def quotes(releases: Iterable[Release]) -> list[Quote]:
    """Returns the quotes of these releases, in their order (one query for the words, one for a query set)."""
    found = list(releases)
    words = texts.released_words(found)
    return [Quote(r, *words[r.pk]) for r in found if r.pk in words]


def words_of(release: Release) -> Quote | None:
    """Returns one release with its words, or None when they are gone."""
    words = texts.released_words([release])
    return Quote(release, *words[release.pk]) if release.pk in words else None


def offers_in(conversation: Conversation) -> QuerySet[Offer]:
    """Returns what was laid before the speaker of a conversation, newest first."""
    found = Offer.objects.filter(fragment__transcript__conversation=conversation).order_by("-offered_at", "pk")
    return found.select_related("fragment", "release__withdrawal", "refusal")


def laid_before(offer: Offer) -> Laid:
    """Returns an offer as its speaker sees it: the literal words in context."""
    fragment = offer.fragment
    try:
        if fragment.transcript is None or fragment.words_gone:
            raise crypto.Unreadable("the words are gone")
        text = texts.opened(fragment.transcript)
    except crypto.Unreadable:
        return Laid(offer, "", None, "")
    turn = fragment.transcript.turns.filter(begin__lte=fragment.start, end__gte=fragment.end).first()
    begin, end = (turn.begin, turn.end) if turn else (fragment.start, fragment.end)
    place = passages.Place(fragment.start - begin, fragment.end - begin)
    around = passages.context(text.words(begin, end), place, before=240, after=240)
    return Laid(offer, around.before, around.words, around.after)


def is_noted(offer: Offer) -> bool:
    """Says whether the words are the interviewer's notes, and not what the speaker literally said."""
    return offer.fragment.transcript is not None and offer.fragment.transcript.is_noted


def offer_for(actor: Actor, offer_id: UUID) -> Offer | None:
    """Returns the offer when `actor` is its speaker, also when the conversation has gone but the release lives."""
    offer = (
        Offer.objects.filter(pk=offer_id)
        .select_related("fragment__transcript__conversation__study__programme", "release__withdrawal", "refusal")
        .first()
    )
    if offer is None or actor.subject is None:
        return None
    return offer if speaker_of(offer) == actor.subject else None


def speaker_of(offer: Offer) -> UUID | None:
    """Returns who said the words: through the conversation, else through the sealed tie of the release."""
    transcript = offer.fragment.transcript
    if transcript is not None:
        return transcript.conversation.speaker_id
    release = getattr(offer, "release", None)
    return texts.speaker_of(release) if release is not None else None


def _reach(actor: Actor) -> Q:
    reach = Q(audience=Audience.PUBLIC)
    if actor.subject is None or actor.has("administrator"):
        return reach
    employer = Q(organisation__in=actor.organisations(*EMPLOYER))
    reach |= Q(audience=Audience.ORGANISATION, organisation__in=actor.organisations(*OF_ORGANISATION))
    if actor.has("programme_lead", "facilitator"):
        reach |= ~employer
    programmes = Cohort.objects.filter(pk__in=actor.cohorts("participant", "alumnus")).values("version__programme_id")
    wide = Q(audience__in=[Audience.COHORTS, Audience.ORGANISATION])
    return reach | (wide & Q(study__programme__in=programmes) & ~employer)
