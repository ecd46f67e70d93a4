"""Who there is, and a group in which they take part."""

import copy
from datetime import datetime
from types import SimpleNamespace

import pytest

from leertraject.buddies.tests import build
from leertraject.people.tests import build as people


@pytest.fixture(scope="module")
def _there(around_the_file: None, moment: datetime) -> SimpleNamespace:
    bureau = people.bureau(moment)
    return SimpleNamespace(bureau=bureau, group=build.group(bureau, moment))


@pytest.fixture
def there(_there: SimpleNamespace, db: None) -> SimpleNamespace:
    """The bureau and the group, as good as new for every test."""
    return copy.deepcopy(_there)
