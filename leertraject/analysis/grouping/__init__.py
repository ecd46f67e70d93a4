"""Small groups: who sits with whom.

`compose` makes groups of a size that mix traits and avoid pairs that were together before; `repeats` counts those that
were. Pure: keys and traits in, keys out; chance is passed in.
"""

from leertraject.analysis.grouping.composing import Member, Pair, compose, pairs, repeats, sizes

__all__ = ["Member", "Pair", "compose", "pairs", "repeats", "sizes"]
