"""Withdrawn words that turn out to stand where nothing waits to be rewritten go from the row itself, at once.

Blocks and titles of programmes, names of cohorts and places, the codebook: they refuse words of a speaker when they are
written, and still someone may have written them before the words were marked. Nobody reads them any more; who leads is
asked to say it in other words where that can be done (`queries.covered`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Code, Codebook, CodeChange, Conversation, Move, Study
from leertraject.lookback.queries import covering
from leertraject.lookback.queries.covered import SWEPT
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import (
    Activity,
    Block,
    Cohort,
    DayPart,
    DayPlan,
    Harvest,
    LiveRound,
    Programme,
    Session,
    SessionCancellation,
    SessionSupply,
)

# A word that nobody says, so that nothing is repeated over the end of one text and the beginning of the next.
BETWEEN = "\nzzqxqzz\n"


class Part(NamedTuple):
    """A text in a row: in which field, and where in it (nothing, a place in a list, or a name)."""

    row: Model
    field: str
    at: Any
    text: str


def sweep(*, study: Study, sources: Mapping[Any, str], by: Actor, now: datetime) -> int:
    """Covers these words in every row that is not rewritten on a page of its own; returns how many rows.

    All texts are read in one go, for the sources are many. Call inside the transaction of the withdrawal.
    """
    parts = [part for part in _parts(study) if len(passages.words(part.text)) >= covering.GUARDED_WORDS]
    places = covering.repeated(BETWEEN.join(part.text for part in parts), sources)
    changed: dict[Model, dict[str, Any]] = defaultdict(dict)
    for part, here in _by_part(parts, places):
        _put(changed[part.row], part, covering.covered(part.text, here))
    for row, texts in changed.items():
        programmes.cover_words(row=row, texts=texts, by=by, now=now)
    return len(changed)


def _by_part(parts: list[Part], places: list[list[int]]) -> Iterator[tuple[Part, list[list[int]]]]:
    begin, left = 0, list(places)
    for part in parts:
        end = begin + len(part.text)
        here = [[place[0] - begin, place[1] - begin] for place in left if begin <= place[0] < end]
        if here:
            yield part, here
        begin = end + len(BETWEEN)


def _put(texts: dict[str, Any], part: Part, text: str) -> None:
    """Puts a text where it stood, in what becomes of the row."""
    field = part.row._meta.get_field(part.field)
    if part.at is None:
        texts[part.field] = text[: field.max_length]  # type: ignore[union-attr]
        return
    whole = texts.setdefault(part.field, _copy(getattr(part.row, part.field)))
    whole[part.at] = text


def _copy(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else list(value)


def _parts(study: Study) -> Iterator[Part]:
    for rows in _rows(study):
        for row in rows.iterator(chunk_size=500):
            for field in SWEPT[row._meta.label_lower]:
                for at, text in _texts(getattr(row, field)):
                    yield Part(row, field, at, text)


def _texts(value: Any) -> Iterator[tuple[Any, str]]:
    if isinstance(value, str):
        yield None, value
    elif isinstance(value, dict):
        yield from ((at, text) for at, text in value.items() if isinstance(text, str))
    elif isinstance(value, list):
        yield from ((at, text) for at, text in enumerate(value) if isinstance(text, str))


def _rows(study: Study) -> Iterator[QuerySet[Any]]:
    """The codebook is the bureau's: every study uses it."""
    of = study.programme_id
    yield Programme.objects.filter(pk=of)
    yield Block.every.filter(version__programme=of)
    yield Activity.objects.filter(block__version__programme=of)
    yield Cohort.objects.filter(Q(version__programme=of) | Q(pk__in=study.conversations.values("cohort")))
    yield Session.objects.filter(cohort__version__programme=of)
    yield DayPlan.objects.filter(session__cohort__version__programme=of)
    yield DayPart.objects.filter(plan__session__cohort__version__programme=of)
    yield Harvest.objects.filter(session__cohort__version__programme=of)
    yield LiveRound.objects.filter(session__cohort__version__programme=of)
    yield SessionSupply.objects.filter(session__cohort__version__programme=of)
    yield SessionCancellation.objects.filter(session__cohort__version__programme=of)
    yield Study.objects.filter(pk=study.pk)
    yield Conversation.objects.filter(study=study)
    yield Move.objects.filter(conversation__study=study)
    yield Codebook.objects.all()
    yield Code.objects.all()
    yield CodeChange.objects.all()
