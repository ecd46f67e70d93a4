"""Who makes links and decides, and when a link works. Rules read an actor and rows already loaded; no queries, no
writes."""

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from leertraject.joining.models import JoinAttempt, JoinLink, JoinRequest
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people import rules as people
from leertraject.people.models import Organisation
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Level
from leertraject.programmes import rules as programmes
from leertraject.programmes.models import Cohort

MOST_PLACES = 200
# How long the mail that asks whether an address is someone's own can be answered.
TO_CONFIRM = timedelta(days=7)
ONLY_LEAD = "Alleen de programmaleider doet dit. Vraag het de programmaleider."
DEAD = "Deze link werkt niet meer. Vraag de programmaleider om een nieuwe."
FULL = "Er is geen plek vrij op deze link. Geef de link meer plekken, of wacht tot er een vrijkomt."


def leads(actor: Actor, cohort: Cohort, organisation: uuid.UUID | None) -> bool:
    """Says whether the actor makes links for an organisation of this cohort; None is any organisation at all."""
    return actor == SYSTEM or people.leads(actor, organisation=organisation, cohort=cohort.pk)


def sees(actor: Actor, request: JoinRequest) -> bool:
    """Says whether the actor reads who this is (the strictest rule holds). The link comes with the request."""
    link = request.link
    columns = programmes.standing_of(
        actor, request.person_id or request.pk, organisation=link.organisation_id, cohort=link.cohort_id
    )
    return matrix.sight("aanmelding", columns=columns - {"subject"}).when(()) is Level.VOL


def check_may_keep_link(cohort: Cohort, organisation: Organisation, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader, and for a cohort that is closed."""
    if not leads(by, cohort, organisation.pk):
        raise NotAllowed(ONLY_LEAD)
    if cohort.finished:
        raise NotAllowed(f"{cohort.title} is afgerond en verandert niet meer.")


def check_may_make_link(
    cohort: Cohort, organisation: Organisation, *, taking_part: Collection[uuid.UUID], already: bool, by: Actor
) -> None:
    """Raises NotAllowed besides for an organisation that does not take part, or has a link already."""
    check_may_keep_link(cohort, organisation, by=by)
    if organisation.pk not in taking_part:
        raise NotAllowed(f"{organisation.name} doet niet mee aan {cohort.title}. Kies een organisatie van de groep.")
    if already:
        raise NotAllowed(f"Voor {organisation.name} is er al een link. Vernieuw die, of trek haar in.")


def check_terms(*, last_on: date, places: int, today: date) -> None:
    """Raises NotAllowed for a last day that has passed, and for too few or too many places."""
    if last_on < today:
        raise NotAllowed("De laatste dag is al geweest. Kies vandaag of later.")
    if not 1 <= places <= MOST_PLACES:
        raise NotAllowed(f"Geef de link ten minste één plek, en hooguit {MOST_PLACES}.")


def check_not_withdrawn(link: JoinLink) -> None:
    """Raises NotAllowed for a link that was withdrawn."""
    if link.withdrawn_at is not None:
        raise NotAllowed("Deze link is ingetrokken. Maak een nieuwe.")


def works(link: JoinLink, *, today: date) -> bool:
    """Says whether people may still come by this link; the cohort comes with it. Full is no reason."""
    return link.withdrawn_at is None and link.last_on >= today and not link.cohort.finished


def check_works(link: JoinLink, *, today: date) -> None:
    """Raises NotAllowed for a link by which nobody comes any more."""
    if not works(link, today=today):
        raise NotAllowed(DEAD)


def confirmable(attempt: JoinAttempt, *, now: datetime, today: date) -> bool:
    """Says whether an attempt may still be confirmed. Not when the link got another secret since; its link and cohort
    come with it."""
    in_time = attempt.asked_at + TO_CONFIRM > now and attempt.asked_at >= attempt.link.renewed_at
    return in_time and works(attempt.link, today=today)


def check_may_confirm(attempt: JoinAttempt, *, now: datetime, today: date) -> None:
    """Raises NotAllowed for an attempt that came too late, or whose link is gone."""
    if not confirmable(attempt, now=now, today=today):
        raise NotAllowed(DEAD)


def check_address(link: JoinLink, email: str) -> None:
    """Raises NotAllowed for an address that the link does not take."""
    wanted = link.domains.split()
    if wanted and email.rpartition("@")[2].lower() not in wanted:
        raise NotAllowed(f"Gebruik een adres van {listed(wanted)}. Deze link is alleen voor die adressen.")


def listed(domains: Collection[str]) -> str:
    """Returns domains as one reads them."""
    return " of ".join(f"@{domain}" for domain in domains)


def check_may_decide(request: JoinRequest, *, refused: bool, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader, for a closed cohort, and for what was refused."""
    check_may_keep_link(request.link.cohort, request.link.organisation, by=by)
    if by != SYSTEM and not sees(by, request):
        raise NotAllowed(ONLY_LEAD)
    if refused:
        raise NotAllowed("Op deze aanmelding is al nee gezegd. Schrijf iemand zelf in als het toch anders wordt.")
