"""Words sought in the conversations that someone interviews in: in memory, with nothing indexed and nothing kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Conversation, Part, Transcript, Turn
from leertraject.lookback.queries import conversations, texts

# So many texts are opened for one search, and so many places shown: enough to read, and well within a second.
TEXTS = 40
PLACES = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One turn that holds all the words; `places` are those words, in code points from the begin of `words`."""

    conversation: Conversation
    turn: int
    part: str
    starts_at: float | None
    words: str
    places: tuple[passages.Place, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `more` says that there are more places, `unread` how many older texts were not opened."""

    found: tuple[Found, ...]
    more: bool
    unread: int

    @property
    def transcripts(self) -> tuple[Transcript, ...]:
        """The texts of which words are shown."""
        return tuple({one.conversation.pk: one.conversation.transcript for one in self.found}.values())


def searchable(actor: Actor, *, now: datetime) -> QuerySet[Conversation]:
    """Returns the conversations with a text that `actor` interviews in, newest first."""
    mine = conversations.worked_on_by(actor, now=now).filter(transcript__isnull=False)
    return mine.order_by("-transcript__received_at", "-number")


def search(within: QuerySet[Conversation], wanted: Sequence[str]) -> Answer:
    """Returns the turns that hold all these words (see `passages.sought`), at most `PLACES` (four queries)."""
    held = list(within[:TEXTS])
    opened = texts.opened_many([one.transcript for one in held])
    kept = {pk: text for pk, text in opened.items() if wanted and passages.may_hold(text.text, wanted)}
    of = {one.transcript.pk: one for one in held if one.transcript.pk in kept}
    turns = list(_turns(kept, of, wanted))
    return Answer(tuple(turns[:PLACES]), len(turns) > PLACES, max(0, within.count() - TEXTS))


def _turns(kept: Mapping[UUID, texts.Text], of: Mapping[UUID, Conversation], wanted: Sequence[str]) -> Iterator[Found]:
    """Yields one turn more than is shown, so that it is known whether there are more."""
    rows = Turn.objects.filter(transcript__in=kept).order_by("index")
    turns: dict[UUID, list[tuple[int, int, int, float | None, str]]] = defaultdict(list)
    row = ("transcript_id", "index", "begin", "end", "starts_at", "label__part")
    for pk, index, begin, end, starts_at, part in rows.values_list(*row):
        turns[pk].append((index, begin, end, starts_at, part))
    found = 0
    for pk, conversation in of.items():
        for index, begin, end, starts_at, part in turns[pk]:
            words = kept[pk].words(begin, end)
            if places := passages.search(words, wanted):
                yield Found(conversation, index, part, starts_at, words, places)
                found += 1
            if found > PLACES:
                return


def is_question(found: Found) -> bool:
    """Says whether the interviewer spoke."""
    return found.part == Part.INTERVIEWER
