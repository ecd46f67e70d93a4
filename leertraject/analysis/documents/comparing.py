r"""What changed between two documents: per paragraph the same, changed, gone or new, in the order of the new one.

    >>> from .paragraphs import Paragraph
    >>> old = [Paragraph(1, 1, "Wonen"), Paragraph(2, 1, "We bouwen 200 huizen in de wijk.")]
    >>> new = [Paragraph(1, 1, "Wonen"), Paragraph(2, 1, "We bouwen 300 huizen in de wijk."), Paragraph(3, 1, "Zorg")]
    >>> [one.kind for one in compare(old, new)]
    ['same', 'changed', 'new']
    >>> [part for part in compare(old, new)[1].words if part.kind != SAME]
    [Part(kind='gone', text='200'), Part(kind='new', text='300')]

Paragraphs with the same text are each other, also when they moved. Of what is left, those are each other that share
most of their words; the words that few other paragraphs have find them.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .paragraphs import Paragraph

SAME, CHANGED, GONE, NEW = "same", "changed", "gone", "new"
_ALIKE = 0.5  # of the words, to be the same paragraph in another wording
_ELSEWHERE = 0.65  # also when it stands in another place
_COMMON = 40  # a word in more paragraphs than this finds nothing
_LARGE = 200_000
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+")
_Pairs = dict[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a changed paragraph: `kind` is `SAME`, `GONE` or `NEW`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph. `moved`: it stands in another order among the others than it did.

    `words` holds the parts of a changed paragraph, with one space between them.
    """

    kind: str
    old: Paragraph | None
    new: Paragraph | None
    moved: bool = False
    words: tuple[Part, ...] = ()


def compare(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Change, ...]:
    """Returns a change for each paragraph of the new document, and in between for each that is gone."""
    pairs = _same(old, new)
    pairs.update(_alike(old, new, pairs))
    in_order = _longest_rise(sorted(pairs.items()))
    found: list[Change] = []
    gone = _gone(old, new, pairs, in_order)
    for place, paragraph in enumerate(new):
        found += gone.get(place, [])
        at = pairs.get(place)
        if at is None:
            found.append(Change(NEW, None, paragraph))
        else:
            was = old[at]
            same = was.text == paragraph.text
            parts = () if same else tuple(words(was.text, paragraph.text))
            found.append(Change(SAME if same else CHANGED, was, paragraph, place not in in_order, parts))
    return (*found, *gone.get(len(new), []))


def words(old: str, new: str) -> Iterator[Part]:
    """Yields the words of two texts in order: those in both, and those that went or came."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    before, after = one[:start], one[len(one) - end :]
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if before:
        yield Part(SAME, " ".join(before))
    if len(one) * len(other) > _LARGE:
        steps = [("replace", 0, len(one), 0, len(other))]
    else:
        steps = list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    for kind, a, b, c, d in steps:
        if kind == "equal":
            yield Part(SAME, " ".join(one[a:b]))
            continue
        if b > a:
            yield Part(GONE, " ".join(one[a:b]))
        if d > c:
            yield Part(NEW, " ".join(other[c:d]))
    if after:
        yield Part(SAME, " ".join(after))


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _same(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> _Pairs:
    """Pairs of paragraphs with the same text, from place in the new one to place in the old one."""
    one, other = [paragraph.text for paragraph in old], [paragraph.text for paragraph in new]
    pairs: _Pairs = {}
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    pairs.update({place: place for place in range(start)})
    pairs.update({len(other) - 1 - place: len(one) - 1 - place for place in range(end)})
    where: dict[str, list[int]] = defaultdict(list)
    for place in range(start, len(one) - end):
        where[one[place]].append(place)
    middle = range(start, len(other) - end)
    counts = Counter(other[place] for place in middle)
    once = [(place, where[other[place]][0]) for place in middle if _is_once(other[place], where, counts)]
    anchors = dict(once)
    pairs.update(anchors)
    for text, number in counts.items():
        if number > 1 and len(where.get(text, ())) == number:  # as often as before: each stays itself
            pairs.update(zip([place for place in middle if other[place] == text], where[text], strict=True))
    used = set(pairs.values())
    rising = sorted(_longest_rise(once))
    for place in middle:  # texts that stand in more places: the next one after the anchor before
        if place in pairs or not where.get(other[place]):
            continue
        before = bisect_left(rising, place)
        least = anchors[rising[before - 1]] if before else start - 1
        free = [at for at in where[other[place]] if at not in used]
        if free:
            at = next((at for at in free if at > least), free[-1])
            pairs[place] = at
            used.add(at)
            where[other[place]] = [one for one in free if one != at]
    return pairs


def _is_once(text: str, where: dict[str, list[int]], counts: Counter[str]) -> bool:
    return counts[text] == 1 and len(where.get(text, ())) == 1


def _alike(old: Sequence[Paragraph], new: Sequence[Paragraph], pairs: _Pairs) -> _Pairs:
    """Pairs of paragraphs in another wording."""
    taken = set(pairs.values())
    left = {place: _bag(one.text) for place, one in enumerate(old) if place not in taken}
    right = {place: _bag(one.text) for place, one in enumerate(new) if place not in pairs}
    finds: dict[str, list[int]] = defaultdict(list)
    for place, bag in left.items():
        for word in bag:
            finds[word].append(place)
    around = _Around(pairs)
    scored: list[tuple[float, int, int]] = []
    for place, bag in right.items():
        shared: Counter[int] = Counter()
        for word in bag:
            if len(finds.get(word, ())) <= _COMMON:
                shared.update(finds.get(word, ()))
        near = [at for at in left if around.between(place, at)] if len(left) < 400 else []
        for at in {*[at for at, _ in shared.most_common(8)], *near[:20]}:
            share = 2 * (bag & left[at]).total() / max(bag.total() + left[at].total(), 1)
            between = around.between(place, at)
            if share >= (_ALIKE if between else _ELSEWHERE):
                scored.append((-share - 0.1 * between, place, at))
    found: _Pairs = {}
    used: set[int] = set()
    for _, place, at in sorted(scored):
        if place not in found and at not in used:
            found[place] = at
            used.add(at)
    return found


class _Around:
    """Whether two paragraphs stand between the same neighbours that did not change."""

    def __init__(self, pairs: _Pairs) -> None:
        self._new = sorted(_longest_rise(sorted(pairs.items())))
        self._old = [pairs[place] for place in self._new]

    def between(self, new: int, old: int) -> bool:
        """Says whether it is so."""
        return bisect_left(self._new, new) == bisect_left(self._old, old)


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Of pairs sorted by the first, the firsts of the most pairs of which the seconds rise too."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before.append(places[length - 1] if length else -1)
        ends[length:] = [at, *ends[length + 1 :]]
        places[length:] = [number, *places[length + 1 :]]
    found: set[int] = set()
    number = places[-1] if places else -1
    while number >= 0:
        found.add(pairs[number][0])
        number = before[number]
    return found


def _gone(
    old: Sequence[Paragraph], new: Sequence[Paragraph], pairs: _Pairs, in_order: set[int]
) -> dict[int, list[Change]]:
    """The paragraphs that are gone, by the place in the new document before which they stood."""
    kept = set(pairs.values())
    rising = sorted(in_order)
    olds = [pairs[place] for place in rising]
    found: dict[int, list[Change]] = defaultdict(list)
    for at, paragraph in enumerate(old):
        if at not in kept:
            after = bisect_left(olds, at)
            place = rising[after - 1] + 1 if after else 0
            found[min(place, len(new))].append(Change(GONE, paragraph, None))
    return found
