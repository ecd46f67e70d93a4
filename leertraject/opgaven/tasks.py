"""Background work of opgaven. Arguments are ids and nothing else."""

import uuid

from django_tasks import task

from leertraject.analysis import documents
from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM


@task()
def read_document(document_id: str) -> int:
    """Reads a document that waits, and returns how many paragraphs it has; once read, again is nothing.

    The reading itself is in no transaction: the site goes on meanwhile.
    """
    from leertraject.opgaven import commands, reading

    key = uuid.UUID(document_id)
    begun = commands.begin_reading(document_id=key, by=SYSTEM, now=clock.now())
    if begun is None:
        return 0
    found: documents.Document | documents.Refused
    try:
        found = reading.read(begun.content, name=begun.name)
    except documents.Refused as refusal:
        found = refusal
    return commands.finish_reading(document_id=key, found=found, by=SYSTEM, now=clock.now())
