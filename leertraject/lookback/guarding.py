"""Hand-written text of `programmes` may hold no words of speakers: a published version cannot be taken back.

What turns out to hold them after all is covered wherever it is read.
"""

from collections.abc import Iterable

from leertraject.analysis import passages
from leertraject.lookback.commands import rewording
from leertraject.lookback.models import Study
from leertraject.lookback.queries import insights
from leertraject.programmes import guards, wordings
from leertraject.programmes.models import Change, Programme


def register() -> None:
    """Tells `programmes` to ask before it saves a text and before it shows one; called once, at start."""
    guards.register(holds_no_words_of_speakers)
    wordings.register(shown=insights.all_shown, covered=covered, reworded=rewording.follow_rewording)


def covered(changes: Iterable[Change]) -> list[Change]:
    """Returns the changes that wait to be written again; they come as they may be read."""
    return [change for change in insights.all_shown(changes) if insights.waits(change)]


def holds_no_words_of_speakers(programme: Programme, text: str) -> None:
    """Raises NotAllowed when a text about this programme repeats words from one of its studies, released or not."""
    # Too short to repeat anything: then no transcript has to be opened.
    if len(passages.words(text)) < insights.GUARDED_WORDS:
        return
    for study in Study.objects.filter(programme=programme):
        insights.check_words(study, text, quotes_allowed=False)
