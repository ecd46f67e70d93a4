"""The ways from one page of a long list to the next."""

from typing import Any

from django.core.paginator import Page

PAGE = 50


def beside(page: "Page[Any]") -> list[dict[str, str]]:
    """Returns the ways to the page before and after this one."""
    ways = []
    if page.has_previous():
        ways.append({"text": "Vorige bladzijde", "url": f"?bladzijde={page.previous_page_number()}"})
    if page.has_next():
        ways.append({"text": "Volgende bladzijde", "url": f"?bladzijde={page.next_page_number()}"})
    return ways
