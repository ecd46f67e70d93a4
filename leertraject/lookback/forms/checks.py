"""Planning a check, and saying what it said."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback import rules
from leertraject.lookback.models import Verdict
from leertraject.privacy import minimum
from leertraject.programmes.models import Cohort
from leertraject.ui.choosing import choose_from
from leertraject.ui.widgets import DateBox


class CheckForm(forms.Form):
    """What will be looked at, in which cohort and when: fixed beforehand."""

    use_required_attribute = False

    cohort = forms.ModelChoiceField(
        label="Bij welke groep?",
        queryset=Cohort.objects.none(),
        empty_label="Kies een groep",
        help_text="Alleen groepen die een versie met deze wijziging volgen.",
        error_messages={"required": "Kies een groep."},
    )
    measure = forms.CharField(
        label="Waar kijken we naar?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Neem dezelfde maat als bij een eerdere groep, dan kun je vergelijken.",
        error_messages={"required": "Schrijf op waar je naar kijkt."},
    )
    helped_if = forms.CharField(
        label="Het hielp als …",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Leg dit nu vast. Achteraf is alles uit te leggen.",
        error_messages={"required": "Schrijf op wanneer je vindt dat het hielp."},
    )
    due_on = forms.DateField(label="Wanneer kijken we?", widget=DateBox, error_messages={"required": "Kies een dag."})

    def __init__(self, *args: Any, cohorts: QuerySet[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "cohort", cohorts)


class OutcomeForm(forms.Form):
    """What the check said. A figure over fewer people than the minimum is not accepted as a figure."""

    use_required_attribute = False

    verdict = forms.ChoiceField(
        label="Wat zei de toets?",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat de toets zei. ‘Het hielp niet’ is een gewoon antwoord."},
    )
    words = forms.CharField(
        label="Wat je zag",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf op wat je zag."},
    )
    people = forms.IntegerField(
        label="Over hoeveel mensen gaat dit?",
        required=False,
        min_value=0,
        max_value=32_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        least = minimum.rules().minimum
        self.fields["people"].help_text = (
            f"Alleen als je cijfers gebruikt. Gaat het over minder dan {least} mensen, laat dit dan leeg en schrijf"
            " geen cijfers op: dan is te raden wie wat zei. Zeg het in woorden."
        )

    def clean_people(self) -> int | None:
        people: int | None = self.cleaned_data["people"]
        try:
            rules.check_figure(people, minimum.rules().minimum)
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return people
