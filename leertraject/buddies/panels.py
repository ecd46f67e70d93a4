"""What the page of a group shows to who takes part: who asks, who one's buddy is, and the way to both."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leertraject.buddies import queries
from leertraject.people.acting import actor
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_buddies", cohort_buddies)


def cohort_buddies(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[UUID, SafeString]:
    """One's buddies and who asks, per group (two queries); nothing for who took no part in it."""
    me = actor(request)
    mine = [one for one in cohorts if one.pk in me.cohorts("participant", "alumnus")]
    if not mine:
        return {}
    buddies, requests = queries.buddies(me, mine), list(queries.requests_to(me, mine))
    return {
        cohort.pk: render_to_string(
            "buddies/panels/way.html",
            {
                "cohort": cohort,
                "buddies": [one for one in buddies if one.pair.cohort_id == cohort.pk],
                "requests": [one for one in requests if one.cohort_id == cohort.pk],
            },
        )
        for cohort in mine
    }
