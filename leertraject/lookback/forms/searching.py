"""Which words one looks for, and in which conversations."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from leertraject.analysis import passages
from leertraject.lookback.models import Conversation

MOST_WORDS = 8


class ConversationChoice(forms.ModelChoiceField):
    """A conversation by number and study, never by name."""

    def label_from_instance(self, obj: Conversation) -> str:  # type: ignore[override]
        return f"{obj}, {obj.study.title}"


class SearchForm(forms.Form):
    """It is posted, so that the words do not stand in an address, and so in no log of a server."""

    use_required_attribute = False

    words = forms.CharField(
        label="Zoekwoorden",
        max_length=120,
        help_text="Het begin van een woord is genoeg: ‘gespr’ vindt ook ‘gesprekken’.",
        error_messages={
            "required": "Typ één of meer woorden.",
            "max_length": "Dit is te lang. Typ hoogstens 120 tekens.",
        },
    )
    of = ConversationChoice(
        label="Waarin",
        queryset=Conversation.objects.none(),
        required=False,
        empty_label="Alle gesprekken die jij voerde",
        error_messages={"invalid_choice": "Kies een gesprek uit de lijst."},
    )

    def __init__(self, *args: Any, within: QuerySet[Conversation] | None = None, **kwargs: Any) -> None:
        """`within` are the conversations to choose from; a box with only words needs none."""
        super().__init__(*args, **kwargs)
        if within is not None:
            self.fields["of"].queryset = within  # type: ignore[attr-defined]

    def clean_words(self) -> tuple[str, ...]:
        """Returns the words as they are compared."""
        found = passages.sought(self.cleaned_data["words"])
        if not found or max(len(word) for word in found) < 2:
            raise forms.ValidationError("Typ minstens één woord van twee of meer letters.")
        if len(found) > MOST_WORDS:
            raise forms.ValidationError("Typ hoogstens acht woorden.")
        return found
