"""The pages about why someone stopped, and someone who did."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import ALUMNUS, LEAD, TRAINER, Shown


def staged(people: Any, now: Any) -> dict[str, str]:
    """Lets an alumna begin in another group, stop, and let the team read why; returns identifiers."""
    from leertraject.people.queries import actor
    from leertraject.programmes import commands as programmes
    from leertraject.programmes.models import Cohort, Enrolment
    from leertraject.stopping import commands

    by: dict[str, Any] = {"by": actor(people[LEAD], now=now), "now": now}
    alumna, cohort = people[ALUMNUS], Cohort.objects.get(title="Groep 2")
    organisation = Enrolment.objects.select_related("organisation").get(person=alumna).organisation
    enrolment = programmes.enrol(cohort=cohort, person=alumna, organisation=organisation, **by)
    programmes.stop_enrolment(enrolment=enrolment, **by)
    enrolment.refresh_from_db()
    own: dict[str, Any] = {"by": actor(alumna, now=now), "now": now}
    reason = commands.begin(enrolment=enrolment, **own)
    commands.save_text(reason=reason, text="Twee groepen tegelijk werd te veel.", seen=0, **own)
    commands.release(reason=reason, **own)
    return {"stopped:cohort": str(cohort.pk), "stopped:enrolment": str(enrolment.pk)}


def stopping(made: dict[str, str]) -> Iterator[Shown]:
    """Writing it, letting it be read, and reading it."""
    own = {"cohort_id": made["stopped:cohort"], "enrolment_id": made["stopped:enrolment"]}
    yield Shown("stopping:reason", "vrijgegeven", ALUMNUS, own)
    yield Shown("stopping:of_group", "met een reden", TRAINER, {"cohort_id": made["stopped:cohort"]})
    yield Shown("stopping:of_group", "leeg", LEAD, {"cohort_id": made["cohort:Groep 1"]})
    yield Shown("stopping:reason", "alleen van mij", ALUMNUS, own, press="Neem terug")
