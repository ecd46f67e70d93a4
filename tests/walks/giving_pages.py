"""The page of a session for who gives it, in its states."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import LEAD, PARTICIPANT, TRAINER, Shown

LEADS_ON = "a POST that leads on, and the page of day_plan when it cannot"
BUTTONS = ("retime_part", "move_part", "note_attendance", "change_supplies", "write_harvest", "change_harvest")
NO_PAGE = {f"programmes:{name}": LEADS_ON for name in BUTTONS} | {"programmes:harvest_photo": "a file"}


def day(made: dict[str, str]) -> Iterator[Shown]:
    """The day and what is changed of it; `made` are the identifiers that `staging` printed."""
    session = {"cohort_id": made["cohort:Groep 2"], "session_id": made["session:Groep 2"]}
    ended = {"cohort_id": made["cohort:invited"], "session_id": made["session:ended"]}
    today = {"cohort_id": made["cohort:Groep 2"], "session_id": made["session:now"]}
    part, late = session | {"key": made["part:Groep 2"]}, {"revision": "99"}
    yield Shown("programmes:day_plan", "zoals het programma", TRAINER, session)
    for who in (TRAINER, LEAD):
        yield Shown("programmes:day_plan", "vandaag, anders dan het programma", who, today)
    said = {"text": "Sanne de Graaf belt Daan Kuipers."}
    yield Shown("programmes:day_plan", "namen in de oogst", TRAINER, today, typed=said, press="Leg vast", status=422)
    yield from _harvest(made, today)
    yield Shown("programmes:paper", "", TRAINER, today)
    yield Shown("programmes:day_plan", "afgezegd", identifiers=ended)
    yield Shown("programmes:part", "", TRAINER, part)
    yield Shown("programmes:part", "leeg verstuurd", TRAINER, part, typed={"title": ""}, press="Bewaar", status=422)
    yield Shown("programmes:part", "iemand was eerder", TRAINER, part, typed=late, press="Bewaar", status=409)
    yield Shown("programmes:overrun_part", "", TRAINER, part)
    more = {"more": "600", "way": "houd"}
    yield Shown("programmes:overrun_part", "past niet", TRAINER, part, typed=more, press="Geef meer tijd", status=422)
    yield Shown("programmes:add_part", "", TRAINER, session)
    yield Shown("programmes:add_part", "leeg verstuurd", TRAINER, session, press="Voeg toe", status=422)
    yield Shown("programmes:explain_day", "", TRAINER, session)
    yield Shown("programmes:to_programme", "", TRAINER, session)
    yield from _groups(made)


def _harvest(made: dict[str, str], today: dict[str, str]) -> Iterator[Shown]:
    """A line in other words, and a photo of the wall."""
    line = {"cohort_id": made["cohort:Groep 2"], "session_id": made["session:harvest"], "line": made["line:harvest"]}
    empty, late = {"text": ""}, {"revision": "99", "text": "Anders."}
    yield Shown("programmes:day_plan", "met een foto", TRAINER, {name: line[name] for name in today})
    yield Shown("programmes:harvest_line", "", TRAINER, line)
    yield Shown("programmes:harvest_line", "leeg verstuurd", TRAINER, line, typed=empty, press="Bewaar", status=422)
    yield Shown("programmes:harvest_line", "iemand was eerder", TRAINER, line, typed=late, press="Bewaar", status=409)
    yield Shown("programmes:add_photo", "", TRAINER, today)
    yield Shown("programmes:add_photo", "leeg verstuurd", TRAINER, today, press="Voeg toe", status=422)


def _groups(made: dict[str, str]) -> Iterator[Shown]:
    """The small groups of a cohort."""
    over, second, invited = ({"cohort_id": made[f"cohort:{name}"]} for name in ("Groep 1", "Groep 2", "invited"))
    yield Shown("programmes:subgroups", "gemaakt", PARTICIPANT, second)
    yield Shown("programmes:subgroups", "afgerond", identifiers=over)
    yield Shown("programmes:subgroups", "te maken", identifiers=invited)
    yield Shown("programmes:subgroups", "leeg verstuurd", identifiers=invited, press="Verplaats", status=422)


def found(cohort: Any) -> dict[str, Any]:
    """Returns the last session of a group, and the first part of its day, by the names of `pages.py`."""
    from leertraject.programmes.models import Harvest

    session = cohort.sessions.order_by("-on").first()
    part = session.block.activities.first()
    today = cohort.sessions.filter(attendance=None, supplies__isnull=False).first()
    written = Harvest.objects.filter(session__cohort=cohort, photo=None).first()
    line = {"session:harvest": written.session_id, "line:harvest": written.pk} if written else {}
    now = {"session:now": today.pk, "part:now": today.day_plan.parts.first().key} if today else {}
    return now | line | {f"session:{cohort.title}": session.pk, f"part:{cohort.title}": part.pk if part else ""}
