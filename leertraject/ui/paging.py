"""The ways from one page of a long list to the next."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page

PAGE = 20
EARLIER_AND_LATER = ("Vorige bladzijde", "Volgende bladzijde")


def beside(
    page: "Page[Any]",
    *,
    keep: Mapping[str, str] | None = None,
    texts: tuple[str, str] = EARLIER_AND_LATER,
    place: str = "",
) -> list[dict[str, str]]:
    """Returns the ways to the page before and after this one; `keep` is what goes along in the address."""
    ways = []
    if page.has_previous():
        ways.append({"text": texts[0], "url": _url(page.previous_page_number(), keep or {}, place)})
    if page.has_next():
        ways.append({"text": texts[1], "url": _url(page.next_page_number(), keep or {}, place)})
    return ways


def _url(number: int, keep: Mapping[str, str], place: str) -> str:
    return f"?{urlencode({**keep, 'bladzijde': number})}{place}"
