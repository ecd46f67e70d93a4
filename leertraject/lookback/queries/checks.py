"""Changes that are checked, and what goes back to who spoke about them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, QuerySet, When

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import Check, Flag, Note, NoteCopy, Outcome, Study
from leertraject.lookback.queries import conversations, insights
from leertraject.people import rules as people
from leertraject.people.models import Person
from leertraject.programmes import queries as programmes
from leertraject.programmes.models import Change, Cohort

EMPLOYER_SIDE = ("administrator", "sponsor", "line_manager")


@dataclass(frozen=True, slots=True)
class Receivers:
    """How many people a note reaches, and how many contributed but have no address.

    `known` are those of the reached of whom the reader knows already that they spoke, by name: whose conversation he
    or she held. Of the others nobody here says who they are.
    """

    reachable: int
    unreachable: int
    known: tuple[Person, ...] = ()


def reads_all(actor: Actor) -> bool:
    """Says whether `actor` reads every check: a leader of the whole bureau who stands on no employer's side."""
    return people.leads(actor) and not actor.has(*EMPLOYER_SIDE)


def cohorts_of(actor: Actor) -> frozenset[UUID]:
    """Returns the cohorts whose checks `actor` reads: those that they train, or lead for one cohort or client."""
    if actor.has(*EMPLOYER_SIDE):
        return frozenset()
    clients = actor.organisations("programme_lead")
    led = Cohort.objects.filter(organisations__organisation__in=clients).values_list("pk", flat=True) if clients else ()
    return actor.cohorts("facilitator", "programme_lead") | frozenset(led)


def runs(actor: Actor, check: Check) -> bool:
    """Says whether `actor` leads or trains the cohort of a check."""
    return reads_all(actor) or check.cohort_id in cohorts_of(actor)


def visible_to(actor: Actor) -> QuerySet[Check]:
    """Returns the checks that `actor` may read: a programme leader all, a trainer those of the own cohorts."""
    return _known() if reads_all(actor) else _known().filter(cohort__in=cohorts_of(actor))


def _known() -> QuerySet[Check]:
    return Check.objects.select_related("cohort", "change__version__programme", "outcome").order_by("due_on", "pk")


def of_cohorts(actor: Actor, cohorts: Collection[UUID]) -> list[Check]:
    """Returns the checks in these cohorts that `actor` may read, with change and outcome, all as they may be read.

    One query, and one more while any text waits to be rewritten.
    """
    own = cohorts if reads_all(actor) else set(cohorts) & cohorts_of(actor)
    found = _IN_COHORTS.all(cohorts=own) if own else []
    if any(check.any_flag for check in found):  # type: ignore[attr-defined]
        outcomes = (check.outcome for check in found if hasattr(check, "outcome"))
        insights.all_shown([*found, *(check.change for check in found), *outcomes])
    return found


def _in_cohorts() -> QuerySet[Check]:
    waits = Exists(Flag.objects.filter(settled_at__isnull=True))
    return _known().filter(cohort__in=prepared.uuids("cohorts")).annotate(any_flag=waits)


_IN_COHORTS = Prepared(_in_cohorts)


def seen_in_full(actor: Actor, found: list[Check]) -> frozenset[UUID]:
    """Returns which of these checks `actor` may read in full; their words are then as they may be read."""
    own = cohorts_of(actor)
    mine = [check for check in found if reads_all(actor) or check.cohort_id in own]
    insights.all_shown([*mine, *(check.outcome for check in mine if hasattr(check, "outcome"))])
    return frozenset(check.pk for check in mine)


def open_first(actor: Actor) -> QuerySet[Check]:
    """Returns the checks that `actor` may read: those without an outcome by date, then the others, newest first."""
    done = Exists(Outcome.objects.filter(check_of=OuterRef("pk")))
    found = visible_to(actor).annotate(done=done)
    newest = Case(When(done=True, then=F("due_on")))
    return found.order_by("done", newest.desc(nulls_first=True), "due_on", "pk")


def before(actor: Actor, check: Check) -> list[Check]:
    """Returns the checks of the same change with an outcome that `actor` may read, in other cohorts, oldest first."""
    same = visible_to(actor).filter(change=check.change_id, outcome__isnull=False, due_on__lte=check.due_on)
    return list(same.exclude(pk=check.pk)[:20])


def changes(actor: Actor) -> QuerySet[Change]:
    """Returns the changes that `actor` may read, with their version."""
    return programmes.changes(actor).select_related("version__programme", "version__publication")


def cohorts_running(change: Change) -> QuerySet[Cohort]:
    """Returns the cohorts in which a change can be checked: those that run its version or a later one."""
    version = change.version
    found = Cohort.objects.filter(version__programme=version.programme_id, version__number__gte=version.number)
    return found.select_related("version__programme").order_by("-starts_on", "title")


def check_words(change: Change, *written: str) -> None:
    """Raises NotAllowed when text about a change holds words of a speaker, also of a released quote.

    Looked at are all studies of the programme, as for the words of the change itself (`guarding`).
    """
    for study in Study.objects.filter(programme=change.version.programme_id):
        insights.check_words(study, *written, quotes_allowed=False)


def note_of(change: Change) -> Note | None:
    """Returns what was told back about a change."""
    return Note.objects.filter(change=change).first()


def receivers(actor: Actor, change: Change, *, now: datetime) -> Receivers:
    """Returns how many people hear of a change, and whom of them `actor` spoke with (three queries)."""
    everyone = insights.contributors(change)
    reached = list(Person.objects.filter(pk__in=everyone, email__isnull=False).order_by("name", "pk"))
    held = conversations.worked_on_by(actor, now=now).filter(pk__in=everyone.values())
    spoken = set(held.values_list("speaker", flat=True))
    known = tuple(person for person in reached if person.pk in spoken)
    return Receivers(len(reached), len(everyone) - len(reached), known)


def deliveries(notes: list[Note]) -> dict[UUID, Counter[str | None]]:
    """Returns per note how many copies are in which state of mail; None is a copy whose mail was forgotten."""
    found: dict[UUID, Counter[str | None]] = {note.pk: Counter() for note in notes}
    for note, state in NoteCopy.objects.filter(note__in=found).values_list("note_id", "notice__state"):
        found[note][state] += 1
    return found
