"""The certificate of participation, to keep and to hand on."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from leertraject.effects import certificates
from leertraject.effects.files import pdf
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, today


@require_safe
@signed_in
def certificate(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    """One's own certificate as a PDF; for anyone else there is none."""
    found = certificates.enrolment(actor(request), cohort_id, enrolment_id)
    answer = HttpResponse(certificates.as_pdf(found, today=today()), content_type=pdf.CONTENT_TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="bewijs-van-deelname.pdf"'
    return answer
