"""Whose maps someone may reach at all; `rules` decides what they read there."""

import uuid

from django.db.models import QuerySet

from leertraject.kernel.actors import Actor
from leertraject.people.models import Organisation
from leertraject.programmes.models import CohortOrganisation

OF_ORGANISATION = ("participant", "alumnus", "sponsor", "line_manager")
KINDS = (*OF_ORGANISATION, "facilitator", "programme_lead")


def trains(actor: Actor) -> frozenset[uuid.UUID]:
    """Returns the organisations of the groups that someone trains, or leads as just that group (one query, for who
    does)."""
    cohorts = actor.cohorts("facilitator", "programme_lead")
    if not cohorts:
        return frozenset()
    return frozenset(CohortOrganisation.objects.filter(cohort__in=cohorts).values_list("organisation", flat=True))


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """Returns the organisations that someone may know of, by name: for a programme leader of the bureau all of them."""
    rows = Organisation.objects.order_by("name")
    if any(one.kind == "programme_lead" and one.organisation is None and one.cohort is None for one in actor.held):
        return rows
    return rows.filter(pk__in=actor.organisations(*OF_ORGANISATION, "programme_lead") | trains(actor))
