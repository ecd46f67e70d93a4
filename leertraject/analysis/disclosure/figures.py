"""May one figure be shown. Every number here counts people, never mentions or answers.

`sensitive=True` asks for the higher minimum. Counts below zero and a part larger than its total raise
ValueError: they are mistakes, not small groups.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date

from leertraject.analysis.disclosure.rules import Rules
from leertraject.analysis.disclosure.verdicts import (
    NO_SPREAD,
    NOT_ENDED,
    SHOWN,
    TOO_CLOSE,
    Verdict,
    enough,
    enough_holders,
)

FOLDED_VOICE = "andere_stemmen"


def people(n: int, rules: Rules, *, sensitive: bool = False) -> Verdict:
    """Says whether something about n people may be shown. Nobody at all is too few as well.

    >>> people(5, Rules()).shown, people(0, Rules()).why
    (True, 'Minder dan 5 mensen: niet getoond.')
    """
    _check_counts(n)
    least = rules.least(sensitive)
    return enough(n >= least, least)


def part_and_rest(part: int, total: int, rules: Rules, *, sensitive: bool = False) -> Verdict:
    """Says whether `part` of `total` may be shown: both it and the rest reach the minimum.

    A rest of nobody is allowed: the part is then the whole. A part of nobody is not.

    >>> [part_and_rest(part, 12, Rules()).shown for part in (0, 4, 5, 7, 8, 12)]
    [False, False, True, True, False, True]
    """
    _check_counts(part, total - part)
    least = rules.least(sensitive)
    return enough(part >= least and (part == total or total - part >= least), least)


def breakdown(counts: Mapping[str, int], rules: Rules, *, total: int | None = None, sensitive: bool = False) -> Verdict:
    """Says whether people may be split by a trait or by answers that exclude each other.

    Every value reaches the minimum, so a value of nobody refuses it too: leave out values nobody can
    have. With `total` (shown anywhere) those without a value are nobody or reach the minimum.

    >>> breakdown({"jurist": 6, "inkoper": 5}, Rules()).shown, breakdown({"jurist": 9, "inkoper": 2}, Rules()).shown
    (True, False)
    >>> breakdown({"ja": 5, "nee": 5}, Rules(), total=12).shown
    False
    """
    named = sum(counts.values())
    rest = 0 if total is None else total - named
    _check_counts(*counts.values(), rest)
    least = rules.least(sensitive)
    every = bool(counts) and all(count >= least for count in counts.values())
    return enough(every and (rest == 0 or rest >= least), least)


def new_people(
    previous: Collection[Hashable], now: Collection[Hashable], rules: Rules, *, sensitive: bool = False
) -> Verdict:
    """Says whether enough people are in `now` that were not in the `previous` publication.

    Both hold opaque ids. Only this one rule: `may_publish` looks at people who left as well.

    >>> new_people(frozenset("abcdef"), frozenset("abcdefghij"), Rules()).shown
    False
    """
    return SHOWN if len(set(now) - set(previous)) >= rules.least(sensitive) else TOO_CLOSE


def voices(speakers: Mapping[str, int], rules: Rules, *, sensitive: bool = False) -> dict[str, int]:
    """Returns the voices that may be named with their numbers of speakers; small ones folded together.

    A voice under the minimum goes into 'andere_stemmen', which is left out when it is too small itself.
    Those left out may not be found as a remainder: a total beside this is the sum of what came back,
    never the number of all speakers. Raises ValueError when a voice already carries the folded name.

    >>> voices({"oud_deelnemers": 9, "opgavehouders": 3, "opdrachtgevers": 1, "anderen": 2}, Rules())
    {'oud_deelnemers': 9, 'andere_stemmen': 6}
    """
    if FOLDED_VOICE in speakers:
        raise ValueError("voices are folded once")
    _check_counts(*speakers.values())
    least = rules.least(sensitive)
    named = {voice: count for voice, count in speakers.items() if count >= least}
    folded = sum(count for count in speakers.values() if count < least)
    return named | {FOLDED_VOICE: folded} if folded >= least else named


def attribution(role_holders: int, rules: Rules, *, sensitive: bool = False) -> Verdict:
    """Says whether a role may stand beside a quote: enough people hold that role in that organisation.

    When not, the quote itself may still be shown, without the role.

    >>> attribution(3, Rules()).why
    'Minder dan 5 mensen met deze rol: zonder rol getoond.'
    """
    _check_counts(role_holders)
    least = rules.least(sensitive)
    return enough_holders(role_holders >= least, least)


def distribution(answers: Sequence[Hashable], rules: Rules) -> Verdict:
    """Says whether a spread (the middle half, say) of one answer per person may be shown.

    Refused under `distribution_minimum`, and when all answers are equal: then everyone's answer is known.
    Not covered: counts per answer are a breakdown and must pass that too; the lowest and the highest
    answer are one person's, so never show them; and where more than enough people answered and the median
    is shown, a hidden spread itself says that all were equal.

    >>> [distribution(answers, Rules()).shown for answers in ([1, 2] * 5, [1, 2] * 4, [3] * 12)]
    [True, False, False]
    """
    return SHOWN if len(answers) >= rules.distribution_minimum and len(set(answers)) > 1 else NO_SPREAD


def attendance(
    attended: int, enrolled: int, rules: Rules, *, last_session: date, today: date, sensitive: bool = False
) -> Verdict:
    """Says whether a sponsor may see how many of the enrolled attended: one total, after the last day.

    A sponsor knows who is enrolled, so those who did not attend count as the rest. What attending means
    (every session, four of five) is for the caller; there is one such total in a programme.

    >>> attendance(12, 12, Rules(), last_session=date(2026, 6, 2), today=date(2026, 6, 2)).why
    'Aanwezigheid is pas na afloop van het traject te zien.'
    >>> attendance(12, 12, Rules(), last_session=date(2026, 6, 2), today=date(2026, 6, 3)).shown
    True
    """
    if today <= last_session:
        return NOT_ENDED
    return part_and_rest(attended, enrolled, rules, sensitive=sensitive)


def _check_counts(*counts: int) -> None:
    if any(count < 0 for count in counts):
        raise ValueError("a count of people below zero, or a part larger than its total")
