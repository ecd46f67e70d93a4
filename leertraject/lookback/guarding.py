"""Hand-written text of `programmes` may hold no words of speakers: a published version cannot be taken back."""

from leertraject.analysis import passages
from leertraject.lookback.models import Study
from leertraject.lookback.queries import insights
from leertraject.programmes import guards
from leertraject.programmes.models import Programme


def register() -> None:
    """Tells `programmes` to ask before it saves a text; called once, at start."""
    guards.register(holds_no_words_of_speakers)


def holds_no_words_of_speakers(programme: Programme, text: str) -> None:
    """Raises NotAllowed when a text about this programme repeats words from one of its studies, released or not."""
    # Too short to repeat anything: then no transcript has to be opened.
    if len(passages.words(text)) < insights.GUARDED_WORDS:
        return
    for study in Study.objects.filter(programme=programme):
        insights.check_words(study, text, quotes_allowed=False)
