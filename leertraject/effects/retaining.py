"""A publication is frozen and stays; the words of someone in it go with the release that let them be read."""

from leertraject.kernel.ending import Ending

ENDINGS: tuple[Ending, ...] = ()
ELSEWHERE = {
    "effects.PublishedQuote": "its words and their key go in the transaction in which the release ends",
}
