"""Filling in a form of a page as its reader does: what stands there stays, save what is changed on purpose."""

from collections.abc import Callable
from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the first form of a page that is sent, by name, as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.written: set[str] = set()
        self._open = self._done = False
        self._text = self._choice = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method") == "post" and not self._done and not self._elsewhere(given):
            self._open = True
        if not self._open:
            return
        name = given.get("name", "")
        if tag == "textarea":
            self._text, self.fields[name] = name, [""]
            self.written.add(name)
        elif tag == "select":
            self._choice = name
        elif tag == "option" and "selected" in given and self._choice:
            self.fields.setdefault(self._choice, []).append(given.get("value", ""))
        elif tag == "input" and name:
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        self.fields.setdefault(name, []).append(given.get("value", ""))
        if kind == "text":
            self.written.add(name)

    @staticmethod
    def _elsewhere(given: dict[str, str]) -> bool:
        """The masthead holds a form to sign out, and a button may be a form of its own."""
        return bool(given.get("action"))

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields[self._text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        elif tag == "select":
            self._choice = ""
        elif tag == "form" and self._open:
            self._open, self._done = False, True

    def sent(self, rewrite: Callable[[str], str], **more: str) -> dict[str, object]:
        """Returns what is sent when every text that a person writes is rewritten; `more` are fields with other text."""
        texts = {name: [rewrite(text.removeprefix("\n")) for text in self.fields[name]] for name in self.written}
        return {**self.fields, **texts, **more}
