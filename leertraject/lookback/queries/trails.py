"""What lies under an insight for who may see it, and the changes that may rest on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Coding, Conversation, Insight, Study, Support, Transcript, Turn
from leertraject.lookback.queries import checks, conversations
from leertraject.programmes import queries as programmes
from leertraject.programmes.models import Change, Version


@dataclass(frozen=True, slots=True)
class OwnFragment:
    """A fragment under an insight, for the interviewer of its conversation; it holds no words."""

    fragment: UUID
    conversation: Conversation
    turn: int | None
    stance: str
    codes: tuple[str, ...]


def own_fragments(actor: Actor, insight: Insight, *, now: datetime) -> list[OwnFragment]:
    """Returns the fragments under an insight from the conversations that `actor` interviews in (two queries)."""
    place = Turn.objects.filter(
        transcript=OuterRef("fragment__transcript"),
        begin__lte=OuterRef("fragment__start"),
        end__gte=OuterRef("fragment__end"),
    )
    coded = Prefetch("fragment__codings", Coding.objects.select_related("code").order_by("code__position", "code_id"))
    mine = conversations.worked_on_by(actor, now=now)
    found = Support.objects.filter(insight=insight, fragment__lapsed_at__isnull=True)
    found = found.filter(fragment__transcript__conversation__in=mine)
    found = found.select_related("fragment__transcript__conversation").annotate(
        turn=Subquery(place.values("index")[:1])
    )
    found = found.order_by("fragment__transcript__conversation__number", "fragment__start").prefetch_related(coded)
    return [_own(support) for support in found.defer("fragment__transcript__text", "fragment__transcript__original")]


def support_of(actor: Actor, insight: Insight, fragment_id: UUID, *, now: datetime) -> QuerySet[Support]:
    """Returns what a fragment says of an insight, for the interviewer of its conversation."""
    mine = conversations.worked_on_by(actor, now=now)
    found = Support.objects.filter(insight=insight, fragment=fragment_id)
    found = found.filter(fragment__transcript__conversation__in=mine)
    return found.select_related("insight", "fragment__transcript__conversation")


def draft_of(actor: Actor, study: Study) -> Version | None:
    """Returns the draft version of the programme that a study is about."""
    found = programmes.versions(actor).filter(programme=study.programme_id, publication__isnull=True)
    return found.order_by("-number").first()


def changes_in_draft(actor: Actor, insight: Insight) -> QuerySet[Change]:
    """Returns the changes in that draft of which the insight is not a reason yet."""
    found = checks.changes(actor).filter(version__programme=insight.study.programme_id)
    return found.filter(version__publication__isnull=True).exclude(pk__in=insight.reasons.values("change"))


def _own(support: Support) -> OwnFragment:
    fragment = support.fragment
    names = dict.fromkeys(coding.code.name for coding in fragment.codings.all())
    return OwnFragment(
        fragment=fragment.pk,
        conversation=cast(Transcript, fragment.transcript).conversation,
        turn=support.turn,  # type: ignore[attr-defined]
        stance=support.get_stance_display(),
        codes=tuple(names),
    )
