"""My line as a file, for whoever it is of: a web page, a Word file, a PDF that can be read aloud."""

from collections.abc import Callable, Iterator
from datetime import date

from django.template.loader import render_to_string
from django.utils.formats import date_format

from leertraject.effects.files import pdf, word
from leertraject.effects.showing.blocks import Block
from leertraject.home.line.points import Line, Point

TITLE = "Mijn lijn"
PARTS = (
    ("began", "Waar ik begon"),
    ("since", "Wat ik deed en schreef"),
    ("trying", "Wat ik probeer"),
    ("coming", "Wat komt"),
)
HTML = "text/html; charset=utf-8"


def parts(line: Line) -> list[tuple[str, str, list[Point]]]:
    """Returns the parts that hold something, with the name of each."""
    return [(key, head, found) for key, head in PARTS if (found := getattr(line, key))]


def blocks(line: Line, *, name: str, today: date) -> list[Block]:
    """Returns everything on a line, in reading order."""
    found = [Block("title", TITLE), Block("note", f"Van {name}. Gemaakt op {_day(today)}.")]
    for _, head, points in parts(line):
        found += [Block("heading", head), *(block for point in points for block in _point(point))]
    return found if len(found) > 2 else [*found, Block("text", "Hier staat nog niets.")]


def _point(point: Point) -> Iterator[Block]:
    head = f": {point.head}" if point.head else ""
    yield Block("subheading", f"{_day(point.on)}. {point.what}{head}")
    for ask, text in point.words:
        yield Block("note", ask)
        yield from (Block("own", part) for line in text.splitlines() if (part := line.strip()))


def as_html(line: Line, *, name: str, today: date) -> bytes:
    """Returns one page that needs nothing else, also without the internet."""
    context = {"blocks": blocks(line, name=name, today=today), "title": TITLE}
    return render_to_string("home/line/file.html", context).encode()


def as_word(line: Line, *, name: str, today: date) -> bytes:
    """Returns a Word file with real headings, in Dutch."""
    return word.of_blocks(TITLE, blocks(line, name=name, today=today))


def as_pdf(line: Line, *, name: str, today: date) -> bytes:
    """Returns a PDF/UA."""
    return pdf.of_blocks(TITLE, foot=f"{TITLE} van {name}", column=blocks(line, name=name, today=today))


FORMS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "html": (HTML, as_html),
    "docx": (word.CONTENT_TYPE, as_word),
    "pdf": (pdf.CONTENT_TYPE, as_pdf),
}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
