"""A session as who gives it sees it."""

import uuid

from django.db.models import (
    BooleanField,
    Exists,
    Expression,
    ExpressionWrapper,
    OuterRef,
    QuerySet,
    prefetch_related_objects,
)
from django.http import Http404

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.programmes import queries
from leertraject.programmes import rules as programme_rules
from leertraject.programmes.giving import rules
from leertraject.programmes.models import Session, SessionTrainer


def by_others(actor: Actor) -> Expression:
    """Returns the condition on sessions that they have trainers of their own, without the actor."""
    own = SessionTrainer.objects.filter(session=OuterRef("pk"))
    return ExpressionWrapper(Exists(own) & ~Exists(own.filter(person=actor.subject)), BooleanField())


def given(actor: Actor, cohort_id: uuid.UUID, session_id: uuid.UUID) -> Session:
    """Returns a session with its day, for who gives it (five queries at most).

    Raises Http404 for who does not run the cohort: there is nothing to see for them; NotAllowed for a trainer of the
    cohort when others give this session.
    """
    cohort = queries.cohort(actor, cohort_id)
    if not programme_rules.is_team(actor, cohort):
        raise Http404
    found = _SESSION.first(session=session_id, cohort=cohort.pk, person=actor.subject) if actor.subject else None
    if found is None:
        raise Http404
    found.cohort = cohort
    prefetch_related_objects([found], "block__activities", "day_plan__parts")
    rules.check_gives(found, by_others=found.by_others, by=actor)  # type: ignore[attr-defined]
    return found


def _session() -> QuerySet[Session]:
    others = by_others(Actor(subject=prepared.uuid("person")))
    rows = Session.objects.filter(pk=prepared.uuid("session"), cohort=prepared.uuid("cohort"))
    return rows.select_related("block", "cancellation", "day_plan").annotate(by_others=others)


_SESSION = Prepared(_session)
