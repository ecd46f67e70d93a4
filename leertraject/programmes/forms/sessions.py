"""A session that does not take place, and how many fit in."""

from django import forms

from leertraject.programmes.forms.plain import whole_number
from leertraject.ui.plain import PlainForm


class CancellationForm(PlainForm):
    """Why a session does not take place, for the group to read."""

    reason = forms.CharField(
        label="Waarom",
        max_length=300,
        required=False,
        help_text="Dit staat in de mail aan iedereen die was uitgenodigd. Schrijf niets over één mens.",
    )


class SeatsForm(PlainForm):
    """How many participants fit in."""

    seats = whole_number(
        "Plekken",
        min_value=1,
        max_value=1000,
        help_text="Voor deelnemers. Leeg: iedereen past erin. Wie al een plek heeft, houdt die.",
    )
