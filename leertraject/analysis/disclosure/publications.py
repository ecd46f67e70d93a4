"""Frozen publications, and what someone who keeps them all could subtract.

What is promised. Lay all published sets of people over each other. Every region in which they differ holds
nobody or at least the minimum, so no sum or difference of any number of publications is about fewer people.
And every count that can be found for a group by adding and subtracting (any number of publications, any
whole or broken factors) could have been shown itself: it and its rest reach the minimum.

What is not. Someone who knows the answers of some people can subtract those; no rule on counts prevents it.
Bounds are not followed: two overlapping groups of twelve and six 'yes' say a little about the overlap.
Answers that were changed between two publications count as they were published. And all of this holds for
what is in `history`: give everything ever published, hidden and old ones too, since a reader may have kept it.

Someone who left, or was erased, makes a small region: the next publication over those who stayed is
refused. A publication over only the new people is always possible once there are enough of them. Two
measurements of the same people, before and after, belong in one publication.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from leertraject.analysis.disclosure.derivation import Known, People, Tangled, derivable, regions
from leertraject.analysis.disclosure.figures import breakdown, new_people, part_and_rest, people
from leertraject.analysis.disclosure.rules import Rules
from leertraject.analysis.disclosure.verdicts import SHOWN, TOO_CLOSE, Verdict

Figure = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Publication:
    """Counts over a set of people, as frozen at a moment. Erasure does not change it.

    `people` are opaque ids. `counts` gives per question how many of them gave each shown answer; answers to
    one question exclude each other, and who gave none of them is the rest. A question keeps its name over
    publications. Raises ValueError for a count below zero or answers of more people than there are.
    """

    group: Hashable
    moment: datetime
    people: frozenset[Hashable]
    counts: Mapping[str, Mapping[str, int]]
    sensitive: bool = False

    def __post_init__(self) -> None:
        frozen = {question: MappingProxyType(dict(answers)) for question, answers in self.counts.items()}
        object.__setattr__(self, "counts", MappingProxyType(frozen))
        for answers in frozen.values():
            if any(count < 0 for count in answers.values()) or sum(answers.values()) > len(self.people):
                raise ValueError("answers of more people than there are, or of fewer than nobody")


def may_publish(history: Iterable[Publication], candidate: Publication, rules: Rules) -> Verdict:
    """Says whether `candidate` may appear beside everything in `history` (all that ever appeared).

    Asks in turn: is each figure large enough by itself; are there enough new people compared with every
    earlier set it shares someone with; does it cut a small piece off anything published; and could every
    count that now follows have been shown. Raising the minimum never turns a no into a yes.
    """
    earlier = _connected(history, candidate)
    own = _by_itself(candidate, rules)
    if not own.shown:
        return own
    sensitive = candidate.sensitive or any(other.sensitive for other in earlier)
    for other in earlier:
        if (
            candidate.people & other.people
            and not new_people(other.people, candidate.people, rules, sensitive=sensitive).shown
        ):
            return TOO_CLOSE
    if _cuts_small_piece(earlier, candidate, rules.least(sensitive)):
        return TOO_CLOSE
    return _derived(earlier, candidate, rules, sensitive)


def still_shown(publication: Publication, rules: Rules, earlier: Iterable[Publication] = ()) -> Verdict:
    """Says whether a publication stays under these rules, which may have been raised since.

    `earlier` is everything that appeared before it, also what is hidden by now: of two that lie too close
    together the later one goes.
    """
    return may_publish(earlier, publication, rules)


def _connected(history: Iterable[Publication], candidate: Publication) -> list[Publication]:
    """Returns those that share people with the candidate, or with one that does, and so on."""
    left, found, reached = list(history), list[Publication](), set(candidate.people)
    while touching := [other for other in left if not reached.isdisjoint(other.people)]:
        left = [other for other in left if reached.isdisjoint(other.people)]
        found += touching
        reached.update(*(other.people for other in touching))
    return found


def _by_itself(publication: Publication, rules: Rules) -> Verdict:
    total = len(publication.people)
    verdicts = [people(total, rules, sensitive=publication.sensitive)]
    verdicts += [
        breakdown(answers, rules, total=total, sensitive=publication.sensitive)
        for answers in publication.counts.values()
    ]
    return next((verdict for verdict in verdicts if not verdict.shown), SHOWN)


def _cuts_small_piece(earlier: Sequence[Publication], candidate: Publication, least: int) -> bool:
    """Says whether a region is split with fewer than `least` on a side, or few people are in none yet."""
    before = regions(other.people for other in earlier)
    fresh = candidate.people - frozenset[Hashable]().union(*before)
    if 0 < len(fresh) < least:
        return True
    for region in before:
        inside = len(region & candidate.people)
        if 0 < inside < len(region) and min(inside, len(region) - inside) < least:
            return True
    return False


def _derived(earlier: Sequence[Publication], candidate: Publication, rules: Rules, sensitive: bool) -> Verdict:
    for figure in _figures(candidate):
        known = [(other.people, count) for other in earlier if (count := _figures(other).get(figure)) is not None]
        try:
            allowed = all(
                _could_be_shown(group, count, rules, sensitive)
                for group, count in _new_ones(known, (candidate.people, _figures(candidate)[figure])).items()
            )
        except Tangled:
            allowed = False
        if not allowed:
            return TOO_CLOSE
    return SHOWN


def _figures(publication: Publication) -> dict[Figure, int]:
    """Returns each answer by itself and, per question, everyone who gave a shown answer."""
    single = {
        (question, frozenset({answer})): count
        for question, answers in publication.counts.items()
        for answer, count in answers.items()
    }
    together = {
        (question, frozenset(answers)): sum(answers.values()) for question, answers in publication.counts.items()
    }
    return single | together


def _new_ones(known: Sequence[Known], added: Known) -> dict[People, int]:
    """Returns what follows only now; a count that cannot be one of people comes back as -1."""
    before = derivable(known)
    after = derivable([*known, added])
    return {
        group: int(count) if count.denominator == 1 else -1
        for group, count in after.items()
        if before.get(group) != count
    }


def _could_be_shown(group: People, count: int, rules: Rules, sensitive: bool) -> bool:
    return 0 <= count <= len(group) and part_and_rest(count, len(group), rules, sensitive=sensitive).shown
