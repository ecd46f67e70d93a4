"""Bringing in a transcript, and saying whose voice is whose."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from leertraject.analysis import transcripts as reader
from leertraject.analysis.transcripts import wire
from leertraject.kernel import confined
from leertraject.lookback.models import Conversation, Part
from leertraject.lookback.queries.voices import Voiced

ACCEPTED = ".vtt,.srt,.docx,.txt"
INTERVIEWERS = frozenset({"interviewer", "vraagsteller", "vraag"})
READER = "leertraject.analysis.transcripts:answered"
CHOICES = [(part.value, part.label) for part in (Part.SPEAKER, Part.INTERVIEWER, Part.OTHER)]


class TranscriptForm(forms.Form):
    """A file or pasted text; after cleaning `cleaned_data["read"]` is what was read from it."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        max_length=None,
        label="Bestand",
        help_text="VTT, SRT, Word (.docx, ook van Teams) of platte tekst. Hoogstens 20 MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Geplakte tekst",
        help_text="Plak hier de tekst als je geen bestand hebt. Begin elke beurt met de naam en een dubbele punt.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        upload, text = given.get("file"), given.get("text") or ""
        if upload and text.strip():
            self.add_error("text", "Kies één van de twee: een bestand of geplakte tekst.")
        elif upload:
            self._read("file", lambda: from_file(upload.read(reader.MAX_BYTES + 1), upload.name), upload.name)
        elif text.strip():
            self._read("text", lambda: reader.read_pasted(text))
        elif not self.errors:
            self.add_error("file", "Kies een bestand, of plak hieronder de tekst.")
        return given

    def _read(self, field: str, read: Callable[[], reader.Transcript], name: str = "") -> None:
        try:
            self.cleaned_data["read"] = read()
        except reader.TranscriptError as error:
            self.add_error(field, f"‘{name}’ is niet gelezen. {error}" if name else str(error))


def from_file(data: bytes, filename: str) -> reader.Transcript:
    """Returns the transcript in a file, read in a process of its own. Raises TranscriptError."""
    if len(data) > reader.MAX_BYTES:
        return reader.read(data, filename)  # which refuses it
    try:
        return wire.from_bytes(confined.run(READER, wire.asked(data, filename)))
    except confined.TooMuch:
        raise reader.TranscriptError(
            "Dit bestand kost te veel tijd of geheugen, dus plak alleen de tekst hieronder."
        ) from None


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice on the page: its field, how it begins, and why the machine proposes what it proposes."""

    voiced: Voiced
    field: BoundField
    why: str

    @property
    def counted(self) -> str:
        """Whose voice this is in the file, and how often it speaks."""
        turns = self.voiced.turns
        times = "één beurt, die zo begint" if turns == 1 else f"{turns} beurten; de eerste begint zo"
        return f"‘{self.voiced.name}’, {times}"


class SpeakersForm(forms.Form):
    """Who is who: a part per voice. While nobody said so, a guess by name stands beside it; a person chooses."""

    def __init__(self, *args: object, voices: Sequence[Voiced], guesses: Mapping[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.voices, self.guesses = voices, guesses
        for voiced in voices:
            said = voiced.label.part if voiced.label.part != Part.UNKNOWN else None
            self.fields[_name(voiced)] = forms.ChoiceField(
                choices=CHOICES,
                widget=forms.RadioSelect,
                label=f"Wie is ‘{voiced.name}’?",
                initial=said,
                error_messages={"required": "Zeg wie dit is."},
            )

    def rows(self) -> Iterator[VoiceRow]:
        """Yields the voices in the order in which they are first heard."""
        for voiced in self.voices:
            guess = self.guesses.get(voiced.label.pk) if voiced.label.part == Part.UNKNOWN else None
            why = f"‘{voiced.name}’ is {Part(guess).label.lower()}, als je op de naam afgaat." if guess else ""
            yield VoiceRow(voiced, self[_name(voiced)], why)

    def parts(self) -> dict[int, str]:
        """Returns the part per label id."""
        return {voiced.label.pk: self.cleaned_data[_name(voiced)] for voiced in self.voices}


def guesses(voices: Sequence[Voiced], conversation: Conversation, interviewers: Sequence[str]) -> dict[int, str]:
    """Returns a part per label id, for names that are alike to one of the people and not to another."""
    speaker = [conversation.speaker.name] if conversation.speaker else []
    found: dict[int, str] = {}
    for voiced in voices:
        speaks = any(alike(voiced.name, name) for name in speaker)
        asks = any(alike(voiced.name, name) for name in interviewers) or voiced.name.casefold() in INTERVIEWERS
        if speaks != asks:
            found[voiced.label.pk] = Part.SPEAKER if speaks else Part.INTERVIEWER
    return found


def alike(label: str, name: str) -> bool:
    """Says whether a label in a file may stand for this person: the first name, or two words of the name.

    >>> alike("Kok, Mirjam (extern)", "Mirjam Kok"), alike("mirjam", "Mirjam Kok"), alike("Bas Kok", "Mirjam Kok")
    (True, True, False)
    """
    words, known = re.findall(r"\w+", label.casefold()), re.findall(r"\w+", name.casefold())
    return bool(known) and (known[0] in words or len(set(words) & set(known)) > 1)


def _name(voiced: Voiced) -> str:
    return f"part_{voiced.label.pk}"
