"""The examples in the docstrings are the definitions; they run with the other tests."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["tokens", "numbers", "contacts", "health", "lexicon", "finding", "wording"])
def test_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"leertraject.analysis.identifying.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
