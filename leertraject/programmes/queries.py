"""Programmes, versions and cohorts, as seen from someone."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.kernel.actors import Actor
from leertraject.logbook.models import Entry
from leertraject.people import queries as people
from leertraject.people import rules as people_rules
from leertraject.people.models import Organisation, Person, Role, RoleKind, RoleQuerySet
from leertraject.programmes import rules, wordings
from leertraject.programmes.models import (
    Activity,
    Block,
    BlockKind,
    Change,
    Cohort,
    CohortOrganisation,
    Covering,
    Enrolment,
    Programme,
    Session,
    Version,
    VersionPublication,
)


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """One version with its part of the change log, and the cohorts that keep it (as far as the actor sees them)."""

    version: Version
    changes: list[Change]
    cohorts: list[Cohort]


def may_see_programmes(actor: Actor) -> bool:
    """Says whether there is a page of programmes for this actor."""
    return rules.sees("leertraject", actor, published=True)


def may_design(actor: Actor) -> bool:
    """Says whether the actor designs programmes and forms cohorts."""
    return people_rules.leads(actor)


def programmes(actor: Actor) -> QuerySet[Programme]:
    """Returns the programmes that the actor sees: with drafts, or those with a published version."""
    return Programme.objects.filter(Exists(versions(actor).filter(programme=OuterRef("pk"))))


def versions(actor: Actor) -> QuerySet[Version]:
    """Returns the versions that the actor sees, with their publication. One's own drafts always."""
    rows = Version.objects.select_related("publication", "programme", "based_on")
    if rules.sees("leertraject", actor, published=False):
        return rows
    own = Q(made_by=actor.subject) if actor.subject else Q(pk__in=[])
    if rules.sees("leertraject", actor, published=True):
        return rows.filter(own | Q(publication__isnull=False))
    return rows.filter(own)


def programme(actor: Actor, programme_id: uuid.UUID) -> Programme:
    """Returns one programme. Raises Http404."""
    return get_object_or_404(programmes(actor), pk=programme_id)


def version(actor: Actor, programme_id: uuid.UUID, number: int) -> Version:
    """Returns one version of a programme. Raises Http404."""
    return get_object_or_404(versions(actor), programme=programme_id, number=number)


def draft(actor: Actor, programme_id: uuid.UUID, number: int) -> Version:
    """Returns a version that is a draft. Raises Http404, also when it is published: there is nothing to edit."""
    found = version(actor, programme_id, number)
    if found.published:
        raise Http404
    return found


def versions_of(actor: Actor, programme: Programme) -> list[tuple[Version, int]]:
    """Returns the versions of a programme that the actor sees, newest first, each with its number of sessions."""
    counted = Count("blocks", filter=Q(blocks__kind=BlockKind.SESSION))
    rows = versions(actor).filter(programme=programme).annotate(sessions=counted).order_by("-number")
    return [(row, row.sessions) for row in rows]


def newest_versions(actor: Actor) -> list[tuple[Programme, list[Version]]]:
    """Returns every programme that the actor sees with the versions they see, newest first (two queries)."""
    seen = Prefetch("versions", queryset=versions(actor).order_by("-number"), to_attr="seen")
    return [(found, found.seen) for found in programmes(actor).prefetch_related(seen)]


def blocks(actor: Actor, version: Version) -> list[Block]:
    """Returns the blocks in order with their activities; none for who sees the programme but not its sessions."""
    own = actor.subject is not None and version.made_by == actor.subject
    if not own and not rules.sees("bijeenkomst", actor, published=version.published):
        return []
    return list(version.blocks.prefetch_related("activities"))


def compared(
    actor: Actor, programme_id: uuid.UUID, numbers: Sequence[int]
) -> tuple[list[Version], dict[int, list[Block]], list[Change]]:
    """Returns what is needed to compare two versions of a programme (five queries): all that the actor sees, newest
    first; the blocks of both by number; and the changes that the actor sees, of the versions after the older one up to
    the newer. `numbers` are two numbers, or none for the newest and the one that it was made from.

    Raises Http404 for a version that the actor does not see, and for who does not see its blocks.
    """
    seen = list(versions(actor).filter(programme=programme_id).order_by("-number"))
    if not seen or not rules.sees("bijeenkomst", actor, published=True):
        raise Http404
    chosen = sorted(set(numbers) or {one.number for one in (seen[0], seen[0].based_on) if one})
    if not {one.number for one in seen}.issuperset(chosen):
        raise Http404
    both = [one for one in seen if one.number in chosen]
    found: dict[int, list[Block]] = {number: [] for number in chosen}
    rows = Block.objects.filter(version__in=both).order_by("position").prefetch_related("activities")
    numbered = {one.pk: one.number for one in both}
    for row in rows:
        found[numbered[row.version_id]].append(row)
    between = changes(actor).filter(
        version__programme=programme_id, version__number__gt=chosen[0], version__number__lte=chosen[-1]
    )
    return seen, found, list(between.select_related("version__publication").order_by("version__number", "number"))


def block(actor: Actor, version: Version, block_id: uuid.UUID) -> Block:
    """Returns one block of a version. Raises Http404."""
    found = next((block for block in blocks(actor, version) if block.pk == block_id), None)
    if found is None:
        raise Http404
    found.version = version
    return found


def last_edit(
    reader: Actor, row: Block | Programme | Cohort | Version, verb: str = "change_block"
) -> tuple[str, datetime | None]:
    """Returns the name of who changed a row last, as it reads to `reader`, and when; empty when no longer known.

    Nobody is named when it was changed because a speaker withdrew words: that would say who did.
    """
    entries = Entry.objects.filter(object_kind=row._meta.label_lower, object_id=str(row.pk))
    entry = entries.filter(verb__in=(verb, "cover_words")).order_by("id").last()
    if entry is None:
        return "", None
    if entry.verb == "cover_words":
        return "", entry.at
    return people.name_for(reader, entry.actor), entry.at


def dropped(reader: Actor, version: Version, block_id: uuid.UUID) -> tuple[str, datetime | None] | None:
    """Returns who dropped a block from this version and when, or None when no such block was dropped here."""
    kind = Block._meta.label_lower
    entry = Entry.objects.filter(object_kind=kind, object_id=str(block_id), verb="drop_block").order_by("id").last()
    if entry is None:
        return None
    return people.name_for(reader, entry.actor), entry.at


def is_published(programme: Programme) -> bool:
    """Says whether a version of it is published, and so whether everyone reads its own words."""
    return VersionPublication.objects.filter(version__programme=programme).exists()


def lineages(version: Version) -> set[uuid.UUID]:
    """Returns which blocks a version has, by lineage."""
    return set(version.blocks.values_list("lineage", flat=True))


def with_words_gone(found: QuerySet[Block]) -> list[Block]:
    """Returns those of these blocks that hold a place where withdrawn words stood (one query)."""
    fields = ("title", "place", "description", "goals", "guests", "who", "selection", "outcome")
    here = Q()
    for field in fields:
        here |= Q(**{f"{field}__icontains": wordings.GONE})
    inside = Activity.objects.filter(block=OuterRef("pk"))
    texts = Q(title__contains=wordings.GONE) | Q(materials__contains=wordings.GONE) | Q(output__contains=wordings.GONE)
    return list(found.filter(here | Exists(inside.filter(texts))).select_related("version__programme"))


def covered_tables() -> frozenset[str]:
    """Returns the tables of which a row ever had words covered, also those of packages above this one (one query)."""
    return frozenset(Covering.objects.values_list("kind", flat=True).distinct())


def blocks_to_reword(actor: Actor) -> list[Block]:
    """Returns the blocks of the newest version of each programme in which withdrawn words stood, for who may design.

    Older versions stay as they are.
    """
    if not may_design(actor):
        return []
    newer = Version.objects.filter(programme=OuterRef("version__programme"), number__gt=OuterRef("version__number"))
    newest = Block.objects.filter(~Exists(newer)).order_by("version__programme__title", "position")
    return with_words_gone(newest.select_related("version__publication"))


def change(actor: Actor, version: Version, number: int) -> Change:
    """Returns one change of a version. Raises Http404."""
    found = get_object_or_404(changes(actor), version=version, number=number)
    found.version = version
    return found


def changes(actor: Actor) -> QuerySet[Change]:
    """Returns the changes that the actor sees, reasons included: those of published versions, and one's own."""
    rows = Change.objects.all()
    if rules.sees("programmawijziging", actor, published=False):
        return rows
    own = Q(made_by=actor.subject) if actor.subject else Q(pk__in=[])
    if rules.sees("programmawijziging", actor, published=True):
        return rows.filter(own | Q(version__publication__isnull=False))
    return rows.filter(own)


def change_log(actor: Actor, programme_id: uuid.UUID) -> list[VersionChanges]:
    """Returns the change log of a programme, newest version first, with the cohorts that the actor sees (three
    queries). Raises Http404 for who sees no version of it.
    """
    seen = Prefetch("changes", queryset=changes(actor).order_by("number"), to_attr="seen")
    rows = list(versions(actor).filter(programme=programme_id).order_by("-number").prefetch_related(seen))
    if not rows:
        raise Http404
    running = list(cohorts(actor).filter(version__programme=programme_id))
    return [VersionChanges(row, row.seen, [one for one in running if one.version_id == row.pk]) for row in rows]


def changes_in(actor: Actor, version: Version) -> list[Change]:
    """Returns the changes of one version that the actor sees, in order."""
    return list(changes(actor).filter(version=version).order_by("number"))


def same_block(actor: Actor, change: Change) -> list[Change]:
    """Returns the changes of the same block in the same version, this one included, in order."""
    return [one for one in changes_in(actor, change.version) if one.lineage == change.lineage]


def published_versions(actor: Actor) -> QuerySet[Version]:
    """Returns the versions from which a cohort can start, newest first."""
    published = VersionPublication.objects.filter(version=OuterRef("pk"))
    return versions(actor).filter(Exists(published)).order_by("programme__title", "-number")


@dataclass(frozen=True, slots=True)
class Member:
    """Someone in a cohort. `discipline` and `organisation` are empty for who has no need to know them."""

    enrolment: Enrolment
    name: str
    discipline: str
    organisation: str


@dataclass(frozen=True, slots=True)
class CohortSeen:
    """A cohort as one person sees it. `team`: this person runs it; `everyone`: `members` are all who take part."""

    cohort: Cohort
    team: bool
    everyone: bool
    sessions: list[Session]
    members: list[Member]
    stopped: list[Member]
    trainers: list[Person]
    organisations: list[Organisation]


def may_see_cohorts(actor: Actor) -> bool:
    """Says whether there is a page of cohorts for this actor."""
    if actor.has("administrator"):
        return actor.has("participant", "alumnus", "sponsor", "line_manager")
    return actor.has("programme_lead", "facilitator", "participant", "alumnus", "sponsor", "line_manager")


def cohorts(actor: Actor) -> QuerySet[Cohort]:
    """Returns the cohorts that exist for the actor: all for a programme leader, else those one has a part in."""
    rows = Cohort.objects.select_related("version__programme", "finish")
    if people_rules.leads(actor):
        return rows
    if actor.subject is None:
        return rows.none()
    about = [role.about for role in actor.held if role.kind == "line_manager"]
    involved = Enrolment.objects.filter(cohort=OuterRef("pk"), person__in=[actor.subject, *about])
    running = () if actor.has("administrator") else ("facilitator", "programme_lead")
    clients = actor.organisations("sponsor", *running[1:])
    own = CohortOrganisation.objects.filter(cohort=OuterRef("pk"), organisation__in=clients)
    return rows.filter(Exists(involved) | Exists(own) | Q(pk__in=actor.cohorts(*running)))


def cohort_names(actor: Actor, found: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Returns the names of those of these cohorts that `actor` sees (one query)."""
    return dict(cohorts(actor).filter(pk__in=found).order_by().values_list("pk", "title"))


def cohort(actor: Actor, cohort_id: uuid.UUID) -> Cohort:
    """Returns one cohort. Raises Http404."""
    return get_object_or_404(cohorts(actor), pk=cohort_id)


def cohort_seen(actor: Actor, cohort_id: uuid.UUID, *, today: date) -> CohortSeen:
    """Returns a cohort with what this actor may know of it (five queries). Raises Http404."""
    found = cohort(actor, cohort_id)
    team = rules.is_team(actor, found)
    roles = list(Role.objects.filter(cohort=found.pk).select_related("person").order_by("person__name"))
    crafts = {role.person_id: role.discipline for role in roles if role.kind != RoleKind.FACILITATOR}
    peer = team or any(role.cohort == found.pk for role in actor.held)
    members = [
        Member(row, row.person.name, crafts.get(row.person_id, "") if peer else "", row.organisation.name * team)
        for row in enrolments(actor, found)
    ]
    trainers = [r.person for r in roles if r.kind == RoleKind.FACILITATOR and (r.ends_on is None or r.ends_on > today)]
    taking_part = [
        row.organisation for row in found.organisations.select_related("organisation").order_by("organisation__name")
    ]
    return CohortSeen(
        cohort=found,
        team=team,
        everyone=team or actor.has_in("participant", cohort=found.pk),
        sessions=list(found.sessions.select_related("block").order_by("on", "starts")),
        members=[m for m in members if m.enrolment.stopped_on is None],
        stopped=[m for m in members if m.enrolment.stopped_on and (team or m.enrolment.person_id == actor.subject)],
        trainers=trainers,
        organisations=[o for o in taking_part if team or o.pk in {role.organisation for role in actor.held}],
    )


def enrolments(actor: Actor, cohort: Cohort) -> list[Enrolment]:
    """Returns the enrolments in a cohort that the actor may know of, by name (one query)."""
    rows = cohort.enrolments.select_related("person", "organisation").order_by("person__name")
    return [row for row in rows if rules.sees_enrolment(actor, row)]


def enrolment(actor: Actor, cohort: Cohort, enrolment_id: uuid.UUID) -> Enrolment:
    """Returns one enrolment. Raises Http404."""
    found = next((row for row in enrolments(actor, cohort) if row.pk == enrolment_id), None)
    if found is None:
        raise Http404
    found.cohort = cohort
    return found


def session(actor: Actor, cohort: Cohort, session_id: uuid.UUID) -> Session:
    """Returns one session of a cohort that the actor sees. Raises Http404."""
    found = get_object_or_404(cohort.sessions.select_related("block"), pk=session_id)
    found.cohort = cohort
    return found


def people_to_enrol(actor: Actor, cohort: Cohort) -> QuerySet[Person]:
    """Returns those whom the actor may look up and who do not take part in this cohort now."""
    taking_part = Enrolment.objects.filter(cohort=cohort, person=OuterRef("pk"), stopped_on__isnull=True)
    return people.people_for(actor).filter(~Exists(taking_part))


def people_to_appoint(actor: Actor) -> QuerySet[Person]:
    """Returns whom the actor may look up and who trains or leads for the bureau."""
    staff = Role.objects.filter(person=OuterRef("pk"), kind__in=(RoleKind.FACILITATOR, RoleKind.PROGRAMME_LEAD))
    return people.people_for(actor).filter(Exists(staff.filter(ends_on__isnull=True)))


def themes_of(found: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Returns per programme the ids of its themes: those of the newest version first, then those that only an older
    version has (one query). It is for whoever works on the programme; a theme is a word of the content file."""
    themes: dict[uuid.UUID, dict[str, None]] = {programme: {} for programme in found}
    rows = Version.objects.filter(programme__in=found).order_by("-number").values_list("programme_id", "themes")
    for programme, several in rows:
        themes[programme] |= dict.fromkeys(several)
    return {programme: list(several) for programme, several in themes.items()}


def organisations_of(cohort: Cohort) -> QuerySet[Organisation]:
    """Returns the organisations that take part in a cohort; for the form of the programme leader."""
    return Organisation.objects.filter(pk__in=cohort.organisations.values("organisation"))


def clients(actor: Actor) -> QuerySet[Organisation]:
    """Returns the organisations of which the actor may form a cohort."""
    return people.organisations_for(actor)


def movable(actor: Actor, person_id: uuid.UUID, *, today: date) -> tuple[Person, QuerySet[Organisation]]:
    """Returns someone whom the actor may look up, with the organisations that the actor leads and they work for today.

    Raises Http404, also when there is none.
    """
    someone = get_object_or_404(people.people_for(actor), pk=person_id)
    held = people.roles_for(actor).filter(RoleQuerySet.holding(today), person=someone).order_by().values("organisation")
    places = people.organisations_for(actor).filter(pk__in=held)
    if not places.exists():
        raise Http404
    return someone, places
