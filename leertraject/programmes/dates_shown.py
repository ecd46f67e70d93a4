"""Days on which nothing is planned, a plan, and what hangs on a session, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.forms import Form
from django.utils.formats import date_format

from leertraject.programmes.models import AvoidedPeriod, Session
from leertraject.programmes.plans import Slot
from leertraject.programmes.queries.hanging import Hanging
from leertraject.programmes.queries.planning import BusyWeeks
from leertraject.programmes.showing import counted, day, listed, week


def period(row: AvoidedPeriod) -> dict[str, str]:
    """Returns days on which nothing is planned as an entry."""
    return {
        "id": str(row.pk),
        "title": row.title,
        "key": _span(row.first_on, row.last_on, yearly=row.yearly),
        "note": "elk jaar" if row.yearly else "",
    }


def usual_weeks(seen: BusyWeeks) -> list[dict[str, object]]:
    """Returns the usual busy weeks of an organisation as entries."""
    return [
        {
            "kind": one.kind.value,
            "title": one.kind.label,
            "key": _span(one.first, one.last, yearly=True),
            "dropped": one.dropped,
            "status": "doet niet mee" if one.dropped else "",
        }
        for one in seen.usual
    ]


def plan_lead(given: Mapping[str, Any]) -> str:
    """Returns what a plan is for, in one sentence."""
    version, names = given["version"], [one.name for one in given["organisations"]]
    return (
        f"{version.programme.title}, versie {version.number}, voor {listed(names)}. Kijk of de dagen kloppen en"
        " verander wat je wilt. Er is nog niets bewaard."
    )


def planned(slots: Sequence[Slot], forms: Sequence[Form], warnings: Sequence[Sequence[str]]) -> list[dict[str, object]]:
    """Returns the sessions of a plan: what each is, why its day is another one, and what is worth a second look."""
    return [
        {
            "title": f"{number}. {slot.block.title}",
            "week": week(slot.block),
            "reasons": [*slot.proposed.reasons, *filter(None, [slot.proposed.problem])],
            "warnings": told,
            "form": form,
        }
        for number, (slot, form, told) in enumerate(zip(slots, forms, warnings, strict=True), 1)
    ]


def moving_lead(session: Session, found: Hanging) -> str:
    """Returns where a session stands now, and what comes after it."""
    parts = [counted(len(found.later))] if found.later else []
    parts += [f"‘{block.title}’" for block in found.work]
    after = f" Hierna komt nog: {listed(parts)}." if parts else ""
    return f"Staat nu op {day(session.on)}.{after}"


def hanging(found: Hanging) -> list[dict[str, str]]:
    """Returns the sessions after one that moves: where they are, where they would go, and what is in the way."""
    return [
        {
            "key": date_format(one.session.on, "j F"),
            "title": one.session.block.title,
            "goes": f"Schuift mee naar {date_format(one.along, 'l j F Y')}." if one.along else "Geen dag vrij.",
            "trouble": one.trouble,
        }
        for one in found.later
    ]


def _span(first: date, last: date, *, yearly: bool) -> str:
    shape = "j F" if yearly else "j F Y"
    end = date_format(last, shape)
    return end if first == last else f"{date_format(first, shape)} tot en met {end}"
