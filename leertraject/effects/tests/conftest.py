"""Who there is and what stands before the first sheet."""

from datetime import datetime

import pytest

from leertraject.lookback.tests import build


@pytest.fixture
def scene(moment: datetime) -> build.Scene:
    return build.scene(moment)
