"""The speaker releases a quote."""

from datetime import date

from django import forms
from django.utils.formats import date_format

from leertraject.lookback.models import Attribution, Audience
from leertraject.lookback.queries.quotes import RoleBeside
from leertraject.ui.widgets import DateBox

YEARS = 2


class ReleaseForm(forms.Form):
    """In which words, for whom, what stands beside it, until when. Only the end date has a proposal.

    A role that too few people hold cannot be chosen.
    """

    own_words = forms.CharField(
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Liever anders gezegd?",
        help_text="Laat dit leeg als het zo mag. Schrijf je hier iets, dan lezen anderen dat, en niet wat je zei.",
    )
    audience = forms.ChoiceField(
        choices=Audience.choices,
        widget=forms.RadioSelect,
        label="Wie mogen het lezen?",
        error_messages={"required": "Kies wie het mogen lezen."},
    )
    attribution = forms.ChoiceField(
        choices=Attribution.choices,
        widget=forms.RadioSelect,
        label="Wat staat er bij?",
        error_messages={"required": "Kies wat er bij staat."},
    )
    until = forms.DateField(
        widget=DateBox, label="Tot en met welke dag?", error_messages={"required": "Kies een einddatum."}
    )

    def __init__(self, *args: object, role: RoleBeside, name: str, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.role, self.name = role, name
        until = in_years(today, YEARS)
        self.fields["until"].initial = until
        self.fields[
            "until"
        ].help_text = f"Ons voorstel is twee jaar: {date_format(until, 'j F Y')}. Drie jaar is het meest."
        if not role.shown:
            field = self.fields["attribution"]
            field.choices = [choice for choice in Attribution.choices if choice[0] != Attribution.ROLE]  # type: ignore[attr-defined]
            field.error_messages["invalid_choice"] = self.why_no_role

    @property
    def beside(self) -> dict[str, str]:
        """What others see beside the words, per choice."""
        return {
            Attribution.NONE: "Anderen zien alleen de woorden.",
            Attribution.ROLE: f"Anderen zien: {self.role.label}.",
            Attribution.NAME: f"Anderen zien: {self.name}.",
        }

    @property
    def why_no_role(self) -> str:
        """Why the role cannot stand beside the words; nothing when it can."""
        if self.role.shown:
            return ""
        if not self.role.label:
            return "Je rol kan er niet bij staan: er is geen rol die bij dit gesprek past."
        return (
            f"Je rol kan er niet bij staan. Minder dan {self.role.minimum} mensen in jouw organisatie hebben deze rol;"
            " met je rol erbij weet iedereen dat jij het zei."
        )


def in_years(day: date, years: int) -> date:
    """Returns the same day some years on; 29 February becomes the 28th.

    >>> in_years(date(2024, 2, 29), 2).isoformat()
    '2026-02-28'
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
