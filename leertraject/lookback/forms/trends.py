"""Writing trend cards, and choosing one for a fragment."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from leertraject.lookback.forms.choosing import choose_study
from leertraject.lookback.models import Insight, Study, Trend
from leertraject.ui.choosing import choose_from
from leertraject.ui.revising import RevisedForm

LONGEST = 3000


class TrendForm(RevisedForm):
    """A card: a title, what people see coming, and what it could mean. `revision` is the one that was read."""

    use_required_attribute = False

    title = forms.CharField(
        label="Wat komt eraan, in één zin",
        max_length=160,
        error_messages={"required": "Schrijf in één zin wat eraan komt."},
    )
    coming = forms.CharField(
        label="Wat zien mensen aankomen?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Schrijf op wat mensen zien aankomen."},
    )
    module = forms.CharField(
        label="Wat kan het voor het traject betekenen?",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Een idee voor een onderdeel, bijvoorbeeld wat de volgende groep moet oefenen. Leeg mag.",
    )
    insight = forms.ModelChoiceField(
        label="Hoort bij een inzicht",
        queryset=Insight.objects.none(),
        required=False,
        empty_label="Bij geen inzicht",
        help_text="Dan staat deze kaart ook in het spoor van dat inzicht.",
    )
    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    WRITTEN = ("title", "coming", "module", "insight")

    def __init__(self, *args: Any, insights: QuerySet[Insight], shown: Sequence[Insight], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.pk), f"{one.number}. {one.claim}") for one in shown]
        choose_from(self, "insight", insights, [("", "Bij geen inzicht"), *listed])

    def written(self) -> dict[str, Any]:
        """Returns what a valid form holds."""
        return {name: self.cleaned_data[name] for name in self.WRITTEN}


class NewTrendForm(TrendForm):
    """A new card, in one of the studies in which someone writes."""

    study = forms.ModelChoiceField(
        label="Onderzoek",
        queryset=Study.objects.none(),
        empty_label="Kies een onderzoek",
        error_messages={"required": "Kies in welk onderzoek deze kaart hoort."},
    )
    field_order = ("study",)

    def __init__(self, *args: Any, studies: QuerySet[Study], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_study(self, studies)


class CardForm(forms.Form):
    """Under which card a fragment is laid."""

    use_required_attribute = False

    trend = forms.ModelChoiceField(
        label="Welke kaart?",
        queryset=Trend.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een kaart."},
    )

    def __init__(self, *args: Any, trends: QuerySet[Trend], shown: Sequence[Trend], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "trend", trends, [(str(one.pk), f"{one.number}. {one.title}") for one in shown])
