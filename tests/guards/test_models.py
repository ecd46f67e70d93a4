"""Guard 3: every model has its row of the matrix, every field its class; what is not ours stands on a list."""

import importlib
from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from leertraject.privacy import matrix
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE
from tests.guards import third_party
from tests.guards.source import APPS, SOURCE


def own_models() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.app_label in APPS]


def without_row(found: Iterable[type[models.Model]]) -> list[str]:
    """Returns the models that name neither an existing row nor a technical reason, or both."""
    problems = []
    for model in found:
        row, technical = model.__dict__.get("visibility_row"), model.__dict__.get("technical")
        if (row in matrix.rows()) == bool(technical):
            problems.append(f"{model._meta.label}: row {row!r}, technical {technical!r}")
    return problems


def unclassed(found: Iterable[type[models.Model]], fields: Mapping[str, str]) -> list[str]:
    """Returns fields without a class, entries without a field, and classes that do not exist."""
    existing = {
        f"{model._meta.label}.{field.name}"
        for model in found
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
    }
    missing = [f"{name} is not classed" for name in sorted(existing - set(fields))]
    stale = [f"{name} does not exist" for name in sorted(set(fields) - existing)]
    known = {PERSONAL, SENSITIVE, PLAIN}
    return missing + stale + [f"{name}: {cls!r}?" for name, cls in fields.items() if cls not in known]


def classes_of(package: str) -> dict[str, str]:
    if not (SOURCE / package / "personal_data.py").is_file():
        return {}
    return dict(importlib.import_module(f"leertraject.{package}.personal_data").FIELDS)


def test_every_model_names_its_row() -> None:
    assert without_row(own_models()) == []


def test_every_field_is_classed_in_its_own_package() -> None:
    problems = []
    for package in sorted(APPS):
        own = [model for model in own_models() if model._meta.app_label == package]
        problems += unclassed(own, classes_of(package))
    assert problems == []


def test_models_of_others_stand_on_the_list() -> None:
    found = {m._meta.label for m in apps.get_models(include_auto_created=True) if m._meta.app_label not in APPS}
    assert {name for name in found if not name.startswith("auth.Group_")} == set(third_party.MODELS)


@isolate_apps("leertraject.people")
def test_a_model_without_row_or_class_is_caught() -> None:
    class Diary(models.Model):
        text = models.TextField()

        class Meta:
            app_label = "people"

    class Wrong(models.Model):
        visibility_row = "dagboek"

        class Meta:
            app_label = "people"

    class Fine(models.Model):
        visibility_row = "reflectie"

        class Meta:
            app_label = "people"

    assert without_row([Diary, Wrong, Fine]) == [
        "people.Diary: row None, technical None",
        "people.Wrong: row 'dagboek', technical None",
    ]
    assert unclassed([Diary], {"people.Diary.id": PLAIN, "people.Diary.mood": SENSITIVE}) == [
        "people.Diary.text is not classed",
        "people.Diary.mood does not exist",
    ]
    assert unclassed([Diary], {"people.Diary.id": "secret", "people.Diary.text": SENSITIVE}) == [
        "people.Diary.id: 'secret'?"
    ]
