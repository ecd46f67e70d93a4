"""Who there is, and a group that met yesterday."""

import copy
from datetime import datetime
from types import SimpleNamespace

import pytest

from leertraject.feedback.tests import build
from leertraject.people.tests import build as people


@pytest.fixture(scope="module")
def _there(around_the_file: None, moment: datetime) -> SimpleNamespace:
    bureau = people.bureau(moment)
    group = build.group(bureau, moment, extra=8)
    return SimpleNamespace(bureau=bureau, group=group, session=build.session(group), others=build.others(group))


@pytest.fixture
def there(_there: SimpleNamespace, db: None) -> SimpleNamespace:
    """The bureau and the group, as good as new for every test."""
    return copy.deepcopy(_there)
