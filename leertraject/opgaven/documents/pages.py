"""The documents of an organisation, bringing one in, and reading it."""

import uuid
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leertraject.opgaven import commands, queries
from leertraject.opgaven.documents import finding, showing
from leertraject.opgaven.documents.adding import DocumentForm, PageForm
from leertraject.opgaven.models import Document, DocumentState
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status

THERE = "al"  # in the address of a document that somebody brought in again


@require_safe
@signed_in
def documents(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """The documents of an organisation."""
    organisation = queries.organisation(actor(request), organisation_id)
    context = {
        "organisation": organisation,
        "rows": [showing.row(one) for one in finding.documents(organisation)],
        "writes": queries.may_write(actor(request), organisation),
    }
    return render(request, "opgaven/documents/list.html", context)


@screen
@signed_in
def add_document(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Brings in a document; the same file again leads to the one that is there."""
    organisation = queries.to_make_on(actor(request), organisation_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = DocumentForm(*sent, older=finding.to_follow(organisation))
    made: list[tuple[Document, bool]] = []

    def act(_: dict[str, Any]) -> None:
        made.append(commands.add_document(organisation=organisation, **form.given(), **by(request)))

    if request.method == "POST" and done(form, act):
        document, new = made[0]
        return redirect(reverse("opgaven:document", args=[document.pk]) + ("" if new else f"?{THERE}=1"))
    context = {"form": form, "organisation": organisation}
    return render(request, "opgaven/documents/add.html", context, status=status(form))


@require_safe
@signed_in
def document(request: HttpRequest, document_id: uuid.UUID) -> HttpResponse:
    """A document in numbered paragraphs, or how far its reading is."""
    me = actor(request)
    found = finding.opened(me, document_id)
    page = _number(request, "bladzijde")
    if page and found.state == DocumentState.READ:
        number = finding.on_page(found, page)
        return redirect(showing.place(found, number))
    context = {
        "document": found,
        "kicker": showing.kicker(found),
        "writes": queries.may_write(me, found.organisation),
        "there": THERE in request.GET,
    }
    if found.state != DocumentState.READ:
        waits = found.state in (DocumentState.WAITING, DocumentState.READING)
        return render(request, "opgaven/documents/unread.html", context | {"waits": waits})
    first = min(finding.first_of(_number(request, "vanaf") or 1), finding.first_of(found.length))
    context |= {
        "rows": showing.paragraphs(finding.paragraphs(found, first), finding.cited(found, first)),
        "ways": showing.ways(found, first),
        "go": PageForm(),
        "newer": finding.newer(found),
        "notes": found.notes.splitlines(),
    }
    return render(request, "opgaven/documents/document.html", context)


@screen
@signed_in
def drop_document(request: HttpRequest, document_id: uuid.UUID) -> HttpResponse:
    """Takes a document away, after saying what that means."""
    found = finding.to_write_on(actor(request), document_id)
    form = Form(request.POST) if request.method == "POST" else None
    if form and done(form, lambda _: commands.drop_document(document=found, **by(request))):
        return redirect("opgaven:documents", found.organisation_id)
    return render(request, "opgaven/documents/drop.html", {"document": found, "form": form}, status=status(form))


def _number(request: HttpRequest, name: str) -> int:
    """A number of the address; 0 for anything else."""
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 0
