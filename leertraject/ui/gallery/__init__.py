"""Every component in every state, in example text. What is not shown here does not exist.

The tests render all of it, look whether each tag of the library occurs, and let axe read the page.
"""

from dataclasses import dataclass, field

from django.template import engines
from django.utils.safestring import SafeString

from . import figures, forms_shown, freshness, layout, own_words
from .sample import Component, Variant

__all__ = ["Component", "Variant", "examples", "rendered"]


def examples() -> list[Component]:
    """All components, in the order of a page: frame, doing, writing, words, figures."""
    return [
        *layout.COMPONENTS,
        *forms_shown.components(),
        *own_words.COMPONENTS,
        *figures.COMPONENTS,
        *freshness.COMPONENTS,
    ]


@dataclass(frozen=True)
class Shown:
    """A component as the gallery page shows it."""

    name: str
    use: str
    avoid: str
    arguments: str
    variants: list[dict[str, object]] = field(default_factory=list)


def rendered() -> list[Shown]:
    """All components with their arguments and the HTML of their variants."""
    return [
        Shown(
            name=component.name,
            use=component.use,
            avoid=component.avoid,
            arguments=_arguments(component.name),
            variants=[
                {"title": variant.title, "source": variant.source, "html": render(variant)}
                for variant in component.variants
            ],
        )
        for component in examples()
    ]


def render(variant: Variant) -> SafeString:
    """The HTML of one variant."""
    template = engines["django"].from_string("{% load lt %}" + variant.source)
    return SafeString(template.render(dict(variant.context)))


def _arguments(name: str) -> str:
    # Imported here, because the tag library is only complete once the apps are loaded.
    from leertraject.ui.templatetags import lt

    parts = [
        parameter.name if parameter.default is parameter.empty else f"{parameter.name}={parameter.default!r}"
        for parameter in lt.arguments(name)
    ]
    return ", ".join(parts) or "geen"
