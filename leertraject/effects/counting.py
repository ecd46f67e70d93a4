"""Which figures a publication may show: one frozen set, against everything published before over the same people.

Plain functions over opaque ids; `analysis.disclosure` decides.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from leertraject.analysis import disclosure

VOICES, SUPPORTS = "stemmen", "steunt"


@dataclass(frozen=True, slots=True)
class Heard:
    """Who was heard: the voice of each person, and per insight who supports it."""

    speakers: Mapping[str, str]
    supporters: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be shown: over whom, how many of which voice, and how many of them support each insight.

    Empty `voices` are not shown, nor is an insight without `supports`.
    """

    people: frozenset[str]
    voices: Mapping[str, int]
    supports: Mapping[str, int]
    minimum: int
    at: datetime


def decide(heard: Heard, history: Sequence[Figures], rules: disclosure.Rules, *, at: datetime) -> Figures | None:
    """Returns the figures that may appear beside `history`, or None when none may.

    With voices when that may be: people of a voice that is too small to be named, folded too, then count nowhere, for
    they could be found as a remainder. Else over everyone, without voices. An insight whose figure may not be shown is
    left out, in the order of `heard.supporters`.
    """
    voices = disclosure.voices(Counter(heard.speakers.values()), rules)
    named = frozenset(person for person, voice in heard.speakers.items() if _named(voice, voices))
    published = [_publication(figures) for figures in history]
    for people, shown in ((named, voices), (frozenset(heard.speakers), {})):
        counts: dict[str, dict[str, int]] = {VOICES: shown} if shown else {}
        if people and _may(published, people, counts, rules, at):
            supports = _supports(heard, published, people, counts, rules, at)
            return Figures(people, shown, supports, rules.minimum, at)
    return None


def still(figures: Figures, history: Sequence[Figures], rules: disclosure.Rules) -> Figures | None:
    """Returns what of frozen figures stays under rules that may have been raised since; None when nothing does.

    `history` is what appeared before them.
    """
    if rules.minimum <= figures.minimum:
        return figures
    before = [_publication(one) for one in history]

    def stays(counts: dict[str, dict[str, int]]) -> bool:
        whole = disclosure.Publication("study", figures.at, figures.people, counts)
        return disclosure.still_shown(whole, rules, before).shown

    if not stays({}):
        return None
    voices = figures.voices if stays({VOICES: dict(figures.voices)}) else {}
    supports = {one: count for one, count in figures.supports.items() if stays({one: {SUPPORTS: count}})}
    return Figures(figures.people, voices, supports, rules.minimum, figures.at)


def _supports(
    heard: Heard,
    published: Sequence[disclosure.Publication],
    people: frozenset[str],
    counts: dict[str, dict[str, int]],
    rules: disclosure.Rules,
    at: datetime,
) -> dict[str, int]:
    found: dict[str, int] = {}
    for insight, supporters in heard.supporters.items():
        more = counts | {insight: {SUPPORTS: len(supporters & people)}}
        if _may(published, people, more, rules, at):
            counts, found[insight] = more, len(supporters & people)
    return found


def _named(voice: str, voices: Mapping[str, int]) -> bool:
    return voice in voices or disclosure.FOLDED_VOICE in voices


def _may(
    published: Sequence[disclosure.Publication],
    people: frozenset[str],
    counts: Mapping[str, Mapping[str, int]],
    rules: disclosure.Rules,
    at: datetime,
) -> bool:
    return disclosure.may_publish(published, disclosure.Publication("study", at, people, counts), rules).shown


def _publication(figures: Figures) -> disclosure.Publication:
    counts = {insight: {SUPPORTS: count} for insight, count in figures.supports.items()}
    if figures.voices:
        counts[VOICES] = dict(figures.voices)
    return disclosure.Publication("study", figures.at, figures.people, counts)
