"""Which fields of programmes and cohorts are personal, and how they are handed over or erased.

A programme and its reasons are the bureau's own and name nobody. Personal are who made something, and who takes part.
"""

import uuid

from leertraject.privacy import boxes
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE
from leertraject.programmes import wordings
from leertraject.programmes.giving.attendance import attended
from leertraject.programmes.live import seeing as live
from leertraject.programmes.models import (
    Attendance,
    AvoidedPeriod,
    Change,
    Cohort,
    CohortFinish,
    CohortInviting,
    Contribution,
    Enrolment,
    Grouping,
    GroupPlace,
    Harvest,
    Programme,
    SessionCancellation,
    SessionInvitation,
    SessionSupply,
    SessionTrainer,
    UsualWeeksDropped,
    Version,
    VersionPublication,
)

_PLAIN = {
    "Programme": "id title audience promise copied_from revision made_at",
    "Version": "id programme number based_on group_min group_max trainers effort themes revision made_at",
    "VersionPublication": "id version at",
    "Block": (
        "id version cohort lineage position revision kind title week until_week day minutes starts ends place form"
        " description goals guests who follows instruments moment then_test scales method groups_of selection outcome"
    ),
    "Activity": "id block position starts ends title form instrument materials output",
    "Change": "id version number kind lineage title what reason made_at",
    "Covering": "id kind object_key at shut_at",
    "Cohort": "id title version starts_on ends_on revision made_at",
    "CohortFinish": "id cohort at",
    "CohortOrganisation": "id cohort organisation",
    "Session": "id cohort block on starts ends place seats room link access group_min revision",
    "SessionCancellation": "id session reason at",
    "SessionTrainer": "id session",
    "TakenBlock": "id cohort lineage block at",
    "DayPlan": "id session reason revision",
    "Attendance": "id session at",
    "AttendanceTotal": "id cohort places present at",
    "SessionSupply": "id session text own ready_at",
    "Harvest": "id session kind text made_at shown_at revision",
    "HarvestPhoto": "id harvest box kind size",
    "LiveSession": "id session code part ends_at left revision begun_at",
    "LiveRound": "id session question form box opened_at closed_at",
    "Contribution": "id round box hidden_at harvest",
    "DayPart": "id plan key source position minutes title form instrument materials output",
    "Grouping": "id cohort session size made_at",
    "GroupPlace": "id grouping number",
    "CohortInviting": "id cohort at",
    "SessionInvitation": "id session sequence told invited_at changed_at withdrawn_at",
    "AvoidedPeriod": "id organisation title first_on last_on yearly made_at",
    "UsualWeeksDropped": "id organisation usual at",
    "SessionAnswer": "id invitation sequence counted at seat_at",
    "Enrolment": "id enrolled_at",
}
_PERSONAL = {
    "Programme": "made_by",
    "Version": "made_by",
    "VersionPublication": "by",
    "Change": "made_by",
    "Cohort": "made_by",
    "CohortFinish": "by",
    "SessionTrainer": "person",
    "Attendance": "person present by",
    "SessionSupply": "ready_by",
    "Harvest": "made_by shown_by",
    "Contribution": "enrolment hidden_by",
    "CohortInviting": "by",
    "SessionInvitation": "person",
    "AvoidedPeriod": "made_by",
    "UsualWeeksDropped": "by",
    "SessionCancellation": "by",
    "SessionAnswer": "reply",
    "Grouping": "made_by",
    "GroupPlace": "enrolment",
    "Enrolment": "cohort person organisation enrolled_by stopped_on",
}


def _classed(fields: dict[str, str], cls: str) -> dict[str, str]:
    return {f"programmes.{model}.{name}": cls for model, names in fields.items() for name in names.split()}


_SENSITIVE = {"Contribution": "text mark", "HarvestPhoto": "content"}
FIELDS = _classed(_PLAIN, PLAIN) | _classed(_PERSONAL, PERSONAL) | _classed(_SENSITIVE, SENSITIVE)

# Of which data kind of the matrix each part of `export_for` is.
KINDS = {
    "inschrijvingen": "inschrijving",
    "groepjes": "inschrijving",
    "uitnodigingen": "agenda_antwoord",
    "aanwezigheid": "aanwezigheid",
    "zinnen met je naam op het scherm": "metafoor",
    "bijeenkomsten die je geeft": "bijeenkomst",
    "gemaakte leertrajecten": "leertraject",
    "gemaakte wijzigingen": "programmawijziging",
}
# How an entry of the logbook reads for whom it concerns, after the name of who did it.
LOGGED = {
    "enrol": "schreef je in voor een groep",
    "follow_move": "liet je inschrijving meegaan naar een andere organisatie",
    "stop_enrolment": "stopte je inschrijving in een groep",
    "forget_enrolment": "wiste dat je meedeed in een groep, want de termijn was voorbij",
    "appoint_trainer": "maakte je trainer van een groep",
    "invite_to_session": "nodigde je uit voor een bijeenkomst",
    "uninvite_from_session": "trok je uitnodiging voor een bijeenkomst in",
    "answer_invitation": "antwoordde op je uitnodiging voor een bijeenkomst",
    "note_attendance": "noteerde of je bij een bijeenkomst was",
    "clear_attendance": "haalde weg wat er over jou bij een bijeenkomst was genoteerd",
    "forget_attendance": "wiste bij welke bijeenkomst je was, want de termijn was voorbij",
    "give_seat": "gaf je een plek die vrijkwam bij een bijeenkomst",
    "forget_invitation": "wiste je uitnodiging voor een bijeenkomst, want de termijn was voorbij",
}


# What is left of what someone made when they are erased.
STAYS = dict.fromkeys(
    ("gemaakte leertrajecten", "gemaakte wijzigingen"), "Blijft, want groepen werken ermee. Jouw naam gaat eraf."
)


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns in which cohorts someone took part, to what they were invited, and what they made."""
    enrolments = Enrolment.objects.filter(person=person_id).select_related("cohort__version__programme", "organisation")
    invitations = SessionInvitation.objects.filter(person=person_id).select_related(
        "answer", "session__cohort", "session__block"
    )
    places = GroupPlace.objects.filter(enrolment__person=person_id).select_related("grouping__cohort")
    giving = SessionTrainer.objects.filter(person=person_id).select_related("session__cohort", "session__block")
    attendance = Attendance.objects.filter(person=person_id).select_related("session__cohort", "session__block")
    made = Programme.objects.filter(made_by=person_id)
    changes = Change.objects.filter(made_by=person_id).select_related("version__programme").order_by("made_at")
    return {
        "inschrijvingen": [_enrolment(row) for row in enrolments.order_by("enrolled_at")],
        "groepjes": [
            {"groep": row.grouping.cohort.title, "gemaakt": row.grouping.made_at, "groepje": row.number}
            for row in places.order_by("grouping__made_at")
        ],
        "uitnodigingen": [_invitation(row) for row in invitations.order_by("session__on", "pk")],
        "aanwezigheid": [
            {
                "groep": row.session.cohort.title,
                "bijeenkomst": row.session.block.title,
                "dag": row.session.on,
                "genoteerd": attended(row.present),
            }
            for row in attendance.order_by("session__on", "pk")
        ],
        "zinnen met je naam op het scherm": [
            {"groep": row.round.session.cohort.title, "vraag": row.round.question, "zin": text}
            for row, text in live.of_person(person_id)
        ],
        "bijeenkomsten die je geeft": [
            {"groep": row.session.cohort.title, "bijeenkomst": row.session.block.title, "dag": row.session.on}
            for row in giving.order_by("session__on")
        ],
        "gemaakte leertrajecten": [{"titel": row.title, "gemaakt": row.made_at} for row in made],
        "gemaakte wijzigingen": [
            {"leertraject": row.version.programme.title, "wat": row.title, "gemaakt": row.made_at}
            for row in wordings.shown(changes)
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Deletes someone's enrolments and invitations, and takes their id off what they made, published or not."""
    for box in Contribution.objects.filter(enrolment__person=person_id).values_list("box", flat=True):
        boxes.destroy(box)
    Contribution.objects.filter(hidden_by=person_id).update(hidden_by=None)
    Enrolment.objects.filter(person=person_id).delete()
    SessionInvitation.objects.filter(person=person_id).delete()
    SessionTrainer.objects.filter(person=person_id).delete()
    Attendance.objects.filter(person=person_id).delete()
    Attendance.objects.filter(by=person_id).update(by=None)
    SessionSupply.objects.filter(ready_by=person_id).update(ready_by=None)
    Enrolment.objects.filter(enrolled_by=person_id).update(enrolled_by=None)
    Harvest.objects.filter(shown_by=person_id).update(shown_by=None)
    for model in (Programme, Version, Change, Cohort, AvoidedPeriod, Harvest, Grouping):
        model.objects.filter(made_by=person_id).update(made_by=None)
    for state in (VersionPublication, CohortFinish, CohortInviting, SessionCancellation, UsualWeeksDropped):
        state.objects.filter(by=person_id).update(by=None)


def _enrolment(row: Enrolment) -> dict[str, object]:
    return {
        "groep": row.cohort.title,
        "leertraject": row.cohort.version.programme.title,
        "organisatie": row.organisation.name,
        "ingeschreven": row.enrolled_at,
        "gestopt": row.stopped_on,
    }


def _invitation(row: SessionInvitation) -> dict[str, object]:
    return {
        "groep": row.session.cohort.title,
        "bijeenkomst": row.session.block.title,
        "dag": row.session.on,
        "uitgenodigd": row.invited_at,
        "vervallen": row.withdrawn_at,
        "antwoord": row.answer.get_reply_display() if hasattr(row, "answer") else "",
    }
