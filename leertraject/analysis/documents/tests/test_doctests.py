"""The examples in the documentation of the modules are true."""

import doctest
import importlib

import pytest

PACKAGE = "leertraject.analysis.documents"
WITH_EXAMPLES = ["", ".cleaning", ".comparing", ".numbering", ".pdf.hyphens", ".pdf.marks"]


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_examples(module):
    result = doctest.testmod(importlib.import_module(PACKAGE + module))
    assert result.attempted > 0
    assert result.failed == 0
