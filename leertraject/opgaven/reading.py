"""Reading the bytes of a document in a process of its own, outside any transaction."""

from leertraject.analysis import documents
from leertraject.kernel import confined

READER = "leertraject.analysis.documents:answered"


def read(data: bytes, *, name: str) -> documents.Document:
    """Returns the document. Raises `documents.Refused`: what is wrong with the file, and what to do."""
    documents.check_size(len(data))
    try:
        answer = confined.run(READER, documents.asked(data, name=name), seconds=documents.SECONDS)
    except confined.TooMuch:
        raise documents.Refused(documents.TOO_HEAVY) from None
    return documents.received(answer)
