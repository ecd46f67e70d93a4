"""Taking a publication back."""

from django import forms


class TakeBackForm(forms.Form):
    """Why; for who makes sheets, never for the client."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Waarom neem je haar terug?",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kort, voor jullie zelf. Bijvoorbeeld: een wijziging stond er verkeerd in.",
        error_messages={"required": "Schrijf op waarom je haar terugneemt."},
    )
