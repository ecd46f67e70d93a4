"""The small drawings, as SVG written by the server: coloured by classes, explained by a title."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from .escaping import NOTHING, format_html, format_html_join, text, trusted

DOTS_ON_A_ROW = 15
FILLED = trusted(' class="lt-audience__on"')


def audience_mark(dots: int) -> SafeString:
    """One to five filled dots; they only repeat the words beside them."""
    circles = format_html_join(
        "",
        '<circle cx="{}" cy="8" r="2.75"{}/>',
        ((4 + 8 * i, FILLED if i < dots else NOTHING) for i in range(5)),
    )
    return format_html(
        '<svg class="lt-audience__mark" viewBox="0 0 40 16" aria-hidden="true" focusable="false">{}</svg>',
        circles,
    )


def support_dots(*, yes: int, against: int, total: int, title: str) -> SafeString:
    """One dot is one person: filled supports, crossed contradicts, open says nothing of it."""
    rows = max(1, -(-total // DOTS_ON_A_ROW))
    width = 16 * min(total, DOTS_ON_A_ROW)
    dots = [_dot(i, yes, against) for i in range(total)]
    return format_html(
        '<svg class="lt-support__dots{}" viewBox="0 0 {} {}" role="img"><title>{}</title>{}</svg>',
        " lt-support__dots--rows" if rows > 1 else "",
        width,
        16 * rows,
        text(title),
        format_html_join("", "{}", ((dot,) for dot in dots)),
    )


def _dot(index: int, yes: int, against: int) -> SafeString:
    x = 8 + 16 * (index % DOTS_ON_A_ROW)
    y = 8 + 16 * (index // DOTS_ON_A_ROW)
    if index < yes:
        return format_html('<circle class="lt-support__yes" cx="{}" cy="{}" r="6"/>', x, y)
    ring = format_html('<circle class="lt-support__no" cx="{}" cy="{}" r="5.25"/>', x, y)
    if index < yes + against:
        cross = '<line class="lt-support__against" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        return ring + format_html(cross, x - 3, y - 3, x + 3, y + 3)
    return ring


def session_mini(states: Sequence[str], title: str) -> SafeString:
    """The sessions on one short line. States: done, next or open."""
    step = 152 / max(1, len(states) - 1)
    places = [8 + step * i for i in range(len(states))]
    reached = [x for x, state in zip(places, states, strict=True) if state in ("done", "next")]
    gone = _line("lt-sessionline__gone", reached[-1]) if reached else NOTHING
    dots = [_session_dot(x, state) for x, state in zip(places, states, strict=True)]
    return format_html(
        '<svg class="lt-sessionline__mini" viewBox="0 0 168 20" role="img"><title>{}</title>{}{}{}</svg>',
        text(title),
        _line("lt-sessionline__path", 160),
        gone,
        format_html_join("", "{}", ((dot,) for dot in dots)),
    )


def _line(name: str, end: float) -> SafeString:
    return format_html('<line class="{}" x1="8" y1="10" x2="{}" y2="10"/>', name, f"{end:g}")


def _session_dot(x: float, state: str) -> SafeString:
    variant = f" lt-sessionline__dot--{state}" if state in ("done", "next") else ""
    return format_html(
        '<circle class="lt-sessionline__dot{}" cx="{}" cy="10" r="{}"/>',
        variant,
        f"{x:.1f}",
        6 if state == "next" else 5,
    )


FRESH_WIDTH, YEAR = 240, 365
MARKS = {
    "fact": '<rect class="lt-fresh__fact" x="{}" y="7" width="10" height="10"/>',
    "ask": '<circle class="lt-fresh__ask" cx="{}" cy="12" r="4.5"/>',
    "talk": '<circle class="lt-fresh__talk" cx="{}" cy="12" r="6"/>',
}


def fresh_strip(marks: Sequence[Mapping[str, Any]], *, fresh: int, ageing: int, title: str) -> SafeString:
    """A year until today, as ink that dries up. A mark: the kind of what came in (fact, ask, talk), days ago."""
    shown = [(one["kind"], _on_strip(one["days"])) for one in marks if 0 <= one["days"] <= YEAR]
    dry = [_drying("dry", x, ageing) for _, x in shown]
    ink = [_drying("ink", x, fresh) for _, x in shown]
    shapes = [format_html(MARKS[kind], f"{x - 5 if kind == 'fact' else x:.1f}") for kind, x in shown]
    return format_html(
        '<svg class="lt-fresh__strip" viewBox="0 0 {} 24" role="img"><title>{}</title>'
        '<line class="lt-fresh__base" x1="0" y1="12" x2="{}" y2="12"/>{}'
        '<line class="lt-fresh__today" x1="{}" y1="3" x2="{}" y2="21"/></svg>',
        FRESH_WIDTH,
        text(title),
        FRESH_WIDTH,
        format_html_join("", "{}", ((one,) for one in [*dry, *ink, *shapes])),
        FRESH_WIDTH,
        FRESH_WIDTH,
    )


def _on_strip(days: int) -> float:
    return FRESH_WIDTH - days * FRESH_WIDTH / YEAR


def _drying(name: str, x: float, days: int) -> SafeString:
    end = min(float(FRESH_WIDTH), x + days * FRESH_WIDTH / YEAR)
    return format_html('<line class="lt-fresh__{}" x1="{}" y1="12" x2="{}" y2="12"/>', name, f"{x:.1f}", f"{end:.1f}")
