"""Insights: counted in people, with what rests on them and what they rest on."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeVar, cast
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from leertraject.analysis import passages
from leertraject.analysis.statistics import Support as PeopleCount
from leertraject.analysis.statistics import support_in_people
from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.models import (
    Assignment,
    ChangeReason,
    Check,
    Conversation,
    Fallback,
    Flag,
    Fragment,
    Heard,
    Insight,
    Note,
    Outcome,
    Study,
    Support,
    Task,
    TrendChange,
    Voice,
)
from leertraject.lookback.queries import conversations, covering, texts
from leertraject.programmes.models import Change

GUARDED_WORDS = covering.GUARDED_WORDS
GONE = covering.GONE

# What every page about insights asks.
_HEARD: Prepared[Any] = Prepared(lambda: _hearing())
_COUNTING = Support.objects.filter(insight__in=prepared.uuids("insights"), fragment__lapsed_at__isnull=True)
_SUPPORTS = Prepared(lambda: _COUNTING.values_list("insight_id", "fragment__tally", "fragment__voice", "stance"))

PeopleStance = Literal["supports", "contradicts"]
Written = TypeVar("Written", bound=Model)


@dataclass(frozen=True, slots=True)
class Resting:
    """One fragment under an insight, and how far its quote came; it holds no words."""

    fragment: UUID
    tally: UUID
    voice: str
    stance: str
    lapsed_at: datetime | None
    words_gone: bool
    offer: UUID | None
    release: UUID | None
    until: date | None
    ended_at: datetime | None
    cause: str | None

    @property
    def living(self) -> bool:
        """Says whether the quote is released and was not withdrawn."""
        return self.release is not None and self.ended_at is None


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything an insight rests on and everything that rests on it; numbers are of people where they say so."""

    resting: tuple[Resting, ...]
    codes: tuple[str, ...]  # the most used first
    reasons: tuple[ChangeReason, ...]
    checks: tuple[Check, ...]
    notes: tuple[Note, ...]

    @property
    def counting(self) -> tuple[Resting, ...]:
        """The fragments that count: they have words, and their speaker did not withdraw the use of them."""
        return tuple(row for row in self.resting if row.lapsed_at is None)

    @property
    def conversations(self) -> dict[str, int]:
        """People per voice whose words count."""
        people: dict[str, set[UUID]] = defaultdict(set)
        for row in self.counting:
            people[row.voice].add(row.tally)
        return {voice: len(tallies) for voice, tallies in people.items()}

    @property
    def fragments(self) -> int:
        """Fragments that count."""
        return len(self.counting)

    @property
    def offered(self) -> int:
        """Fragments that were laid before their speaker."""
        return sum(1 for row in self.counting if row.offer)

    @property
    def released(self) -> int:
        """Quotes that are released now."""
        return sum(1 for row in self.resting if row.living)

    @property
    def withdrawn(self) -> int:
        """Quotes that were released once and no longer."""
        return sum(1 for row in self.resting if row.ended_at)

    @property
    def lapsed_people(self) -> int:
        """People who withdrew the use of their words."""
        return len({row.tally for row in self.resting if row.lapsed_at and not row.words_gone})

    @property
    def wordless(self) -> int:
        """Fragments of which a correction took all the words out of the text."""
        return sum(1 for row in self.resting if row.words_gone)


def to_rewrite(actor: Actor, *, now: datetime) -> QuerySet[Insight]:
    """Returns the insights with an open flag that `actor` may rewrite."""
    waiting = visible_to(actor).filter(flagged=True)  # type: ignore[misc]
    return waiting.filter(study__in=writable_studies(actor, now=now)).order_by("number", "pk")


def visible_to(actor: Actor) -> QuerySet[Insight]:
    """Returns the insights that `actor` may read: programme leaders, trainers, interviewers of the study, and whoever
    wrote one (matrix row `inzicht`); for all others there is nothing until an insight is published.

    `flagged` says of each whether its text waits for its writer, because it holds words that may not be read; `fallen`
    whether its confirmation went by itself and nobody has decided what now.
    """
    fallen = Exists(Fallback.objects.filter(insight=OuterRef("pk"), settled_at__isnull=True))
    waiting = Flag.objects.filter(
        object_kind=Insight._meta.label_lower, object_id=OuterRef("pk"), settled_at__isnull=True
    )
    found = Insight.objects.select_related("study__programme", "confirmation").annotate(
        flagged=Exists(waiting), fallen=fallen
    )
    if reads_all(actor):
        return found
    return found.filter(_interviewed(actor) | Q(made_by=actor.subject)) if actor.subject else found.none()


def reads_all(actor: Actor) -> bool:
    """Says whether `actor` reads every insight: who leads or trains, and stands on no employer's side."""
    return actor.has("programme_lead", "facilitator") and not actor.has("administrator", "sponsor", "line_manager")


def writable_studies(actor: Actor, *, now: datetime) -> QuerySet[Study]:
    """Returns the studies in which `actor` may write insights: a programme leader all, an interviewer the own ones."""
    found = Study.objects.select_related("programme").order_by("title", "pk")
    if actor.has("programme_lead") and reads_all(actor):
        return found
    if actor.subject is None:
        return found.none()
    mine = Assignment.objects.filter(conversation__study=OuterRef("pk"), person=actor.subject, task=Task.INTERVIEWER)
    return found.filter(Exists(mine.current(now)))


def writes_in(actor: Actor, study: UUID, *, now: datetime) -> bool:
    """Says whether `actor` may write insights in this study (no query for a programme leader)."""
    if actor.has("programme_lead") and reads_all(actor):
        return True
    return writable_studies(actor, now=now).filter(pk=study).exists()


def counts(insight: Insight) -> dict[str, PeopleCount]:
    """Returns per voice how many people support and contradict the insight, of how many heard."""
    rows = insight.supports.filter(fragment__lapsed_at__isnull=True)
    marks = [
        (tally, voice, cast(PeopleStance, stance))
        for tally, voice, stance in rows.values_list("fragment__tally", "fragment__voice", "stance")
    ]
    return support_in_people(marks, heard(insight.study))


def counts_of(insight: Insight, trail: Trail) -> dict[str, PeopleCount]:
    """Returns `counts` of an insight whose trail is at hand (one query)."""
    marks = [(row.tally, row.voice, cast(PeopleStance, row.stance)) for row in trail.counting]
    return support_in_people(marks, heard(insight.study))


def heard(study: Study) -> dict[str, set[UUID]]:
    """Returns per voice the people whose words count in this study, as tallies."""
    return heard_in([study.pk])[study.pk]


def heard_in(studies: Collection[UUID]) -> dict[UUID, dict[str, set[UUID]]]:
    """Returns `heard` of many studies (one query)."""
    people: dict[UUID, dict[str, set[UUID]]] = {s: {voice: set() for voice in Voice.values} for s in studies}
    for study, voice, tally in _HEARD.all(studies=studies):
        people[study][voice].add(tally)
    return people


def hearing(studies: Any) -> tuple["QuerySet[Any]", ...]:
    """Returns what says who is `heard` in these studies: conversations, fragments, and who was heard in a text whose
    term has ended; each has `voice` and `tally`."""
    held = conversations.improving(Conversation.objects.filter(study__in=studies, transcript__isnull=False))
    kept = Fragment.objects.filter(study__in=studies, lapsed_at__isnull=True)
    return held.order_by(), kept.order_by(), Heard.objects.filter(study__in=studies).order_by()


def _hearing() -> "QuerySet[Any, Any]":
    held, *kept = (found.values_list("study_id", "voice", "tally") for found in hearing(prepared.uuids("studies")))
    return held.union(*kept)


def trail(insight: Insight) -> Trail:
    """Returns the whole chain around an insight, its changes as they may be read (five queries)."""
    rows = (
        Support.objects.filter(insight=insight)
        .order_by("pk", "fragment__codings__code__position")
        .values_list(
            "fragment_id",
            "fragment__tally",
            "fragment__voice",
            "stance",
            "fragment__lapsed_at",
            "fragment__words_gone",
            "fragment__offer__pk",
            "fragment__offer__release__pk",
            "fragment__offer__release__until",
            "fragment__offer__release__withdrawal__at",
            "fragment__offer__release__withdrawal__cause",
            "fragment__codings__code__name",
            "fragment__codings__code__position",
        )
    )
    found = [(Resting(*row[:11]), row[11], row[12]) for row in rows]
    used = Counter((position, name) for row, name, position in found if name and not row.lapsed_at)
    reasons = tuple(
        insight.reasons.select_related("change__version__programme", "change__version__publication").order_by("pk")
    )
    changes = [reason.change_id for reason in reasons]
    checks = tuple(checks_of(changes))
    all_shown([*(reason.change for reason in reasons), *(check.change for check in checks)])
    return Trail(
        resting=tuple(dict.fromkeys(row for row, _, _ in found)),
        codes=tuple(name for (_, name), _ in sorted(used.items(), key=lambda one: (-one[1], one[0]))),
        reasons=reasons,
        checks=checks,
        notes=tuple(Note.objects.filter(change__in=changes).select_related("change__version")),
    )


def people_behind(insights: Iterable[Insight]) -> dict[UUID, dict[str, PeopleCount]]:
    """Returns `counts` of many insights (two queries however many)."""
    found = list(insights)
    marks: dict[UUID, list[tuple[UUID, str, PeopleStance]]] = defaultdict(list)
    for insight, tally, voice, stance in _SUPPORTS.all(insights=[i.pk for i in found]):
        marks[insight].append((tally, voice, cast(PeopleStance, stance)))
    people = heard_in({i.study_id for i in found})
    return {i.pk: support_in_people(marks[i.pk], people[i.study_id]) for i in found}


def reasons_for(actor: Actor, changes: Collection[UUID]) -> dict[UUID, list[Insight]]:
    """Returns per change the insights behind it that `actor` may read (one query)."""
    named = visible_to(actor).filter(reasons__change__in=changes).order_by("reasons__pk")
    found: dict[UUID, list[Insight]] = defaultdict(list)
    for insight in all_shown(named.annotate(because_of=F("reasons__change"))):
        found[insight.because_of].append(insight)  # type: ignore[attr-defined]
    return found


def checks_of(changes: Iterable[UUID]) -> QuerySet[Check]:
    """Returns the checks of these changes, with cohort and outcome."""
    found = Check.objects.filter(change__in=list(changes))
    return found.select_related("cohort", "change__version__programme", "outcome").order_by("due_on")


def contributors(change: Change) -> dict[UUID, UUID]:
    """Returns the speakers whose words count under the insights behind a change and the trends that it answers, as
    speaker -> conversation.

    Someone who withdrew the use of their words, or whose conversation has gone, is not among them.
    """
    insights = ChangeReason.objects.filter(change=change).values("insight")
    trends = TrendChange.objects.filter(change=change).values("trend")
    under = Q(supports__insight__in=insights) | Q(trend_supports__trend__in=trends)
    fragments = Fragment.objects.filter(under, lapsed_at__isnull=True)
    found = Conversation.objects.filter(transcript__fragments__in=fragments, speaker__isnull=False).order_by("number")
    return {c.speaker_id: c.pk for c in found.distinct() if c.speaker_id}


def open_flags(study: Study) -> QuerySet[Flag]:
    """Returns the flags of a study that wait for their writer."""
    return Flag.objects.filter(study=study, settled_at__isnull=True)


def check_words(study: Study, *written: str, quotes_allowed: bool = True) -> None:
    """Raises NotAllowed when hand-written text holds eight successive words of a fragment.

    A released fragment may be repeated in an insight (`quotes_allowed`), never in text that is immutable or mailed.
    """
    sources = texts.guarded(study, released_too=not quotes_allowed)
    for text in written:
        runs = passages.shared_runs_any(text, sources, GUARDED_WORDS)
        if runs:
            place = next(iter(runs.values())).place
            found = text[place.start : place.end]
            raise NotAllowed(
                f"Hier staan woorden van een spreker: ‘{found}’. Zeg het in je eigen woorden"
                + (", of leg het citaat eerst voor." if quotes_allowed else ". Deze tekst mag geen citaat bevatten.")
            )


def shown(row: Written) -> Written:
    """Returns a hand-written row as it may be read: with an open flag its withdrawn words are masked (not saved)."""
    return all_shown([row])[0]


def all_shown(rows: Iterable[Written]) -> list[Written]:
    """Returns hand-written rows as they may be read (see `shown`); a row that was shown before stays as it is.

    `covered` of each row names the fields that wait to be rewritten. One query when nothing is flagged, and none for
    rows that say so themselves (`visible_to`).
    """
    found = list(rows)
    suspect: dict[tuple[str, UUID], list[Written]] = defaultdict(list)
    for row in found:
        if getattr(row, "flagged", True) and not hasattr(row, "covered"):
            suspect[flag_key(row)].append(row)
    if not suspect:
        return found
    flags = flags_on(suspect)
    words: dict[UUID, dict[UUID, str]] = {}
    for several in suspect.values():
        for row in several:
            _cover(row, flags[flag_key(row)], words)
    return found


def flags_on(keys: Collection[tuple[str, UUID]]) -> dict[tuple[str, UUID], dict[str, list[Flag]]]:
    """Returns the open flags on these rows, by field (one query)."""
    kinds, ids = {kind for kind, _ in keys}, {key for _, key in keys}
    waiting = Flag.objects.filter(object_kind__in=kinds, object_id__in=ids, settled_at__isnull=True)
    found: dict[tuple[str, UUID], dict[str, list[Flag]]] = defaultdict(lambda: defaultdict(list))
    for flag in waiting.select_related("study").order_by("pk"):
        found[flag.object_kind, flag.object_id][flag.field].append(flag)
    return found


def _cover(row: Model, flags: Mapping[str, list[Flag]], words: dict[UUID, dict[UUID, str]]) -> None:
    """Covers what is flagged in one row; `words` keeps the guarded words of a study for the next row."""
    for field, several in flags.items():
        setattr(row, field, _as_read(getattr(row, field), several, words))
    waits = frozenset(field for field, several in flags.items() if not all(flag.instead for flag in several))
    setattr(row, "covered", waits)  # noqa: B010 (no field of a model)


def _as_read(text: str, flags: Sequence[Flag], words: dict[UUID, dict[UUID, str]]) -> str:
    """Returns a flagged text with `GONE` in place of words that may not be read, or what is read instead.

    For a flag that does not know its places they are sought among the words of the study. When the conversation has
    gone nothing says which words they are: then the whole text stays away.
    """
    if all(flag.instead for flag in flags):
        return flags[-1].instead
    places: list[Sequence[int]] = []
    for flag in flags:
        if not flag.places and flag.study_id not in words:
            words[flag.study_id] = texts.guarded(flag.study)
        here = flag.places or covering.repeated(text, words[flag.study_id])
        if not here:
            return GONE
        places += here
    return covering.covered(text, places)


def waits(row: Model) -> frozenset[str]:
    """Returns the fields of a row from `all_shown` that wait to be rewritten."""
    found: frozenset[str] = getattr(row, "covered", frozenset())
    return found


def flag_key(row: Model) -> tuple[str, UUID]:
    """Returns how a flag names a hand-written row."""
    return row._meta.label_lower, row.check_of_id if isinstance(row, Outcome) else row.pk


def _interviewed(actor: Actor) -> Q:
    mine = Assignment.objects.filter(
        conversation__study=OuterRef("study"), person=actor.subject, task=Task.INTERVIEWER, until__isnull=True
    )
    return Q(Exists(mine))
