"""Writing insights, and naming one as the reason of a change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.forms.choosing import choose_study
from leertraject.lookback.models import Insight, Study
from leertraject.lookback.queries import insight_themes
from leertraject.programmes.examples import theme_name
from leertraject.programmes.models import Change
from leertraject.ui.choosing import choose_from
from leertraject.ui.revising import RevisedForm

LONGEST = 3000
NO_THEME = "Past bij geen thema"


class InsightForm(RevisedForm):
    """A claim with what we think and what speaks against it. `revision` is the one that was read."""

    use_required_attribute = False

    claim = forms.CharField(
        label="Inzicht in één zin",
        max_length=240,
        error_messages={"required": "Schrijf het inzicht op in één zin."},
    )
    explanation = forms.CharField(
        label="Wat we denken",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Leg uit wat je denkt."},
    )
    counter = forms.CharField(
        label="Wat spreekt dit tegen?",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een concept mag nog zonder. Bevestigen kan pas als hier iets staat. Eén tegenspraak per regel.",
    )
    theme = forms.ChoiceField(
        label="Thema",
        required=False,
        help_text="Over welk thema van het programma gaat dit? Een opdrachtgever leest het op het blad.",
        error_messages={"invalid_choice": "Kies een thema uit de lijst, of kies ‘Past bij geen thema’."},
    )
    revision = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    WRITTEN = ("claim", "explanation", "counter", "theme")

    def __init__(self, *args: Any, themes: Sequence[str], **kwargs: Any) -> None:
        """`themes` are the ids to choose from; without any there is nothing to choose."""
        super().__init__(*args, **kwargs)
        named = [(theme, theme_name(theme)) for theme in themes]
        self.fields["theme"].choices = [("", NO_THEME), *named]  # type: ignore[attr-defined]
        if not named:
            self.fields["theme"].widget = forms.HiddenInput()

    @classmethod
    def of(cls, insight: Insight, *, themes: Sequence[str]) -> "InsightForm":
        """Returns the form with what an insight holds."""
        kept = {name: getattr(insight, name) for name in (*cls.WRITTEN, "revision")}
        return cls(initial=kept, themes=themes)

    def written(self) -> dict[str, str]:
        """Returns the texts of a valid form."""
        return {name: self.cleaned_data[name] for name in self.WRITTEN}


class NewInsightForm(InsightForm):
    """A first draft, in one of the studies in which someone writes."""

    study = forms.ModelChoiceField(
        label="Onderzoek",
        queryset=Study.objects.none(),
        empty_label="Kies een onderzoek",
        error_messages={"required": "Kies in welk onderzoek dit inzicht hoort."},
    )
    field_order = ("study",)

    def __init__(self, *args: Any, studies: QuerySet[Study], **kwargs: Any) -> None:
        """`themes` are those of all these studies; one of another programme is refused beside the field."""
        super().__init__(*args, **kwargs)
        choose_study(self, studies)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("study"):
            try:
                insight_themes.check_theme(found["study"], found.get("theme", ""))
            except NotAllowed as refusal:
                self.add_error("theme", str(refusal))
        return found


class ReasonForm(forms.Form):
    """The change of which an insight is the reason."""

    use_required_attribute = False

    change = forms.ModelChoiceField(
        label="Welke wijziging?",
        queryset=Change.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een wijziging."},
    )

    def __init__(self, *args: Any, changes: QuerySet[Change], shown: Sequence[Change], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.pk), f"{one.version.number}.{one.number} {one.title}") for one in shown]
        choose_from(self, "change", changes, listed)
        self.helps = {str(one.pk): one.reason for one in shown}
