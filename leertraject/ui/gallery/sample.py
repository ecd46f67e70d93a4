"""The shape of an example."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Variant:
    """One state of a component: a title, the template source and its context."""

    title: str
    source: str
    context: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """A tag with when to use it, when not, and its variants."""

    name: str
    use: str
    avoid: str
    variants: tuple[Variant, ...]
