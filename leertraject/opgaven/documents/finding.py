"""Documents and their paragraphs, starting from who looks."""

import uuid

from django.http import Http404

from leertraject.kernel.actors import Actor
from leertraject.opgaven import reach, rules
from leertraject.opgaven.models import Document, DocumentState, Paragraph
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
