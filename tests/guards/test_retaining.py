"""Guard: everything that does not stay for ever ends. Each model of such a row is let go by the job, or stands on a
list with the reason why no row of it waits for the job."""

from collections.abc import Collection, Mapping

from django.db import models
from django.test.utils import isolate_apps

from leertraject.home.retention import registry
from leertraject.privacy import retention
from leertraject.privacy.retention import Action
from tests.guards.test_models import own_models


def staying_for_ever(
    found: Collection[type[models.Model]], ended: Collection[str], elsewhere: Mapping[str, str]
) -> list[str]:
    """Returns the models whose term will be over some day, and of which nothing says what happens then."""
    problems = []
    for model in found:
        row = model.__dict__.get("visibility_row")
        if row is None or retention.term(row).action == Action.BEWAREN:
            continue
        names = {model._meta.label, f"{model._meta.app_label}:{row}"}
        if model._meta.label not in ended and not names & set(elsewhere):
            problems.append(f"{model._meta.label}: {row} ends, but nothing lets it go")
    return problems


def _ended() -> set[str]:
    return {label for ending in registry.endings() for label in ending.models}


def test_everything_that_has_a_term_ends() -> None:
    assert staying_for_ever(own_models(), _ended(), registry.elsewhere()) == []


def test_what_is_said_about_models_is_about_models_that_exist() -> None:
    labels = {model._meta.label for model in own_models()}
    rows = {f"{m._meta.app_label}:{m.__dict__.get('visibility_row')}" for m in own_models()}
    assert _ended() - labels == set()
    assert set(registry.elsewhere()) - labels - rows == set()
    assert all(registry.elsewhere().values())
    assert len({ending.name for ending in registry.endings()}) == len(registry.endings())


def test_every_ending_has_the_term_of_a_kind_that_goes() -> None:
    for ending in registry.endings():
        assert retention.term(ending.kind).action != Action.BEWAREN, ending.name


def test_who_is_told_beforehand_has_an_owner() -> None:
    for ending in registry.endings():
        assert retention.term(ending.kind).announce_days is None or ending.owner, ending.name


@isolate_apps("leertraject.people")
def test_a_model_that_nothing_lets_go_is_caught() -> None:
    class Diary(models.Model):
        visibility_row = "reflectie"

        class Meta:
            app_label = "people"

    assert staying_for_ever([Diary], set(), {}) == ["people.Diary: reflectie ends, but nothing lets it go"]
    assert staying_for_ever([Diary], {"people.Diary"}, {}) == []
    assert staying_for_ever([Diary], set(), {"people:reflectie": "held nowhere yet"}) == []
