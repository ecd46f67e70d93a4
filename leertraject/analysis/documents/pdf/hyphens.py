"""Lines joined to one text, and words that were broken off at the end of a line made whole.

A stroke at the end of a line is one of three: where a word was broken off ("afbreek-" "streepjes"), part of a word
("CO2-" "reductie"), or what stands for the rest of a word ("in-" "en uitvoer"). The next line says which, and the
document itself when it has the word somewhere else.
"""

import re
from collections.abc import Iterable

_STROKES = "-\u2010\u00ad"
_GOES_ON = frozenset(re.findall(r"\w+", "en of als tot dan noch maar resp respectievelijk evenals danwel and or"))
_TAIL = re.compile(r"[\w’']+[-\u2010\u00ad]$")
_HEAD = re.compile(r"[\w’']+")
_CLASH = frozenset(re.findall(r"\w+", "aa ae ai au ee ei eu ie ii oe oi oo ou ui uu ea oa"))
_BEFORE_VOWEL = frozenset(re.findall(r"\w+", "be ge"))


def joined(lines: Iterable[tuple[str, bool]], known: frozenset[str] = frozenset()) -> str:
    """Returns the lines as one text. Each comes with whether its last word goes on, as the reader of the file saw it.

    `known` holds words of the document in small letters, with their strokes.

    >>> joined([("de afbreek-", True), ("streepjes van de in-", False), ("en uitvoer", False)])
    'de afbreekstreepjes van de in- en uitvoer'
    >>> joined([("minder CO2-", True), ("uitstoot in Noord-", True), ("Holland", False)])
    'minder CO2-uitstoot in Noord-Holland'
    """
    text, broken = "", False
    for line, goes_on in lines:
        if not text:
            text = line
        elif broken and text[-1:] in _STROKES:
            text = _whole(text, line, known)
        else:
            text = f"{text} {line}"
        broken = goes_on or bool(_TAIL.search(text))
    return text


def _whole(text: str, line: str, known: frozenset[str]) -> str:
    found, following = _TAIL.search(text), _HEAD.match(line)
    if found is None or following is None:
        return f"{text} {line}" if found is None else f"{text}{line}"
    tail, head = found[0][:-1], following[0]
    if head.lower() in _GOES_ON:
        return f"{text[:-1]}- {line}"
    if _keeps_stroke(tail, head, known):
        return f"{text[:-1]}-{line}"
    return text[:-1] + line


def _keeps_stroke(tail: str, head: str, known: frozenset[str]) -> bool:
    if not head[0].islower() or not tail[-1].islower():
        return True
    whole = f"{tail}{head}".lower()
    if whole in known:
        return False
    if f"{tail}-{head}".lower() in known:
        return True
    return f"{tail[-1]}{head[0]}" in _CLASH and tail.lower() not in _BEFORE_VOWEL
