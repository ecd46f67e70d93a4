"""What pages of `programmes` show of the notebook: what the people of a cohort shared with whoever looks."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.people.acting import actor, today
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort
from leertraject.reflections import queries, showing


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_shared", cohort_shared)


def cohort_shared(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """What was shared with whoever looks, per cohort (two queries); nothing for who trains or took part in none."""
    me = actor(request)
    mine = me.cohorts("participant", "facilitator", "alumnus")
    found = {one.pk: queries.shared_with(me, today=today(), cohort=one.pk) for one in cohorts if one.pk in mine}
    return {
        pk: render_to_string("reflections/panels/shared.html", {"rows": showing.shared(shared)})
        for pk, shared in found.items()
        if shared
    }
