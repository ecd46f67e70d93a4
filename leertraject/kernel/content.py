"""The product's own data: `leertraject/content/*.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "content"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> dict[str, Any]:
    """Returns one content file ("instruments", "challenges", "personas") as plain data. Do not change it.

    Raises FileNotFoundError for a name that does not exist.
    """
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)  # noqa: S506 (a safe loader)
