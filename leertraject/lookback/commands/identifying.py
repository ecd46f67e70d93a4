"""Replacing words by which someone can be recognised, everywhere in a conversation at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from leertraject.analysis import passages
from leertraject.analysis.identifying import worded
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import editing, replacing
from leertraject.lookback.models import EditKind, Transcript, TranscriptEdit
from leertraject.lookback.queries import identifying as queries

NOTHING_CHOSEN = "Kies eerst wat je wilt vervangen."
NO_WORDS = "Schrijf bij alles wat je koos op welke woorden er komen te staan."
GONE = "Een deel van wat je koos, staat niet meer in het verslag. Kijk opnieuw."


@transaction.atomic
def replace_in_text(
    *, transcript: Transcript, roles: Mapping[str, str], typed: Sequence[str], revision: int, by: Actor, now: datetime
) -> TranscriptEdit:
    """Puts words in the place of all that was found of some people or numbers, as one change that can be undone.

    `roles` are the words per key of a group (see `queries.identifying`); `typed` are words that were looked up by hand.
    Raises Conflict when the text changed since `revision`, and NotAllowed, also for words that lie with their speaker.
    """
    kept = editing.open_to_edit(transcript, revision, by, now)
    if not roles:
        raise NotAllowed(NOTHING_CHOSEN)
    words = {key: " ".join(role.split()) for key, role in roles.items()}
    if not all(words.values()):
        raise NotAllowed(NO_WORDS)
    groups = {group.key: group for group in queries.look(kept, typed=typed).groups}
    if not words.keys() <= groups.keys():
        raise NotAllowed(GONE)
    places = [(place, words[key]) for key in words for place in groups[key].places]
    _refuse_laid(queries.laid_turns(kept, [place for place, _ in places]))
    found = [
        passages.Replacement(
            place.begin + place.start,
            place.begin + place.end,
            worded(place.words, place.start, place.end, role),
        )
        for place, role in places
    ]
    return replacing.change_text(transcript=kept, replacements=found, kind=EditKind.REPLACE, by=by, now=now)


def _refuse_laid(turns: Sequence[int]) -> None:
    """Refuses to change words that a speaker may be reading at this moment, and says where they stand."""
    if turns:
        several = ", ".join(map(str, turns))
        raise NotAllowed(
            f"{'Beurt' if len(turns) == 1 else 'Beurten'} {several}: {replacing.LAID[0].lower()}{replacing.LAID[1:]}"
        )
