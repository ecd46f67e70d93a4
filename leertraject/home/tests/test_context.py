"""Whether this is a demo is asked until it is certain, and then no more."""

import pytest

from leertraject.home import context
from leertraject.home.models import DemoMarker
from leertraject.kernel.actors import NOBODY
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def uncertain(monkeypatch):
    monkeypatch.setattr(context, "_certain", [])


@pytest.mark.usefixtures("uncertain")
def test_a_visitor_of_an_empty_database_settles_nothing(moment, django_assert_num_queries):
    assert not context._is_demo(NOBODY)
    DemoMarker.objects.create(made_at=moment)
    with django_assert_num_queries(1):
        assert context._is_demo(NOBODY)
    with django_assert_num_queries(0):
        assert context._is_demo(NOBODY)


@pytest.mark.usefixtures("uncertain")
def test_where_there_is_someone_it_never_becomes_a_demo(moment, django_assert_num_queries):
    person = build.staff("Ruben Smeets", "ruben@bureau.example", "programme_lead", moment)
    actor = build.actor(person, moment)
    assert not context._is_demo(actor)
    with django_assert_num_queries(0):
        assert not context._is_demo(NOBODY)
