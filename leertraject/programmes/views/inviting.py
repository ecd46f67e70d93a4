"""Inviting the people of a cohort: what will go out, and the button."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries, rules
from leertraject.programmes.inviting import seeing, showing
from leertraject.programmes.showing import day
from leertraject.programmes.views.asking import actor_of

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@signed_in
def invite(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """Shows who gets which invitations, and sends them."""
    actor, now = actor_of(request), clock.now()
    found = queries.cohort(actor, cohort_id)
    rules.check_may_invite(found, by=actor)
    if request.method == "POST":
        commands.invite_cohort(cohort=found, by=actor, now=now)
        return redirect("programmes:invite", found.pk)
    due = seeing.due(found, today=timezone.localdate(now), now=now)
    context = {
        "cohort": found,
        "due": due,
        "lead": showing.lead(due),
        "begun": seeing.inviting(found),
        "names": [person.name for person in due.people],
        "unreachable": [person.name for person in due.unreachable],
        "sessions": [(day(one.on), one) for one in due.sessions],
        "timeless": [(day(one.on), one) for one in due.timeless],
    }
    return render(request, "programmes/inviting/invite.html", context)
