"""A verdict and the few sentences it can say.

A refusal says *that*, never *what*. One sentence covers a part that is too small and a rest that is too
small, and one covers too few people and all the same answer: told apart, they would give away what they
hide. The number in a sentence is the rule, never the figure.
"""

from dataclasses import dataclass

from leertraject.analysis.disclosure.rules import Rules

_SHOWN = "Dit mag je laten zien."
_TOO_FEW = "Minder dan {least} mensen: niet getoond."
_WITHOUT_ROLE = "Minder dan {least} mensen met deze rol: zonder rol getoond."
_NO_SPREAD = "Te weinig mensen of te weinig verschil: geen spreiding getoond."
_TOO_CLOSE = "Lijkt te veel op een eerdere publicatie: niet getoond."
_NOT_ENDED = "Aanwezigheid is pas na afloop van het traject te zien."


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may be shown, and a sentence for people."""

    shown: bool
    why: str


SHOWN = Verdict(True, _SHOWN)
NO_SPREAD = Verdict(False, _NO_SPREAD)
TOO_CLOSE = Verdict(False, _TOO_CLOSE)
NOT_ENDED = Verdict(False, _NOT_ENDED)


def enough(all_enough: bool, least: int) -> Verdict:
    """Returns shown, or the one refusal for a group that is too small."""
    return SHOWN if all_enough else Verdict(False, _TOO_FEW.format(least=least))


def enough_holders(all_enough: bool, least: int) -> Verdict:
    """Returns shown, or the refusal of a role beside a quote."""
    return SHOWN if all_enough else Verdict(False, _WITHOUT_ROLE.format(least=least))


def sentences(rules: Rules) -> frozenset[str]:
    """Returns every sentence a verdict can say under these rules.

    >>> "Minder dan 5 mensen: niet getoond." in sentences(Rules())
    True
    """
    leasts = {rules.least(sensitive=False), rules.least(sensitive=True)}
    counted = {text.format(least=least) for text in (_TOO_FEW, _WITHOUT_ROLE) for least in leasts}
    return frozenset(counted | {_SHOWN, _NO_SPREAD, _TOO_CLOSE, _NOT_ENDED})
