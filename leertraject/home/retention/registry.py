"""What ends, gathered from the packages, lower ones last: who someone is goes after everything that is theirs."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from leertraject.kernel.ending import Ending


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = [f"{app.name}.retaining" for app in apps.get_app_configs() if app.name.startswith("leertraject.")]
    return tuple(import_module(name) for name in names if find_spec(name))


@cache
def endings() -> tuple[Ending, ...]:
    """Returns everything that ends. What goes with the logbook goes last, and so finds the proof of the rest sealed
    another day."""
    found = [ending for module in _modules() for ending in module.ENDINGS]
    return tuple(sorted(found, key=lambda ending: ending.kind == "persoon"))


@cache
def elsewhere() -> Mapping[str, str]:
    """Returns of which models no row waits for the job, with the reason; a row of the matrix stands for all models of
    its package, as `package:row`."""
    found: dict[str, str] = {}
    for module in _modules():
        package = module.__name__.split(".")[1]
        found |= {key if "." in key else f"{package}:{key}": why for key, why in module.ELSEWHERE.items()}
    return found
