"""Who wanted to join by a link, and that someone did."""

import uuid

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from leertraject.joining import queries
from leertraject.joining.models import JoinAttempt, Joined, JoinLink, JoinRefusal, JoinRequest
from leertraject.people.models import Person
from leertraject.privacy.personal_data import PERSONAL, PLAIN

_PLAIN = {
    "JoinLink": "id cohort organisation digest last_on places vets domains made_at renewed_at withdrawn_at",
    "JoinAttempt": "id link asked_at",
    "JoinRequest": "id link at",
    "JoinRefusal": "id request at told_at",
    "Joined": "id link at",
}
_PERSONAL = {
    "JoinLink": "made_by",
    "JoinAttempt": "name email",
    "JoinRequest": "name email person",
    "JoinRefusal": "by",
    "Joined": "enrolment",
}


def _classed(fields: dict[str, str], cls: str) -> dict[str, str]:
    return {f"joining.{model}.{name}": cls for model, names in fields.items() for name in names.split()}


FIELDS = _classed(_PLAIN, PLAIN) | _classed(_PERSONAL, PERSONAL)
KINDS = {
    "aanmeldingen": "aanmelding",
    "aanmeldingen die nog niet bevestigd zijn": "aanmelding_onbevestigd",
    "groepen waar je met een link bij kwam": "inschrijving",
}
LOGGED = {
    "ask_to_join": "kreeg de vraag of jij je aanmeldde voor een groep",
    "confirm_joining": "bevestigde je aanmelding voor een groep",
    "let_in": "liet je toe tot een groep",
    "refuse_joining": "zei nee tegen je aanmelding voor een groep",
    "tell_refused": "mailde je dat je aanmelding niet doorgaat",
    "take_join_request_back": "trok je aanmelding voor een groep in",
    "forget_join_request": "wiste een aanmelding waarvan de termijn om is",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns for which groups someone asked to join by a link, and which they joined so (three queries)."""
    requests = _requests(person_id).select_related("link__cohort", "refusal")
    attempts = _attempts(person_id).select_related("link__cohort")
    joined = Joined.objects.filter(enrolment__person=person_id).select_related("link__cohort")
    return {
        "aanmeldingen": [
            {
                "groep": one.link.cohort.title,
                "naam": one.name,
                "e-mailadres": one.email,
                "sinds": one.at,
                "afgewezen": one.refusal.at if queries.refused(one) else None,
            }
            for one in requests
        ],
        "aanmeldingen die nog niet bevestigd zijn": [
            {"groep": one.link.cohort.title, "naam": one.name, "e-mailadres": one.email, "gevraagd": one.asked_at}
            for one in attempts
        ],
        "groepen waar je met een link bij kwam": [
            {"groep": one.link.cohort.title, "sinds": one.at} for one in joined.order_by("at")
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Deletes what someone asked, also what was asked with their address alone; who made a link is forgotten."""
    _requests(person_id).delete()
    _attempts(person_id).delete()
    Joined.objects.filter(enrolment__person=person_id).delete()
    JoinLink.objects.filter(made_by=person_id).update(made_by=None)
    JoinRefusal.objects.filter(by=person_id).update(by=None)


def _requests(person_id: uuid.UUID) -> QuerySet[JoinRequest]:
    return JoinRequest.objects.filter(Q(person=person_id) | Q(email__in=_address(person_id)))


def _attempts(person_id: uuid.UUID) -> QuerySet[JoinAttempt]:
    return JoinAttempt.objects.filter(email__in=_address(person_id))


def _address(person_id: uuid.UUID) -> "QuerySet[Person, str]":
    """The address of someone as it is kept here: in small letters."""
    known = Person.objects.filter(pk=person_id, email__isnull=False)
    return known.annotate(small=Lower("email")).values_list("small", flat=True)
