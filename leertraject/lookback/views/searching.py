"""Searching inside the conversations that someone interviews in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.lookback.commands import transcripts
from leertraject.lookback.forms.searching import SearchForm
from leertraject.lookback.queries import places
from leertraject.lookback.queries import searching as queries
from leertraject.lookback.showing import searching as showing
from leertraject.lookback.views.trying import actor_of
from leertraject.people.access import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Looks for words; a POST changes nothing, and keeps the words out of the address."""
    actor, now = actor_of(request), clock.now()
    if not places.parts(actor, now=now).interviews:
        raise Http404
    within = queries.searchable(actor, now=now)
    form = SearchForm(request.POST if request.method == "POST" else None, within=within)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        of = form.cleaned_data["of"]
        answer = queries.search(within.filter(pk=of.pk) if of else within, form.cleaned_data["words"])
        transcripts.look_at_transcripts(transcripts=answer.transcripts, by=actor, now=now)
        context |= {
            "answer": answer,
            "groups": showing.groups(answer),
            "summary": showing.summary(answer),
            "unread": showing.unread(answer),
        }
    return render(request, "lookback/searching/search.html", context, status=422 if form.errors else 200)
