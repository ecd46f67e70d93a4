"""What changed, as the note back shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from leertraject.lookback.models import NoteCopy, Verdict
from leertraject.lookback.queries.received import Told
from leertraject.lookback.showing import dates

VERDICTS = {Verdict.HELPED: "yes", Verdict.NOT_HELPED: "no", Verdict.MIXED: "wait", Verdict.UNKNOWN: "wait"}


@dataclass(frozen=True, slots=True)
class Shown:
    """The change for the change tag: one per check that was reported, or one that still has to be checked."""

    number: str
    title: str
    what: str
    verdict: str
    verdict_text: str
    check: str


def received(copies: Iterable[NoteCopy]) -> list[dict[str, str]]:
    """Returns the notes that someone received as entries."""
    return [
        {
            "day": dates.day(copy.note.made_at),
            "head": f"Wat er veranderde aan {copy.note.change.version.programme.title}",
            "url": reverse("lookback:note", args=[copy.pk]),
        }
        for copy in copies
    ]


def changes(told: Told) -> list[Shown]:
    """Returns the change with the outcome of each check that has one."""
    number = f"{told.change.version.number}.{told.change.number}"
    if not told.reported:
        return [Shown(number, told.title, told.what, "wait", "", "Of het helpt, kijken we bij een volgende groep.")]
    return [
        Shown(number, told.title, told.what, VERDICTS[Verdict(r.verdict)], r.label, f"{r.cohort}: {r.words}")
        for r in told.reported
    ]
