"""Documents: bringing one in, keeping what was read of it, and taking one away."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leertraject.analysis import documents
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.opgaven import reach, rules, tasks
from leertraject.opgaven.models import Citation, Document, DocumentFile, DocumentState, Paragraph
from leertraject.people.models import Organisation

ROWS = 1000  # rows in one statement
_NAME = 200


@dataclass(frozen=True, slots=True)
class Begun:
    """The bytes of a document that is read now, and the name of its file."""

    content: bytes
    name: str


@transaction.atomic
def add_document(
    *,
    organisation: Organisation,
    title: str,
    dated_on: date,
    content: bytes,
    file_name: str,
    follows: Document | None = None,
    by: Actor,
    now: datetime,
) -> tuple[Document, bool]:
    """Brings in a document, which is then read in the background; returns it, and whether it is new.

    The same bytes are the document that is there already. Raises NotAllowed.
    """
    rules.check_may_make(organisation.pk, trains=reach.trains(by), by=by)
    rules.check_dated(dated_on, today=timezone.localdate(now))
    if follows and follows.organisation_id != organisation.pk:
        raise NotAllowed("Dat oudere stuk is niet van deze organisatie. Kies opnieuw.")
    given = {
        "title": title,
        "file_name": file_name[-_NAME:],
        "dated_on": dated_on,
        "follows": follows,
        "added_by": by.subject,
        "added_at": now,
    }
    mark = hashlib.sha256(content).hexdigest()
    made, new = Document.objects.get_or_create(organisation=organisation, sha256=mark, defaults=given)
    if new:
        DocumentFile.objects.create(document=made, content=content)
        tasks.read_document.enqueue(str(made.pk))
        logbook.record("add_document", by=by, now=now, on=made)
    return made, new


@transaction.atomic
def begin_reading(*, document_id: uuid.UUID, by: Actor, now: datetime) -> Begun | None:
    """Says that a document is being read, and returns its bytes; None when it was read or is gone."""
    found = _locked(document_id)
    file = DocumentFile.objects.filter(document=document_id).first()
    if found is None or file is None:
        return None
    if found.state != DocumentState.READING:
        found.state = DocumentState.READING
        found.save(update_fields=["state"])
        logbook.record("begin_reading_document", by=by, now=now, on=found)
    return Begun(bytes(file.content), found.file_name)


@transaction.atomic
def finish_reading(
    *, document_id: uuid.UUID, found: documents.Document | documents.Refused, by: Actor, now: datetime
) -> int:
    """Keeps the paragraphs of a document, or why there are none, lets its bytes go, and returns how many there are."""
    document = _locked(document_id)
    if document is None or not DocumentFile.objects.filter(document=document).delete()[0]:
        return 0
    if isinstance(found, documents.Refused):
        document.state, document.refusal = DocumentState.REFUSED, str(found)[:400]
    else:
        rows = [
            Paragraph(document=document, number=one.number, page=one.page, part=one.part, text=one.text)
            for one in found.paragraphs
        ]
        Paragraph.objects.bulk_create(rows, batch_size=ROWS)
        document.state, document.kind, document.notes = DocumentState.READ, found.kind, "\n".join(found.notes)
        document.pages, document.length = found.pages, len(rows)
    document.save(update_fields=["state", "refusal", "kind", "notes", "pages", "length"])
    logbook.record("finish_reading_document", by=by, now=now, on=document)
    return document.length


@transaction.atomic
def drop_document(*, document: Document, by: Actor, now: datetime) -> None:
    """Takes a document away with its text. Raises NotAllowed, also when an opgave rests on it."""
    rules.check_may_make(document.organisation_id, trains=reach.trains(by), by=by)
    found = _locked(document.pk)
    if found is None:
        return
    rules.check_rests_nothing(found, rests=Citation.objects.filter(paragraph__document=found).exists())
    logbook.record("drop_document", by=by, now=now, on=found)
    found.delete()


def _locked(document_id: uuid.UUID) -> Document | None:
    return Document.objects.select_for_update().filter(pk=document_id).first()
