"""Everything of a speaker: the conversations, what was agreed about them, and the quotes."""

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Conversation, Offer, Release
from leertraject.lookback.queries import conversations, texts


def spoken(actor: Actor) -> QuerySet[Conversation]:
    """Returns the conversations in which `actor` speaks, newest first."""
    return conversations.spoken_by(actor).order_by("-made_at", "pk")


def laid(actor: Actor) -> QuerySet[Offer]:
    """Returns all that was laid before `actor`, newest first, also when the conversation's text has gone.

    Of a text that has gone only the tally is left; it is the same in all conversations of a speaker in a study.
    """
    said = conversations.spoken_by(actor)
    same = said.order_by().filter(study=OuterRef("fragment__study"), tally=OuterRef("fragment__tally"))
    gone = Q(fragment__transcript__isnull=True) & Exists(same)
    found = Offer.objects.filter(Q(fragment__transcript__conversation__in=said) | gone)
    return found.select_related("fragment", "release__withdrawal", "refusal").order_by("-offered_at", "pk")


def words(offers: Iterable[Offer]) -> dict[UUID, str]:
    """Returns what others may read now, per offer (one query)."""
    released = [offer.release for offer in offers if hasattr(offer, "release")]
    living = {release.pk: release.offer_id for release in released if not hasattr(release, "withdrawal")}
    said = texts.released_words(release for release in released if release.pk in living)
    return {living[key]: words for key, (words, _) in said.items()}


def released_by(person: UUID) -> list[Release]:
    """Returns the living releases of someone. The tie is sealed, so every living release is opened (one query for each
    two hundred): there is no list of who said what."""
    living = Release.objects.filter(withdrawal__isnull=True).select_related("study", "offer").iterator(chunk_size=200)
    found: list[Release] = []
    while several := list(islice(living, 200)):
        speakers = texts.speakers_of(several)
        found += [release for release in several if speakers.get(release.pk) == person]
    return found
