"""A text and exact places in it.

Place        start and end in code points, half-open: text[start:end] are the words
find         every exact place of a quote; locate does the same for words typed by hand
digest       a keyed mark of the words, so that a place can be checked without keeping the words
words        the words of a text with their places
search       places of words by how they begin; sought folds what was typed, may_hold says quickly where not to look
shared_run   does a text repeat so many successive words of another; shared_runs_any asks it of many
context      a quote in its surroundings, cut between words
paragraphs   a text in numbered paragraphs, parted by blank lines
replaced     a text with ranges replaced, and where other places stand then; undone is the exact inverse
differences  the replacements, a word at a time, that make one text of another
standing     where words of an old text stand in a newer one, or that they are gone; sentence is what is around them
"""

from leertraject.analysis.passages.editing import Moves, Replacement, differences, replaced, undone
from leertraject.analysis.passages.numbering import Paragraph, paragraphs
from leertraject.analysis.passages.places import Context, Place, context, digest, find
from leertraject.analysis.passages.runs import Run, shared_run, shared_runs_any
from leertraject.analysis.passages.searching import may_hold, search, sought
from leertraject.analysis.passages.spelling import Word, words
from leertraject.analysis.passages.standing import sentence, standing
from leertraject.analysis.passages.typed import Located, locate

__all__ = [
    "Context",
    "Located",
    "Moves",
    "Paragraph",
    "Place",
    "Replacement",
    "Run",
    "Word",
    "context",
    "differences",
    "digest",
    "find",
    "locate",
    "may_hold",
    "paragraphs",
    "replaced",
    "search",
    "sentence",
    "shared_run",
    "shared_runs_any",
    "sought",
    "standing",
    "undone",
    "words",
]
