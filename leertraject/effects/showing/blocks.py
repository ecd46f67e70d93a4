"""A publication as one column of blocks, in reading order, for files."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from leertraject.effects.showing.page import Changed, Page, Thought, kicker

PER_THEME = "Wat elk thema bracht"
NOT_HERE = (
    "Wie er werd gesproken, wie wat zei en wie stopte. Ook niet opgeteld over minder dan {minimum} mensen. Trekt een"
    " spreker een citaat in, dan gaat het uit de publicatie. Wat gedrukt of bewaard is, verandert niet mee."
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `kind` is title, heading, subheading, lead, text, note, gone, list, quote, or own: a paragraph of the
    reader's own words, which may run over pages.

    `beside` stands under a quote; `items` are those of a list.
    """

    kind: str
    text: str = ""
    beside: str = ""
    items: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Returns the block with nothing in it that a file cannot hold."""
        return {name: _clean(value) for name, value in asdict(self).items()}


def blocks(page: Page) -> list[Block]:
    """Returns everything that a publication says."""
    return [
        Block("title", page.title),
        Block("note", f"{kicker(page)}. {page.programme}."),
        *_when("In het kort", [Block("lead", text) for text in page.intro]),
        *_spoken(page),
        *_when(PER_THEME, _themes(page)),
        *(block for thought in page.thoughts for block in _thought(thought, page.minimum)),
        *_when("Wat we veranderden", [block for change in page.changes for block in _changed(change)]),
        *_when("Wat we van jullie vragen", [Block("list", items=page.asks)] if page.asks else []),
        *_when("Wat hier niet staat", [Block("text", NOT_HERE.format(minimum=page.minimum))]),
    ]


def hidden(minimum: int) -> str:
    """Returns what stands in place of a figure that is not shown: the same words everywhere."""
    return f"Minder dan {minimum} mensen: niet getoond."


def _spoken(page: Page) -> Iterator[Block]:
    yield Block("heading", "Met wie we spraken")
    if page.cohorts:
        yield Block("text", f"Over {page.cohorts}.")
    if not page.total:
        yield Block("gone", hidden(page.minimum))
        return
    if page.spoken:
        yield Block("list", items=tuple(f"{voice}: {people}" for voice, people in page.spoken))
    yield Block("note", f"De cijfers gaan over {page.total} mensen. {page.dated}".strip())


def _themes(page: Page) -> list[Block]:
    rows = tuple(f"{theme}: {brought[0].lower()}{brought[1:]}" for theme, brought in page.themes)
    return [Block("list", items=rows)] if rows else []


def _thought(thought: Thought, minimum: int) -> Iterator[Block]:
    yield Block("heading", f"Inzicht {thought.place}. {thought.claim}")
    if thought.theme:
        yield Block("note", f"{thought.themed}.")
    if thought.yes:
        yield Block("text", f"Wie dit steunt: {thought.words}.")
    elif thought.hidden:
        yield Block("gone", hidden(minimum))
    for quote in thought.quotes:
        yield Block("gone", quote.words) if quote.gone else Block("quote", quote.words, quote.beside)
    if thought.lost:
        yield Block("note", thought.lost)
    if thought.against:
        yield Block("subheading", "Wat het tegenspreekt")
        yield Block("list", items=thought.against)


def _changed(change: Changed) -> Iterator[Block]:
    yield Block("subheading", f"{change.number} {change.title}")
    yield Block("text", f"Waarom: {change.why}")
    yield Block("text", f"Wat er veranderde: {change.what}")
    yield Block("text", f"Wat de toets zei: {change.verdict_text}. {change.said}".strip())
    if change.checks:
        yield Block("list", items=change.checks)


def _when(head: str, found: list[Block]) -> list[Block]:
    return [Block("heading", head), *found] if found else []


def _clean(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_clean(one) for one in value]
    # A Word file cannot hold control characters, and neither can what a person means to say.
    return "".join(sign if sign.isprintable() else " " for sign in str(value))
