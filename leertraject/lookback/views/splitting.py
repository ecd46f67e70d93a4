"""Splitting a code: first in which codes, then fragment by fragment."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.lookback.commands import splitting, transcripts
from leertraject.lookback.forms.codebook import PartsForm, SplitForm
from leertraject.lookback.models import Code
from leertraject.lookback.queries import codebook as queries
from leertraject.lookback.queries import fragments as fragment_queries
from leertraject.lookback.showing import codebook as book
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.showing import themes as showing
from leertraject.lookback.views.codebook import changeable
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in

# So many fragments are placed one by one on one page; what there is more goes with those of others.
MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def code_split(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """Splits a code: which codes stands in the address, what every fragment gets is sent."""
    code = changeable(request, code_id)
    parts = PartsForm(
        request.GET if "deel" in request.GET else None, code=code, living=list(queries.living(code.codebook))
    )
    if not parts.is_valid():
        return _show(request, code, parts=parts, status=422 if parts.errors else 200)
    found = list(fragment_queries.own_with(actor_of(request), code, now=clock.now())[:MOST])
    rest = fragment_queries.with_code(code) - len(found)
    form = SplitForm(
        request.POST or None, parts=parts.cleaned_data["deel"], fragments=[one.pk for one in found], rest=rest
    )
    if request.method == "POST" and form.is_valid():
        try:
            tried(form, lambda: _split(request, code, form))
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        if not form.errors:
            return redirect("lookback:code", code.pk)
    words, opened = fragment_queries.words_of(found)
    transcripts.look_at_transcripts(transcripts=opened, by=actor_of(request), now=clock.now())
    rows = showing.fragment_rows(found, words, timezone.localdate(clock.now()))
    fields = [form[name] for name in form.places.values()]
    placing = [row | {"field": field} for row, field in zip(rows, fields, strict=True)]
    return _show(request, code, form=form, rows=placing, others=book.others(rest), status=422 if form.errors else 200)


def _split(request: HttpRequest, code: Code, form: SplitForm) -> None:
    splitting.split_code(
        code=code,
        into=list(form.parts.values()),
        placed=form.placed(),
        rest=form.others(),
        why=form.cleaned_data["why"],
        by=actor_of(request),
        now=clock.now(),
    )


def _show(request: HttpRequest, code: Code, *, status: int, **shown: Any) -> HttpResponse:
    context = {"code": code, "writer": insight_showing.writer(actor_of(request)), **shown}
    return render(request, "lookback/codebook/splitting.html", context, status=status)
