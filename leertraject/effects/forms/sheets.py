"""Beginning a sheet, writing it, and choosing what stands under each insight."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet

from leertraject.effects.commands.sheets import Grounds
from leertraject.effects.models import Sheet, SheetInsight
from leertraject.lookback.models import Insight, Study
from leertraject.lookback.queries.quotes import Quote
from leertraject.lookback.showing.insight_themes import named
from leertraject.people.models import Organisation
from leertraject.programmes.models import Change, Cohort
from leertraject.ui.choosing import choose_from
from leertraject.ui.revising import RevisedForm

LONGEST, LONGEST_GROUND = 3000, 1000
TITLE = "Wat het leertraject opleverde"
NOWHERE = "0"


class NewSheetForm(forms.Form):
    """For whom, and about which study."""

    use_required_attribute = False

    organisation = forms.ModelChoiceField(
        label="Voor welke organisatie?",
        queryset=Organisation.objects.none(),
        empty_label="Kies een organisatie",
        error_messages={"required": "Kies voor wie dit blad is."},
    )
    study = forms.ModelChoiceField(
        label="Over welk onderzoek?",
        queryset=Study.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies het onderzoek waar de inzichten uit komen."},
    )
    title = forms.CharField(
        label="Titel", max_length=160, initial=TITLE, error_messages={"required": "Geef het blad een titel."}
    )

    def __init__(
        self, *args: Any, clients: "QuerySet[Organisation]", studies: "QuerySet[Study]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        found = [(str(study.pk), f"{study.title} ({study.programme.title})") for study in studies]
        choose_from(self, "organisation", clients)
        choose_from(self, "study", studies, found)
        if len(found) == 1:
            self.fields["study"].initial = found[0][0]


class SheetForm(RevisedForm):
    """Texts, cohorts, and a place for each insight. `revision` is the one that was read."""

    use_required_attribute = False

    title = forms.CharField(label="Titel", max_length=160, error_messages={"required": "Geef het blad een titel."})
    intro = forms.CharField(
        label="Inleiding",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wat is het belangrijkste dat deze opdrachtgever moet weten? Nodig om te publiceren.",
    )
    ask = forms.CharField(
        label="Wat we van jullie vragen",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Eén vraag per regel.",
    )
    cohorts = forms.ModelMultipleChoiceField(
        label="Over welke groepen?",
        queryset=Cohort.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één groep."},
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        sheet: Sheet,
        insights: Sequence[Insight],
        cohorts: "QuerySet[Cohort]",
        places: Mapping[UUID, int],
        **kwargs: Any,
    ) -> None:
        first = {"title": sheet.title, "intro": sheet.intro, "ask": sheet.ask, "revision": sheet.revision}
        first["cohorts"] = [row.cohort_id for row in sheet.cohorts.all()]
        super().__init__(*args, **kwargs)
        self.initial = first
        choose_from(self, "cohorts", cohorts)
        self.fields["cohorts"].required = cohorts.exists()
        self.insights = insights
        numbers = [(NOWHERE, "Niet"), *((str(n), str(n)) for n in range(1, len(insights) + 1))]
        for insight in insights:
            self.fields[_at(insight)] = forms.ChoiceField(
                label=f"Plaats van inzicht {insight.number}",
                choices=numbers,
                initial=str(places.get(insight.pk, NOWHERE)),
                error_messages={"required": "Kies een plaats, of Niet."},
            )

    def rows(self) -> list[dict[str, object]]:
        """Returns each insight with its theme and its field."""
        return [
            {"insight": insight, "theme": named(insight.theme), "field": self[_at(insight)]}
            for insight in self.insights
        ]

    def chosen(self) -> list[Insight]:
        """Returns the chosen insights of a valid form in their order; two on one place stand by their number."""
        placed = [(int(self.cleaned_data[_at(one)]), one) for one in self.insights]
        on_it = [pair for pair in placed if pair[0]]
        return [insight for _, insight in sorted(on_it, key=lambda pair: (pair[0], pair[1].number))]


class GroundsForm(RevisedForm):
    """Under each insight: its sentence for this client, what speaks against it, quotes; and the changes."""

    use_required_attribute = False

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        sheet: Sheet,
        lines: Sequence[SheetInsight],
        quotes: Mapping[UUID, Sequence[Quote]],
        changes: Sequence[Change],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"revision": sheet.revision}
        self.lines, self.quotes, self.changes = lines, quotes, changes
        said = {row.change_id: row.said for row in sheet.changes.all()}
        for line in lines:
            self._add_line(line)
        for change in changes:
            number = f"{change.version.number}.{change.number}"
            self.fields[f"change-{change.pk}"] = forms.BooleanField(
                label=f"Wijziging {number}: {change.title}", required=False, initial=change.pk in said
            )
            self.fields[f"said-{change.pk}"] = forms.CharField(
                label=f"Wat de toets zei over wijziging {number}",
                max_length=LONGEST_GROUND,
                required=False,
                initial=said.get(change.pk, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def _add_line(self, line: SheetInsight) -> None:
        key = line.insight_id
        self.fields[f"claim-{key}"] = forms.CharField(
            label=f"Inzicht {line.position} in één zin",
            max_length=240,
            initial=line.claim,
            error_messages={"required": "Schrijf het inzicht op in één zin."},
        )
        self.fields[f"against-{key}"] = forms.CharField(
            label="Wat het tegenspreekt",
            max_length=LONGEST_GROUND,
            required=False,
            initial=line.against,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Eén tegenspraak per regel, zonder aantallen mensen.",
        )
        found = self.quotes.get(key, ())
        if found:
            self.fields[f"quotes-{key}"] = forms.MultipleChoiceField(
                label="Citaten",
                required=False,
                choices=[(str(quote.release.pk), f"‘{quote.words}’") for quote in found],
                initial=[str(quote.release_id) for quote in line.quotes.all()],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": "Een van deze citaten is niet meer vrijgegeven. Kies opnieuw."},
            )

    def blocks(self) -> list[dict[str, object]]:
        """Returns each insight with its fields."""
        return [
            {
                "line": line,
                "theme": named(line.insight.theme),
                "claim": self[f"claim-{line.insight_id}"],
                "against": self[f"against-{line.insight_id}"],
                "quotes": self[f"quotes-{line.insight_id}"] if f"quotes-{line.insight_id}" in self.fields else None,
                "helps": {
                    str(quote.release.pk): quote.shown_as or "Zonder naam of rol"
                    for quote in self.quotes.get(line.insight_id, ())
                },
            }
            for line in self.lines
        ]

    def altered(self) -> list[dict[str, object]]:
        """Returns each change with its fields."""
        return [
            {"change": change, "on": self[f"change-{change.pk}"], "said": self[f"said-{change.pk}"]}
            for change in self.changes
        ]

    def grounds(self) -> dict[UUID, Grounds]:
        """Returns what stands under each insight of a valid form."""
        data = self.cleaned_data
        return {
            line.insight_id: Grounds(
                data[f"claim-{line.insight_id}"],
                data[f"against-{line.insight_id}"],
                [UUID(key) for key in data.get(f"quotes-{line.insight_id}", ())],
            )
            for line in self.lines
        }

    def said(self) -> dict[UUID, str]:
        """Returns the chosen changes of a valid form with what their checks said."""
        data = self.cleaned_data
        return {c.pk: data[f"said-{c.pk}"] for c in self.changes if data[f"change-{c.pk}"]}


def _at(insight: Insight) -> str:
    return f"place-{insight.pk}"
