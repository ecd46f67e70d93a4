"""A group with a programme of three versions, and who signs in to look at it."""

import copy

import pytest

from leertraject.people.models import Person
from leertraject.programmes import commands
from leertraject.programmes.models import Version
from leertraject.programmes.tests import build


@pytest.fixture(scope="module")
def _group(around_the_file, moment) -> build.Group:
    """Groep 7 on version 2 of the programme, and a third version that is a draft with one change."""
    made = build.group(now=moment)
    by = build.actor(made.people["lead"], now=moment)
    draft = commands.start_version(programme=made.cohort.version.programme, by=by, now=moment)
    listen = build.block(draft, "Eerst luisteren")
    commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment)
    return made


@pytest.fixture
def group(_group, db) -> build.Group:
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_group)


@pytest.fixture
def draft(group) -> Version:
    return Version.objects.get(number=3)


@pytest.fixture
def sign_in(client, group):
    """Signs someone in by role or as this person, and returns the client."""

    def _sign_in(who: str | Person):
        person = group.people[who] if isinstance(who, str) else who
        client.force_login(person.account)
        return client

    return _sign_in
