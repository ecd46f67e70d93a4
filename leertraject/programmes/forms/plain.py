"""What the forms of this package share."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from leertraject.ui.plain import PlainForm
from leertraject.ui.revising import RevisedForm
from leertraject.ui.widgets import DateBox, TimeBox

Data = QueryDict | None
PAST = {"past_meant": "Deze dag is al geweest. Kruis dit aan als je het zo bedoelt."}


class RevisedWordsForm(RevisedForm, PlainForm):
    """Words that stand there already. `revision` is the one that was read."""

    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)


class AskingForm(PlainForm):
    """A form with questions that are asked only when what was filled in calls for them.

    `questions` says per field what stands there when it is left open. What is asked for the first time is no error yet:
    `asked` remembers what stood on the page, and `asks` tells that something new does.
    """

    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    questions: ClassVar[Mapping[str, str]]
    asks = False

    def settle(self, needed: Collection[str]) -> bool:
        """Asks what is needed, leaves out the other questions and what was answered to them, and says whether all was
        filled in well."""
        stood = self.data.get("asked", "").split()
        for name, told in self.questions.items():
            if name not in needed:
                del self.fields[name]
                self.errors.pop(name, None)
                continue
            self.fields[name].required = True
            if self.is_bound and not self.cleaned_data.get(name):
                if name in stood:
                    self.add_error(name, told)
                else:
                    self.asks = True
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data["asked"] = " ".join(needed)
            self.data = data
        return self.is_bound and not self.errors and not self.asks


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
