"""A running product per module and one browser for all; a tab per person, at a width and in a colour scheme."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.walks import product as running
from tests.walks.product import Product
from tests.walks.visitor import Pictures, Visitor

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 30_000  # milliseconds; the machine has two cores and more to do
expect.set_options(timeout=PATIENCE)

NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with a fresh demo, in a folder of its own."""
    found = running.start(tmp_path_factory.mktemp("product"))
    yield found
    code = running.stop(found)
    assert code == 0, f"the product stopped with {code}:\n{found.output}"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's chromium."""
    found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
    yield found
    found.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    """Every picture of this run. With MANUAL_PICTURES=1 those of the manual are taken anew, in docs/images."""
    folder = tmp_path_factory.mktemp("pictures")
    return Pictures(folder, running.ROOT / "docs" / "images" if os.environ.get("MANUAL_PICTURES") else None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks side by side: those of one file stay together, for they share a product; the pages go in halves."""
    for item in items:
        part = item.callspec.params.get("half", "") if isinstance(item, pytest.Function) and _has_params(item) else ""
        item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}{part}"))


def _has_params(item: pytest.Function) -> bool:
    return hasattr(item, "callspec")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was looked at, and where the pictures are."""
    told = [report.user_properties for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    for name, value in sorted({(str(name), str(value)) for properties in told for name, value in properties}):
        terminalreporter.write_line(f"{name}: {value}")


@pytest.fixture
def visitor(browser: Browser, product: Product, pictures: Pictures) -> Iterator[NewVisitor]:
    """Makes visitors; the test fails when anything went wrong in one of their tabs."""
    made: list[Visitor] = []

    def new(*, narrow: bool = False, dark: bool = False, script: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=NARROW if narrow else WIDE,
            has_touch=narrow,
            is_mobile=narrow,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
        )
        context.set_default_timeout(PATIENCE)
        made.append(Visitor(context.new_page(), product.url, pictures).watch())
        return made[-1]

    yield new
    problems = [problem for one in made for problem in one.problems]
    for one in made:
        one.page.context.close()
    assert problems == [], "\n".join(problems)


@pytest.fixture(autouse=True)
def _pictures_are_told(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
    """Carries the folder of the pictures to the end of the run, also from another process."""
    if "pictures" in request.fixturenames:
        record_property("pictures of this run", str(request.getfixturevalue("pictures").folder))


@pytest.fixture
def as_person(visitor: NewVisitor) -> Callable[..., Visitor]:
    """Signs someone of the demo in, in a tab of their own: `as_person("Lotte Brink", narrow=True)`."""

    def signed_in(name: str, **how: bool) -> Visitor:
        someone = visitor(**how)
        someone.sign_in(name)
        return someone

    return signed_in


@pytest.fixture
def material() -> Path:
    """Conversations that are not in the demo."""
    return Path(__file__).resolve().parent / "material"
