"""The product starts, lets one sign in, and says it when something goes wrong in the browser."""

import shutil
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.walks import product as running
from tests.walks.written import LOG

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


def test_what_may_not_be_written_is_found_in_what_was_written(product, tmp_path):
    # The socket of the encoder is no file that can be copied.
    copy = shutil.copytree(product.data, tmp_path / "copy", ignore=shutil.ignore_patterns("*.sock"))
    with (copy / LOG).open("a", encoding="utf-8") as log:
        log.write("2026-11-30 ERROR leertraject lotte.brink@example.org: Lotte Brink\n")
    assert "log: Lotte Brink" in running.ask(replace(product, data=copy), "tests.walks.written")
