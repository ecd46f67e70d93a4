"""Words by which someone can be recognised in a conversation, found with rules and word lists of our own.

identify         the marks in the turns of a conversation: names, addresses, numbers; health as a hint
recognisable     the words of one text by which someone can be recognised
Known            someone who may be spoken of
Mark, Kind       a stretch of a turn, of what sort, about whom, and words that could stand there
worded           what comes in the place of a mark, fitted into its sentence
everywhere       the places of a word or a name that someone typed
passes_eleven    the eleven-check of the citizen service number
"""

from leertraject.analysis.identifying.finding import identify, recognisable
from leertraject.analysis.identifying.marks import Kind, Known, Mark
from leertraject.analysis.identifying.numbers import passes_eleven
from leertraject.analysis.identifying.wording import everywhere, worded

__all__ = ["Kind", "Known", "Mark", "everywhere", "identify", "passes_eleven", "recognisable", "worded"]
