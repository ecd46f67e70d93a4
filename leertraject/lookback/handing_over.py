"""What a speaker gets of their own material, in plain words."""

from leertraject.lookback.models import Conversation, Release
from leertraject.lookback.queries import holding as holdings
from leertraject.lookback.queries import stepping, texts

# Of which data kind of the matrix each part of what is handed over is.
KINDS = {"gesprekken": "terugblikgesprek", "toestemming": "toestemming", "citaten": "citaat"}
# How an entry of the logbook reads for whom it concerns, after the name of who did it.
_SENTENCES = {
    "las het verslag van een gesprek met jou": "look_at_transcript",
    "las de aantekeningen bij een gesprek met jou": "look_at_jottings",
    "plande een gesprek met jou": "plan_conversation",
    "stuurde je de vragen voor een gesprek": "send_preparation",
    "verzette een gesprek met jou": "move_conversation",
    "zegde een gesprek met jou af": "call_off",
    "vroeg je om toestemming": "ask_consent",
    "maakte je interviewer van een gesprek": "assign_interviewer",
    "begon een gesprek met jou": "begin_talk",
    "sloot een gesprek met jou af": "end_talk",
    "gooide aantekeningen bij een gesprek met jou weg": "discard_jottings",
    "voegde een verslag van een gesprek met jou toe": "receive_transcript make_transcript",
    "gooide een verslag van een gesprek met jou weg": "discard_transcript",
    "gaf in een verslag aan wie er spreekt": "map_speakers give_turn",
    "verbeterde een verslag van een gesprek met jou": "correct_turn split_turn merge_turns undo_edit",
    "verving herkenbare woorden in een verslag": "replace_in_text",
    "werkte met codes in een verslag van jou": (
        "mark_fragment code_fragment unmark_fragment undo_coding redo_coding finish_coding"
    ),
    "schreef een memo bij iets dat jij zei": "write_memo",
    "legde iets dat jij zei onder een inzicht of een trendkaart": "add_support lay_under_trend",
    "haalde iets dat jij zei onder een inzicht of een trendkaart weg": "drop_support take_from_trend",
    "legde een zin aan je voor": "offer_quote",
    "vertelde je wat er veranderde": "tell_back",
    "wiste iets van een gesprek met jou, want de termijn was voorbij": (
        "forget_plan forget_conversation forget_note_copy"
    ),
}
# What a part leaves behind when someone is erased: what that is, and why it stays.
LEAVES = {
    "gesprekken": (
        "Aantallen",
        "Bij een inzicht blijft staan hoeveel mensen iets zeiden. Jij telt daarin mee, zonder woorden en zonder naam."
        " Niemand kan zien dat jij het was.",
    ),
    "citaten": ("Wat al gedrukt of bewaard is", "Dat kunnen wij niet terughalen. In Leertraject zelf is het weg."),
}
LOGGED = {verb: said for said, verbs in _SENTENCES.items() for verb in verbs.split()}


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


def releases(given: list[Release]) -> list[dict[str, object]]:
    """Returns the quotes that someone released (one query)."""
    words = texts.released_words(given)
    return [_release(one, *words[one.pk]) for one in given]


def _release(given: Release, words: str, shown_as: str) -> dict[str, object]:
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
