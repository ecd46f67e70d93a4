"""May this figure be shown: a verdict, never the figure itself.

Rules          the minimum groups; validated, and only ever raised
Verdict        shown or not, with a Dutch sentence from a fixed set that never hints at how many
people, part_and_rest, new_people, breakdown, distribution, voices, attribution, attendance: one figure
Publication    a frozen page of counts over a set of people
may_publish    may it appear next to everything published before: nobody can subtract to a small group
still_shown    does it stay when the minimum has been raised
"""

from leertraject.analysis.disclosure.figures import (
    FOLDED_VOICE,
    attendance,
    attribution,
    breakdown,
    distribution,
    new_people,
    part_and_rest,
    people,
    voices,
)
from leertraject.analysis.disclosure.publications import Publication, may_publish, still_shown
from leertraject.analysis.disclosure.rules import Rules
from leertraject.analysis.disclosure.verdicts import Verdict, sentences

__all__ = [
    "FOLDED_VOICE",
    "Publication",
    "Rules",
    "Verdict",
    "attendance",
    "attribution",
    "breakdown",
    "distribution",
    "may_publish",
    "new_people",
    "part_and_rest",
    "people",
    "sentences",
    "still_shown",
    "voices",
]
