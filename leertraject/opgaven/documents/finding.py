"""Documents and their paragraphs, starting from who looks."""

import uuid
from collections.abc import Sequence

from django.http import Http404

from leertraject.kernel.actors import Actor
from leertraject.opgaven import reach, rules
from leertraject.opgaven.models import Citation, Document, DocumentState, Evidence, Opgave, Paragraph
from leertraject.people.models import Organisation

CHUNK = 100  # paragraphs that a page shows
MOST = 500  # documents of one organisation in a list


def documents(organisation: Organisation) -> list[Document]:
    """Returns the documents of an organisation, the newest first (one query)."""
    return list(Document.objects.filter(organisation=organisation)[:MOST])


def to_follow(organisation: Organisation) -> list[Document]:
    """Returns the documents that a newer one may follow: those that were read (one query)."""
    return list(Document.objects.filter(organisation=organisation, state=DocumentState.READ)[:MOST])


def opened(actor: Actor, document_id: uuid.UUID) -> Document:
    """Returns a document that someone reads (at most two queries). Raises Http404."""
    found = Document.objects.filter(pk=document_id).select_related("organisation", "follows").first()
    if found is None or not rules.reads_document(actor, found, trains=reach.trains(actor)):
        raise Http404
    return found


def to_write_on(actor: Actor, document_id: uuid.UUID) -> Document:
    """Returns a document of a map on which someone writes. Raises Http404, and NotAllowed for who reads."""
    found = opened(actor, document_id)
    rules.check_may_make(found.organisation_id, trains=reach.trains(actor), by=actor)
    return found


def newer(document: Document) -> list[Document]:
    """Returns the documents that follow this one (one query)."""
    return list(document.followers.all()[:MOST])


def paragraphs(document: Document, first: int) -> list[Paragraph]:
    """Returns the paragraphs that stand together with number `first` (one query)."""
    return list(document.paragraphs.filter(number__gte=first, number__lt=first + CHUNK))


def on_page(document: Document, page: int) -> int:
    """Returns the number of the first paragraph on a page or after it, of the last one when there is none there (one
    query)."""
    found = document.paragraphs.filter(page__gte=page).values_list("number", flat=True).first()
    return found or max(1, document.length)


def first_of(number: int) -> int:
    """Returns the number with which the part of a document begins in which a paragraph stands.

    >>> first_of(1), first_of(100), first_of(101)
    (1, 1, 101)
    """
    return (max(1, number) - 1) // CHUNK * CHUNK + 1


def paragraph(document: Document, number: int) -> Paragraph:
    """Returns one paragraph, with its document (one query). Raises Http404."""
    found = Paragraph.objects.filter(document=document, number=number).select_related("document__organisation").first()
    if found is None:
        raise Http404
    return found


def opgaven(document: Document) -> list[Opgave]:
    """Returns the opgaven that may rest on a document, by name (one query)."""
    return list(Opgave.objects.filter(organisation=document.organisation_id).order_by("title")[:MOST])


def cited(document: Document, first: int) -> list[Citation]:
    """Returns the citations in the paragraphs that stand together with number `first` (one query)."""
    rows = Citation.objects.filter(paragraph__document=document)
    there = rows.filter(paragraph__number__gte=first, paragraph__number__lt=first + CHUNK)
    return list(there.select_related("opgave", "evidence", "paragraph"))


def citations(found: Sequence[Evidence]) -> list[Citation]:
    """Returns the citations that are this evidence, in the order in which they were cited (no queries)."""
    return sorted((one.citation for one in found if hasattr(one, "citation")), key=lambda one: one.cited_at)


def citation(citation_id: uuid.UUID) -> Citation:
    """Returns a citation, whoever asks: who may read its opgave is for the caller (one query). Raises Http404."""
    found = Citation.objects.filter(pk=citation_id).select_related("opgave").first()
    if found is None:
        raise Http404
    return found
