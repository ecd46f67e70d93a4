"""A master key of the test's own."""

import base64
from collections.abc import Iterator

import pytest

from leertraject.privacy import masterkey


@pytest.fixture(autouse=True)
def key_in_settings(settings) -> Iterator[None]:
    """Gives every test a known master key and forgets it afterwards."""
    settings.MASTER_KEY = base64.b64encode(bytes(range(32))).decode()
    settings.MASTER_KEY_COMMAND = ""
    masterkey.forget()
    yield
    masterkey.forget()
