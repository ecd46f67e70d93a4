"""What rests on a conversation, and so what a speaker ends by withdrawing consent."""

from collections.abc import Collection
from dataclasses import dataclass

from leertraject.lookback.guides import ConsentPurpose
from leertraject.lookback.models import Conversation, Fragment, Holding, Purpose, Support, Transcript, TrendSupport
from leertraject.lookback.queries import holding, quotes


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends: whether text and notes go, and how many quotes, fragments, insights and cards are touched."""

    text: bool
    notes: bool
    quotes: int
    fragments: int
    insights: int
    trends: int


def ending(conversation: Conversation, purposes: Collection[ConsentPurpose]) -> Ending:
    """Returns what ends when the speaker withdraws these purposes (seven queries at most)."""
    ended = {purpose.id for purpose in purposes}
    if holding.is_noted(conversation):
        # A text that was made of notes rests on the yes to notes.
        purposes = [purpose for purpose in purposes if purpose.id != Purpose.TRANSCRIPT]
    erased = frozenset().union(*(purpose.erases for purpose in purposes))
    withdraws = any(purpose.withdraws_releases for purpose in purposes)
    released = quotes.from_conversation(conversation)
    fragments = Fragment.objects.filter(transcript__conversation=conversation, lapsed_at__isnull=True)
    if not withdraws:
        fragments = fragments.exclude(offer__release__in=released)
    if "codering" not in erased:
        fragments = fragments.none()
    return Ending(
        text="terugblikgesprek" in erased and Transcript.objects.filter(conversation=conversation).exists(),
        notes=Purpose.NOTES in ended and Holding.objects.filter(conversation=conversation).exists(),
        quotes=released.count() if withdraws else 0,
        fragments=fragments.count(),
        insights=Support.objects.filter(fragment__in=fragments).values("insight").distinct().count(),
        trends=TrendSupport.objects.filter(fragment__in=fragments).values("trend").distinct().count(),
    )
