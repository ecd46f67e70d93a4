"""An insight in words: the chain of eight, who supports it, its quotes, and what rests on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import (
    Audience,
    Check,
    Fallback,
    FallbackCause,
    Insight,
    Note,
    Outcome,
    Stance,
    Verdict,
    WithdrawalCause,
)
from leertraject.lookback.queries.insights import Trail
from leertraject.lookback.queries.quotes import Quote
from leertraject.lookback.showing import counted, dates, due, insight_themes, quoting
from leertraject.lookback.showing.bench import FOR_WHOM
from leertraject.programmes.models import Change
from leertraject.ui import conflicts
from leertraject.ui.number_words import in_words

Row = dict[str, Any]
NAMED_CODES = 2
VERDICT_KIND: dict[str, str] = {Verdict.HELPED: "yes", Verdict.NOT_HELPED: "no"}

WHAT_NOW = {
    FallbackCause.ONE_VOICE: "Zoek een andere soort stem die het steunt, of laat het een concept.",
    FallbackCause.NO_COUNTER: "Schrijf op wat het tegenspreekt en bevestig het opnieuw, of laat het een concept.",
    FallbackCause.FLAGGED: "Herschrijf de tekst en bevestig het opnieuw, of laat het een concept.",
}
NOTHING_LOST = (
    "Er is niets weg. Wat er nu staat, lees je hieronder; jouw tekst staat daaronder en is nog niet bewaard."
    " Bewaar je, dan komt jouw tekst in de plaats van wat er nu staat."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """An insight with everything that stands on its page."""

    insight: Insight
    trail: Trail
    counts: Mapping[str, PeopleCount]
    quotes: Sequence[Quote]
    today: date


def writer(actor: Actor) -> str:
    """Returns as whom someone writes here: a column or an assignment of the visibility matrix."""
    if actor.has("programme_lead"):
        return "programmaleider"
    return "trainer" if actor.has("facilitator") else "interviewer"


def standing(insight: Insight) -> str:
    """Returns number, state and theme of an insight in words."""
    confirmation = getattr(insight, "confirmation", None)
    fallen = "niet meer bevestigd" if getattr(insight, "fallen", False) else "concept"
    state = f"bevestigd op {dates.day(confirmation.at)}" if confirmation else fallen
    return ". ".join(filter(None, [f"{insight}, {state}", insight_themes.named(insight.theme)]))


def no_longer(found: Fallback | None) -> Row | None:
    """Returns that an insight is no longer confirmed, since when and why, or None."""
    if found is None:
        return None
    what = WHAT_NOW[FallbackCause(found.cause)]
    return {
        "head": f"Dit inzicht is sinds {dates.day(found.at)} niet meer bevestigd.",
        "text": f"{found.get_cause_display()} Het was bevestigd op {dates.day(found.confirmed_at)}. {what}",
    }


def page(seen: Seen, *, leads: bool) -> Row:
    """Returns everything that stands on the page of an insight."""
    steps = chain(seen, leads=leads)
    return {
        "insight": seen.insight,
        "standing": standing(seen.insight),
        "steps": steps,
        "codes": seen.trail.codes if len(seen.trail.codes) > NAMED_CODES else (),
        "taken": taken(steps),
        "thinks": paragraphs(seen.insight.explanation),
        "against": lines(seen.insight.counter),
        "support": counted.support_rows(seen.counts),
        "unheard": counted.unheard(seen.counts),
        "lapsed": lapsed(seen.trail),
        "voices": voices(seen),
        "gone": gone(seen),
        "rests_on": rests_on_less(seen),
        "elsewhere": elsewhere(seen),
        "changes": changes(seen.trail),
        "checks": [check_row(check, seen.today) for check in seen.trail.checks],
        "notes": [note_row(note) for note in seen.trail.notes],
    }


def insight_rows(insights: Sequence[Insight], counts: Mapping[UUID, Mapping[str, PeopleCount]]) -> list[Row]:
    """Returns the rows of a list of insights, which may be read as they are."""
    return [
        {
            "insight": insight,
            "url": reverse("lookback:insight", args=[insight.pk]),
            "meta": counted.in_a_sentence(counts[insight.pk]),
            "theme": insight_themes.named(insight.theme),
            "status": _status(insight),
        }
        for insight in insights
    ]


def _status(insight: Insight) -> str:
    if hasattr(insight, "confirmation"):
        return "Bevestigd"
    return "Niet meer bevestigd" if getattr(insight, "fallen", False) else "Concept"


def ways_out(theirs: Insight) -> list[Row]:
    """Returns what one can do after someone else was first."""
    page = reverse("lookback:insight", args=[theirs.pk])
    return [
        {"text": "Verder met mijn tekst", "url": "#id_claim"},
        {"text": "Begin met wat er nu staat", "url": reverse("lookback:insight_edit", args=[theirs.pk])},
        {"text": "Laat staan wat er nu staat", "url": page, "quiet": True},
    ]


def was_first(theirs: Insight, name: str) -> str:
    """Returns who changed an insight while someone else wrote, and when."""
    return conflicts.was_first("dit inzicht", name, theirs.changed_at)


def lapsed(trail: Trail) -> str:
    """Returns how many people withdrew the use of their words and how many fragments lost them, or nothing."""
    count, sentences = trail.lapsed_people, []
    if count:
        verb = "trok de toestemming in en telt" if count == 1 else "trokken de toestemming in en tellen"
        sentences.append(f"{counted.sentence(counted.people(count))} {verb} hier niet meer mee.")
    if trail.wordless == 1:
        sentences.append("Van één fragment zijn de woorden uit het verslag gehaald. Het telt hier niet meer mee.")
    elif trail.wordless:
        number = in_words(trail.wordless)
        sentences.append(f"Van {number} fragmenten zijn de woorden uit het verslag gehaald. Ze tellen hier niet mee.")
    return " ".join(sentences)


def chain(seen: Seen, *, leads: bool) -> list[Row]:
    """Returns the eight steps for the chain tag. A step leads to where this person can see it."""
    trail, steps = seen.trail, _steps(seen, leads=leads)
    done = {
        "Gesprek": bool(trail.conversations),
        "Fragment": bool(trail.fragments),
        "Code": bool(trail.codes),
        "Citaat": bool(trail.released or trail.withdrawn),
        "Wijziging": bool(trail.reasons),
        "Toets": any(outcome_of(check) for check in trail.checks),
        "Bericht terug": bool(trail.notes),
    }
    return [{**step, "state": _state(done.get(str(step["name"])))} for step in steps]


def taken(steps: Sequence[Row]) -> str:
    """Returns how many of the steps were taken, in words."""
    count = sum(1 for step in steps if step["state"] != "open")
    return f"Acht stappen, {in_words(count)} gezet"


def paragraphs(text: str) -> list[str]:
    """Returns the parts of a text that stand apart by blank lines."""
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def lines(text: str) -> list[str]:
    """Returns the lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def voices(seen: Seen) -> list[Row]:
    """Returns the quotes this person may read, for the voice tag; those that support it first."""
    stances = {row.release: row.stance for row in seen.trail.resting}
    ordered = sorted(seen.quotes, key=lambda q: stances.get(q.release.pk) == Stance.CONTRADICTS)
    return [
        {
            "words": quote.words,
            "who": _beside(quote, against=stances.get(quote.release.pk) == Stance.CONTRADICTS),
            "large": index == 0 and stances.get(quote.release.pk) == Stance.SUPPORTS,
        }
        for index, quote in enumerate(ordered)
    ]


def gone(seen: Seen) -> list[str]:
    """Returns a sentence per quote that stood under this insight, without its words, newest first."""
    ended = [(row.ended_at, str(row.cause)) for row in seen.trail.resting if row.ended_at]
    return [_gone(cause, dates.day(at)) for at, cause in sorted(ended, reverse=True)]


def rests_on_less(seen: Seen) -> str:
    """Returns what the insight rests on now that quotes have gone."""
    left = seen.trail.released
    had = left + seen.trail.withdrawn
    quotes = f"{in_words(had)} {'citaat' if had == 1 else 'citaten'}"
    now = in_words(left) if left else "geen"
    words = f"De woorden zijn hier niet meer te lezen. Dit inzicht had {quotes} en heeft er nu {now}."
    numbers = [number(reason.change) for reason in seen.trail.reasons]
    if numbers:
        one = len(numbers) == 1
        words += (
            f" {'Wijziging' if one else 'Wijzigingen'} {counted.listed(numbers)} {'rust' if one else 'rusten'} hierop."
        )
    return words


def elsewhere(seen: Seen) -> str:
    """Returns how many quotes are released for a circle this person is not in, or nothing."""
    living = sum(1 for row in seen.trail.resting if row.living and row.until and row.until >= seen.today)
    hidden = living - len(seen.quotes)
    if hidden <= 0:
        return ""
    other = "ander " if seen.quotes and hidden == 1 else "andere " if seen.quotes else ""
    if hidden == 1:
        return f"Eén {other}citaat is vrijgegeven voor een kring waar jij niet in zit."
    return f"{counted.sentence(in_words(hidden))} {other}citaten zijn vrijgegeven voor een kring waar jij niet in zit."


def changes(trail: Trail) -> list[Row]:
    """Returns the changes that rest on an insight, with what their checks said."""
    rows = []
    for reason in trail.reasons:
        change = reason.change
        checks = [check for check in trail.checks if check.change_id == change.pk]
        rows.append(
            {
                "change": change,
                "number": number(change),
                "url": change_url(change),
                "meta": f"{version_standing(change)}. {verdicts(checks)}",
                "published": change.version.published,
                "told": any(note.change_id == change.pk for note in trail.notes),
            }
        )
    return rows


def version_standing(change: Change) -> str:
    """Returns in which version a change is, and whether that lies fixed."""
    version = change.version
    fixed = f"gepubliceerd op {dates.day(version.publication.at)}" if version.published else "nog een concept"
    return f"Versie {version.number}, {fixed}"


def verdicts(checks: Sequence[Check]) -> str:
    """Returns what the checks of one change said, in words."""
    said = [outcome.get_verdict_display() for check in checks if (outcome := outcome_of(check))]
    if said:
        return f"Toets: {counted.listed([word.lower() for word in said])}."
    return f"Toets gepland in {dates.month(checks[0].due_on)}." if checks else "Nog geen toets gepland."


def check_row(check: Check, today: date) -> Row:
    """Returns a check for a list: when, of what, where, and what it said or since when it waits."""
    outcome = outcome_of(check)
    return {
        "check": check,
        "key": dates.month(check.due_on).capitalize(),
        "head": f"Wijziging {number(check.change)}: {check.change.title}",
        "url": reverse("lookback:check", args=[check.pk]),
        "meta": f"{check.cohort.title}. {due.due(check, today).words}.",
        "verdict": VERDICT_KIND.get(outcome.verdict, "wait") if outcome else "wait",
        "open": outcome is None,
    }


def note_row(note: Note) -> Row:
    """Returns a note back for a list."""
    return {
        "key": dates.day(note.made_at),
        "head": f"Bericht over wijziging {number(note.change)}",
        "url": reverse("lookback:tell_back", args=[note.change_id]),
    }


def outcome_of(check: Check) -> Outcome | None:
    """Returns what a check said, or None while it has not been done."""
    return getattr(check, "outcome", None)


def number(change: Change) -> str:
    """Returns the number of a change as people say it: version, point, change."""
    return f"{change.version.number}.{change.number}"


def change_url(change: Change) -> str:
    """Returns where a change can be read: its place in the change log."""
    log = reverse("programmes:changes", args=[change.version.programme_id])
    return f"{log}#wijziging-{change.version.number}-{change.number}"


def _state(done: bool | None) -> str:
    return "here" if done is None else "done" if done else "open"


def _steps(seen: Seen, *, leads: bool) -> list[Row]:
    insight, trail = seen.insight, seen.trail
    path = reverse("lookback:trail", args=[insight.pk])
    spoken = counted.listed([counted.of_voice(n, voice) for voice, n in trail.conversations.items()])
    return [
        {"name": "Gesprek", "url": f"{path}#gesprekken", "what": spoken or "nog geen gesprek"},
        {"name": "Fragment", "url": f"{path}#fragmenten", "what": _how_many(trail.fragments, "fragment", "fragmenten")},
        {"name": "Code", "url": f"{path}#codes", "what": _codes(trail)},
        {"name": "Citaat", "url": "#citaten", "what": _quotes(trail)},
        {"name": "Inzicht", "url": "#inhoud", "what": "deze bladzijde"},
        _change_step(insight, trail, leads=leads),
        _check_step(trail, leads=leads),
        _note_step(trail, leads=leads),
    ]


def _change_step(insight: Insight, trail: Trail, *, leads: bool) -> Row:
    if trail.reasons:
        first = trail.reasons[0].change
        more = f", en nog {in_words(len(trail.reasons) - 1)}" if len(trail.reasons) > 1 else ""
        return {"name": "Wijziging", "url": "#wijzigingen", "what": f"{number(first)}, {first.title}{more}"}
    url = reverse("lookback:insight_reason", args=[insight.pk]) if leads else ""
    return {"name": "Wijziging", "url": url, "what": "nog geen wijziging"}


def _check_step(trail: Trail, *, leads: bool) -> Row:
    if trail.checks:
        row = trail.checks[0]
        return {"name": "Toets", "url": "#toetsen", "what": f"{dates.month(row.due_on)}, {row.cohort.title}"}
    published = [reason.change for reason in trail.reasons if reason.change.version.published]
    url = reverse("lookback:check_plan", args=[published[0].pk]) if leads and published else ""
    return {"name": "Toets", "url": url, "what": "nog niet gepland"}


def _note_step(trail: Trail, *, leads: bool) -> Row:
    if trail.notes:
        return {
            "name": "Bericht terug",
            "url": "#berichten",
            "what": f"gestuurd op {dates.day(trail.notes[0].made_at)}",
        }
    published = [reason.change for reason in trail.reasons if reason.change.version.published]
    url = reverse("lookback:tell_back", args=[published[0].pk]) if leads and published else ""
    people = sum(trail.conversations.values())
    return {
        "name": "Bericht terug",
        "url": url,
        "what": f"nog niet, aan {counted.people(people)}" if people else "nog niet",
    }


def _codes(trail: Trail) -> str:
    """Returns the first codes and how many more there are: a step has room for few words."""
    names = [name.lower() for name in trail.codes]
    more = len(names) - NAMED_CODES
    if more > 0:
        return f"{', '.join(names[:NAMED_CODES])} en nog {in_words(more)}"
    return counted.listed(names) or "nog geen code"


def _quotes(trail: Trail) -> str:
    parts = [f"{trail.released} vrijgegeven"] if trail.released else []
    parts += [f"{trail.withdrawn} ingetrokken"] if trail.withdrawn else []
    return ", ".join(parts) or (f"{trail.offered} voorgelegd" if trail.offered else "nog niets voorgelegd")


def _how_many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else f"nog geen {one}"


def _beside(quote: Quote, *, against: bool) -> str:
    released = (
        f"Vrijgegeven voor {FOR_WHOM[Audience(quote.release.audience)]}, tot en met {dates.day(quote.release.until)}."
    )
    return " ".join(filter(None, [quoting.said_by(quote, released), "Spreekt dit inzicht tegen." if against else ""]))


def _gone(cause: str, day: str) -> str:
    if cause == WithdrawalCause.EXPIRED:
        return f"Hier stond een citaat. De termijn ervan liep af op {day}."
    return f"Hier stond een citaat. Wie het zei, trok het in op {day}."
