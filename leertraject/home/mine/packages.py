"""The packages that keep something about people, uppermost first."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any
from uuid import UUID

from django.apps import apps

Rows = list[dict[str, object]]


@cache
def keepers() -> tuple[ModuleType, ...]:
    """Returns the `personal_data` of every package that hands something over."""
    names = [f"{app.name}.personal_data" for app in apps.get_app_configs() if app.name.startswith("leertraject.")]
    found = [import_module(name) for name in names if find_spec(name)]
    return tuple(module for module in found if hasattr(module, "export_for"))


def handed_over(person: UUID) -> dict[str, Rows]:
    """Returns everything that is kept about a person, by the Dutch name of what it is; empty ones as well.

    Who someone is comes first: that is in the lower packages.
    """
    found: dict[str, Rows] = {}
    for package in reversed(keepers()):
        found |= package.export_for(person)
    return found


def files_of(person: UUID) -> list[tuple[str, bytes]]:
    """Returns the files that are kept of a person, by their name in the zip."""
    found: list[tuple[str, bytes]] = []
    for package in keepers():
        if hasattr(package, "files_for"):
            found += package.files_for(person)
    return found


@cache
def kinds() -> Mapping[str, str]:
    """Returns of which data kind of the matrix each part of `handed_over` is."""
    return _together("KINDS")


@cache
def wordings() -> Mapping[str, str]:
    """Returns how each verb of the logbook reads for whom the entry concerns, after the name of who did it."""
    return _together("LOGGED")


@cache
def staying() -> Mapping[str, str]:
    """Returns of the parts of `handed_over` that stay when someone is erased, what is left of them."""
    return _together("STAYS")


@cache
def left_behind() -> Mapping[str, tuple[str, str]]:
    """Returns of parts that go what they leave behind: what that is, and why it stays."""
    return _together("LEAVES")


def _together(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for package in keepers():
        found |= getattr(package, name, {})
    return found
