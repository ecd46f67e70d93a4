"""Why one stopped, for oneself, and what others let the people of the bureau read."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.kernel.actors import Actor
from leertraject.privacy import boxes
from leertraject.programmes import queries as programmes
from leertraject.programmes import rules as programme_rules
from leertraject.programmes.models import Cohort, Enrolment
from leertraject.stopping import rules
from leertraject.stopping.models import ReasonRelease, StoppingReason
from leertraject.ui import held

ASK = "Waarom stopte je?"


@dataclass(frozen=True, slots=True)
class Written:
    """The text. Version 0 is nothing yet; `mark` changes with the text and does not tell it."""

    text: str
    version: int
    at: datetime | None
    mark: str
    position: int = 1
    ask: str = ASK
    by: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A reason that may be read, and whose it is."""

    reason: StoppingReason
    text: str


def stopped(actor: Actor, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> Enrolment:
    """Returns an enrolment of one's own that stopped. Raises Http404."""
    rows = Enrolment.objects.filter(person=actor.subject, cohort=cohort_id, stopped_on__isnull=False)
    return get_object_or_404(rows.select_related("cohort"), pk=enrolment_id)


def stopped_in(actor: Actor, cohort: Cohort) -> Enrolment | None:
    """Returns one's own enrolment in a group that stopped, or None (one query)."""
    return Enrolment.objects.filter(person=actor.subject, cohort=cohort, stopped_on__isnull=False).first()


def reason_of(enrolment: Enrolment) -> StoppingReason | None:
    """Returns what was begun about it, or None."""
    return StoppingReason.objects.filter(enrolment=enrolment).first()


def living(reason: StoppingReason) -> ReasonRelease | None:
    """Returns that others may read it, or None."""
    return reason.releases.filter(withdrawal__isnull=True).first()


def written(reason: StoppingReason, box: boxes.Opened) -> Written:
    """Returns the text, opened."""
    text = box.unseal(reason.text, field=field_of(reason.pk)) if reason.version else ""
    return Written(text, reason.version, reason.at, held.mark(text, box.digest_key()))


def of_cohort(actor: Actor, cohort_id: uuid.UUID) -> tuple[Cohort, list[Read]]:
    """Returns a group that the actor runs, with the reasons that they may read. Raises Http404."""
    cohort = programmes.cohort(actor, cohort_id)
    if not programme_rules.is_team(actor, cohort):
        raise Http404
    return cohort, released(actor, cohort)


def released(actor: Actor, cohort: Cohort) -> list[Read]:
    """Returns what people who stopped with a group let the actor read, by name (two queries)."""
    rows = _released().filter(enrolment__cohort=cohort).order_by("enrolment__person__name")
    found = [one for one in rows if rules.reads(actor, one.enrolment)]
    box = boxes.open_boxes([one.box for one in found]) if found else {}
    opened = [Read(one, written(one, box[one.box]).text.strip()) for one in found if one.box in box]
    return [one for one in opened if one.text]


def field_of(reason: uuid.UUID) -> str:
    """Returns the name to which the sealed text is bound."""
    return f"stopping:{reason}"


def _released() -> QuerySet[StoppingReason]:
    standing = ReasonRelease.objects.filter(reason=OuterRef("pk"), withdrawal__isnull=True)
    rows = StoppingReason.objects.filter(Exists(standing), enrolment__stopped_on__isnull=False)
    return rows.select_related("enrolment__person", "enrolment__cohort")
