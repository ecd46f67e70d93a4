"""The examples in the documentation of the modules are true."""

import doctest
import importlib

import pytest

PACKAGE = "leertraject.analysis.spreadsheets"
WITH_EXAMPLES = [
    "", ".decoding", ".errors", ".headers", ".listed", ".names", ".separated", ".tables", ".writing", ".xlsx",
]  # fmt: skip


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_examples(module):
    result = doctest.testmod(importlib.import_module(PACKAGE + module))
    assert result.attempted > 0
    assert result.failed == 0
