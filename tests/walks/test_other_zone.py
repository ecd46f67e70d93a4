"""Someone whose browser is in another zone reads the same days and hours: those of the conversation, here."""

import re

import pytest
from playwright.sync_api import Browser

from tests.walks.product import Product
from tests.walks.shown import ALUMNUS, LEAD
from tests.walks.visitor import Pictures, Visitor

pytestmark = pytest.mark.walk
ZONES = ("Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles")


@pytest.mark.parametrize("who", [LEAD, ALUMNUS])
def test_dates_do_not_follow_the_browser(who: str, browser: Browser, product: Product, pictures: Pictures) -> None:
    read = {zone: _read(zone, who, browser, product, pictures) for zone in ZONES}
    assert read["Europe/Amsterdam"] == read["Pacific/Auckland"] == read["America/Los_Angeles"]
    assert re.search(r"\d\d:\d\d", read["Europe/Amsterdam"]["/gesprekken/"])


def _read(zone: str, who: str, browser: Browser, product: Product, pictures: Pictures) -> dict[str, str]:
    context = browser.new_context(reduced_motion="reduce", locale="en-NZ", timezone_id=zone)
    visitor = Visitor(context.new_page(), product.url, pictures).watch()
    visitor.sign_in(who)
    found = {}
    for path in ("/", "/gesprekken/", _own(visitor, "termijnen/"), _own(visitor, "gezien/")):
        visitor.go(path)
        found[path] = visitor.page.locator("main").inner_text()
    context.close()
    return found


def _own(visitor: Visitor, part: str) -> str:
    """The address of the own data, from the foot of the page or its head."""
    visitor.go("/")
    link = visitor.page.locator("a[href*='/mijn-gegevens/']").first.get_attribute("href")
    assert link is not None
    return f"{link}{part}"
