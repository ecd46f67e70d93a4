"""The trail of an insight in words: what it rests on, as far as someone may see it."""

from collections.abc import Sequence

from django.urls import reverse

from leertraject.lookback.models import Conversation, Voice
from leertraject.lookback.queries.insights import Trail
from leertraject.lookback.queries.trails import OwnFragment
from leertraject.lookback.showing import counted
from leertraject.ui.number_words import in_words

Row = dict[str, object]


def context(trail: Trail, own: Sequence[OwnFragment]) -> Row:
    """Returns people per voice, the own conversations and fragments with their addresses, codes and quotes."""
    conversations = {row.conversation.pk: row.conversation for row in own}
    return {
        "voices": [
            (Voice(voice).label, counted.sentence(counted.people(count)))
            for voice, count in trail.conversations.items()
        ],
        "conversations": [
            {"head": str(one), "url": reverse("lookback:conversation", args=[one.pk]), "meta": one.get_voice_display()}
            for one in conversations.values()
        ],
        "fragments": _fragments(trail),
        "own": [_own(row) for row in own],
        "codes": trail.codes,
        "quotes": _quotes(trail),
    }


def where(conversation: Conversation, turn: int | None) -> str:
    """Returns in which turn of which conversation a fragment stands."""
    return f"{conversation}, beurt {turn}" if turn else str(conversation)


def _own(row: OwnFragment) -> Row:
    bench = reverse("lookback:workbench", args=[row.conversation.pk])
    return {
        "fragment": row.fragment,
        "head": where(row.conversation, row.turn),
        "url": f"{bench}?fragment={row.fragment}#beurt-{row.turn}",
        "meta": f"{row.stance}. {', '.join(row.codes) or 'Zonder code'}",
    }


def _fragments(trail: Trail) -> str:
    if not trail.fragments:
        return "Er ligt nog geen fragment onder dit inzicht."
    against = sum(1 for row in trail.counting if row.stance == "contradicts")
    words = counted.sentence(f"{in_words(trail.fragments)} {'fragment' if trail.fragments == 1 else 'fragmenten'}")
    return f"{words}, waarvan {in_words(against)} het {'tegenspreekt' if against == 1 else 'tegenspreken'}."


def _quotes(trail: Trail) -> list[tuple[str, str]]:
    counts = [("Voorgelegd", trail.offered), ("Vrijgegeven", trail.released), ("Ingetrokken", trail.withdrawn)]
    return [(name, counted.sentence(in_words(count))) for name, count in counts]
