"""Fields whose choices depend on who looks."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Model, QuerySet


def choose_from(
    form: forms.Form, name: str, queryset: "QuerySet[Any]", shown: Iterable[tuple[str, str]] | None = None
) -> forms.ModelChoiceField:
    """Lets a field choose from these rows; `shown` are the choices in words, when those differ from the rows."""
    field = cast(forms.ModelChoiceField, form.fields[name])
    field.queryset = queryset
    if shown is not None:
        field.widget.choices = list(shown)  # type: ignore[attr-defined]
    return field


class RowField(forms.TypedChoiceField):
    """One of some rows, which are loaded once: for the list to choose from and for what was chosen. May stay empty."""

    def __init__(self, *, label: str, empty_label: str) -> None:
        super().__init__(label=label, required=False, empty_value=None)
        self.empty_label = empty_label
        self.load(())

    def load(self, rows: Iterable[Model]) -> None:
        """Sets the rows to choose from."""
        found = {str(row.pk): row for row in rows}
        self.choices = [("", self.empty_label), *((key, str(row)) for key, row in found.items())]
        self.coerce = found.__getitem__
