"""What a cohort has for itself, beside what its version has."""

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.kernel.actors import Actor
from leertraject.programmes import rules
from leertraject.programmes.models import Block, Cohort


def own_block(actor: Actor, cohort: Cohort, block_id: uuid.UUID) -> Block:
    """Returns a session or an assignment of a cohort's own (one query). Raises Http404 for who sees no programme."""
    if not rules.sees("bijeenkomst", actor, published=True):
        raise Http404
    found = get_object_or_404(Block.every.filter(cohort=cohort), pk=block_id)
    found.cohort = cohort
    return found


def sessions_to_follow(cohort: Cohort) -> list[tuple[str, str]]:
    """Returns the sessions of a cohort that an assignment may come after: their lineage and title (one query)."""
    rows = cohort.sessions.filter(cancellation=None).order_by("on", "starts", "pk")
    return [(str(lineage), title) for lineage, title in rows.values_list("block__lineage", "block__title")]
