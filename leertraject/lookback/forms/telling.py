"""The note back, written once for everyone."""

from typing import Any

from django import forms

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.queries import checks, naming
from leertraject.programmes.models import Change


class NoteForm(forms.Form):
    """The text of a note; it may hold no words of a speaker, for it goes out and cannot be taken back."""

    use_required_attribute = False

    text = forms.CharField(
        label="Bericht",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Wat veranderde er, en hielp het? Noem niemand en haal niemand aan.",
        error_messages={"required": "Schrijf wat er is veranderd."},
    )

    def __init__(self, *args: Any, change: Change, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.change = change

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        try:
            checks.check_words(self.change, text)
            naming.check_names_nobody(self.change, text)
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return text
