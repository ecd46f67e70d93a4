"""Programmes and their versions, as seen from someone."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.kernel.actors import Actor
from leertraject.logbook.models import Entry
from leertraject.people import queries as people
from leertraject.people import rules as people_rules
from leertraject.programmes import rules, wordings
from leertraject.programmes.models import (
    Activity,
    Block,
    BlockKind,
    Change,
    Cohort,
    Covering,
    Harvest,
    Programme,
    Session,
    Version,
    VersionPublication,
)
from leertraject.programmes.queries.running import cohorts


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
    reader: Actor, row: Block | Programme | Cohort | Session | Version | Harvest, *verbs: str
) -> tuple[str, datetime | None]:
    """Returns the name of who changed a row last, as it reads to `reader`, and when; empty when no longer known.

    Nobody is named when it was changed because a speaker withdrew words: that would say who did.
    """
    entries = Entry.objects.filter(object_kind=row._meta.label_lower, object_id=str(row.pk))
    entry = entries.filter(verb__in=(*(verbs or ("change_block",)), "cover_words")).order_by("id").last()
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


def themes_of(found: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Returns per programme the ids of its themes: those of the newest version first, then those that only an older
    version has (one query). It is for whoever works on the programme; a theme is a word of the content file."""
    themes: dict[uuid.UUID, dict[str, None]] = {programme: {} for programme in found}
    rows = Version.objects.filter(programme__in=found).order_by("-number").values_list("programme_id", "themes")
    for programme, several in rows:
        themes[programme] |= dict.fromkeys(several)
    return {programme: list(several) for programme, several in themes.items()}
