"""The product starts, lets one sign in, and says it when something goes wrong in the browser."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.walk


def test_someone_signs_in_and_out(as_person):
    lotte = as_person("Lotte Brink")
    expect(lotte.page.get_by_role("heading", level=1)).to_be_visible()
    lotte.press("Log uit")
    expect(lotte.page).to_have_url(f"{lotte.base}/inloggen/")


def test_what_goes_wrong_in_a_tab_is_noticed(visitor):
    someone = visitor()
    someone.go("/demo/")
    someone.page.evaluate("() => { setTimeout(() => { throw new Error('stuk') }, 0) }")
    someone.page.evaluate("() => { const s = document.createElement('style'); document.head.append(s) }")
    someone.page.evaluate("() => fetch('/bestaat-niet/')")
    someone.page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    found, someone.problems = "\n".join(someone.problems), []
    assert "script error at /demo/: stuk" in found
    assert "Content Security Policy" in found
    assert "404 at /bestaat-niet/" in found
