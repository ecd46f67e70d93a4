"""The map of an organisation and what stands on it, starting from who looks."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import FilteredRelation, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from leertraject.kernel.actors import Actor
from leertraject.opgaven import reach, rules
from leertraject.opgaven.freshness import Freshness, Terms, freshness
from leertraject.opgaven.models import (
    Alteration,
    Contribution,
    Evidence,
    Interest,
    Keeper,
    Opgave,
    OwnerCheck,
    ResidentQuestion,
)
from leertraject.people.models import Organisation, Person, Role, RoleKind

MOST = 200  # opgaven on one map
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OnMap:
    """An opgave on the map: how fresh it is, its evidence of a year (newest first), and the newest question."""

    opgave: Opgave
    freshness: Freshness
    evidence: Sequence[Evidence]
    question: ResidentQuestion | None
    keeper: Keeper | None


@dataclass(frozen=True, slots=True)
class Opened:
    """An opgave for who opened it: its keeper, the organisations that they train, and whether they may change it."""

    opgave: Opgave
    keeper: Keeper | None
    trains: frozenset[uuid.UUID]
    changes: bool


def terms() -> Terms:
    """Returns until when an opgave is fresh and until when it ages, as the installation is set."""
    return Terms(settings.OPGAVE_FRESH_DAYS, settings.OPGAVE_AGEING_DAYS)


def maps(actor: Actor) -> list[Organisation]:
    """Returns the organisations whose map someone reads, by name (at most two queries)."""
    trained = reach.trains(actor)
    return [one for one in reach.organisations(actor) if rules.reads_map(actor, one.pk, trains=trained)]


def has_maps(actor: Actor) -> bool:
    """Says whether someone has a map to read, for the menu (no queries)."""
    return not actor.has("administrator") and actor.has(*reach.KINDS)


def organisation(actor: Actor, organisation_id: uuid.UUID) -> Organisation:
    """Returns one of those (at most two queries). Raises Http404."""
    return map_of(maps(actor), organisation_id)


def map_of(readable: Sequence[Organisation], organisation_id: uuid.UUID) -> Organisation:
    """Returns one of the organisations whose map someone reads (no queries). Raises Http404."""
    found = next((one for one in readable if one.pk == organisation_id), None)
    if found is None:
        raise Http404
    return found


def to_make_on(actor: Actor, organisation_id: uuid.UUID) -> Organisation:
    """Returns an organisation on whose map someone puts an opgave. Raises Http404, and NotAllowed for who reads."""
    found = organisation(actor, organisation_id)
    rules.check_may_make(found.pk, trains=reach.trains(actor), by=actor)
    return found


def may_write(actor: Actor, organisation: Organisation) -> bool:
    """Says whether someone adds to the map of an organisation (one query, for who trains)."""
    return rules.may_write(actor, organisation.pk, trains=reach.trains(actor))


def on_map(organisation: Organisation, *, today: date) -> list[OnMap]:
    """Returns the opgaven of an organisation, freshest first (four queries)."""
    asked = ResidentQuestion.objects.filter(opgave=OuterRef("pk"), withdrawn_at__isnull=True)
    rows = list(
        Opgave.objects.filter(organisation=organisation)
        .select_related("owner")
        .annotate(newest=Max("evidence__on"), asked=Subquery(asked.values("pk")[:1]))
        .prefetch_related(
            Prefetch("evidence", queryset=Evidence.objects.filter(on__gte=today - YEAR), to_attr="of_a_year"),
            Prefetch("keepers", queryset=_keepers(), to_attr="kept_by"),
        )
        .order_by("title")[:MOST]
    )
    questions = ResidentQuestion.objects.in_bulk([row.asked for row in rows if row.asked])  # type: ignore[attr-defined]
    found = [_on_map(row, questions, today=today) for row in rows]
    return sorted(found, key=lambda one: (one.freshness.days is None, one.freshness.days or 0))


def overview(organisation: Organisation, *, today: date) -> list[tuple[OnMap, list[str], list[str]]]:
    """Returns the opgaven of an organisation with the ids of their disciplines and the names of their parties, freshest
    first (six queries)."""
    found = on_map(organisation, today=today)
    disciplines, parties = defaultdict(list), defaultdict(list)
    rows = Contribution.objects.filter(opgave__organisation=organisation)
    for opgave, discipline in rows.values_list("opgave", "discipline"):
        disciplines[opgave].append(discipline)
    for opgave, party in Interest.objects.filter(opgave__organisation=organisation).values_list("opgave", "party"):
        parties[opgave].append(party)
    return [(one, disciplines[one.opgave.pk], parties[one.opgave.pk]) for one in found]


@dataclass(frozen=True, slots=True)
class News:
    """What came on a map since a day, newest first: opgaven, evidence and changed texts."""

    made: list[Opgave]
    evidence: list[Evidence]
    alterations: list[Alteration]


def news(organisation: Organisation, *, since: date) -> News:
    """Returns what came on the map of an organisation since the beginning of a day (three queries)."""
    made = Opgave.objects.filter(organisation=organisation, made_at__date__gte=since)
    noted = {"opgave__organisation": organisation, "at__date__gte": since}
    evidence = Evidence.objects.filter(**noted).select_related("opgave", "question").order_by("-at")
    alterations = Alteration.objects.filter(**noted).select_related("opgave")
    return News(list(made.order_by("-made_at")[:MOST]), list(evidence[:MOST]), list(alterations[:MOST]))


def opened(actor: Actor, opgave_id: uuid.UUID) -> Opened:
    """Returns an opgave that someone reads (one query, two for who trains). Raises Http404."""
    kept = FilteredRelation("keepers", condition=Q(keepers__ended_at__isnull=True))
    rows = Opgave.objects.annotate(kept=kept).select_related("organisation", "owner", "kept__person")  # type: ignore[misc]
    found = rows.filter(pk=opgave_id).first()
    # Without a keeper the row has no such attribute.
    kept_by: Keeper | None = getattr(found, "kept", None)
    if found and kept_by:
        kept_by.opgave = found
    return _opened(actor, found, kept_by=kept_by)


def question(actor: Actor, question_id: uuid.UUID) -> tuple[ResidentQuestion, Opened]:
    """Returns a question that stands, with its opgave (at most four queries). Raises Http404."""
    rows = ResidentQuestion.objects.filter(pk=question_id, withdrawn_at__isnull=True)
    found = rows.select_related("opgave__organisation", "opgave__owner").first()
    if found is None:
        raise Http404
    return found, _opened(actor, found.opgave, kept_by=keeper(found.opgave), kind=rules.QUESTION)


def questions(opgave: Opgave) -> QuerySet[ResidentQuestion]:
    """Returns the questions that stand, newest first."""
    return ResidentQuestion.objects.filter(opgave=opgave, withdrawn_at__isnull=True)


def evidence(opgave: Opgave) -> list[Evidence]:
    """Returns what kept an opgave fresh, newest first, each with what it was (one query)."""
    return list(opgave.evidence.select_related("question", "citation__paragraph__document")[:MOST])


def fresh(found: Sequence[Evidence], *, today: date) -> Freshness:
    """Returns how fresh something with this evidence is."""
    return freshness([one.on for one in found], today=today, terms=terms())


def contributions(opgave: Opgave) -> list[Contribution]:
    """Returns what disciplines can do for an opgave (one query)."""
    return list(Contribution.objects.filter(opgave=opgave))


def contribution(opgave: Opgave, discipline: str) -> Contribution | None:
    """Returns what one discipline can do, or None (one query)."""
    return Contribution.objects.filter(opgave=opgave, discipline=discipline).first()


def interests(opgave: Opgave) -> list[Interest]:
    """Returns who wants what, in the order in which it was added (one query)."""
    return list(Interest.objects.filter(opgave=opgave))


def interest(opgave: Opgave, interest_id: uuid.UUID) -> Interest:
    """Returns one of those. Raises Http404."""
    found = Interest.objects.filter(opgave=opgave, pk=interest_id).first()
    if found is None:
        raise Http404
    return found


def owners(organisation: Organisation, *, today: date) -> list[Person]:
    """Returns who answers for an opgave of this organisation, by name (one query)."""
    held = Role.objects.held_on(today).filter(kind=RoleKind.OPGAVE_OWNER, organisation=organisation)
    return list(Person.objects.filter(pk__in=held.values("person")).order_by("name", "pk"))


def owner_check(actor: Actor, asked_id: uuid.UUID) -> OwnerCheck:
    """Returns what somebody was asked as the owner of an opgave (one query). Raises Http404 for anyone else."""
    rows = OwnerCheck.objects.select_related("opgave__organisation", "owner")
    found = rows.filter(pk=asked_id, owner=actor.subject).first() if actor.subject else None
    if found is None:
        raise Http404
    return found


def owner_checks(opgave: Opgave) -> list[OwnerCheck]:
    """Returns what owners of an opgave were asked and said, newest first (one query)."""
    return list(opgave.owner_checks.select_related("owner")[:MOST])


def alterations(opgave: Opgave) -> QuerySet[Alteration]:
    """Returns when the text was changed, newest first."""
    return Alteration.objects.filter(opgave=opgave)


def keeper(opgave: Opgave) -> Keeper | None:
    """Returns who looks after an opgave now (one query)."""
    return _keepers().filter(opgave=opgave).first()


def _opened(actor: Actor, opgave: Opgave | None, *, kept_by: Keeper | None, kind: str = rules.OPGAVE) -> Opened:
    if opgave is None:
        raise Http404
    trained = reach.trains(actor)
    if not rules.reads(actor, opgave, keeper=kept_by, trains=trained, kind=kind):
        raise Http404
    return Opened(opgave, kept_by, trained, rules.may_change(actor, opgave, keeper=kept_by, trains=trained))


def _keepers() -> QuerySet[Keeper]:
    return Keeper.objects.filter(ended_at__isnull=True).select_related("person", "opgave")


def _on_map(row: Opgave, questions: dict[uuid.UUID, ResidentQuestion], *, today: date) -> OnMap:
    newest = [row.newest] if row.newest else []  # type: ignore[attr-defined]
    return OnMap(
        opgave=row,
        freshness=freshness(newest, today=today, terms=terms()),
        evidence=row.of_a_year,  # type: ignore[attr-defined]
        question=questions.get(row.asked),  # type: ignore[attr-defined]
        keeper=next(iter(row.kept_by), None),  # type: ignore[attr-defined]
    )
