"""Who gives a session, and what its day may be."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date

from leertraject.analysis import planning
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people import rules as people_rules
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Level
from leertraject.programmes import rules
from leertraject.programmes.giving.plans import Day, Part
from leertraject.programmes.models import Enrolment, Harvest, Session

LONGEST = 600
MOST_PHOTOS = 20


def check_gives(session: Session, *, by_others: bool, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and who gives the session: its own trainers, or without
    those all of the cohort. `by_others`: it has trainers of its own, without this one."""
    if by == SYSTEM or people_rules.leads(by, cohort=session.cohort_id):
        return
    if not rules.is_team(by, session.cohort):
        raise NotAllowed("Alleen wie deze bijeenkomst geeft en de programmaleider openen het draaiboek.")
    if by_others:
        raise NotAllowed(
            "Deze bijeenkomst geven anderen. Geef je haar ook, zet jezelf er dan bij bij Plek en trainers."
        )


def gives(session: Session, *, by: Actor) -> bool:
    """Says whether the actor opens the page of this session, whose cohort and trainers are loaded."""
    try:
        own = {row.person_id for row in session.trainers.all()}
        check_gives(session, by_others=bool(own) and by.subject not in own, by=by)
    except NotAllowed:
        return False
    return True


def check_may_change_day(session: Session, *, trainers: Collection[uuid.UUID], by: Actor) -> None:
    """Raises NotAllowed for who does not give the session, a closed cohort, and a session that was called off."""
    check_gives(session, by_others=bool(trainers) and by.subject not in trainers, by=by)
    rules.check_runs(session, by=by)
    if session.is_cancelled:
        raise NotAllowed("Deze bijeenkomst is afgezegd. Laat haar eerst toch doorgaan.")


def check_day_seen(day: Day, *, revision: int) -> None:
    """Raises Conflict when someone else changed the day since it was shown."""
    if day.revision != revision:
        raise Conflict("Het draaiboek is intussen door iemand anders veranderd. Kijk wat er nu staat.")


def check_day(begin: int, parts: Sequence[Part]) -> None:
    """Raises NotAllowed for an empty day, a part that is too short or too long, and a day that goes past midnight."""
    if not parts:
        raise NotAllowed("Dit is het enige onderdeel. Voeg eerst een ander toe.")
    for part in parts:
        if not planning.SHORTEST <= part.minutes <= LONGEST:
            raise NotAllowed(
                f"‘{part.title}’ kan niet {part.minutes} minuten duren. Kies {planning.SHORTEST} tot {LONGEST} minuten."
            )
    if planning.moments(begin, [part.minutes for part in parts])[-1] >= planning.MIDNIGHT:
        raise NotAllowed("Dan duurt de dag tot na middernacht. Kies minder minuten.")


def there(place: int | None) -> int:
    """Returns the place of a part. Raises NotAllowed when it is gone."""
    if place is None:
        raise NotAllowed("Dit onderdeel staat niet meer in het draaiboek. Kijk wat er nu staat.")
    return place


def fitting(minutes: Sequence[int] | None) -> Sequence[int]:
    """Returns the minutes with which the day ends as it did. Raises NotAllowed when there is no such way."""
    if minutes is None:
        raise NotAllowed(
            f"Wat erna komt, kan zoveel niet inleveren: elk onderdeel houdt {planning.SHORTEST} minuten, en een"
            " pauze blijft heel. Kies minder minuten, of schuif alles op."
        )
    return minutes


def sees_attendance(actor: Actor, enrolment: Enrolment) -> bool:
    """Says whether the actor may know at which sessions this person was."""
    columns = rules.standing_of(
        actor, enrolment.person_id, organisation=enrolment.organisation_id, cohort=enrolment.cohort_id
    )
    return matrix.sight("aanwezigheid", columns=columns).when(()) is Level.VOL


def check_may_note_attendance(
    session: Session, enrolment: Enrolment | None, *, trainers: Collection[uuid.UUID], today: date, by: Actor
) -> None:
    """Raises NotAllowed before the day itself, for who did not take part then, and of someone whose attendance the
    actor may not know."""
    check_may_change_day(session, trainers=trainers, by=by)
    if today < session.on:
        raise NotAllowed("Wie er was, noteer je vanaf de dag zelf.")
    if enrolment is None:
        raise NotAllowed("Deze persoon deed op die dag niet mee met de groep.")
    if by != SYSTEM and not sees_attendance(by, enrolment):
        raise NotAllowed(
            "Van deze persoon noteer jij dit niet, want je hebt nog een andere rol. Vraag een andere trainer."
        )


def check_may_harvest(session: Session, *, trainers: Collection[uuid.UUID], today: date, by: Actor) -> None:
    """Raises NotAllowed for who does not give the session, and before the day itself."""
    check_may_change_day(session, trainers=trainers, by=by)
    if today < session.on:
        raise NotAllowed("Wat er bovenkwam, schrijf je op vanaf de dag zelf.")


def still_there(line: Harvest | None) -> Harvest:
    """Returns a line of the harvest. Raises NotAllowed when someone threw it away."""
    if line is None:
        raise NotAllowed("Deze regel staat niet meer in de oogst. Bewaar je tekst als nieuwe regel.")
    return line


def check_line_read(line: Harvest, *, revision: int) -> None:
    """Raises Conflict when someone else wrote a line otherwise since it was shown."""
    if line.revision != revision:
        raise Conflict("Deze regel is intussen door iemand anders veranderd. Kijk wat er nu staat.")


def check_may_add_photo(*, number: int) -> None:
    """Raises NotAllowed when a session has as many photos as fit."""
    if number >= MOST_PHOTOS:
        raise NotAllowed(f"Bij een bijeenkomst horen hoogstens {MOST_PHOTOS} foto's. Gooi er eerst een weg.")


def reads_line(line: Harvest, *, gives: bool, inside: bool) -> bool:
    """Says whether someone reads a line: who gives the session, and the group once it is shown."""
    return gives or (inside and line.shown_at is not None)
