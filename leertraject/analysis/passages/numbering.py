"""A text in numbered paragraphs."""

import re
from dataclasses import dataclass

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, numbered from 1: `source[start:end] == text`, in code points, no whitespace around it."""

    number: int
    start: int
    end: int
    text: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Returns the stretches between blank lines; a line with only whitespace is blank. Line breaks inside stay.

    >>> [(part.number, part.text) for part in paragraphs("Een.\\n\\n  Twee,\\nnog steeds.\\n")]
    [(1, 'Een.'), (2, 'Twee,\\nnog steeds.')]
    """
    parts: list[Paragraph] = []
    begin = 0
    for stop, following in [match.span() for match in _BLANK_LINES.finditer(text)] + [(len(text), len(text))]:
        body = text[begin:stop]
        start = begin + len(body) - len(body.lstrip())
        body = body.strip()
        if body:
            parts.append(Paragraph(len(parts) + 1, start, start + len(body), body))
        begin = following
    return tuple(parts)
