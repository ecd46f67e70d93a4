"""What a speaker gets of their own material, in plain words."""

from leertraject.lookback.models import Conversation, Release
from leertraject.lookback.queries import holding as holdings
from leertraject.lookback.queries import stepping, texts


def conversation(of: Conversation) -> dict[str, object]:
    """Returns a conversation with its text and notes, for its speaker (keys are Dutch: they are read as they are)."""
    transcript = getattr(of, "transcript", None)
    said = texts.said(transcript, texts.opened(transcript)) if transcript is not None else []
    return {
        "nummer": of.number,
        "gepland": of.planned_for,
        "waar": of.place,
        "eerder gepland": [{"wanneer": m.planned_before, "waar": m.place_before} for m in of.moves.all()],
        "afgezegd": of.called_off.at if of.is_called_off else None,
        "aantekeningen": _jottings(of),
        "tekst is van aantekeningen gemaakt": transcript is not None and transcript.is_noted,
        "memo's bij wat je zei": stepping.memo_texts(transcript) if transcript is not None else [],
        "tekst zoals die binnenkwam": (texts.original(transcript) or "") if transcript is not None else "",
        "tekst": [{"wie": s.speaker, "woorden": s.text, "seconde": s.turn.starts_at} for s in said],
    }


def release(given: Release) -> dict[str, object]:
    """Returns a quote that someone released."""
    words, shown_as = texts.released_words([given])[given.pk]
    return {
        "woorden": words,
        "letterlijk": given.literal,
        "opgeschreven door de interviewer": given.noted,
        "voor wie": given.get_audience_display(),
        "erbij staat": shown_as,
        "tot en met": given.until,
    }


def _jottings(conversation: Conversation) -> list[dict[str, object]]:
    held = holdings.holding_of(conversation)
    notes = holdings.opened(held).written if held else ()
    return [{"vraag": note.ask, "woorden": note.text, "wanneer": note.at} for note in notes]
