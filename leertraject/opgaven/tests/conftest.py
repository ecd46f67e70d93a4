"""Who there is, and an opgave of A."""

import copy
from datetime import datetime
from types import SimpleNamespace

import pytest

from leertraject.opgaven.tests import build
from leertraject.people.tests import build as people


@pytest.fixture(scope="module")
def _there(around_the_file: None, moment: datetime) -> SimpleNamespace:
    bureau = people.bureau(moment)
    return SimpleNamespace(bureau=bureau, group=build.group(bureau, moment), opgave=build.opgave(bureau, moment))


@pytest.fixture
def there(_there: SimpleNamespace, db: None) -> SimpleNamespace:
    """The bureau, a group and the opgave, as good as new for every test."""
    return copy.deepcopy(_there)
