"""People in words: how many of which voice, for and against."""

from collections.abc import Mapping, Sequence

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.lookback.models import Voice
from leertraject.ui.number_words import in_words

ONE = {
    Voice.ALUMNI: "oud-deelnemer",
    Voice.OPGAVE_OWNERS: "opgavehouder",
    Voice.SPONSORS: "opdrachtgever",
    Voice.OTHERS: "andere betrokkene",
}


def people(count: int) -> str:
    """
    >>> people(1), people(6), people(14)
    ('één mens', 'zes mensen', '14 mensen')
    """
    return f"{in_words(count)} {'mens' if count == 1 else 'mensen'}"


def of_voice(count: int, voice: str) -> str:
    """
    >>> of_voice(1, "oud_deelnemers"), of_voice(14, "oud_deelnemers")
    ('één oud-deelnemer', '14 oud-deelnemers')
    """
    return f"{in_words(count)} {ONE[Voice(voice)] if count == 1 else Voice(voice).label.lower()}"


def sentence(words: str) -> str:
    """Returns words with a capital in front.

    >>> sentence("één mens"), sentence("zes mensen van Groep 7")
    ('Eén mens', 'Zes mensen van Groep 7')
    """
    return "Eén" + words[3:] if words.startswith("één") else words[:1].upper() + words[1:]


def closed(words: str) -> str:
    """Returns words that end as a sentence does.

    >>> closed("Het werkte"), closed("Het werkte. ")
    ('Het werkte.', 'Het werkte.')
    """
    words = words.rstrip()
    return words if words.endswith((".", "!", "?", "…")) or not words else f"{words}."


def listed(parts: Sequence[str]) -> str:
    """
    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b en c')
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}" if parts else ""


def support_rows(counts: Mapping[str, PeopleCount]) -> list[dict[str, object]]:
    """Returns the rows of the support tag: every voice that was heard."""
    return [_row(voice, count) for voice, count in counts.items() if count.heard]


def unheard(counts: Mapping[str, PeopleCount]) -> str:
    """Returns the voices with whom nobody spoke, as a list in words."""
    return listed([Voice(voice).label.lower() for voice, count in counts.items() if not count.heard])


def supporters(counts: Mapping[str, PeopleCount]) -> str:
    """Returns "9 van de 14 oud-deelnemers en 7 van de 12 opgavehouders.", or nothing when nobody supports it."""
    yes = [f"{c.supporting} van de {_heard(c.heard, v)}" for v, c in counts.items() if c.supporting]
    return f"{listed(yes)}." if yes else ""


def in_a_sentence(counts: Mapping[str, PeopleCount]) -> str:
    """Returns who supports and contradicts an insight, in one line."""
    yes = supporters(counts)
    against = sum(count.contradicting for count in counts.values())
    if not yes and not against:
        return "Er rust nog niets op."
    ends = f" {sentence(in_words(against))} {'spreekt' if against == 1 else 'spreken'} het tegen." if against else ""
    return (yes or "Nog niemand steunt dit.") + ends


def _row(voice: str, count: PeopleCount) -> dict[str, object]:
    return {
        "voice": Voice(voice).label,
        "yes": count.supporting,
        "against": count.contradicting - count.both,
        "total": count.heard,
        "words": _words(count),
    }


def _heard(count: int, voice: str) -> str:
    return f"{count} {ONE[Voice(voice)] if count == 1 else Voice(voice).label.lower()}"


def _words(count: PeopleCount) -> str:
    words = f"{count.supporting} van de {count.heard} {'mens' if count.heard == 1 else 'mensen'}"
    if count.contradicting:
        words += f", {count.contradicting} {'spreekt' if count.contradicting == 1 else 'spreken'} het tegen"
    if count.both:
        words += f" ({count.both} {'doet' if count.both == 1 else 'doen'} allebei)"
    return words
