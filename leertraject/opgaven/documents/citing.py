"""From a paragraph to an opgave: the pages on which people cite, and take that off."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from leertraject.opgaven import commands, queries
from leertraject.opgaven.documents import finding, showing
from leertraject.opgaven.forms import OpgaveForm
from leertraject.opgaven.models import Document, Opgave, Paragraph
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status, today
from leertraject.people.models import Person
from leertraject.ui.plain import PlainForm

MOST = 20_000  # letters of a quote
QUOTE_HELP = "Letterlijk zoals het er staat. Laat weg wat er niet bij hoort."


def _quote() -> forms.CharField:
    return forms.CharField(
        label="De woorden uit het stuk",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=QUOTE_HELP,
        error_messages={"required": "Kopieer de woorden uit de alinea."},
    )


class CiteForm(PlainForm):
    """The words, and the opgave that rests on them."""

    quote = _quote()
    opgave = forms.ChoiceField(
        label="Bij welke opgave?",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een opgave die hier staat."),
    )

    def __init__(self, data: QueryDict | None = None, *, paragraph: Paragraph, opgaven: Sequence[Opgave]) -> None:
        super().__init__(data, initial={"quote": paragraph.text})
        self.opgaven = {str(one.pk): one for one in opgaven}
        self.fields["opgave"].choices = [("", "Kies een opgave"), *((k, one.title) for k, one in self.opgaven.items())]  # type: ignore[attr-defined]


class CitedOpgaveForm(OpgaveForm):
    """A new opgave, with the words that it rests on."""

    quote = _quote()

    def __init__(self, data: QueryDict | None = None, *, paragraph: Paragraph, owners: Sequence[Person]) -> None:
        super().__init__(data, owners=owners)
        self.initial = {"quote": paragraph.text, "statement": paragraph.text[:400]}
        self.order_fields(["quote"])

    def words(self) -> Any:
        """Returns the text of the opgave as it was filled in."""
        self.cleaned_data = {name: value for name, value in self.cleaned_data.items() if name != "quote"}
        return super().words()


@screen
@signed_in
def cite(request: HttpRequest, document_id: uuid.UUID, number: int) -> HttpResponse:
    """Lets an opgave rest on words of a paragraph."""
    found = finding.to_write_on(actor(request), document_id)
    paragraph = finding.paragraph(found, number)
    sent = request.POST if request.method == "POST" else None
    form = CiteForm(sent, paragraph=paragraph, opgaven=finding.opgaven(found))

    def act(given: dict[str, Any]) -> None:
        commands.cite(opgave=form.opgaven[given["opgave"]], paragraph=paragraph, words=given["quote"], **by(request))

    if request.method == "POST" and done(form, act):
        return redirect(showing.place(found, number))
    return _page(request, form, found, paragraph, "Bewijs voor een opgave", makes=False)


@screen
@signed_in
def make_cited(request: HttpRequest, document_id: uuid.UUID, number: int) -> HttpResponse:
    """Puts an opgave on the map that rests on words of a paragraph."""
    found = finding.to_write_on(actor(request), document_id)
    paragraph = finding.paragraph(found, number)
    sent = request.POST if request.method == "POST" else None
    owners = queries.owners(found.organisation, today=today())
    form = CitedOpgaveForm(sent, paragraph=paragraph, owners=owners)
    made: list[Opgave] = []

    def act(given: dict[str, Any]) -> None:
        quote = given["quote"]
        made.append(commands.make_cited_opgave(paragraph=paragraph, words=form.words(), quote=quote, **by(request)))

    if request.method == "POST" and done(form, act):
        return redirect("opgaven:opgave", made[0].pk)
    return _page(request, form, found, paragraph, "Maak er een opgave van", makes=True)


@require_POST
@signed_in
def take_off_citation(request: HttpRequest, citation_id: uuid.UUID) -> HttpResponse:
    """Takes words off an opgave."""
    citation = finding.citation(citation_id)
    opened = queries.opened(actor(request), citation.opgave_id)
    commands.take_off_citation(citation=citation, **by(request))
    return redirect("opgaven:opgave", opened.opgave.pk)


def _page(
    request: HttpRequest, form: PlainForm, document: Document, paragraph: Paragraph, head: str, *, makes: bool
) -> HttpResponse:
    context = {
        "form": form,
        "head": head,
        "document": document,
        "paragraph": paragraph,
        "back_url": showing.place(document, paragraph.number),
        "makes": makes,
    }
    return render(request, "opgaven/documents/cite.html", context, status=status(form))
