"""Someone goes to work for another organisation."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries
from leertraject.programmes.forms.cohorts import MoveForm
from leertraject.programmes.views.asking import actor_of, asked, tried

LEAD = (
    "Wat iemand zei, schreef en deed, blijft van die persoon en gaat mee. In een groep die nog loopt, doet deze persoon"
    " verder mee voor de nieuwe organisatie. Wat is afgerond, blijft zoals het was."
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move_person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Asks which organisation someone leaves, which comes instead and from when."""
    actor, now = actor_of(request), clock.now()
    someone, places = queries.movable(actor, person_id, today=timezone.localdate(now))
    form = MoveForm(request.POST or None, leaving=places, clients=queries.clients(actor), today=timezone.localdate(now))
    if form.is_valid():
        moved = tried(form, lambda: commands.move_person(person=someone, **form.cleaned_data, by=actor, now=now))
        if moved is not None:
            return redirect("people:person", someone.pk)
    return asked(
        request,
        head=f"{someone.name} verhuist",
        submit="Laat verhuizen",
        back=someone.name,
        back_url=reverse("people:person", args=[someone.pk]),
        forms=[(form, "inschrijving")],
        lead=LEAD,
    )
