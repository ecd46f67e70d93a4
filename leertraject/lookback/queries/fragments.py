"""Fragments of a study: with their words for the interviewer, for others only how many people there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Code, Coding, Conversation, Fragment, Study, Transcript, Turn
from leertraject.lookback.queries import conversations, texts, themes
from leertraject.programmes.models import Cohort


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one looks for; what is None does not matter."""

    code: Code | None = None
    voice: str = ""
    cohort: Cohort | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """People of one voice and cohort of whom there are fragments in conversations of others."""

    voice: str
    cohort: str | None
    people: int


def own(actor: Actor, study: Study, wanted: Wanted, *, now: datetime) -> QuerySet[Fragment]:
    """Returns the fragments that count from the conversations that `actor` interviews in, each with its `turn`."""
    return _placed(actor, _found(study, wanted), now=now)


def own_with(actor: Actor, code: Code, *, now: datetime) -> QuerySet[Fragment]:
    """Returns the fragments with this code that count, as `own` does, of every study."""
    return _placed(actor, _with(code), now=now)


def with_code(code: Code) -> int:
    """Returns how many fragments with this code count, of whoever."""
    return _with(code).count()


def _with(code: Code) -> QuerySet[Fragment]:
    return Fragment.objects.filter(lapsed_at__isnull=True, pk__in=Coding.objects.filter(code=code).values("fragment"))


def _placed(actor: Actor, wanted: QuerySet[Fragment], *, now: datetime) -> QuerySet[Fragment]:
    place = Turn.objects.filter(
        transcript=OuterRef("transcript"), begin__lte=OuterRef("start"), end__gte=OuterRef("end")
    )
    coded = Prefetch("codings", Coding.objects.select_related("code").order_by("code__position", "code_id"))
    found = wanted.filter(transcript__conversation__in=conversations.worked_on_by(actor, now=now))
    found = found.select_related("transcript__conversation__cohort", "offer__refusal", "offer__release__withdrawal")
    found = found.annotate(turn=Subquery(place.values("index")[:1])).prefetch_related(coded)
    return found.defer("transcript__text").order_by("transcript__conversation__number", "start", "end")


def elsewhere(actor: Actor, study: Study, wanted: Wanted, *, now: datetime) -> list[Elsewhere]:
    """Returns people per voice and cohort in conversations of others; nothing for who sees no counts (one query)."""
    if not themes.sees_counts(actor):
        return []
    mine = conversations.worked_on_by(actor, now=now).order_by().values("pk")
    # A fragment whose text has gone has no conversation any more, and is of nobody who looks.
    others = _found(study, wanted).exclude(pk__in=_found(study, wanted).filter(transcript__conversation__in=mine))
    rows = others.order_by().values_list("voice", "transcript__conversation__cohort__title")
    counted = rows.annotate(people=Count("tally", distinct=True))
    return [Elsewhere(*row) for row in counted.order_by("voice", "transcript__conversation__cohort__title")]


def words_of(fragments: Iterable[Fragment]) -> tuple[dict[UUID, str], list[Transcript]]:
    """Returns the words of these fragments as far as they can be opened, and the texts they stand in (two queries)."""
    found = list(fragments)
    seen = Transcript.objects.filter(pk__in={one.transcript_id for one in found}).select_related("conversation")
    transcripts = list(seen)
    opened = texts.opened_many(transcripts)
    words = {f.pk: opened[f.transcript_id].words(f.start, f.end) for f in found if f.transcript_id in opened}
    return words, [transcript for transcript in transcripts if transcript.pk in opened]


def cohorts_of(study: Study) -> QuerySet[Cohort]:
    """Returns the cohorts of people who were spoken with in a study."""
    held = Conversation.objects.filter(study=study, cohort__isnull=False).order_by().values("cohort")
    return Cohort.objects.filter(pk__in=held).order_by("title", "pk")


def _found(study: Study, wanted: Wanted) -> QuerySet[Fragment]:
    found = Fragment.objects.filter(study=study, lapsed_at__isnull=True)
    if wanted.code:
        found = found.filter(pk__in=Coding.objects.filter(code=wanted.code).values("fragment"))
    if wanted.voice:
        found = found.filter(voice=wanted.voice)
    return found.filter(transcript__conversation__cohort=wanted.cohort) if wanted.cohort else found
