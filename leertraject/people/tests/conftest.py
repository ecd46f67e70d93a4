"""What tests of signing in share: someone with an account, counters that begin anew, and who was told what."""

import pytest
from django.core.cache import cache

from leertraject.people import means_told
from leertraject.people.models import Person
from leertraject.people.tests import build


@pytest.fixture
def fresh_counters() -> None:
    """Nobody asked anything yet."""
    cache.clear()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Who was told what, instead of mail."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(means_told, "_registered", [lambda person, change, **_: found.append((person.name, change))])
    return found


@pytest.fixture
def cast(moment) -> build.Bureau:
    """The standing cast."""
    return build.bureau(moment)


@pytest.fixture
def sanne(cast: build.Bureau) -> Person:
    """A participant with an account."""
    return cast.a.participants[0]
