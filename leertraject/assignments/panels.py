"""What pages of `programmes` show of assignments: the way to them, for who makes them and for who reads them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.people.acting import actor
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_assignments", cohort_assignments)


def cohort_assignments(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """The way to the assignments of a cohort (no queries); nothing for who trains or takes part in none."""
    me = actor(request)
    makes, reads = me.cohorts("participant"), me.cohorts("facilitator")
    return {
        one.pk: render_to_string(
            "assignments/panels/way.html", {"cohort": one, "makes": one.pk in makes, "reads": one.pk in reads}
        )
        for one in cohorts
        if one.pk in makes | reads
    }
