"""Guard 7: every component renders in the gallery."""

import pytest
from django.template import TemplateSyntaxError

from leertraject.ui import gallery
from leertraject.ui.gallery.sample import Component, Variant
from leertraject.ui.templatetags import lt

# Tags that are shown inside another component.
INSIDE = {"aside"}


def broken(components: list[Component]) -> list[str]:
    """Returns the variants that do not render, or render nothing."""
    problems = []
    for component in components:
        for variant in component.variants:
            try:
                html = gallery.render(variant)
            except (TemplateSyntaxError, TypeError, ValueError, LookupError, AttributeError) as error:
                problems.append(f"{component.name}, {variant.title}: {error}")
                continue
            if "<" not in html and not variant.title.endswith(": niets"):
                problems.append(f"{component.name}, {variant.title}: nothing")
    return problems


def unshown(tags: set[str], components: list[Component]) -> set[str]:
    """Returns the tags of the library that no component of the gallery is about."""
    return tags - {component.name for component in components} - INSIDE


def test_every_component_renders() -> None:
    assert broken(gallery.examples()) == []


def test_every_tag_is_in_the_gallery() -> None:
    assert unshown(set(lt.register.tags), gallery.examples()) == set()


@pytest.mark.parametrize(
    "source", ["{% audience dots=1 %}", "{% bestaatniet %}", "{% state kind='x' head='y' %}", "  "]
)
def test_a_broken_component_is_caught(source: str) -> None:
    example = gallery.examples()[0]
    variant = Variant(**{**_values(example.variants[0]), "source": source})
    planted = Component(**{**_values(example), "name": "geplant", "variants": [variant]})
    assert len(broken([planted])) == 1


def test_an_unshown_tag_is_caught() -> None:
    assert unshown({"audience", "confetti"}, gallery.examples()) == {"confetti"}


def _values(thing: object) -> dict[str, object]:
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}  # type: ignore[attr-defined]
