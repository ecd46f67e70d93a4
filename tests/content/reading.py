"""Reading the content files strictly, and noting what is wrong."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FILES = ("instruments", "personas", "challenges")
problems: list[str] = []


def expect(condition: object, *where: object) -> bool:
    """Notes a problem and goes on, so that one run shows them all."""
    if not condition:
        problems.append(" ".join(str(x) for x in where))
    return bool(condition)


class StrictLoader(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping; plain YAML keeps the last one silently."""


def _strict_mapping(loader: StrictLoader, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
    seen = Counter(loader.construct_object(k, deep=True) for k, _ in node.value)
    for key, n in seen.items():
        expect(n == 1, f"{Path(loader.name).name}: sleutel {key!r} staat {n} keer, regel {node.start_mark.line + 1}")
    return loader.construct_mapping(node, deep=True)


StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _strict_mapping)


def load(folder: Path, name: str) -> Any:
    with (folder / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, StrictLoader)


def walk(tree: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every (path, key, value) of a tree; list items have their index as key."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        here = f"{path}.{key}"
        yield here, key, value
        yield from walk(value, here)


def unique(name: str, items: list[dict[str, Any]], key: str = "id") -> list[str]:
    n = Counter(x[key] for x in items)
    expect(max(n.values(), default=0) <= 1, name, "dubbel:", [k for k, v in n.items() if v > 1])
    return list(n)


def one_of(name: str, value: Any, allowed: Any) -> bool:
    return expect(value in allowed, name, "onbekend:", value)


def all_of(name: str, values: Any, allowed: Any) -> None:
    for value in values:
        one_of(name, value, allowed)


def filled(name: str, mapping: dict[str, Any], keys: Any) -> None:
    for key in keys:
        expect(mapping.get(key) not in (None, "", [], {}), name, "leeg of weg:", key)


def minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)
