"""Text with marks on exactly the characters something rests on."""

from collections.abc import Iterable
from itertools import pairwise

from django.utils.safestring import SafeString

from .escaping import format_html, trusted
from .escaping import text as escaped

Mark = tuple[int, int, str]

# The first kind in this list wins where marks overlap.
KINDS = {
    "hidden": '<span class="lt-tag lt-tag--machine">{}</span>',
    "on": '<mark class="nl-mark lt-cite lt-cite--on">{}</mark>',
    "cite": '<mark class="nl-mark lt-cite">{}</mark>',
    "soft": '<mark class="nl-mark lt-cite lt-cite--soft">{}</mark>',
    "suggested": '<span class="lt-suggested">{}</span>',
}


def segments(text: str, marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """Cut a text where a mark begins or ends; each piece with the kind that wins, or an empty kind.

    >>> segments("Nu ken ik drie mensen.", [(10, 21, "on")])
    [('Nu ken ik ', ''), ('drie mensen', 'on'), ('.', '')]
    """
    marks = list(marks)
    inside = {point for start, end, _ in marks for point in (start, end) if 0 < point < len(text)}
    points = sorted({0, len(text)} | inside)
    pieces: list[tuple[str, str]] = []
    for start, end in pairwise(points):
        covering = {kind for left, right, kind in marks if left <= start and end <= right}
        kind = next((known for known in KINDS if known in covering), "")
        if pieces and pieces[-1][1] == kind:
            pieces[-1] = (pieces[-1][0] + text[start:end], kind)
        else:
            pieces.append((text[start:end], kind))
    return pieces


def marked_html(text: object, marks: Iterable[Mark] | None) -> SafeString:
    """The text, escaped, with its marks. The characters stay the same, so offsets stay true."""
    pieces = segments(str(text or ""), marks or ())
    return trusted("".join(_piece_html(words, kind) for words, kind in pieces))


def _piece_html(words: str, kind: str) -> str:
    if kind == "hidden" and words.startswith("[") and words.endswith("]"):
        bracket = '<span class="u-hide">{}</span>{}<span class="u-hide">{}</span>'
        inner = format_html(bracket, "[", escaped(words[1:-1]), "]")
        return format_html(KINDS[kind], inner)
    return format_html(KINDS.get(kind, "{}"), escaped(words))
