"""Hand-written text for a client: no words of speakers, and no people counted under the minimum."""

from collections.abc import Mapping
from uuid import UUID

from leertraject.analysis import passages
from leertraject.effects import rules
from leertraject.effects.queries import figures
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.models import Study
from leertraject.lookback.queries import covering, texts

GONE = covering.GONE


def check(study: Study, written: Mapping[str, str]) -> None:
    """Raises NotAllowed with the field and the place; `written` are texts by the label of their field.

    Eight successive words of a fragment are refused, released or not: this text outlives a withdrawal.
    """
    for sentence in _refusals(study, written):
        raise NotAllowed(sentence)


def may_stand(study: Study, text: str) -> bool:
    """Says whether a text may stand on a sheet as it is."""
    return not problems(study, {"": text})


def problems(study: Study, written: Mapping[str, str]) -> list[str]:
    """Returns a sentence per text that may not stand on a sheet, or waits to be written again."""
    rest = {label: text for label, text in written.items() if GONE not in text}
    return waiting(written) + _refusals(study, rest)


def waiting(written: Mapping[str, str]) -> list[str]:
    """Returns a sentence per text in which withdrawn words were covered (no query)."""
    return [
        f"{label}: er staan woorden in die zijn ingetrokken. Schrijf die plaats opnieuw."
        for label, text in written.items()
        if GONE in text
    ]


def _refusals(study: Study, written: Mapping[str, str]) -> list[str]:
    least = figures.rules().minimum
    # Too short to repeat anything: then no transcript has to be opened.
    long = any(len(passages.words(text)) >= covering.GUARDED_WORDS for text in written.values())
    sources = texts.guarded(study, released_too=True) if long else {}
    found = (_refusal(label, text, least, sources) for label, text in written.items())
    return [sentence for sentence in found if sentence]


def _refusal(label: str, text: str, least: int, sources: Mapping[UUID, str]) -> str:
    if few := rules.few_people(text, least):
        return f"{label}: ‘{few}’ gaat over minder dan {least} mensen. Dat mag niet op een blad. Zeg het zonder aantal."
    runs = passages.shared_runs_any(text, sources, covering.GUARDED_WORDS)
    if not runs:
        return ""
    place = next(iter(runs.values())).place
    return (
        f"{label}: hier staan woorden van een spreker: ‘{text[place.start : place.end]}’. Zeg het in je eigen woorden."
        " Een vrijgegeven zin kies je als citaat."
    )
