"""Guard 2: a foreign key to another package points downward and is hidden there (`related_name="+"`)."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.guards.source import APPS, rank


def wrong_keys(found: Iterable[type[models.Model]]) -> list[str]:
    """Returns what is wrong with foreign keys between packages, as sentences."""
    problems = []
    for model in found:
        own = model._meta.app_label
        fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
        for field in (field for field in fields if field.is_relation and own in APPS):
            other = field.related_model._meta.app_label
            if other in APPS and rank(other) > rank(own):
                problems.append(f"{field} points up to {other}")
            if other != own and not field.remote_field.hidden:
                problems.append(f"{field} shows itself on {other}")
    return problems


def test_foreign_keys_point_downward_and_are_hidden() -> None:
    assert wrong_keys(apps.get_models(include_auto_created=True)) == []


@isolate_apps("leertraject.people", "leertraject.programmes")
def test_wrong_keys_are_caught() -> None:
    class Low(models.Model):
        class Meta:
            app_label = "people"

    class High(models.Model):
        low = models.ForeignKey(Low, on_delete=models.CASCADE)
        own = models.ForeignKey("self", on_delete=models.CASCADE)
        hidden = models.ForeignKey(Low, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "programmes"

    class Upward(models.Model):
        high = models.ForeignKey(High, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "people"

    assert wrong_keys([Low, High, Upward]) == [
        "programmes.High.low shows itself on people",
        "people.Upward.high points up to programmes",
    ]
