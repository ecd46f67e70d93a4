"""The map as a whole, and what came on it."""

import uuid
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leertraject.opgaven import drawing, queries, showing
from leertraject.opgaven import overview as whole
from leertraject.opgaven.forms import ChoiceForm, SinceForm
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, status, today

MONTH = timedelta(days=30)


@require_safe
@signed_in
def overview(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Everything on the map as a picture and as a table, as far as it is chosen."""
    organisation = queries.organisation(actor(request), organisation_id)
    lines = [showing.overview(*row) for row in queries.overview(organisation, today=today())]
    form = ChoiceForm(request.GET or None, lines=lines)
    found = whole.chosen(lines, form.wanted())
    context = {
        "organisation": organisation,
        "form": form,
        "number": len(found),
        "all": len(lines),
        "table": showing.table(found),
        "picture": drawing.drawn(whole.picture(found), title=f"Opgaven van {organisation.name}") if found else "",
    }
    return render(request, "opgaven/overview.html", context, status=status(form))


@require_safe
@signed_in
def news(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """What came on the map since a day that one chooses, a month unless told otherwise."""
    organisation = queries.organisation(actor(request), organisation_id)
    first = today() - MONTH
    form = SinceForm(request.GET or None, initial={"sinds": first})
    since = form.cleaned_data["sinds"] if form.is_valid() else first
    context = {
        "organisation": organisation,
        "form": form,
        "since": since,
        "rows": showing.came(queries.news(organisation, since=since)),
    }
    return render(request, "opgaven/news.html", context, status=status(form))
