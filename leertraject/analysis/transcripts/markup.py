"""Tags and entities inside cue text (VTT, and the HTML that SRT files borrow)."""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

# Only tags that exist: "<lacht>" is typed by a person and stays.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|br)"
    r"(?:\.[^\s<>]*)?(?P<rest>\s[^<>]*)?/?>"
    r"|<[0-9]{1,4}:[0-9:.]{2,14}>"
    r"|\{\\[^{}]{1,60}\}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Span(NamedTuple):
    """Text within one voice; `speaker` is None outside every named voice."""

    speaker: str | None
    text: str


def spans(text: str) -> list[Span]:
    """Cut cue text into voices, without tags and with entities decoded.

    A voice lasts until it is closed, until the next one, or until the end of
    the cue. Line breaks stay.

    >>> spans("<v.luid Jan &amp; Bo>Ja <i>hoor</i></v> <v Els>R&amp;D")
    [Span(speaker='Jan & Bo', text='Ja hoor'), Span(speaker='Els', text='R&D')]
    """
    return [Span(name, words) for name, words in _voices(text) if words.strip()]


def _voices(text: str) -> Iterator[tuple[str | None, str]]:
    speaker: str | None = None
    words: list[str] = []
    position = 0
    for tag in _TAG.finditer(text):
        words.append(text[position : tag.start()])
        position = tag.end()
        name = (tag["name"] or "").lower()
        if name == "br":
            words.append("\n")
        elif name == "v":
            yield speaker, _decoded("".join(words))
            words = []
            speaker = None if tag["close"] else _annotation(tag["rest"])
    words.append(text[position:])
    yield speaker, _decoded("".join(words))


def _annotation(rest: str | None) -> str | None:
    return " ".join(_decoded(rest or "").split()) or None


def _decoded(text: str) -> str:
    """Decode whole entities only: in ``a &lt b`` and ``AT&T`` nothing is sure.

    >>> _decoded("R&amp;D &euro;&nbsp;5 &amp AT&T")
    'R&D €\\xa05 &amp AT&T'
    """
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    written = entity[0]
    if written[1] != "#" and written[1:] not in html5:
        return written
    return html.unescape(written)
