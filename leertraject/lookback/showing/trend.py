"""A trend card in words: who sees it coming, what it lost, and what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.lookback.models import Audience, Study, Trend
from leertraject.lookback.queries.quotes import Quote
from leertraject.lookback.queries.trends import Lost, Under
from leertraject.lookback.showing import counted, dates, quoting
from leertraject.lookback.showing.bench import FOR_WHOM
from leertraject.lookback.showing.insight import change_url, number, paragraphs, version_standing
from leertraject.programmes.models import Change
from leertraject.ui import conflicts
from leertraject.ui.number_words import in_words

Row = dict[str, Any]
NOBODY = "Er ligt nog geen fragment op."


def status(people: int, published: bool | None) -> str:
    """Returns how far a card is: a hunch, a signal of one, a trend, or answered by a change (None: by none)."""
    if published is not None:
        return "Beantwoord" if published else "Wijziging in de maak"
    if not people:
        return "Vermoeden"
    return "Signaal van één" if people == 1 else "In beeld"


def seen_by(counts: Mapping[str, PeopleCount]) -> str:
    """Returns who sees it coming, in one line."""
    return counted.supporters(counts) or NOBODY


def people(counts: Mapping[str, PeopleCount]) -> int:
    """Returns how many people of all voices see it coming."""
    return sum(count.supporting for count in counts.values())


def rows(
    trends: Sequence[Trend], counts: Mapping[UUID, Mapping[str, PeopleCount]], answered: Mapping[UUID, bool]
) -> list[Row]:
    """Returns the rows of a list of cards, which may be read as they are."""
    return [
        {
            "trend": trend,
            "url": reverse("lookback:trend", args=[trend.pk]),
            "meta": seen_by(counts[trend.pk]),
            "status": status(people(counts[trend.pk]), answered.get(trend.pk)),
        }
        for trend in trends
    ]


def page(trend: Trend, counts: Mapping[str, PeopleCount], changes: Sequence[Change], lost: Lost) -> Row:
    """Returns the texts, the people and the changes of a card."""
    published = any(change.version.published for change in changes) if changes else None
    return {
        "trend": trend,
        "standing": f"{trend}, {status(people(counts), published).lower()}",
        "coming": paragraphs(trend.coming),
        "module": paragraphs(trend.module),
        "support": counted.support_rows(counts),
        "people": people(counts),
        "unheard": counted.unheard(counts),
        "lost": losses(lost),
        "changes": [change_row(change) for change in changes],
    }


def losses(lost: Lost) -> str:
    """Returns what a card lost, or nothing."""
    said = []
    if lost.people:
        verb = "trok de toestemming in en telt" if lost.people == 1 else "trokken de toestemming in en tellen"
        said.append(f"{counted.sentence(counted.people(lost.people))} {verb} hier niet meer mee.")
    if lost.quotes:
        what = "citaat is" if lost.quotes == 1 else "citaten zijn"
        said.append(
            f"{counted.sentence(in_words(lost.quotes))} {what} hier niet meer te lezen: de vrijgave is voorbij."
        )
    if lost.wordless:
        what = "fragment zijn" if lost.wordless == 1 else "fragmenten zijn"
        said.append(f"Van {in_words(lost.wordless)} {what} de woorden uit het verslag gehaald.")
    return " ".join(said)


def voices(quotes: Sequence[Quote]) -> list[Row]:
    """Returns the quotes this person may read, for the voice tag."""
    return [{"words": quote.words, "who": _beside(quote), "large": not place} for place, quote in enumerate(quotes)]


def elsewhere(living: int, shown: int) -> str:
    """Returns how many quotes are released for a circle this person is not in, or nothing."""
    hidden = living - shown
    if hidden <= 0:
        return ""
    what = "citaat is" if hidden == 1 else "citaten zijn"
    return f"{counted.sentence(in_words(hidden))} {what} vrijgegeven voor een kring waar jij niet in zit."


def own(found: Sequence[Under]) -> list[Row]:
    """Returns the fragments from conversations of who looks, with the way to them."""
    listed = []
    for row in found:
        bench = reverse("lookback:workbench", args=[row.conversation.pk])
        listed.append(
            {
                "fragment": row.fragment,
                "head": f"{row.conversation}, beurt {row.turn}" if row.turn else str(row.conversation),
                "url": f"{bench}?fragment={row.fragment}#beurt-{row.turn}",
                "meta": f"{row.conversation.get_voice_display()}. {', '.join(row.codes) or 'Zonder code'}",
            }
        )
    return listed


def change_row(change: Change) -> Row:
    """Returns a change that answers a trend."""
    return {"key": number(change), "head": change.title, "url": change_url(change), "meta": version_standing(change)}


def answers(trends: Sequence[Trend]) -> list[Row]:
    """Returns the cards that a change answers, for under the change."""
    return [
        {"name": str(one), "title": one.title.rstrip(". "), "url": reverse("lookback:trend", args=[one.pk])}
        for one in trends
    ]


def was_first(theirs: Trend, name: str) -> str:
    """Returns who changed a card while someone else wrote, and when."""
    return conflicts.was_first("deze kaart", name, theirs.changed_at)


def ways_out(theirs: Trend) -> list[Row]:
    """Returns what one can do after someone else was first."""
    return [
        {"text": "Verder met mijn tekst", "url": "#id_title"},
        {"text": "Begin met wat er nu staat", "url": reverse("lookback:trend_edit", args=[theirs.pk])},
        {"text": "Laat staan wat er nu staat", "url": reverse("lookback:trend", args=[theirs.pk]), "quiet": True},
    ]


def new_url(study: Study, fragment: UUID) -> str:
    """Returns where a new card is written on which this fragment comes to lie."""
    return f"{reverse('lookback:trend_new')}?onderzoek={study.pk}&fragment={fragment}"


def _beside(quote: Quote) -> str:
    released = (
        f"Vrijgegeven voor {FOR_WHOM[Audience(quote.release.audience)]}, tot en met {dates.day(quote.release.until)}."
    )
    return quoting.said_by(quote, released)
