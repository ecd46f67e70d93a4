"""The voices in a transcript: whose they are has still to be said by a person."""

from dataclasses import dataclass

from leertraject.lookback.models import SpeakerLabel, Transcript
from leertraject.lookback.queries import texts

FIRST_WORDS = 160


@dataclass(frozen=True, slots=True)
class Voiced:
    """One name as it stands in the file, with how often it speaks and how it begins."""

    label: SpeakerLabel
    name: str
    turns: int
    first: str


def voices(transcript: Transcript) -> list[Voiced]:
    """Returns the voices in the order in which they are first heard (four queries). Raises crypto.Unreadable."""
    text = texts.opened(transcript)
    names = texts.labels(transcript)
    counts: dict[int, int] = {}
    firsts: dict[int, str] = {}
    for label, begin, end in transcript.turns.values_list("label_id", "begin", "end"):
        counts[label] = counts.get(label, 0) + 1
        firsts.setdefault(label, text.words(begin, min(end, begin + FIRST_WORDS)))
    return [
        Voiced(label, names[label.pk], counts.get(label.pk, 0), firsts.get(label.pk, ""))
        for label in transcript.labels.all()
    ]
