"""A web page as tags and text, in one pass whose time grows with the page and no faster, whatever stands in it."""

import re
from collections.abc import Iterator
from html import unescape

_LONGEST = 4000  # signs of one tag
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})(?=[\s/>])((?:"[^"]*+"|'[^']*+'|[^"'>]++)*+)>""")
_LOOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})(?=[\s/>])([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']{1,100})(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']++))?""")
_AS_IT_STANDS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
Token = tuple[str, str, dict[str, str]]
START, END, SAID = "start", "end", "said"


def tokens(text: str) -> Iterator[Token]:
    """Yields what begins, what ends and what is said: the kind, a name or the text, and attributes.

    Comments are left out. What opens and never closes is text.
    """
    searching = _Searching(text)
    place, length = 0, len(text)
    while place < length:
        opens = text.find("<", place)
        if opens != place:
            yield SAID, unescape(text[place : opens if opens >= 0 else length]), {}
            if opens < 0:
                return
            place = opens
        if text.startswith("<!--", place):
            place = searching.after("-->", place + 4)
        elif text.startswith(("<!", "<?"), place):
            place = searching.after(">", place + 2)
        else:
            end = min(length, place + _LONGEST)
            tag = _TAG.match(text, place, end) or _LOOSE.match(text, place, end)
            if tag is None:
                yield SAID, "<", {}
                place += 1
                continue
            place, name = tag.end(), tag[2].lower()
            if tag[1]:
                yield END, name, {}
                continue
            yield START, name, _attributes(tag[3])
            if name in _AS_IT_STANDS and not tag[3].endswith("/"):
                ends = searching.place(f"</{name}", place)
                yield SAID, unescape(text[place:ends]) if name in ("title", "textarea") else "", {}
                place = ends
                if ends == length:
                    yield END, name, {}


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape((found[2] or "").strip("\"'")) for found in _ATTRIBUTE.finditer(text) if found[1]
    }


class _Searching:
    """Looks for ends, and remembers which are no longer there, so as not to look to the end of the page again."""

    def __init__(self, text: str) -> None:
        self._text, self._lowered = text, text.lower()
        self._gone: set[str] = set()
        if len(self._lowered) != len(text):  # a few capitals become two small letters
            self._lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)

    def place(self, end: str, start: int) -> int:
        """Returns where an end is, or the length of the text."""
        if end in self._gone:
            return len(self._text)
        found = self._lowered.find(end, start)
        if found < 0:
            self._gone.add(end)
            return len(self._text)
        return found

    def after(self, end: str, start: int) -> int:
        """Returns the place after an end, or the length of the text."""
        return min(self.place(end, start) + len(end), len(self._text))
