"""The map as a picture: SVG written by the server, coloured by classes. The table beside it says the same."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from leertraject.opgaven.overview import LEFT, MIDDLE, RIGHT, WIDTH, Picture, Spot
from leertraject.ui.escaping import address, format_html, format_html_join, text

_HEADS = ((LEFT, "end", "Vakken"), (MIDDLE, "start", "Opgaven"), (RIGHT, "start", "Partijen"))
_WIDE = 345  # of the names of opgaven
_LONGEST = {"end": 36, "start": 30, "middle": 46}


def drawn(picture: Picture, *, title: str) -> SafeString:
    """Returns the picture; opgaven are links that the keyboard reaches in their order."""
    lines = [*_lines(picture.to_disciplines, LEFT + 12, MIDDLE - 12)]
    lines += _lines(picture.to_parties, MIDDLE + _WIDE, RIGHT - 12)
    heads = format_html_join("", '<text class="lt-map__head" x="{}" y="20" text-anchor="{}">{}</text>', _HEADS)
    return format_html(
        '<svg class="lt-map" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}{}{}</svg>',
        WIDTH,
        picture.height,
        text(title),
        heads,
        format_html_join("", "{}", ((line,) for line in lines)),
        _names(picture.disciplines, LEFT, "end"),
        _names(picture.parties, RIGHT, "start"),
        format_html_join(
            "",
            '<a class="lt-map__way" href="{}"><text class="lt-map__opgave" x="{}" y="{}">{}</text></a>',
            ((address(one.url), MIDDLE, one.y + 5, text(_short(one.name, "middle"))) for one in picture.opgaven),
        ),
    )


def _names(spots: Iterable[Spot], x: int, anchor: str) -> SafeString:
    return format_html_join(
        "",
        '<text class="lt-map__name" x="{}" y="{}" text-anchor="{}">{}</text>',
        ((x, one.y + 5, anchor, text(_short(one.name, anchor))) for one in spots),
    )


def _lines(pairs: Iterable[tuple[int, int]], left: int, right: int) -> list[SafeString]:
    bend = (left + right) // 2
    pattern = '<path class="lt-map__line" d="M{} {}C{} {} {} {} {} {}"/>'
    return [format_html(pattern, left, y1, bend, y1, bend, y2, right, y2) for y1, y2 in pairs]


def _short(name: str, place: str) -> str:
    longest = _LONGEST[place]
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
