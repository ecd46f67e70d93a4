"""Who there is and what stands before the first sheet."""

import copy
from datetime import datetime

import pytest

from leertraject.lookback.tests import build


@pytest.fixture(scope="module")
def _scene(around_the_file: None, moment: datetime) -> build.Scene:
    return build.scene(moment)


@pytest.fixture
def scene(_scene: build.Scene, db: None) -> build.Scene:
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_scene)
