"""Checks and notes back in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from leertraject.analysis import disclosure
from leertraject.lookback.models import Check, Outcome
from leertraject.lookback.queries.checks import Receivers
from leertraject.lookback.showing import counted, dates
from leertraject.lookback.showing.insight import VERDICT_KIND, number, outcome_of
from leertraject.notices.models import NoticeState
from leertraject.privacy import minimum
from leertraject.programmes.models import Change

Row = dict[str, object]
TROUBLED = (NoticeState.UNSURE, NoticeState.FAILED)
# Said of copies, whose number comes first: "vier verstuurd".
STATE_WORDS = {
    NoticeState.WAITING: "klaar om te gaan",
    NoticeState.SENDING: "onderweg",
    NoticeState.SENT: "verstuurd",
    NoticeState.UNSURE: "misschien niet aangekomen",
    NoticeState.FAILED: "niet verstuurd",
    NoticeState.DROPPED: "niet meer nodig",
    None: "niet meer na te gaan",
}


def facts(check: Check) -> list[tuple[str, str]]:
    """Returns what was agreed about a check, as pairs of term and value."""
    return [
        ("Groep", check.cohort.title),
        ("Wanneer", dates.day(check.due_on)),
        ("Waar we naar kijken", check.measure),
        ("Het hielp als", check.helped_if),
        ("Vastgelegd op", dates.day(check.planned_at)),
    ]


def outcome(check: Check) -> Row | None:
    """Returns what a check said; `figures` says over how many people, or why that is not shown."""
    found = outcome_of(check)
    if found is None:
        return None
    return {
        "verdict": found.get_verdict_display(),
        "kind": VERDICT_KIND.get(found.verdict, "wait"),
        "words": found.words,
        "at": dates.day(found.at),
        **over(found),
    }


def before(found: Iterable[Check]) -> list[Row]:
    """Returns what the same change did in earlier cohorts, to lay the next outcome beside."""
    return [
        {"key": dates.month(check.due_on).capitalize(), "head": check.cohort.title, "url": check_url(check), **said}
        for check in found
        if (said := outcome(check))
    ]


def same_measure(planned: Sequence[Check]) -> dict[str, str]:
    """Returns what a next check of the same change starts with: what was looked at last, unless words are covered."""
    whole = [check for check in planned if not getattr(check, "covered", ())]
    return {"measure": whole[-1].measure, "helped_if": whole[-1].helped_if} if whole else {}


def over(found: Outcome) -> Row:
    """Returns over how many people an outcome is: `people` in words, or `hidden` when those are too few."""
    if found.people is None:
        return {"people": "", "hidden": False}
    shown = disclosure.people(found.people, minimum.rules()).shown
    return {"people": f"Over {counted.people(found.people)}." if shown else "", "hidden": not shown}


def title(change: Change) -> str:
    """Returns number and title of a change."""
    return f"Wijziging {number(change)}: {change.title}"


def goes_to(receivers: Receivers) -> str:
    """Returns to how many people a note goes; never to whom."""
    words = f"Dit bericht gaat naar {counted.people(receivers.reachable)}: iedereen wiens woorden meetelden."
    if receivers.unreachable:
        them = "die" if receivers.unreachable == 1 else "hun"
        words += f" Van {counted.people(receivers.unreachable)} is geen e-mailadres bekend; vertel het {them} zelf."
    return words


def delivered(states: Mapping[str | None, int]) -> str:
    """Returns how the copies of a note went, without saying whose.

    >>> delivered({"sent": 4, "waiting": 1})
    'Vier verstuurd en één klaar om te gaan.'
    """
    order = [*NoticeState, None]
    parts = [f"{counted.in_words(states[s])} {STATE_WORDS[s]}" for s in order if states.get(s)]
    return counted.sentence(f"{counted.listed(parts)}.") if parts else "Nog niets verstuurd."


def troubled(states: Counter[str | None]) -> bool:
    """Says whether a copy waits for a decision of its sender."""
    return any(states[state] for state in TROUBLED)


def check_url(check: Check) -> str:
    """Returns where a check is read."""
    return reverse("lookback:check", args=[check.pk])
