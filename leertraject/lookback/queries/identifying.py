"""Words by which someone can be recognised in a transcript. They are worked out in memory and kept nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from leertraject.analysis import passages
from leertraject.analysis.identifying import Kind, Known, Mark, everywhere, identify
from leertraject.lookback.models import Assignment, Conversation, EditKind, Part, Transcript
from leertraject.lookback.queries import texts
from leertraject.lookback.queries.editing import Edited, named
from leertraject.people.models import Person, Role
from leertraject.privacy import boxes

SPEAKER, INTERVIEWER, OTHER = "de spreker", "de interviewer", "een collega"
ROLE_OF = {Part.SPEAKER: SPEAKER, Part.INTERVIEWER: INTERVIEWER}
# So many words someone may add by hand at once.
MOST_TYPED = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One place. `words` is the whole turn, of which `start` up to `end` was found; the turn begins at `begin`."""

    turn: int
    begin: int
    words: str
    start: int
    end: int

    @property
    def said(self) -> str:
        """The words that were found."""
        return self.words[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Group:
    """All places of one person, number or address. `key` stays the same while the text changes elsewhere.

    `typed` is the word that someone looked up by hand, or "".
    """

    key: str
    kind: Kind
    role: str
    places: tuple[Found, ...]
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the text at `revision`: what can be replaced, and hints to read a turn again.

    `nowhere` are words typed by hand that stand nowhere, or only inside what was found already.
    """

    revision: int
    groups: tuple[Group, ...]
    hints: tuple[Found, ...]
    nowhere: tuple[str, ...]


def look(transcript: Transcript, *, typed: Sequence[str] = ()) -> Looked:
    """Returns what identifies someone in a text (four queries). Raises crypto.Unreadable when its key has gone."""
    box = boxes.open_box(transcript.box)
    text = texts.Text(transcript.pk, box.unseal(transcript.text, field="text"), box.digest_key())
    rows = list(transcript.turns.order_by("index").values_list("index", "begin", "end"))
    turns = [text.words(begin, end) for _, begin, end in rows]
    marks = identify(turns, _known(transcript, box))

    def found(number: int, start: int, end: int) -> Found:
        index, begin, _ = rows[number]
        return Found(index, begin, turns[number], start, end)

    groups: list[Group] = []
    for kind, who, several in _grouped(marks):
        places = tuple(found(mark.turn, mark.start, mark.end) for mark in several)
        groups.append(Group(_key(kind, who, text), kind, several[0].role, places))
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mark in marks:
        if mark.kind != Kind.HEALTH:
            taken[mark.turn].append((mark.start, mark.end))
    nowhere: list[str] = []
    by_hand: list[Group] = []
    for word in dict.fromkeys(typed[:MOST_TYPED]):
        places = tuple(found(*place) for place in _by_hand(turns, word, taken))
        if places:
            by_hand.append(Group(_key("typed", word.casefold(), text), Kind.NAME, OTHER, places, word))
        else:
            nowhere.append(word)
    hints = tuple(found(mark.turn, mark.start, mark.end) for mark in marks if mark.kind == Kind.HEALTH)
    return Looked(transcript.revision, (*by_hand, *groups), hints, tuple(nowhere))


def replaced_last(transcript: Transcript) -> Edited | None:
    """Returns the newest change that was not undone, when that replaced identifying words (two queries)."""
    newest = transcript.edits.filter(undone_at__isnull=True).first()
    if newest is None or newest.kind != EditKind.REPLACE:
        return None
    return Edited(newest, named([newest.by]).get(newest.by, ""), "")


def laid_turns(transcript: Transcript, places: Iterable[Found]) -> list[int]:
    """Returns the turns in which these places lie within words that wait for an answer of their speaker (one query)."""
    waiting = transcript.fragments.filter(
        words_gone=False, lapsed_at=None, offer__isnull=False, offer__refusal=None, offer__release=None
    )
    spans = list(waiting.values_list("start", "end"))
    return sorted(
        {
            one.turn
            for one in places
            if any(one.begin + one.start < end and start < one.begin + one.end for start, end in spans)
        }
    )


def _grouped(marks: Iterable[Mark]) -> Iterator[tuple[Kind, str, list[Mark]]]:
    """Yields the marks per person or number, in the order in which they are first spoken of."""
    groups: dict[tuple[Kind, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.kind != Kind.HEALTH:
            groups[mark.kind, mark.who].append(mark)
    for (kind, who), several in groups.items():
        yield kind, who, several


def _by_hand(
    turns: Sequence[str], word: str, taken: dict[int, list[tuple[int, int]]]
) -> Iterator[tuple[int, int, int]]:
    for number, words in enumerate(turns):
        for start, end in everywhere(words, word):
            if not any(start < stop and begin < end for begin, stop in taken[number]):
                taken[number].append((start, end))
                yield number, start, end


def _key(kind: str, who: str, text: texts.Text) -> str:
    """Returns a name for a group in a form that says nothing of the words."""
    return passages.digest(f"{kind} {who}", text.digest_key)[:16]


def _known(transcript: Transcript, box: boxes.Opened) -> list[Known]:
    """Returns who may be spoken of: those at the conversation, and everyone of its group and organisation.

    Only names that were said come out of it, and what is shown of them is the same as of any other name.
    """
    conversation = transcript.conversation
    labels = transcript.labels.values_list("label", "part")
    known = {box.unseal(label, field="label"): ROLE_OF.get(Part(part), "") for label, part in labels}
    for name, asks in _people(conversation):
        known[name] = INTERVIEWER if asks else known.get(name, "")
    if conversation.speaker:
        known[conversation.speaker.name] = SPEAKER
    return [Known(name, role) for name, role in known.items()]


def _people(conversation: Conversation) -> Iterable[tuple[str, bool]]:
    """Returns the names of people near a conversation, and whether they interview in it."""
    near = Q(pk__in=[])
    if conversation.organisation_id:
        near |= Q(organisation=conversation.organisation_id)
    if conversation.cohort_id:
        near |= Q(cohort=conversation.cohort_id)
    held = Assignment.objects.filter(conversation=conversation, person=OuterRef("pk"))
    found = Person.objects.annotate(asks=Exists(held))
    found = found.filter(Q(asks=True) | Q(pk__in=Role.objects.filter(near).values("person")))
    return found.values_list("name", "asks")
