"""What the page of a group shows to the programme leader: the way to its links, and whether someone waits."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.joining import queries, rules
from leertraject.people.acting import actor
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_joining", cohort_joining)


def cohort_joining(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """The way to the links (one query per cohort that the actor leads, none for others)."""
    me, found = actor(request), {}
    for one in cohorts:
        if rules.leads(me, one, None):
            context = {"cohort": one, "waiting": queries.waiting_in(one)}
            found[one.pk] = render_to_string("joining/panels/way.html", context)
    return found
