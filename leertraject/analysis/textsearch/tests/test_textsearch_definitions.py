"""The examples in the documentation of the modules are true."""

import doctest
import importlib

import pytest

PACKAGE = "leertraject.analysis.textsearch"
MODULES = ["compounds", "linking", "procedure", "spelling", "stating", "stems", "terms", "themes", "vocabulary"]


@pytest.mark.parametrize("module", MODULES)
def test_examples(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"{PACKAGE}.{module}"))
    assert result.attempted > 0
    assert result.failed == 0
