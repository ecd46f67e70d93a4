"""What waits to be rewritten, in words, and where that is done."""

from dataclasses import dataclass

from django.urls import reverse

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Check, Note, Outcome
from leertraject.lookback.queries import checks, insights
from leertraject.lookback.queries.flagged import Waiting
from leertraject.lookback.showing.insight import outcome_of
from leertraject.programmes.models import Change

Row = dict[str, object]
PLACES = {
    "lookback.check": "de afspraak bij een toets",
    "lookback.outcome": "de uitkomst van een toets",
    "lookback.note": "een bericht terug",
    "programmes.change": "een wijziging",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The page on which one text is rewritten. `back` names where one came from; `kept` says what saving does."""

    head: str
    back: str
    back_url: str
    kept: str


def check_waits(actor: Actor, check: Check) -> Row:
    """Returns of a check, as it may be read, what waits and whether `actor` rewrites it."""
    outcome = outcome_of(check)
    leads = checks.reads_all(actor)
    wrote = outcome is not None and outcome.by is not None and outcome.by == actor.subject
    return {
        "check_waits": insights.waits(check),
        "outcome_waits": insights.waits(outcome) if outcome else frozenset(),
        "rewrites_check": leads,
        "rewrites_outcome": leads or wrote,
    }


def of_check(check: Check) -> Page:
    return Page(
        "Herschrijf de afspraak",
        "De toets",
        reverse("lookback:check", args=[check.pk]),
        "Blijf bij wat er was afgesproken. Alleen wat hier staat, verandert; de rest ligt vast.",
    )


def of_outcome(outcome: Outcome) -> Page:
    return Page(
        "Herschrijf de uitkomst",
        "De toets",
        reverse("lookback:check", args=[outcome.check_of_id]) + "#uitkomst",
        f"De uitkomst blijft: {outcome.get_verdict_display().lower()}. Alleen de woorden veranderen.",
    )


def of_note(note: Note) -> Page:
    return Page(
        "Herschrijf het bericht",
        "Het bericht",
        reverse("lookback:tell_back", args=[note.change_id]),
        "Wie het bericht kreeg, leest voortaan de nieuwe tekst. Er gaat geen nieuwe mail uit.",
    )


def of_change(change: Change, url: str) -> Page:
    return Page(
        "Herschrijf de wijziging",
        "De wijziging",
        url,
        "Deze versie is gepubliceerd en ligt vast. Wat er stond, leest niemand meer. Jouw tekst komt ervoor in de"
        " plaats, en wie het leertraject ziet, leest hem meteen.",
    )


def place(waiting: Waiting) -> str:
    """Returns where a text that waits stands, for a sentence."""
    return PLACES[waiting.row._meta.label_lower]


def about(waiting: Waiting) -> str:
    """Returns which change it is about, by its number."""
    row = waiting.row
    change = row if isinstance(row, Change) else row.check_of.change if isinstance(row, Outcome) else row.change
    version = change.version
    return f"{version.programme.title}, wijziging {version.number}.{change.number}"


def url(waiting: Waiting) -> str:
    """Returns where a text that waits is rewritten; for a change of a draft that is where it is worded."""
    row = waiting.row
    if isinstance(row, Check):
        return reverse("lookback:check_rewording", args=[row.pk])
    if isinstance(row, Outcome):
        return reverse("lookback:outcome_rewording", args=[row.check_of_id])
    if isinstance(row, Note):
        return reverse("lookback:note_rewording", args=[row.change_id])
    if row.version.published:
        return reverse("lookback:change_rewording", args=[row.pk])
    return reverse("programmes:reword_change", args=[row.version.programme_id, row.version.number, row.number])
