"""Who there is and what stands before the first conversation, for every test of the chain."""

from datetime import datetime

import pytest

from leertraject.lookback.tests import build, flagged_places


@pytest.fixture
def scene(moment: datetime) -> build.Scene:
    return build.scene(moment)


@pytest.fixture
def place(scene) -> flagged_places.Place:
    """The words were released and withdrawn since."""
    found = flagged_places.written(scene)
    flagged_places.withdraw(found)
    return found
