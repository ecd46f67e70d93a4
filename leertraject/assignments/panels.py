"""What pages of `programmes` show of assignments: the way to them, for who makes them and for who reads them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.assignments import queries, showing
from leertraject.people.acting import actor, today
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_assignments", cohort_assignments)


def cohort_assignments(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """The way to the assignments of a cohort, and what groupmates in it let one read (three queries at most, none for
    who trains); nothing for who trains or took part in none."""
    me = actor(request)
    makes, reads, took = me.cohorts("participant"), me.cohorts("facilitator"), me.cohorts("participant", "alumnus")
    wanted = [one.pk for one in cohorts if one.pk in took]
    along = queries.read_along(me, wanted, today=today()) if wanted else []
    found = {}
    for one in cohorts:
        rows = showing.along(row for row in along if row.hand_in.work.cohort_id == one.pk)
        if one.pk in makes | reads or rows:
            context = {"cohort": one, "makes": one.pk in makes, "reads": one.pk in reads, "along": rows}
            found[one.pk] = render_to_string("assignments/panels/way.html", context)
    return found
