"""The form by which a document is brought in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from leertraject.opgaven.models import Document
from leertraject.ui.plain import PlainForm
from leertraject.ui.widgets import DateBox

MAX_MB = 25
ACCEPTED = ".pdf,.docx,.odt,.html,.htm,.txt,.md"
TOO_LARGE = f"Dit bestand is groter dan {MAX_MB} MB. Kies een bestand zonder grote plaatjes, of knip het stuk in delen."


class PageForm(PlainForm):
    """Which page of a document someone wants to see."""

    bladzijde = forms.IntegerField(label="Ga naar bladzijde", widget=forms.NumberInput(attrs={"min": 1}))


class DocumentForm(PlainForm):
    """A file, what it is called, of which day it is, and which older document it follows."""

    file = forms.FileField(
        label="Bestand",
        max_length=None,
        help_text=f"Pdf, Word (.docx), LibreOffice (.odt), een webpagina of platte tekst. Hoogstens {MAX_MB} MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een bestand met tekst erin.",
        },
    )
    title = forms.CharField(
        label="Titel",
        max_length=200,
        help_text="Zoals het op het stuk staat.",
        error_messages={"required": "Schrijf hoe het stuk heet."},
    )
    dated_on = forms.DateField(
        label="Van welke dag is het stuk?",
        widget=DateBox(),
        help_text="De dag die erop staat, of waarop het is vastgesteld. Een oud stuk maakt niets verser.",
        error_messages=dict.fromkeys(("required", "invalid"), "Kies de dag van het stuk."),
    )
    follows = forms.ChoiceField(
        label="Is het een nieuwe versie?",
        required=False,
        help_text="Kies dan het stuk dat het opvolgt. Het oude stuk blijft staan.",
        error_messages={"invalid_choice": "Dat stuk staat hier niet. Kies opnieuw."},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        older: Sequence[Document],
    ) -> None:
        super().__init__(data, files)
        self._older = {str(one.pk): one for one in older}
        self.fields["follows"].choices = [("", "Nee"), *((key, one.title) for key, one in self._older.items())]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        """Refuses a file that is too large."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_MB * 2**20:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def given(self) -> dict[str, Any]:
        """Returns the document as it was filled in."""
        file, found = self.cleaned_data["file"], self.cleaned_data
        return {
            "title": found["title"],
            "dated_on": found["dated_on"],
            "content": file.read(),
            "file_name": file.name,
            "follows": self._older.get(found["follows"]),
        }
