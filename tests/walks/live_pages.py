"""The screen of a session, steering it, and taking part from a phone."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import LEAD, PARTICIPANT, STRANGER, TRAINER, Shown

LEADS_ON = "a POST that leads on, and the page of live when it cannot"
BUTTONS = ("steer_round", "ask_round", "keep_contributions", "steer_code", "steer_clock")
NO_PAGE = {f"programmes:{name}": LEADS_ON for name in BUTTONS} | {"programmes:take_back": "a POST that leads on"}


def staged(lead: Any, now: Any) -> dict[str, str]:
    """A session of Groep 9 is today: its round is closed, and a sentence with a name in it waits to be kept."""
    from django.utils import timezone

    from leertraject.programmes.commands import contributing, steering
    from leertraject.programmes.models import Session

    session = Session.objects.filter(cohort__title="Groep 9", cancellation__isnull=True).latest("on")
    Session.objects.filter(pk=session.pk).update(on=timezone.localdate(now))
    session.refresh_from_db()
    given = {"session": session, "by": lead, "now": now}
    steering.open_round(question="Wat neem je mee?", form="sentences", **given)
    for text in ("Eerst vragen.", "Sanne de Graaf belt mij morgen op 06-12345678."):
        contributing.contribute(session=session, text=text, secret="walk", named=None, now=now)
    steering.close_round(**given)
    return {"session:closed": str(session.pk)}


def live(made: dict[str, str]) -> Iterator[Shown]:
    """The screen, steering it, and taking part."""
    second, ninth = {"cohort_id": made["cohort:Groep 2"]}, {"cohort_id": made["cohort:invited"]}
    today = second | {"session_id": made["session:now"]}
    later, closed = second | {"session_id": made["session:Groep 2"]}, ninth | {"session_id": made["session:closed"]}
    yield Shown("programmes:beamer", "kaarten op een wand", TRAINER, today)
    yield Shown("programmes:beamer", "ronde gesloten", LEAD, closed)
    yield Shown("programmes:beamer", "niet vandaag", TRAINER, later)
    yield Shown("programmes:live", "ronde open, tijd staat stil", TRAINER, today)
    yield Shown("programmes:live", "niet vandaag", TRAINER, later)
    yield Shown("programmes:live", "ronde gesloten", LEAD, closed)
    yield Shown("programmes:live", "niets gekozen", LEAD, closed, press="Bewaar in de oogst", status=422)
    yield Shown("programmes:live", "leeg verstuurd", LEAD, closed, press="Stel de vraag", status=422)
    yield Shown("programmes:join", who=STRANGER)
    yield Shown(
        "programmes:enter_code", "klopt niet", STRANGER, typed={"code": "BCDF GHJK"}, press="Doe mee", status=422
    )
    mine = {"session_id": made["session:now"]}
    yield Shown("programmes:take_part", "met een vraag", PARTICIPANT, mine)
    yield Shown("programmes:take_part", "leeg verstuurd", PARTICIPANT, mine, press="Zet op het scherm", status=422)
    yield Shown("programmes:take_part", "ronde gesloten", LEAD, {"session_id": made["session:closed"]})
