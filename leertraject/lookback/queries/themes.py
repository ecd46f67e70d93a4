"""Codes of a study in people: how many of which voice, and for an interviewer in which of the own conversations."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.analysis.statistics import support_in_people
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Code, Codebook, Coding, Conversation, Study, Turn
from leertraject.lookback.queries import conversations, insights
from leertraject.people import rules as people


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code was first given in a conversation; it holds no words."""

    fragment: UUID
    turn: int | None


@dataclass(frozen=True, slots=True)
class Theme:
    """A code: per voice how many people, in all how many, and where in conversations of who looks."""

    code: Code
    counts: Mapping[str, PeopleCount]
    people: int
    places: Mapping[UUID, Place]


def studies_for(actor: Actor, *, now: datetime) -> QuerySet[Study]:
    """Returns the studies whose codes `actor` sees: who leads the bureau all (in numbers), an interviewer the own ones
    (matrix row `codering`). A trainer and whoever stands on an employer's side see none."""
    found = Study.objects.select_related("programme").order_by("title", "pk")
    if people.leads(actor) and sees_counts(actor):
        return found
    mine = conversations.worked_on_by(actor, now=now)
    return found.filter(pk__in=mine.order_by().values("study"))


def counts_in(actor: Actor, study: UUID, *, now: datetime) -> bool:
    """Says whether `actor` sees the codes of this study (no query for who leads the bureau)."""
    return (people.leads(actor) and sees_counts(actor)) or studies_for(actor, now=now).filter(pk=study).exists()


def sees_counts(actor: Actor) -> bool:
    """Says whether `actor` sees counts of conversations of others.

    A task stands outside the strictest rule, but only for its own conversation: an interviewer who is on an employer's
    side as well keeps the own conversations and sees no more.
    """
    return not actor.has("administrator", "sponsor", "line_manager")


def own_conversations(actor: Actor, study: Study, *, now: datetime) -> QuerySet[Conversation]:
    """Returns the conversations of a study with a text that `actor` interviews in, by number."""
    mine = conversations.worked_on_by(actor, now=now).filter(study=study, transcript__isnull=False)
    return mine.select_related(None).order_by("number")


def codes_of(study: Study) -> QuerySet[Code]:
    """Returns the codes of the newest codebook, and those of an older one that count in this study."""
    newest = Codebook.objects.order_by("-made_at").values("pk")[:1]
    used = _codings(study).filter(code=OuterRef("pk"))
    return Code.objects.filter(Q(codebook__in=newest) | Exists(used)).order_by("codebook__made_at", "position")


def themes(study: Study, own: Collection[Conversation]) -> list[Theme]:
    """Returns every code in people, the most people first; places only in the `own` conversations (four queries)."""
    heard = insights.heard(study)
    marks: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    rows = _codings(study).values_list("code_id", "fragment__tally", "fragment__voice").distinct()
    for code, tally, voice in rows:
        marks[code].append((tally, voice))
    places = _places(study, own)
    found = [
        Theme(
            code,
            support_in_people(((tally, voice, "supports") for tally, voice in marks[code.pk]), heard),
            len({tally for tally, _ in marks[code.pk]}),
            places.get(code.pk, {}),
        )
        for code in codes_of(study)
    ]
    return sorted(found, key=lambda theme: -theme.people)


def _codings(study: Study) -> QuerySet[Coding]:
    """The codes that count: a fragment that has lapsed counts nowhere."""
    return Coding.objects.filter(fragment__study=study, fragment__lapsed_at__isnull=True).order_by()


def _places(study: Study, own: Collection[Conversation]) -> dict[UUID, dict[UUID, Place]]:
    turn = Turn.objects.filter(
        transcript=OuterRef("fragment__transcript"),
        begin__lte=OuterRef("fragment__start"),
        end__gte=OuterRef("fragment__end"),
    )
    rows = _codings(study).filter(fragment__transcript__conversation__in=[one.pk for one in own])
    rows = rows.annotate(turn=Subquery(turn.values("index")[:1])).order_by("fragment__start", "pk")
    found: dict[UUID, dict[UUID, Place]] = defaultdict(dict)
    for code, conversation, fragment, index in rows.values_list(
        "code_id", "fragment__transcript__conversation_id", "fragment_id", "turn"
    ):
        found[code].setdefault(conversation, Place(fragment, index))
    return found
