"""Figures for small groups, counted in people.

median              the middle value
wilson              an interval round a share, honest for ten people too
support_in_people   per voice: who supports, who contradicts, who does both, of how many heard
cohen_kappa         agreement of two coders
krippendorff_alpha  agreement of any number of coders, with gaps

None of these says whether a figure may be shown; that is another part.
"""

from leertraject.analysis.statistics.agreement import cohen_kappa, krippendorff_alpha
from leertraject.analysis.statistics.groups import Interval, median, wilson
from leertraject.analysis.statistics.support import Stance, Support, support_in_people

__all__ = [
    "Interval",
    "Stance",
    "Support",
    "cohen_kappa",
    "krippendorff_alpha",
    "median",
    "support_in_people",
    "wilson",
]
