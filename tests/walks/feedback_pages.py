"""The pages after a session in every state, and what the demo lacks of them."""

from collections.abc import Iterator

from tests.walks.shown import ALUMNUS, LEAD, PARTICIPANT, TRAINER, Shown


def staged() -> dict[str, str]:
    """Returns the sessions of Groep 2 that closed and that still ask, and one of Groep 1."""
    from leertraject.programmes.models import Session

    rows = Session.objects.order_by("on")
    closed, asks = rows.filter(cohort__title="Groep 2")[:2]
    return {
        "feedback:closed": str(closed.pk),
        "feedback:asks": str(asks.pk),
        "feedback:nothing": str(rows.filter(cohort__title="Groep 1")[0].pk),
    }


def feedback(made: dict[str, str]) -> Iterator[Shown]:
    """Answering, reading back, and the pictures for who runs the group."""
    asks = {"session_id": made["feedback:asks"]}
    yield Shown("feedback:own", "met antwoorden", PARTICIPANT)
    yield Shown("feedback:own", "leeg", TRAINER)
    yield Shown("feedback:answer", "nog leeg", PARTICIPANT, asks)
    yield Shown(
        "feedback:answer", "bewaard", PARTICIPANT, asks, typed={"F1": "2", "note_3": "Ik bel Ruud."}, press="Bewaar"
    )
    yield Shown("feedback:answer", "gesloten", PARTICIPANT, {"session_id": made["feedback:closed"]})
    yield Shown("feedback:answer", "gesloten, niets", ALUMNUS, {"session_id": made["feedback:nothing"]})
    yield Shown("feedback:of_group", "met een beeld", TRAINER, {"cohort_id": made["cohort:Groep 2"]})
    yield Shown("feedback:of_group", "te weinig", LEAD, {"cohort_id": made["cohort:Groep 1"]})
    picture = {"cohort_id": made["cohort:Groep 2"], "session_id": made["feedback:closed"]}
    yield Shown("programmes:day_plan", "met groepsbeeld", TRAINER, picture)
