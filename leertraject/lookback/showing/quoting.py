"""A quote before its speaker, in words, and released quotes as others read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from leertraject.lookback.models import Offer
from leertraject.lookback.queries.progress import Progress
from leertraject.lookback.queries.quotes import Laid, Quote
from leertraject.lookback.showing import bench, dates
from leertraject.ui.number_words import in_words


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a quote is: a state of the release tag, or "gone"; a head and a sentence for its speaker."""

    state: str
    head: str
    note: str


@dataclass(frozen=True, slots=True)
class InContext:
    """The whole passage with the place of the words in it, for the turn tag."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A released quote as someone else reads it: what stands beside it, and until when."""

    words: str
    beside: str


NOT_LITERAL = "Niet letterlijk: zo schreef de spreker het zelf op"
NOTED = "Niet letterlijk: opgeschreven in eigen woorden van de interviewer"
HEADS = {
    "asked": "Mogen wij deze woorden van jou gebruiken?",
    "released": "Je gaf deze woorden vrij",
    "refused": "Je gaf deze woorden niet vrij",
    "withdrawn": "Dit citaat is er niet meer",
}
SAID = {
    None: "Het komt uit ons gesprek.",
    False: "Je zei dit in ons gesprek.",
    True: "De interviewer schreef dit op in ons gesprek.",
}
GONE = Standing("gone", "Deze woorden zijn er niet meer", "Het gesprek is gewist. Er is niets om over te beslissen.")


def standing(offer: Offer, today: date, *, noted: bool | None = None) -> Standing:
    """Returns how far an offer is; `noted` says whether it is the interviewer's notes, when that is known."""
    state, note = bench.standing(offer, offer.fragment, today)
    if state == "asked":
        said = SAID[noted]
        note = f"{said} Jij bepaalt of anderen het lezen. Gevraagd op {dates.day(offer.offered_at)}."
    return Standing(state, HEADS[state], note)


def decided(offer: Offer) -> str:
    """Returns what to say to a speaker who decides where nothing is left to decide."""
    answered = hasattr(offer, "refusal") or hasattr(offer, "release")
    return "Je had hierover al beslist." if answered else "Hier is niets meer om over te beslissen."


def offers(found: Iterable[Offer], *, now: datetime) -> list[dict[str, str]]:
    """Returns what was laid before a speaker as entries: a link to each, never the words."""
    rows = []
    for offer in found:
        now_is = standing(offer, timezone.localdate(now))
        url = reverse("lookback:quote", args=[offer.pk])
        rows.append({"day": dates.day(offer.offered_at), "head": now_is.head, "note": now_is.note, "url": url})
    return rows


def own(found: Iterable[Offer], words: Mapping[UUID, str], *, today: date) -> list[dict[str, str]]:
    """Returns what was laid before a speaker with what others read of it, and the way to withdraw."""
    rows = []
    for offer in found:
        now_is = standing(offer, today)
        living = now_is.state == "released"
        rows.append(
            {
                "day": dates.day(offer.offered_at),
                "head": now_is.head,
                "note": now_is.note,
                "url": reverse("lookback:quote", args=[offer.pk]),
                "words": words.get(offer.pk, "") if living else "",
                "withdraw": reverse("lookback:quote_withdrawal", args=[offer.pk]) if living else "",
            }
        )
    return rows


def rests(insights: int) -> str:
    """Returns what rests on a quote, for its speaker: how many insights, never which.

    >>> rests(0), rests(1)
    ('', 'Je woorden staan nu onder één inzicht. Dat inzicht blijft, zonder je woorden.')
    """
    if not insights:
        return ""
    if insights == 1:
        return "Je woorden staan nu onder één inzicht. Dat inzicht blijft, zonder je woorden."
    return f"Je woorden staan nu onder {in_words(insights)} inzichten. Die blijven, zonder je woorden."


def agreed(known: Progress) -> str:
    """Returns how many of the questions about consent a speaker said yes to."""
    if not known.answered:
        return "Nog geen keuze gemaakt"
    yes = sum(known.consents.values())
    return f"Je zei ja op {in_words(yes)} van de {in_words(len(known.consents))} vragen" if yes else "Je zei nee"


def is_open(offer: Offer) -> bool:
    """Says whether the speaker can still answer."""
    answered = hasattr(offer, "refusal") or hasattr(offer, "release")
    return not answered and offer.fragment.lapsed_at is None


def in_context(laid: Laid) -> InContext:
    """Returns the words in their surroundings; they are there."""
    words = laid.words or ""
    start = len(laid.before)
    return InContext(laid.before + words + laid.after, ((start, start + len(words), "cite"),))


def rows(quotes: Iterable[Quote]) -> list[Row]:
    """Returns the quotes with what stands beside them and until when."""
    return [Row(quote.words, _beside(quote)) for quote in quotes]


def _beside(quote: Quote) -> str:
    return said_by(quote, f"Vrijgegeven tot en met {dates.day(quote.release.until)}")


def said_by(quote: Quote, rest: str = "") -> str:
    """Returns what stands beside a quote: who said it, and that it is not literal when someone wrote it."""
    parts = [quote.shown_as, wording(literal=quote.release.literal, noted=quote.release.noted), rest]
    return ". ".join(part for part in parts if part)


def wording(*, literal: bool, noted: bool) -> str:
    """Returns whose words a quote is in, when they are not literal."""
    return "" if literal else NOTED if noted else NOT_LITERAL
