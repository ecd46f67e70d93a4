"""What the forms of this package share."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.boundfield import BoundField
from django.http import QueryDict

from leertraject.ui.revising import RevisedForm
from leertraject.ui.widgets import DateBox, TimeBox

Data = QueryDict | None


class PlainForm(forms.Form):
    """A form whose fields can be listed with who reads them: `written` are the fields a person writes text in."""

    use_required_attribute = False

    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        """Returns the visible fields, and of each whether it holds hand-written text."""
        for field in self.visible_fields():
            yield field, type(field.field.widget) in (forms.TextInput, forms.Textarea)


class RevisedWordsForm(RevisedForm, PlainForm):
    """Words that stand there already. `revision` is the one that was read."""

    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)


def whole_number(label: str, **kwargs: Any) -> forms.IntegerField:
    """A whole number, that may stay empty unless `required`."""
    return forms.IntegerField(label=label, required=kwargs.pop("required", False), **kwargs)


def plan_day(label: str, **kwargs: Any) -> forms.DateField:
    """A day on which something can be planned."""
    far = "Dit jaar klopt niet. Kies een jaar tussen 2000 en 2099."
    within = [MinValueValidator(date(2000, 1, 1), far), MaxValueValidator(date(2099, 12, 31), far)]
    return forms.DateField(label=label, widget=DateBox(), validators=within, **kwargs)


def time_of_day(label: str) -> forms.TimeField:
    """A time that may stay empty."""
    return forms.TimeField(label=label, required=False, widget=TimeBox())


def text(label: str, limit: int = 2000, **kwargs: Any) -> forms.CharField:
    """Lines of text that may stay empty."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=limit, required=False, widget=widget, **kwargs)
