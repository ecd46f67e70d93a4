"""The one library that templates load: ``{% load lt %}``."""

import inspect
from collections.abc import Callable

from django import template

from . import lt_actions, lt_figures, lt_forms, lt_fresh, lt_layout, lt_words

MODULES = (lt_layout, lt_actions, lt_words, lt_figures, lt_fresh, lt_forms)

register = template.Library()
for _module in MODULES:
    register.tags.update(_module.register.tags)


def arguments(name: str) -> list[inspect.Parameter]:
    """The keyword arguments of a tag, for the gallery and the documentation."""
    parameters = inspect.signature(_function(name)).parameters.values()
    return [parameter for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]


def _function(name: str) -> Callable[..., object]:
    module = next(module for module in MODULES if name in module.register.tags)
    # section is a node of its own; the function that makes its HTML carries the arguments.
    return lt_layout.section_html if name == "section" else getattr(module, name)
