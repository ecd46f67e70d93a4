"""What the page of a group shows to who stopped, and to who runs it: the way to why."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.people.acting import actor
from leertraject.programmes import panels, rules
from leertraject.programmes.models import Cohort
from leertraject.stopping import queries


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_stopped", cohort_stopped)


def cohort_stopped(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """The way to why people stopped (one query for who has no part in a group, none for others)."""
    me, found = actor(request), {}
    inside = me.cohorts("participant", "alumnus")
    for one in cohorts:
        team = rules.is_team(me, one)
        own = None if team or one.pk in inside else queries.stopped_in(me, one)
        if team or own:
            context = {"cohort": one, "own": own, "team": team}
            found[one.pk] = render_to_string("stopping/panels/way.html", context)
    return found
