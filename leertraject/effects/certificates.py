"""The certificate of participation: that someone took part, never how it went. For who took part, and nobody else."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from leertraject.effects.files import pdf
from leertraject.effects.showing.blocks import Block
from leertraject.kernel.actors import Actor
from leertraject.people.acting import actor
from leertraject.programmes import panels
from leertraject.programmes.models import Cohort, Enrolment
from leertraject.ui.number_words import in_words

TITLE = "Bewijs van deelname"
NOT_HERE = "Dit bewijs zegt dat iemand meedeed, en niet hoe het ging: dat houden wij niet bij."


def register() -> None:
    """Tells `programmes` what to show; called once, at start."""
    panels.register("cohort_certificate", cohort_certificate)


def cohort_certificate(request: HttpRequest, cohorts: Sequence[Cohort]) -> Mapping[uuid.UUID, SafeString]:
    """The way to one's own certificate, per cohort that is over (one query; none for who did not take part)."""
    me = actor(request)
    over = [one for one in cohorts if one.finished]
    if not over or not me.has("alumnus", "participant"):
        return {}
    rows = _own(me).filter(cohort__in=over)
    return {row.cohort_id: render_to_string("effects/panels/certificate.html", {"enrolment": row}) for row in rows}


def enrolment(me: Actor, cohort: uuid.UUID, enrolment_id: uuid.UUID) -> Enrolment:
    """Returns someone's own enrolment in a cohort that is over. Raises Http404."""
    found = _own(me).filter(cohort=cohort, pk=enrolment_id, cohort__finish__isnull=False).first()
    if found is None:
        raise Http404
    return found


def as_pdf(found: Enrolment, *, today: date) -> bytes:
    """Returns the certificate as PDF/UA."""
    return pdf.of_blocks(TITLE, foot=f"{TITLE}. Gemaakt op {_day(today)}", column=blocks(found))


def blocks(found: Enrolment) -> list[Block]:
    """Returns what stands on it, in reading order."""
    cohort = found.cohort
    sessions = cohort.sessions.filter(cancellation=None).count()
    met = f" In {in_words(sessions)} bijeenkomsten." if sessions > 1 else ""
    programme, client = cohort.version.programme, found.organisation.name
    return [
        Block("title", TITLE),
        Block("lead", found.person.name),
        Block("text", f"deed namens {client} mee aan het leertraject {programme.title}."),
        Block("text", f"{cohort.title}, van {_day(cohort.starts_on)} tot en met {_day(cohort.ends_on)}.{met}"),
        Block("heading", "Waar het over ging"),
        Block("text", programme.promise),
        Block("note", NOT_HERE),
    ]


def _own(me: Actor) -> "QuerySet[Enrolment]":
    rows = Enrolment.objects.filter(person=me.subject, stopped_on__isnull=True)
    return rows.select_related("cohort__version__programme", "person", "organisation")


def _day(day: date) -> str:
    return date_format(day, "j F Y")
