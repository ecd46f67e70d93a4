"""Opgaven are of the organisation; of a person it is which one they keep or own, and what they added."""

import uuid

from django.db.models import Q

from leertraject.opgaven.models import (
    Alteration,
    Citation,
    Document,
    Evidence,
    Keeper,
    Opgave,
    OwnerCheck,
    ResidentQuestion,
)
from leertraject.privacy.personal_data import PERSONAL, PLAIN

_PLAIN = {
    "Opgave": "id organisation title statement why_now theme horizon owner_role users partners shared_interest lawful"
    " performing networking responsive signals principles revision made_at changed_at",
    "Keeper": "id opgave",
    "Contribution": "id opgave discipline can goes_wrong",
    "Interest": "id opgave party position interest concern",
    "Evidence": "id opgave kind on at role",
    "ResidentQuestion": "id evidence opgave words asker place asked_on answer stuck could revision noted_at"
    " withdrawn_at",
    "Alteration": "id opgave parts at",
    "Document": "id organisation title file_name kind sha256 dated_on pages length state refusal notes"
    " follows added_at",
    "Citation": "id evidence opgave paragraph start end quote cited_at",
    "DocumentFile": "document content",
    "Paragraph": "id document number page part text",
    "OwnerCheck": "id opgave evidence",
}
_PERSONAL = {
    "Opgave": "owner made_by",
    "Keeper": "person at ended_at",
    "Evidence": "by",
    "ResidentQuestion": "noted_by",
    "Alteration": "by",
    "Document": "added_by",
    "OwnerCheck": "owner asked_at asked_by answer answered_at words",
    "Citation": "cited_by",
}


def _classed(fields: dict[str, str], cls: str) -> dict[str, str]:
    return {f"opgaven.{model}.{name}": cls for model, names in fields.items() for name in names.split()}


FIELDS = _classed(_PLAIN, PLAIN) | _classed(_PERSONAL, PERSONAL)
KINDS = {
    "opgaven die jij bijhoudt of bijhield": "opgave",
    "opgaven die jij op de kaart zette": "opgave",
    "opgaven waar jij over gaat": "opgave",
    "vragen van inwoners die jij noteerde": "bewonersvraag",
    "stukken die jij toevoegde": "document",
    "citaten die jij koos": "opgave",
    "wat jou als opgavehouder werd gevraagd": "opgave",
}
LOGGED = {
    "keep_opgave": "werd bijhouder van een opgave",
    "ask_owner": "vroeg jou of een opgave nog klopt",
    "confirm_opgave": "zei dat een opgave nog klopt",
    "correct_opgave": "schreef wat er niet klopt aan een opgave",
    "take_correction_back": "nam een verbetering van een opgave terug",
    "let_go_of_opgave": "liet jou geen bijhouder meer zijn van een opgave",
}
_OF_THE_ORGANISATION = "Blijft, want het is van de organisatie. Jij staat er dan niet meer bij."
STAYS = {
    "opgaven die jij op de kaart zette": _OF_THE_ORGANISATION,
    "opgaven waar jij over gaat": _OF_THE_ORGANISATION,
    "vragen van inwoners die jij noteerde": _OF_THE_ORGANISATION,
    "stukken die jij toevoegde": _OF_THE_ORGANISATION,
    "citaten die jij koos": _OF_THE_ORGANISATION,
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns which opgaven someone keeps, made or owns, the questions that they noted, the documents that they
    added and cited, and what they were asked as an owner (six queries)."""
    kept = Keeper.objects.filter(person=person_id).select_related("opgave__organisation")
    rows = Opgave.objects.filter(Q(made_by=person_id) | Q(owner=person_id)).order_by("made_at")
    own = list(rows.select_related("organisation"))
    noted = ResidentQuestion.objects.filter(noted_by=person_id).select_related("opgave")
    cited = Citation.objects.filter(cited_by=person_id).select_related("opgave")
    added = Document.objects.filter(added_by=person_id).select_related("organisation")
    asked = OwnerCheck.objects.filter(owner=person_id).select_related("opgave").order_by("asked_at")
    return {
        "opgaven die jij bijhoudt of bijhield": [
            _of(one.opgave) | {"sinds": one.at, "tot": one.ended_at} for one in kept.order_by("at")
        ],
        "opgaven die jij op de kaart zette": [
            _of(one) | {"op": one.made_at} for one in own if one.made_by == person_id
        ],
        "opgaven waar jij over gaat": [_of(one) for one in own if one.owner_id == person_id],
        "vragen van inwoners die jij noteerde": [
            {"opgave": one.opgave.title, "vraag": one.words, "gevraagd": one.asked_on, "weggehaald": one.withdrawn_at}
            for one in noted.order_by("noted_at")
        ],
        "stukken die jij toevoegde": [
            {"organisatie": one.organisation.name, "stuk": one.title, "van": one.dated_on, "op": one.added_at}
            for one in added.order_by("added_at")
        ],
        "citaten die jij koos": [
            {"opgave": one.opgave.title, "citaat": one.quote, "op": one.cited_at} for one in cited.order_by("cited_at")
        ],
        "wat jou als opgavehouder werd gevraagd": [
            {
                "opgave": one.opgave.title,
                "gevraagd": one.asked_at,
                "antwoord": one.get_answer_display(),
                "wat niet klopt": one.words,
                "beantwoord": one.answered_at,
            }
            for one in asked
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Forgets who kept, made, owned or added something; what is of the organisation stays."""
    Keeper.objects.filter(person=person_id).delete()
    said = list(Evidence.objects.filter(correction__owner=person_id).values_list("pk", flat=True))
    OwnerCheck.objects.filter(owner=person_id).delete()
    Evidence.objects.filter(pk__in=said).delete()
    OwnerCheck.objects.filter(asked_by=person_id).update(asked_by=None)
    Opgave.objects.filter(owner=person_id).update(owner=None)
    Opgave.objects.filter(made_by=person_id).update(made_by=None)
    Evidence.objects.filter(by=person_id).update(by=None)
    ResidentQuestion.objects.filter(noted_by=person_id).update(noted_by=None)
    Alteration.objects.filter(by=person_id).update(by=None)
    Citation.objects.filter(cited_by=person_id).update(cited_by=None)
    Document.objects.filter(added_by=person_id).update(added_by=None)


def _of(opgave: Opgave) -> dict[str, object]:
    return {"organisatie": opgave.organisation.name, "opgave": opgave.title}
