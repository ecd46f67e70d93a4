"""Choosing in which study something is written."""

from django import forms
from django.db.models import QuerySet

from leertraject.lookback.models import Study
from leertraject.ui.choosing import choose_from


def choose_study(form: forms.Form, studies: "QuerySet[Study]") -> None:
    """Lets the field `study` choose from these; a single one is chosen beforehand."""
    field = choose_from(form, "study", studies)
    field.label_from_instance = _title  # type: ignore[assignment,method-assign]
    # Text that was kept comes back with the study for which it was written.
    field.widget.attrs["data-keep-choice"] = True
    only = list(studies[:2])
    if len(only) == 1:
        form.initial["study"] = only[0].pk


def _title(study: Study) -> str:
    return study.title
