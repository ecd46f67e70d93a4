"""How fresh an opgave is, and an opgave in a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from leertraject.ui.drawing import fresh_strip
from leertraject.ui.escaping import NOTHING, address, format_html, optional, trusted
from leertraject.ui.escaping import text as escaped

register = template.Library()

Mark = Mapping[str, Any]
KEY = trusted(
    '<div class="lt-key"><span class="lt-key__item"><svg class="lt-key__mark" viewBox="0 0 14 14" aria-hidden="true">'
    '<circle class="lt-fresh__talk" cx="7" cy="7" r="6"/></svg>gesprek</span><span class="lt-key__item"><svg '
    'class="lt-key__mark" viewBox="0 0 14 14" aria-hidden="true"><circle class="lt-fresh__ask" cx="7" cy="7" r="4.5"/>'
    '</svg>vraag van een inwoner</span><span class="lt-key__item"><svg class="lt-key__mark" viewBox="0 0 14 14" '
    'aria-hidden="true"><rect class="lt-fresh__fact" x="2" y="2" width="10" height="10"/></svg>nieuw feit</span>'
)
_LINE = (
    '<span class="lt-key__item"><svg class="lt-key__mark" viewBox="0 0 32 14" aria-hidden="true"><line '
    'class="lt-fresh__{}" x1="0" y1="7" x2="32" y2="7"/></svg>tot {} dagen</span>'
)


@register.simple_tag
def fresh(
    *,
    marks: Sequence[Mark] = (),
    state: str,
    rest: str = "",
    title: str = "",
    fresh_days: int = 60,
    ageing_days: int = 120,
) -> SafeString:
    """What came in over a year as ink that dries up, with its state in words. A mark: kind (ask, fact or talk) and
    days ago."""
    strip = fresh_strip(marks, fresh=int(fresh_days), ageing=int(ageing_days), title=title or state)
    more = optional(", {}", escaped(rest))
    words = format_html('<p class="lt-fresh__text"><span class="lt-fresh__state">{}</span>{}</p>', escaped(state), more)
    return format_html('<div class="lt-fresh">{}{}</div>', strip, words)


@register.simple_tag
def fresh_key(*, fresh_days: int = 60, ageing_days: int = 120) -> SafeString:
    """What the marks and lines of freshness mean."""
    lines = format_html(_LINE, "ink", int(fresh_days)) + format_html(_LINE, "dry", int(ageing_days))
    return format_html("{}{}</div>", KEY, lines)


@register.simple_block_tag
def opgave(content: str, *, title: str, url: str, ask: str = "", meta: str = "") -> SafeString:
    """An opgave in a list: its name, what a resident asks, who answers for it; inside it how fresh it is."""
    asked = optional('<p class="lt-opgave__ask">{}</p>', escaped(ask)) if ask else NOTHING
    return format_html(
        '<li class="lt-opgave"><div class="lt-opgave__main"><h3 class="lt-opgave__title"><a href="{}">{}</a></h3>{}{}'
        "</div>{}</li>",
        address(url),
        escaped(title),
        asked,
        optional('<p class="lt-opgave__meta">{}</p>', escaped(meta)),
        trusted(content.strip()),
    )
