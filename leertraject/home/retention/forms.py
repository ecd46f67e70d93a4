"""Putting off that something goes."""

from datetime import date

from django import forms

from leertraject.home import rules
from leertraject.home.retention import due
from leertraject.kernel.errors import NotAllowed
from leertraject.people.models import Person
from leertraject.ui.widgets import DateBox


class PauseForm(forms.Form):
    """What, of whom, why and until when."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label="Wat mag nog niet weg?", error_messages={"required": "Kies wat er nog niet weg mag."}
    )
    email = forms.EmailField(
        label="Van wie? Vul het mailadres in",
        required=False,
        help_text="Laat dit leeg als het voor iedereen geldt.",
        error_messages={"invalid": "Dit is geen mailadres. Kijk het na, of laat het leeg."},
    )
    reason = forms.CharField(
        label="Waarom?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: er loopt een bezwaar. Schrijf niets op wat iemand vertelde.",
        error_messages={"required": "Schrijf op waarom het nog niet weg mag."},
    )
    until = forms.DateField(
        label="Tot en met welke dag?",
        widget=DateBox,
        help_text="Hooguit twaalf maanden vooruit. Daarna gaat het vanzelf weer door.",
        error_messages={"required": "Kies een dag.", "invalid": "Dit is geen dag. Kies er een."},
    )

    def __init__(self, data: dict[str, str] | None = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today
        self.fields["kind"].choices = [("", "Kies"), *due.kinds().items()]  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """Finds whose address it is. Raises ValidationError when it is nobody's."""
        given = str(self.cleaned_data["email"])
        self.person = Person.objects.filter(email__iexact=given).first() if given else None
        if given and self.person is None:
            raise forms.ValidationError("Dit mailadres is van niemand hier. Kijk het na bij Mensen.")
        return given

    def clean_until(self) -> date:
        """Raises ValidationError for a day that has passed or lies too far."""
        until: date = self.cleaned_data["until"]
        try:
            rules.check_pause(until, self.today)
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return until
