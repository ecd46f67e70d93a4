"""Who there is and what stands before the first conversation, for every test of the chain."""

import copy
from datetime import datetime

import pytest

from leertraject.lookback.tests import build, flagged_places


@pytest.fixture(scope="module")
def _scene(around_the_file: None, moment: datetime) -> build.Scene:
    return build.scene(moment)


@pytest.fixture
def scene(_scene: build.Scene, db: None) -> build.Scene:
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_scene)


@pytest.fixture
def place(scene) -> flagged_places.Place:
    """The words were released and withdrawn since."""
    found = flagged_places.written(scene)
    flagged_places.withdraw(found)
    return found
