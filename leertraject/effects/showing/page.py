"""A publication in words: the same for the screen, the Word file and the PDF."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from leertraject.analysis import disclosure
from leertraject.effects import counting
from leertraject.effects.models import PublishedCheck
from leertraject.effects.queries.publications import Altered, Content, Line, Quote
from leertraject.lookback.models import Verdict, Voice
from leertraject.lookback.showing import counted, dates
from leertraject.lookback.showing.insight import VERDICT_KIND, lines, paragraphs
from leertraject.lookback.showing.quoting import wording
from leertraject.ui.number_words import in_words

WITHOUT_THEME = "Bij geen thema"
QUOTE_GONE = "Hier stond een citaat. Het is niet meer vrijgegeven."
VOICES = {**{voice.value: voice.label for voice in Voice}, disclosure.FOLDED_VOICE: "Andere stemmen"}


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with what stands beside it; `gone` says that its words have gone."""

    words: str
    beside: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Thought:
    """An insight: its place, the name of its theme, its sentence, how many people support it, quotes, and what speaks
    against it.

    `yes` of `total` is a figure that may be shown; `hidden` says that there is one that may not.
    """

    place: int
    theme: str
    claim: str
    yes: int
    total: int
    hidden: bool
    quotes: tuple[Said, ...]
    lost: str
    against: tuple[str, ...]
    insight: object

    @property
    def themed(self) -> str:
        """The theme as it stands beside the insight, or "" without one."""
        return f"Thema: {self.theme}" if self.theme else ""

    @property
    def words(self) -> str:
        """The figure in words."""
        return f"{self.yes} van de {self.total} mensen" if self.yes < self.total else f"Alle {self.total} mensen"

    @property
    def rows(self) -> list[dict[str, object]]:
        """The figure for the support tag."""
        return [{"voice": "Wie dit steunt", "yes": self.yes, "total": self.total, "words": self.words}]


@dataclass(frozen=True, slots=True)
class Changed:
    """A change: why, what, and what its checks said. `because` are the places of the insights that it rests on,
    `verdict` is yes, no or wait."""

    number: str
    title: str
    because: tuple[int, ...]
    reason: str
    what: str
    verdict: str
    verdict_text: str
    said: str
    checks: tuple[str, ...]

    @property
    def why(self) -> str:
        """The insights that it rests on, and the reason."""
        return f"{_insights(self.because)}. {self.reason}" if self.because else self.reason


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a publication says. `themes` are pairs of a theme and what it brought, in words."""

    title: str
    client: str
    programme: str
    standing: str
    cohorts: str
    intro: tuple[str, ...]
    spoken: tuple[tuple[str, str], ...]
    total: int
    dated: str
    minimum: int
    themes: tuple[tuple[str, str], ...]
    thoughts: tuple[Thought, ...]
    changes: tuple[Changed, ...]
    asks: tuple[str, ...]


def kicker(found: Page) -> str:
    """Returns for whom a page is, and of when."""
    return f"Voor de opdrachtgever van {found.client}. {found.standing}"


def readers(found: Page) -> str:
    """Returns who reads a page, in a sentence."""
    return f"De opdrachtgever van {found.client} en de programmaleider lezen dit. Niemand anders."


def page(content: Content) -> Page:
    """Returns a publication in words."""
    made, figures = content.publication, content.figures
    changes = tuple(_changed(altered) for altered in content.changes)
    return Page(
        title=made.title,
        client=made.organisation.name,
        programme=made.study.programme.title,
        standing=f"Stand van {dates.day(made.at)}",
        cohorts=counted.listed(made.cohorts),
        intro=tuple(paragraphs(made.intro)),
        spoken=tuple((VOICES[voice], counted.people(n)) for voice, n in figures.voices.items()) if figures else (),
        total=len(figures.people) if figures else 0,
        dated=_dated(content),
        minimum=content.minimum,
        themes=_themes(content.lines, changes),
        thoughts=tuple(_thought(line, figures) for line in content.lines),
        changes=changes,
        asks=tuple(lines(made.ask)),
    )


def seen(found: Page) -> str:
    """Returns a digest of everything that a page says: the same one means that somebody read the same."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:20]


def _dated(content: Content) -> str:
    figures = content.figures
    if figures is None or dates.day(figures.at) == dates.day(content.publication.at):
        return ""
    return (
        f"Deze cijfers liggen vast sinds {dates.day(figures.at)}. Nieuwe cijfers komen er pas als er met genoeg nieuwe"
        " mensen is gesproken."
    )


def _thought(line: Line, figures: counting.Figures | None) -> Thought:
    key = str(line.row.insight_id)
    shown = figures is not None and key in figures.supports
    quotes = tuple(_said(quote) for quote in line.quotes)
    return Thought(
        place=line.row.position,
        theme=line.row.theme,
        claim=line.row.claim,
        yes=figures.supports[key] if figures and shown else 0,
        total=len(figures.people) if figures and shown else 0,
        hidden=figures is not None and not shown,
        quotes=quotes,
        lost=_lost(quotes),
        against=tuple(lines(line.row.against)),
        insight=line.row.insight,
    )


def _said(quote: Quote) -> Said:
    if not quote.words:
        return Said(QUOTE_GONE, "", True)
    beside = ". ".join(filter(None, [quote.shown_as, wording(literal=quote.literal, noted=quote.noted)]))
    return Said(quote.words, beside, False)


def _lost(quotes: Sequence[Said]) -> str:
    left = sum(1 for quote in quotes if not quote.gone)
    if left == len(quotes):
        return ""
    had = f"{in_words(len(quotes))} {'citaat' if len(quotes) == 1 else 'citaten'}"
    return f"Dit inzicht had {had} en heeft er nu {in_words(left) if left else 'geen'}."


def _changed(altered: Altered) -> Changed:
    row = altered.row
    reported = [check for check in altered.checks if check.verdict]
    last = max(reported, key=lambda check: str(check.reported_at)) if reported else None
    return Changed(
        number=f"{row.version}.{row.number}",
        title=row.title,
        because=tuple(row.because),
        reason=row.reason,
        what=row.what,
        verdict=VERDICT_KIND.get(last.verdict, "wait") if last else "wait",
        verdict_text=Verdict(last.verdict).label if last else "Nog te toetsen",
        said=row.said if last else "",
        checks=tuple(_check(check) for check in altered.checks),
    )


def _themes(found: Sequence[Line], changes: Sequence[Changed]) -> tuple[tuple[str, str], ...]:
    """Returns what each theme brought: its insights, and the changes that rest on them with what their checks said."""
    places: dict[str, list[int]] = {}
    for line in sorted(found, key=lambda line: not line.row.theme):
        places.setdefault(line.row.theme, []).append(line.row.position)
    if not any(places):
        return ()
    return tuple((theme or WITHOUT_THEME, _brought(several, changes)) for theme, several in places.items())


def _brought(places: Sequence[int], changes: Sequence[Changed]) -> str:
    resting = [f"{one.number} ({one.verdict_text.lower()})" for one in changes if set(one.because) & set(places)]
    if not resting:
        return f"{_insights(places)}. Nog geen wijziging."
    return f"{_insights(places)}. Wijziging{'en' if len(resting) > 1 else ''} {counted.listed(resting)}."


def _insights(places: Sequence[int]) -> str:
    return f"Inzicht{'en' if len(places) > 1 else ''} {counted.listed([str(place) for place in places])}"


def _check(check: PublishedCheck) -> str:
    if check.verdict and check.reported_at:
        return f"{check.cohort}, {dates.day(check.reported_at)}: {Verdict(check.verdict).label.lower()}."
    return f"{check.cohort}: de toets is gepland voor {dates.month(check.due_on)}."
