"""Dutch words and what a text is about, without a network.

words      the words of a text, folded: small letters, no accents
stem       the stem of a word; stop says whether a word says nothing by itself; parts splits a compound
indexed    what an index of words keeps of a text; wanted what is looked for when someone types
Vocabulary the words of an index: by how they begin, and those that someone may have meant
Linker     which opgaven a paragraph looks like and on which words, and which paragraphs an opgave
middle     the vector of an opgave, of those of its parts
stated     does a paragraph state a question of society, by published rules
"""

from leertraject.analysis.textsearch.compounds import parts
from leertraject.analysis.textsearch.linking import Linker, Opgave, Paragraph, Reason, Suggestion, middle
from leertraject.analysis.textsearch.spelling import Word, fold, words
from leertraject.analysis.textsearch.stating import Stated, stated
from leertraject.analysis.textsearch.stems import stem, stop
from leertraject.analysis.textsearch.terms import Wanted, indexed, wanted
from leertraject.analysis.textsearch.vocabulary import Vocabulary

__all__ = [
    "Linker",
    "Opgave",
    "Paragraph",
    "Reason",
    "Stated",
    "Suggestion",
    "Vocabulary",
    "Wanted",
    "Word",
    "fold",
    "indexed",
    "middle",
    "parts",
    "stated",
    "stem",
    "stop",
    "wanted",
    "words",
]
