"""Fields whose choices depend on who looks."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet


def choose_from(
    form: forms.Form, name: str, queryset: "QuerySet[Any]", shown: Iterable[tuple[str, str]] | None = None
) -> forms.ModelChoiceField:
    """Lets a field choose from these rows; `shown` are the choices in words, when those differ from the rows."""
    field = cast(forms.ModelChoiceField, form.fields[name])
    field.queryset = queryset
    if shown is not None:
        field.widget.choices = list(shown)  # type: ignore[attr-defined]
    return field
