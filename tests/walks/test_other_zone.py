"""Someone whose browser is in another zone reads the same days and hours: those of the conversation, here."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser

from tests.walks.product import Product
from tests.walks.shown import ALUMNUS, LEAD
from tests.walks.visitor import Pictures, Visitor

pytestmark = pytest.mark.walk
ZONES = ("Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles")


# Others work in the same product meanwhile: what they change between two looks is no fault, and soon over.
LOOKS = 5


@pytest.mark.parametrize("who", [LEAD, ALUMNUS])
def test_dates_do_not_follow_the_browser(who: str, browser: Browser, product: Product, pictures: Pictures) -> None:
    contexts = [browser.new_context(reduced_motion="reduce", locale="en-NZ", timezone_id=zone) for zone in ZONES]
    visitors = [Visitor(context.new_page(), product.url, pictures).watch() for context in contexts]
    for visitor in visitors:
        visitor.sign_in(who)
    own = [_own(visitors[0], part) for part in ("termijnen/", "gezien/")]
    for path in ("/", "/gesprekken/", *own):
        here, *elsewhere = _read(path, visitors)
        assert elsewhere == [here, here], path
        if path == "/gesprekken/":
            assert re.search(r"\d\d:\d\d", here)
    for context in contexts:
        context.close()


def _read(path: str, visitors: Sequence[Visitor]) -> list[str]:
    """What stands on a page for each; looked at again when they differ."""
    found: list[str] = []
    for _ in range(LOOKS):
        for visitor in visitors:
            visitor.go(path)
        found = [visitor.page.locator("main").inner_text() for visitor in visitors]
        if len(set(found)) == 1:
            break
    return found


def _own(visitor: Visitor, part: str) -> str:
    """The address of the own data, from the foot of the page or its head."""
    visitor.go("/")
    link = visitor.page.locator("a[href*='/mijn-gegevens/']").first.get_attribute("href")
    assert link is not None
    return f"{link}{part}"
