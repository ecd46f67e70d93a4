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
# Typing waits more than it works: beside the first half of the pages it costs least.
LONGEST_FIRST = (
    "test_pages",
    "test_writing",
    "test_pages1",
    "test_chain",
    "test_bench",
    "test_manual_rooms",
    "test_held",
)
PATIENCE = 30_000  # milliseconds; the machine has two cores and more to do
expect.set_options(timeout=PATIENCE)

NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo that nobody touched, to copy from: filling one takes longer than all else that a start does."""
    return running.fill(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Iterator[Product]:
    """The product with a fresh demo, in a folder of its own; afterwards what it wrote holds nothing that it may not."""
    found = running.start(tmp_path_factory.mktemp("product"), like=demo)
    yield found
    code = running.stop(found)
    assert code == 0, f"the product stopped with {code}:\n{found.output}"
    assert running.ask(found, "tests.walks.written") == []


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
    """Every picture of this run. With MANUAL_PICTURES=1 those of the manual are taken anew, in docs/images.

    In the pipeline (CI=true), where nobody looks at them, only pages on which something is wrong are taken.
    """
    folder = tmp_path_factory.mktemp("pictures")
    manual = running.ROOT / "docs" / "images" if os.environ.get("MANUAL_PICTURES") else None
    return Pictures(folder, manual, wanted=not os.environ.get("CI"))


def pytest_configure(config: pytest.Config) -> None:
    """Keeps the order of the groups as it is below; xdist would begin with the group that has the most tests."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks side by side, what takes longest first; those of one group stay together, for they share a product."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    order = {group: number for number, group in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: order.get(_group(item), len(order)))


def _group(item: pytest.Item) -> str:
    """Returns the name of the file; the second half of the pages is a group of its own."""
    params = getattr(item, "callspec", None)
    return f"{item.path.stem}{(params.params.get('half') if params else None) or ''}"


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
