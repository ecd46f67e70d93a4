"""Someone who asks every address, and follows every link that comes back."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from tests.attacks.addresses import Address, ids
from tests.attacks.files import FILES

_ENTRANCE = "/inloggen/"
_LINK = re.compile(r"(?:href|action|src|hx-get|data-[a-z-]+)=[\"']([^\"']+)[\"']")
_FILES = ("/static/",)
_WRONG_METHOD = 405
# Who is sent to sign in first is sent there whatever the object is; twice says it.
_SENT_AWAY = 2
# A page may lead on to itself with another query for ever.
_QUERIES = 40
# Two turns of every text say the same as all.
_TURNS = 2
# Of a url outside the chain so many objects are asked: fewer when the first ones were all refused in the same way.
_REFUSED, _SHOWN = 2, 6
CHAIN = ("lookback:", "effects:", "home:", "demo:")

Look = Callable[[str, HttpResponse], Iterable[str]]


@dataclass
class Crawl:
    """What one person saw: how often each url name answered with which status, and what `look` found.

    Of the urls in `whole` every object in `about` is asked (of all objects, when there is no `about`), of others some.
    """

    client: Client
    look: Look
    whole: tuple[str, ...] = CHAIN
    about: frozenset[UUID] | None = None
    skip: frozenset[str] = frozenset()
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)
    _answers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _queries: Counter[str] = field(default_factory=Counter)
    _shut: Counter[str] = field(default_factory=Counter)

    def ask(self, addresses: Iterable[Address], *, method: str = "get") -> list[str]:
        """Asks these addresses and returns where the answers lead."""
        return [
            lead
            for one in addresses
            if self._wanted(one.name, ids(one))
            for lead in self.visit(one.path, method=method)
        ]

    def follow(self, paths: Iterable[str]) -> None:
        """Asks these paths and everything that they lead to."""
        waiting = list(dict.fromkeys(paths))
        while waiting:
            path = waiting.pop()
            if path not in self._asked and self._worth(path):
                waiting += self.visit(path)

    def visit(self, path: str, *, method: str = "get") -> list[str]:
        """Asks one path and returns where the answer leads."""
        self._asked.add(path)
        response = self.client.generic(method.upper(), path)
        name, status = name_of(path), response.status_code
        self.statuses[name, status] += 1
        self._answers[name].append(status)
        self.found += self.look(path, response)
        if status in (301, 302):
            self._shut[name] += response.headers["Location"].startswith(_ENTRANCE)
            return [_inside(path, response.headers["Location"])]
        return [_inside(path, unescape(link)) for link in _LINK.findall(text_of(response))]

    def _worth(self, path: str) -> bool:
        bare, _, query = path.partition("?")
        name, given = _resolved(bare)
        if not path.startswith("/") or path.startswith(_FILES) or name in self.skip:
            return False
        if given.get("index", 0) > _TURNS or not self._wanted(name, {v for v in given.values() if isinstance(v, UUID)}):
            return False
        self._queries[bare] += bool(query)
        return self._queries[bare] <= _QUERIES

    def _wanted(self, name: str, objects: set[UUID]) -> bool:
        seen = self._answers[name]
        if _WRONG_METHOD in seen or len(seen) == self._shut[name] >= _SENT_AWAY:
            return False  # whatever the object is
        if name.startswith(self.whole) and (self.about is None or not objects or objects & self.about):
            return True
        return len(seen) < (_REFUSED if len(set(seen)) == 1 and seen[0] >= 300 else _SHOWN)


def name_of(path: str) -> str:
    """Returns the name of the url that a path belongs to, or "" when there is none."""
    return _resolved(path.partition("?")[0])[0]


@cache
def _resolved(bare: str) -> tuple[str, dict[str, Any]]:
    """The name and the identifiers of an address; the same ones are asked for by everyone."""
    try:
        found = resolve(bare)
    except Resolver404:
        return "", {}
    return found.view_name, found.kwargs


def text_of(response: HttpResponse) -> str:
    """Returns everything that an answer holds: its body, and its headers with cookies."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    read = FILES.get(response.headers.get("Content-Type", ""))
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n{response.cookies.output()}\n{read(body) if read else body.decode(errors='replace')}"


def _inside(base: str, link: str) -> str:
    parts = urlsplit(urljoin(f"http://testserver{base}", link))
    if parts.scheme not in ("http", "https") or parts.netloc not in ("testserver", "localhost:8000"):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")
