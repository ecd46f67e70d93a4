"""What dates, rooms and trainers of sessions may be. Called through this module."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.programmes.contents import PlannedSession
from leertraject.programmes.models import Block, Session
from leertraject.programmes.rules import check_may_move_session


class Misfit(NotAllowed):
    """A refusal about one field."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def plan_problems(planned: Sequence[PlannedSession]) -> list[tuple[int, str, str]]:
    """Returns what cannot be in the dates of a new cohort: which session, which field, and a sentence.

    The sessions stand in the order of the programme.
    """
    found = [
        (number, "ends", "Het einde ligt niet na het begin. Kies een later einde.")
        for number, one in enumerate(planned)
        if one.starts and one.ends and one.ends <= one.starts
    ]
    for number, (before, after) in enumerate(pairwise(planned), 1):
        if after.on < before.on:
            found.append((number, "on", f"Dit ligt voor ‘{before.title}’, dat eerder komt. Kies een latere dag."))
        elif after.on == before.on and after.starts and before.ends and after.starts < before.ends:
            found.append((number, "starts", f"Dan is ‘{before.title}’ nog bezig. Kies een later begin."))
    return sorted(found)


def check_plan(planned: Sequence[PlannedSession], blocks: Sequence[Block], *, today: date, past_meant: bool) -> None:
    """Raises NotAllowed for dates that cross, for another set of sessions than the version has, and for a day that has
    passed unless that is `past_meant`."""
    if {one.block for one in planned} != {block.pk for block in blocks} or len(planned) != len(blocks):
        raise NotAllowed("Deze planning hoort bij een andere versie. Maak de planning opnieuw.")
    for number, _field, sentence in plan_problems(planned):
        raise NotAllowed(f"‘{planned[number].title}’: {sentence}")
    if not past_meant and any(one.on < today for one in planned):
        raise NotAllowed("Een van de dagen is al geweest. Zeg erbij dat je dat zo bedoelt, of kies een andere dag.")


def check_may_arrange_session(
    session: Session, *, link: str, least: int | None, unknown_trainers: int, by: Actor
) -> None:
    """Raises NotAllowed for who may not move the session, a link that is not safe, numbers that cross, and for a
    trainer who is not one of this cohort."""
    check_may_move_session(session, starts=None, ends=None, by=by)
    if link and not link.startswith("https://"):
        raise Misfit("link", "Deze link is niet veilig. Kies een link die begint met https://.")
    if least is not None and session.seats is not None and session.seats < least:
        raise Misfit("group_min", f"Er zijn maar {session.seats} plekken. Kies een kleiner aantal.")
    if unknown_trainers:
        raise Misfit("trainers", "Kies alleen trainers van deze groep. Wijs een ander eerst aan als trainer.")


def check_session_seen(session: Session, *, revision: int) -> None:
    """Raises Conflict when someone else changed the session since it was shown."""
    if session.revision != revision:
        raise Conflict(f"‘{session.block.title}’ is intussen door iemand anders veranderd. Kijk wat er nu staat.")


def check_day_is_meant(on: date, *, today: date, past_meant: bool) -> None:
    """Raises NotAllowed for a day that has passed, unless that is `past_meant`."""
    if on < today and not past_meant:
        raise Misfit("past_meant", "Deze dag is al geweest. Kruis dit aan als je het zo bedoelt.")


def found_day(session: Session, day: date | None) -> date:
    """Returns the day to which a session moves along. Raises NotAllowed when none is free."""
    if day is None:
        raise Misfit("along", f"Voor ‘{session.block.title}’ is binnen een jaar geen dag vrij. Laat haar staan.")
    return day


def check_free(*, room: str, trainers: str, at: Mapping[str, str]) -> None:
    """Raises NotAllowed, at the field that `at` names for it, with the sentence that says what is taken, if any."""
    for kind, sentence in (("room", room), ("trainers", trainers)):
        if sentence:
            raise Misfit(at[kind], sentence)
