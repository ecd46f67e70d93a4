"""Days on which nothing is planned."""

from django import forms

from leertraject.ui.plain import PlainForm
from leertraject.ui.widgets import DateBox


class PeriodForm(PlainForm):
    """A day or a period, and what there is then."""

    title = forms.CharField(
        label="Wat is er dan?",
        max_length=80,
        help_text="Zoals: zomervakantie of aanbesteding. Schrijf er geen naam van iemand in.",
    )
    first_on = forms.DateField(label="Eerste dag", widget=DateBox())
    last_on = forms.DateField(
        label="Laatste dag", widget=DateBox(), required=False, help_text="Laat leeg als het één dag is."
    )
    yearly = forms.BooleanField(label="Elk jaar op deze dagen", required=False)

    def clean(self) -> dict[str, object]:
        """Takes the first day for the last when none was given, and says so at the field when it lies before it."""
        given = super().clean() or {}
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", "De laatste dag ligt voor de eerste. Kies een latere dag.")
        if first and not last and "last_on" not in self.errors:
            given["last_on"] = first
        return given
