"""The gallery shows everything, in every state, and nothing that is passed as text becomes HTML."""

import re
from collections import Counter

import pytest
from django.template.loader import render_to_string

from leertraject.ui import gallery
from leertraject.ui.gallery import Component, Variant
from leertraject.ui.templatetags import lt

ATTACK = "<script>alert(1)</script>"
# Arguments that choose from a fixed list, instead of being shown.
CHOOSING = {"kind", "state", "verdict"}
CASES = [
    pytest.param(component, variant, id=f"{component.name}: {variant.title}")
    for component in gallery.examples()
    for variant in component.variants
]


def poisoned(value, name=""):
    """The same value with every text in it replaced by an attack."""
    if isinstance(value, str):
        return value if name in CHOOSING else ATTACK
    if isinstance(value, dict):
        return {key: poisoned(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, name) for inner in value]
    if isinstance(value, tuple):
        is_mark = len(value) == 3 and isinstance(value[0], int)
        return value if is_mark else tuple(poisoned(inner, name) for inner in value)
    return value


def poisoned_source(source):
    """The same template with every text argument replaced by an attack."""

    def replace(match):
        name = match.group(1)
        return match.group(0) if name in CHOOSING else f'{name}="{ATTACK}"'

    def inside_tag(match):
        return re.sub(r'(\w+)="[^"]*"', replace, match.group(0))

    return re.sub(r"\{%.*?%\}", inside_tag, source)


def test_every_tag_of_the_library_is_shown():
    used = {name for _, variant in (case.values for case in CASES) for name in re.findall(r"\{% (\w+)", variant.source)}
    assert set(lt.register.tags) <= used
    assert {component.name for component in gallery.examples()} == set(lt.register.tags)


def test_every_argument_is_shown():
    for component in gallery.examples():
        sources = " ".join(variant.source for case in gallery.examples() for variant in case.variants)
        for argument in lt.arguments(component.name):
            assert f"{argument.name}=" in sources, f"{component.name} {argument.name}"


@pytest.mark.parametrize(("component", "variant"), CASES)
def test_every_example_renders(component: Component, variant: Variant):
    html = gallery.render(variant)
    assert html.strip() or "niets" in variant.title
    assert not re.search(r"\sstyle=|\son\w+=|javascript:", html)
    assert not re.search(r"&amp;(amp|lt|gt|quot|#)", html), "escaped twice"


@pytest.mark.parametrize(("component", "variant"), CASES)
def test_every_text_is_escaped(component: Component, variant: Variant):
    attacked = Variant(variant.title, poisoned_source(variant.source), poisoned(dict(variant.context)))
    html = gallery.render(attacked)
    assert "<script" not in html


@pytest.mark.parametrize(("component", "variant"), CASES)
def test_at_most_one_filled_button(component: Component, variant: Variant):
    assert gallery.render(variant).count("nl-button--primary") <= 1


def test_the_page_has_one_h1_and_no_double_ids():
    html = render_to_string("ui/gallery.html", {"components": gallery.rendered()})
    assert html.count("<h1") == 1
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    doubles = {name for name, count in ids.items() if count > 1}
    assert not doubles


def test_labels_and_descriptions_point_to_something():
    html = render_to_string("ui/gallery.html", {"components": gallery.rendered()})
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    pointing = set(re.findall(r'\sfor="([^"]+)"', html))
    for described in re.findall(r'\saria-(?:describedby|labelledby)="([^"]+)"', html):
        pointing |= set(described.split())
    assert pointing <= ids
