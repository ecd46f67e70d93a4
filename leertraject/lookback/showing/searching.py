"""What a search found, in words: the turn, where it stands, and the words in their surroundings."""

from collections.abc import Iterable
from itertools import groupby

from django.urls import reverse

from leertraject.lookback.queries import searching
from leertraject.lookback.queries.searching import Answer, Found
from leertraject.lookback.showing import counted, dates
from leertraject.ui.number_words import in_words

Row = dict[str, object]
BEFORE, AFTER = 80, 240


def groups(answer: Answer) -> list[tuple[str, str, list[Row]]]:
    """Returns per conversation its name, its voice with study, and a row per turn."""
    return [
        (str(conversation), f"{conversation.get_voice_display()}, {conversation.study.title}", _rows(found))
        for conversation, found in groupby(answer.found, key=lambda one: one.conversation)
    ]


def summary(answer: Answer) -> str:
    """Returns in a sentence how much was found, and what to do when that is too much."""
    count = len(answer.found)
    if answer.more:
        return f"Er zijn meer dan {count} beurten met deze woorden. Hier staan de eerste {count}. Typ er een woord bij."
    return f"{counted.sentence(in_words(count))} {'beurt' if count == 1 else 'beurten'} met deze woorden."


def unread(answer: Answer) -> str:
    """Returns which texts were not looked into, or nothing."""
    if not answer.unread:
        return ""
    older = "ouder verslag is" if answer.unread == 1 else "oudere verslagen zijn"
    return (
        f"Er is gezocht in je {searching.TEXTS} nieuwste verslagen. {counted.sentence(in_words(answer.unread))} {older}"
        " niet bekeken. Kies zo'n gesprek apart."
    )


def _rows(found: Iterable[Found]) -> list[Row]:
    return [_row(one) for one in found]


def _row(found: Found) -> Row:
    page = reverse("lookback:workbench", args=[found.conversation.pk])
    text, marks = _excerpt(found)
    who = "Vraag" if searching.is_question(found) else f"Gesprek {found.conversation.number}"
    return {
        "head": f"Beurt {found.turn}",
        "url": f"{page}?beurt={found.turn}#beurt-{found.turn}",
        "about": f"van {found.conversation}",
        "meta": ", ".join(filter(None, (who, dates.clock(found.starts_at)))),
        "text": text,
        "marks": marks,
    }


def _excerpt(found: Found) -> tuple[str, list[tuple[int, int, str]]]:
    """Returns the surroundings of the first word, cut between words, and in it the places of the words."""
    first = found.places[0]
    start, end = max(0, first.start - BEFORE), min(len(found.words), first.end + AFTER)
    while 0 < start < first.start and not found.words[start - 1].isspace():
        start += 1
    while first.end < end < len(found.words) and not found.words[end].isspace():
        end -= 1
    before, after = "… " if start else "", " …" if end < len(found.words) else ""
    shift = len(before) - start
    marks = [(p.start + shift, p.end + shift, "soft") for p in found.places if start <= p.start and p.end <= end]
    return before + found.words[start:end] + after, marks
