"""Where the shared example data stands."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    repository = Path(__file__).resolve().parents[4]
    data = Path(os.environ.get("LEERTRAJECT_SHARED", repository.parent / "shared")) / "data"
    if not data.is_dir():
        pytest.skip("no shared data: set LEERTRAJECT_SHARED or put it in ../shared")
    return data
