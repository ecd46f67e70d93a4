"""The standing cast for guards that ask many pages: made once per file, and as good as new for every test."""

import copy
from datetime import datetime

import pytest

from leertraject.people.tests import build


@pytest.fixture(scope="module")
def _made_once(around_the_file: None, moment: datetime) -> build.Bureau:
    return build.bureau(moment)


@pytest.fixture
def bureau(_made_once: build.Bureau, db: None) -> build.Bureau:
    """The bureau with its two client organisations. A copy, since a model remembers what was asked of it."""
    return copy.deepcopy(_made_once)
