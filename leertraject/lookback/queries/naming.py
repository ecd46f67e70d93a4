"""Whether a text that goes to several people names one of them."""

import re
from collections.abc import Iterable, Iterator

from leertraject.analysis.identifying import Kind, Known, identify
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.models import Conversation
from leertraject.people.models import Person
from leertraject.programmes.models import Change

SPOKE = "wie sprak"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def speakers(change: Change) -> list[str]:
    """Returns the names of everyone who spoke about the programme of a change, in any of its studies (one query)."""
    spoke = Conversation.objects.filter(study__programme=change.version.programme_id, speaker__isnull=False)
    return list(Person.objects.filter(pk__in=spoke.values("speaker")).values_list("name", flat=True))


def named(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Returns the places [start, end) in `text` where one of these people is named: whole, or by a part of the name.

    >>> text = "Dank, Sanne. Ook mevrouw De Graaf. De graaf van Holland niet."
    >>> [text[start:end] for start, end in named(text, ["Sanne de Graaf"])]
    ['Sanne', 'mevrouw De Graaf']
    """
    known = [Known(name, SPOKE) for name in names]
    if not known:
        return []
    marks = identify([text], known)
    found = [(mark.start, mark.end) for mark in marks if mark.kind is Kind.NAME and mark.role == SPOKE]
    return sorted(found + [place for place in _bare(text, known) if not any(a <= place[0] < b for a, b in found)])


def _bare(text: str, known: Iterable[Known]) -> Iterator[tuple[int, int]]:
    """Yields a part of a name that is an ordinary word too, such as Bos, when its capital says that it is a name.

    In a conversation that would be guessing; in a note of some lines a question too many costs little.
    """
    parts = {part for one in known for part in one.name.split() if part[:1].isupper() and len(part) > 1}
    for word in WORD.finditer(text):
        starts = text[: word.start()].rstrip(" \t\"'‘“(")[-1:] in ("", ".", "!", "?", ":", "\n", "\r")
        if word[0] in parts and not starts:
            yield word.span()


def check_names_nobody(change: Change, text: str) -> None:
    """Raises NotAllowed with the place when a note names someone who spoke about this programme."""
    places = named(text, speakers(change))
    if places:
        start, end = places[0]
        around = " ".join([*text[:start].split()[-3:], text[start:end], *text[end:].split()[:3]])
        raise NotAllowed(
            f"Hier staat de naam ‘{text[start:end]}’, in ‘{around}’. Dit bericht gaat naar iedereen wiens woorden"
            " meetelden. Zeg het zonder iemand te noemen."
        )
