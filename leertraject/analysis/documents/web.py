"""Web pages: the main text, without menus, search, cookie bars and what else stands around it.

What is the main text, the page says itself (`main`, or else `article`); when it does not, it is all but what it calls
a head, a foot or a menu.
"""

import re

from .cleaning import clean
from .errors import Refused
from .gathering import Gatherer
from .limits import MAX_CHARS, MAX_XML_DEPTH
from .paragraphs import HEADING, HTML, ITEM, TEXT, Document, Piece
from .tags import END, SAID, START, tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " tfoot thead tr td th ul"
)
_NEVER = _set(
    "script style template svg math object iframe canvas audio video select datalist button textarea noscript noembed"
    " noframes map head"
)
_AROUND = _set("nav header footer dialog")
_AROUND_ROLES = _set("navigation banner contentinfo search dialog alertdialog complementary menu menubar")
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookie\w*|consent|breadcrumbs?|broodkruimel\w*|kruimelpad|skip-?link\w*|skip-to\w*|sr-only|"
    r"visually-?hidden|screen-reader-text|share-?\w*|social-?\w*|navbar|sidebar|menu|main-?menu|site-?header|"
    r"site-?footer)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_VOID = _set("area base br col embed hr img input link meta param source track wbr")
_HEADINGS = _set("h1 h2 h3 h4 h5 h6")
_CLOSES = {"li": ("li",), "p": ("p",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr"),
           "dd": ("dd", "dt"), "dt": ("dd", "dt"), "option": ("option",)}  # fmt: skip
_WALLS = {"li": ("ul", "ol", "menu"), "td": ("table",), "th": ("table",), "tr": ("table",), "dd": ("dl",),
          "dt": ("dl",), "p": ("td", "th", "li", "div", "section", "article", "main", "body")}  # fmt: skip
_MAIN, _ARTICLE, _PLAIN, _CHROME = "main", "article", "plain", "around"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def encoding(data: bytes) -> str:
    """Returns the encoding that a web page gives itself, or nothing."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def read(text: str) -> tuple[Document, list[Piece]]:
    """Returns the document without its paragraphs, and those. Raises Refused when it is too large."""
    if len(text) > MAX_CHARS:
        raise Refused("Deze webpagina is te groot. Kies een kleinere, of sla haar op als pdf.")
    page = _Web()
    for kind, name, attributes in tokens(text):
        page.take(kind, name, attributes)
    page.flush()
    found = page.gathered.done()
    chosen: list[Piece] = []
    for where in (_MAIN, _ARTICLE, _PLAIN, _CHROME):
        chosen = [piece for piece in found if piece.where == where]
        if chosen:
            break
    return Document(HTML, clean(page.title)[:300], 1, ()), chosen


class _Web:
    """Goes through a page. Of the open elements it remembers those that make blocks or leave things out."""

    def __init__(self) -> None:
        self.gathered = Gatherer()
        self.title = ""
        self._open: list[tuple[str, str]] = []  # tag, and what it does: "never", "around", "main", "article" or ""
        self._text: list[str] = []
        self._in_title = False
        self._counted: list[int] = []  # per numbered list that is open: the number of its last item
        self._mark = ""

    def take(self, kind: str, name: str, attributes: dict[str, str]) -> None:
        """Takes what begins, ends or is said."""
        if kind == START:
            self._begins(name, attributes)
        elif kind == END:
            self._ends(name)
        elif kind == SAID:
            self._says(name)

    def _begins(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "title":
            self._in_title = not self.title
            return
        if tag == "br":
            self._text.append("\n")
            return
        does = self._does(tag, attributes)
        if tag in _BLOCKS:
            self.flush()
            self._close_before(tag)
        if tag in _VOID or (tag not in _BLOCKS and not does) or len(self._open) >= MAX_XML_DEPTH:
            return
        if does:
            self.flush()
        self._open.append((tag, does))
        self._table(tag)
        self._number(tag, attributes)

    def _ends(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif any(name == tag for name, _ in self._open):
            self.flush()
            while self._open:
                name, _ = self._open.pop()
                self._closed(name)
                if name == tag:
                    break
        elif tag in _BLOCKS:
            self.flush()

    def _says(self, data: str) -> None:
        if self._in_title:
            self.title = (self.title + data)[:1000]
        elif not any(does == "never" for _, does in self._open):
            self._text.append(data if any(name == "pre" for name, _ in self._open) else data.replace("\n", " "))

    def flush(self) -> None:
        """Ends the paragraph that is being read."""
        text, self._text = "".join(self._text), []
        if not text.strip():
            return
        self.gathered.where = self._where()
        names = [name for name, _ in self._open]
        part = HEADING if any(name in _HEADINGS for name in names) else ITEM if "li" in names else TEXT
        self.gathered.begin(part)
        self.gathered.add(self._mark + text)
        self._mark = ""
        self.gathered.end()

    def _does(self, tag: str, attributes: dict[str, str]) -> str:
        role = attributes.get("role", "").lower()
        if tag in _NEVER or "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
            return "never"
        if attributes.get("aria-hidden") == "true" and tag not in ("body", "main"):
            return "never"
        if tag == "main" or role == "main":
            return _MAIN
        if tag == "article":
            return _ARTICLE
        if tag == "header" and any(does in (_MAIN, _ARTICLE) for _, does in self._open):
            return ""
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        around = tag in _AROUND or role in _AROUND_ROLES
        if around or (tag not in ("html", "body") and _AROUND_NAMES.search(named)):
            return _CHROME
        return ""

    def _where(self) -> str:
        does = [does for _, does in self._open]
        if _CHROME in does:
            return _CHROME
        return _MAIN if _MAIN in does else _ARTICLE if _ARTICLE in does else _PLAIN

    def _close_before(self, tag: str) -> None:
        """Ends what a new element ends by beginning: an item ends the item before it."""
        ends = _CLOSES.get(tag, ()) or (("p",) if tag not in ("hr",) else ())
        walls = _WALLS.get(tag, _WALLS["p"])
        for place in range(len(self._open) - 1, -1, -1):
            name = self._open[place][0]
            if name in walls:
                return
            if name in ends:
                rest = self._open[place:]
                del self._open[place:]
                for closed, _ in reversed(rest):
                    self._closed(closed)
                if tag != "tr" or name == "tr":
                    return

    def _closed(self, tag: str) -> None:
        if tag == "tr":
            self.gathered.end_row()
        elif tag == "ol" and self._counted:
            self._counted.pop()
            self._mark = ""

    def _number(self, tag: str, attributes: dict[str, str]) -> None:
        """Gives an item of a numbered list the number that people see before it."""
        if tag == "ol":
            start = attributes.get("start", "1")
            self._counted.append(int(start) - 1 if start.isdecimal() and len(start) < 6 else 0)
        elif tag == "li" and self._counted:
            lists = [name for name, _ in self._open if name in ("ol", "ul", "menu")]
            if lists and lists[-1] == "ol":
                self._counted[-1] += 1
                self._mark = f"{self._counted[-1]}. "

    def _table(self, tag: str) -> None:
        if tag == "tr":
            self.gathered.begin_row()
        elif tag in ("td", "th"):
            self.gathered.begin_cell()
