"""What is committed of the styles and behaviours is whole, own and allowed under the strict CSP."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from leertraject.ui import gallery

UI = Path(__file__).parent.parent
STATIC = UI / "static" / "ui"
LAYERS = ["reset", "tokens", "nlds", "components", "pages", "utilities"]
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


def css():
    return (STATIC / "leertraject.css").read_text()


def test_layers_stand_in_order():
    assert f"@layer {','.join(LAYERS)};" in css()
    assert re.findall(r"@layer (\w+)\{", css()) == LAYERS


def test_styles_refer_only_to_files_that_are_there():
    urls = re.findall(r"url\(([^)]+)\)", css())
    assert any("woff2" in url for url in urls)
    for url in urls:
        name = url.strip("\"'")
        assert name.startswith("data:") or (STATIC / name).is_file(), name


def test_every_class_of_ours_in_the_gallery_has_a_style():
    html = render_to_string("ui/gallery.html", {"components": gallery.rendered()})
    used = {name for names in re.findall(r'class="([^"]+)"', html) for name in names.split()}
    # Names that only mark the element; their place in the grid of the parent is the style.
    bare = {"lt-change__what", "lt-people__name", "lt-check__text", "lt-field", "lt-checks"}
    ours = {name for name in used if name.startswith(("lt-", "u-"))} - bare
    assert not {name for name in ours if f".{name}" not in css()}


def test_a_word_of_any_length_breaks():
    """A word without a break may not widen a page: text wraps anywhere, and the page is one track without a minimum."""
    (breaking,) = re.findall(r":where\(([^)]+)\)\{overflow-wrap:anywhere\}", css())
    assert {"h1", "p", "li", "dd", "a", "label", "legend", "summary", "figcaption"} <= set(breaking.split(","))
    assert "grid-template:auto 1fr auto/minmax(0,1fr)}" in css()


def test_what_has_the_focus_is_not_hidden_by_the_foot_of_a_form():
    assert ".lt-split__foot{position:sticky" in css()
    assert "html:has(.lt-split__foot){scroll-padding-block-end:" in css()
    assert ".lt-split__side--stay{scroll-padding-block-end:" in css()


def test_licences_lie_beside_what_they_are_for():
    names = {path.name for path in (STATIC / "licences").iterdir()}
    assert names == {
        "OFL-source-sans-3.txt",
        "OFL-source-serif-4.txt",
        "htmx.txt",
        "nl-design-system-EUPL-1.2.md",
    }


# Typing, the copy on the device and what the server answers are one protocol, in which the order counts; a module that
# stands alone cannot import the half of it, for its file is served under a name with a digest. The same goes for what
# the workbench sends and puts in place, in one queue, and for its shortcuts, which all know where one is in the text.
LONGER = {"jottings.js": 400, "bench.js": 280, "keys.js": 220}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_behaviour_is_small_and_stands_alone(script):
    source = script.read_text()
    assert len(source.splitlines()) < LONGER.get(script.name, 200)
    assert not re.search(r"^\s*(import|export)\b|\beval\(|new Function|innerHTML|\.style\b", source, re.MULTILINE)


def test_no_file_points_to_a_source_map_that_is_not_there():
    assert not [path.name for path in STATIC.rglob("*.*") if b"sourceMappingURL" in path.read_bytes()]
