"""The examples in the documentation of the modules are true."""

import doctest
import importlib

import pytest

PACKAGE = "leertraject.analysis.planning"


@pytest.mark.parametrize("module", ["", ".avoiding", ".holidays", ".moving", ".proposing", ".reflowing"])
def test_examples(module: str) -> None:
    result = doctest.testmod(importlib.import_module(PACKAGE + module))
    assert result.attempted > 0
    assert result.failed == 0
