"""What a page asks of the database stays bounded, for whoever opens it: at most 12 times, as other fast pages do."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from tests.attacks.addresses import addresses, ids
from tests.attacks.crawling import Crawl, name_of
from tests.attacks.people import BEARER, Comer, signed_in

MOST = 12
# Whoever does not lead is asked for the menu whether there are conversations of theirs.
WHO = {"Lotte Brink": 0, "Mirjam Kok": 1, "Hanneke Vos": 1, "Karin Dekker": 1, "Ineke van der Wal": 1}
# A preview works out everything that publishing freezes; what is kept about someone stands in every package.
MORE = {
    "effects:preview": 13,
    "home:mine": 63,
    "home:download": 67,
    "home:erasure": 63,
    "home:own_terms": 26,
    "home:terms": 13,
}


@pytest.mark.usefixtures("demo", "bare_refusals")
@pytest.mark.parametrize("name", WHO)
def test_a_page_asks_little_of_the_database(name: str) -> None:
    comer = next(one for one in signed_in() if one.name == name)
    comer.client.get(reverse("home:start"))  # what a process finds out once
    found = costs(comer)
    assert len(found) > len(WHO)
    assert {page: number for page, number in found.items() if number > MORE.get(page, MOST) + WHO[name]} == {}


@pytest.mark.usefixtures("demo", "bare_refusals")
def test_the_start_page_asks_little_whatever_a_participant_has() -> None:
    start, found = reverse("home:start"), {}
    for comer in signed_in():
        if comer.person and comer.person.roles.filter(kind="participant").exists():
            comer.client.get(start)
            asked: list[str] = []
            with counted(asked):
                comer.client.get(start)
            found[comer.name] = len(asked)
    assert len(found) > 1 and {name: number for name, number in found.items() if number > MOST} == {}


def costs(comer: Comer) -> Counter[str]:
    """Returns of each url name the most queries that a page of it asked."""
    found: Counter[str] = Counter()
    asked: list[str] = []

    def look(path: str, response: HttpResponse) -> Iterator[str]:
        if response.status_code == 200:
            found[name_of(path)] = max(found[name_of(path)], len(asked))
        asked.clear()
        yield from ()

    crawl, pages = Crawl(comer.client, look, whole=(), skip=BEARER), addresses()
    pages = [one for one in pages if one.name not in BEARER]
    own = [one for one in pages if comer.person and comer.person.pk in ids(one)]
    with counted(asked):
        # Their own first: of other people's as many are asked as it takes to see that they are refused.
        crawl.follow([reverse("home:start"), *crawl.ask(own), *crawl.ask(pages)])
    return found


@contextmanager
def counted(asked: list[str]) -> Iterator[None]:
    """Adds every statement to `asked` but those that open and close a transaction."""

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if "SAVEPOINT" not in sql:
            asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield
