"""What lies in the demo that only some may read: words of conversations, notes to them, and names of people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from leertraject.assignments import queries as assignments
from leertraject.assignments.models import Work
from leertraject.feedback import queries as feedback
from leertraject.feedback.models import SessionFeedback
from leertraject.feedback.questions import PLAN, WISH
from leertraject.joining.models import JoinAttempt, JoinRequest
from leertraject.kernel.content import load
from leertraject.lookback.models import Assignment, Audience, Conversation, Holding, Release, Transcript
from leertraject.lookback.queries import holding, stepping, texts
from leertraject.opgaven.models import Opgave
from leertraject.people.models import Person, Role
from leertraject.privacy import boxes
from leertraject.programmes.live import seeing as live
from leertraject.programmes.models import CohortOrganisation, Enrolment, LiveRound
from leertraject.reflections import queries as notebook
from leertraject.reflections.models import Reflection
from leertraject.stopping import queries as stopping
from leertraject.stopping.models import StoppingReason
from tests.attacks.words import spellings, words

# Fewer words in a row stand in any text by chance; eight are what a text of one's own may not repeat.
RUN = 8
# Who of the bureau are: their names are on the pages of whoever works with them.
STAFF = ("programme_lead", "facilitator", "administrator")
# With which role in the group one reads what was shared with a circle.
_READS = {"trainers": "facilitator", "group": "participant", "one": "participant"}


@dataclass(frozen=True)
class Secret:
    """Words that only these people may read. `kind` is the row of the matrix."""

    kind: str
    text: str
    readers: frozenset[UUID]

    @property
    def runs(self) -> set[tuple[str, ...]]:
        """What to look for: words in a row; of a name all of them."""
        said = tuple(words(self.text))
        return set(_runs(said, len(said) if self.kind == "persoon" else RUN))


class Index:
    """Finds secrets in an answer: each run of words is looked up once, however many secrets there are.

    A run that stands in two of them may be read by the readers of both; one that everyone may read is none.
    """

    def __init__(self, secrets: Iterable[Secret]) -> None:
        everyone = {run for text in _texts(load("instruments")) for run in _runs(tuple(words(text)), RUN)}
        self._found: dict[tuple[str, ...], tuple[str, frozenset[UUID]]] = {}
        for secret in secrets:
            for run in secret.runs - everyone:
                _, readers = self._found.get(run, ("", frozenset()))
                self._found[run] = secret.kind, readers | secret.readers
        self._sizes: dict[str, set[int]] = defaultdict(set)
        for run in self._found:
            self._sizes[run[0]].add(len(run))

    def __len__(self) -> int:
        return len(self._found)

    def read_by(self, reader: UUID | None, document: str) -> Iterator[str]:
        """Yields every secret in an answer that this person may not read, in words."""
        for said in spellings(document):
            for at, word in enumerate(said):
                for size in self._sizes.get(word, ()):
                    run = tuple(said[at : at + size])
                    kind, readers = self._found.get(run, ("", frozenset()))
                    if kind and reader not in readers:
                        yield f"{kind}: {' '.join(run)}"


def _runs(said: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    return (said[at : at + size] for at in range(len(said) - size + 1))


def secrets() -> list[Secret]:
    """Returns everything in the database of now that only some may read."""
    apart = [*_said(), *_noted(), *_released(), *_written(), *_worked()]
    return [*apart, *_answered(), *_stopped(), *_on_screens(), *_names(), *_on_the_way()]


def _said() -> Iterator[Secret]:
    """What was said and what coders noted: for who spoke and who is assigned, and nobody else."""
    for transcript in Transcript.objects.select_related("conversation"):
        readers = _readers(transcript.conversation)
        text = texts.opened(transcript).text
        for turn in transcript.turns.all():
            yield from _each("terugblikgesprek", [text[turn.begin : turn.end]], readers)
        original = texts.original(transcript)
        yield from _each("terugblikgesprek", original.split("\n") if original else (), readers)
        yield from _each("codering", stepping.memo_texts(transcript), readers)


def _noted() -> Iterator[Secret]:
    for held in Holding.objects.select_related("conversation"):
        notes = [note.text for note in holding.opened(held).notes]
        yield from _each("terugblikgesprek", notes, _readers(held.conversation))


def _written() -> Iterator[Secret]:
    """What stands in notebooks: for who wrote it, and whom they share it with."""
    for page in Reflection.objects.select_related("notebook"):
        readers = {page.notebook.person_id}
        for share in page.shares.living(timezone.localdate()):
            roles = Role.objects.filter(cohort=share.cohort_id, kind=_READS.get(share.circle))
            readers |= {share.reader_id} if share.reader_id else set(roles.values_list("person", flat=True))
        texts_of = [passage.text for passage in notebook.opened(page).passages]
        yield from _each("reflectie", texts_of, frozenset(readers))


def _on_screens() -> Iterator[Secret]:
    """What people put on the screen of a session: for who gives it, and what bears a name for its writer."""
    for round_ in LiveRound.objects.select_related("session"):
        roles = Role.objects.filter(cohort=round_.session.cohort_id, kind="facilitator").values_list(
            "person", flat=True
        )
        readers = frozenset({*roles, *Role.objects.filter(kind="programme_lead").values_list("person", flat=True)})
        for row in round_.contributions.select_related("enrolment"):
            own = {row.enrolment.person_id} if row.enrolment else set()
            text = boxes.open_box(row.box).unseal(row.text, field=live.FIELD)
            yield from _each("metafoor", [text], readers | own)


def _worked() -> Iterator[Secret]:
    """What stands in works for assignments: for who wrote it, and what was handed in for the trainers as well."""
    for work in Work.objects.all():
        box, writer = assignments.opened(work), work.person_id
        yield from _each("opdracht", [assignments.written(work, box).text], frozenset({writer}))
        trainers = Role.objects.filter(cohort=work.cohort_id, kind="facilitator").values_list("person", flat=True)
        for one in work.hand_ins.filter(withdrawal__isnull=True):
            mates = one.readers.living(timezone.localdate()).values_list("person", flat=True)
            yield from _each("opdracht", [assignments.frozen(one, box)], frozenset({writer, *trainers, *mates}))
        for said in assignments.remarks_of(work, box, living=""):
            readers = frozenset({writer, said.remark.writer_id})
            yield from _each("opmerking", [said.text, said.answer or ""], readers)


def _answered() -> Iterator[Secret]:
    """What was written after sessions: for who wrote it, and a wish that may be read for who runs the group as well."""
    for row in SessionFeedback.objects.select_related("session"):
        opened = feedback.opened(row)
        said = {key: one.text for key, one in opened.texts.items()}
        yield from _each("evaluatie_bijeenkomst", [said[PLAN]], frozenset({row.person_id}))
        team = Role.objects.filter(cohort=row.session.cohort_id, kind="facilitator").values_list("person", flat=True)
        readers = {*team, *_leaders()} if opened.release else set()
        yield from _each("wens_na_bijeenkomst", [said[WISH]], frozenset({row.person_id, *readers}))


def _stopped() -> Iterator[Secret]:
    """Why people stopped: for themselves, and once released for who runs the group."""
    for row in StoppingReason.objects.select_related("enrolment"):
        text = stopping.written(row, boxes.open_box(row.box)).text
        team = Role.objects.filter(cohort=row.enrolment.cohort_id, kind="facilitator").values_list("person", flat=True)
        readers = {*team, *_leaders()} if stopping.living(row) else set()
        yield from _each("reden_van_stoppen", [text], frozenset({row.enrolment.person_id, *readers}))


def _released() -> Iterator[Secret]:
    """Released words are for more people than the conversation: for whom the speaker said."""
    living = Release.objects.filter(withdrawal__isnull=True).select_related("study")
    rows = {release.pk: release for release in living}
    for key, (said, beside) in texts.released_words(living).items():
        readers = frozenset(_audience(rows[key]))
        yield from _each("citaat", [said], readers)
        speaker = Person.objects.get(pk=texts.speaker_of(rows[key]))
        if speaker.name in beside:
            yield Secret("persoon", speaker.name, readers)


def _audience(release: Release) -> set[UUID]:
    """Who a quote is for; each audience holds the ones before it."""
    found = set(Role.objects.filter(kind__in=STAFF[:2]).values_list("person", flat=True))
    found |= set(Assignment.objects.filter(conversation__study=release.study_id).values_list("person", flat=True))
    if release.audience != Audience.TEAM:
        taking_part = Enrolment.objects.filter(cohort__version__programme=release.study.programme_id)
        found |= set(taking_part.values_list("person", flat=True))
    if release.audience in (Audience.ORGANISATION, Audience.PUBLIC):
        found |= set(Role.objects.filter(organisation=release.organisation_id).values_list("person", flat=True))
    return found | (set(Person.objects.values_list("pk", flat=True)) if release.audience == Audience.PUBLIC else set())


def _names() -> Iterator[Secret]:
    """Names of who takes part or speaks: for whom the matrix gives the name or the enrolment."""
    staff = set(Role.objects.filter(kind__in=STAFF).values_list("person", flat=True))
    staff |= set(Assignment.objects.values_list("person", flat=True))
    for person in Person.objects.exclude(pk__in=staff):
        yield Secret("persoon", person.name, frozenset({person.pk, *_leaders(), *_near(person), *_on_a_map(person)}))


def _on_the_way() -> Iterator[Secret]:
    """Who asked to join by a link: for the programme leader, and unconfirmed for nobody."""
    for one in JoinRequest.objects.all():
        for said in (one.name, one.email):
            yield Secret("persoon", said, frozenset({*_leaders(), *filter(None, [one.person_id])}))
    for attempt in JoinAttempt.objects.all():
        yield Secret("persoon", attempt.email, frozenset())


def _leaders() -> set[UUID]:
    return set(Role.objects.filter(kind="programme_lead").values_list("person", flat=True))


def _near(person: Person) -> set[UUID]:
    """Who enrolled with someone, who trains, interviews or manages them, and the sponsors of where they enrolled."""
    enrolled = Enrolment.objects.filter(person=person)
    cohorts = set(enrolled.values_list("cohort", flat=True))
    organisations = set(enrolled.values_list("organisation", flat=True))
    peers = Enrolment.objects.filter(cohort__in=cohorts).values_list("person", flat=True)
    roles = Role.objects.filter(
        Q(kind="facilitator", cohort__in=cohorts)
        | Q(kind="sponsor", organisation__in=organisations)
        | Q(kind="line_manager", about=person)
    )
    asking = Assignment.objects.filter(conversation__speaker=person).values_list("person", flat=True)
    return {*peers, *roles.values_list("person", flat=True), *asking}


def _on_a_map(person: Person) -> set[UUID]:
    """Who reads the map on which someone stands by name: as the owner of an opgave, or as who chose to keep it."""
    kept = Q(keepers__person=person, keepers__ended_at__isnull=True)
    maps = Opgave.objects.filter(Q(owner=person) | kept).values_list("organisation", flat=True)
    training = CohortOrganisation.objects.filter(organisation__in=list(maps)).values_list("cohort", flat=True)
    readers = Role.objects.filter(Q(organisation__in=list(maps)) | Q(kind="facilitator", cohort__in=list(training)))
    return set(readers.values_list("person", flat=True))


def _texts(content: object) -> Iterator[str]:
    """Every text of the content file: questions of a guide are no secret, also when they were asked."""
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)
    elif isinstance(content, str):
        yield content


def _readers(conversation: Conversation) -> frozenset[UUID]:
    assigned = Assignment.objects.filter(conversation=conversation).values_list("person", flat=True)
    return frozenset({conversation.speaker_id, *assigned})


def _each(kind: str, found: Sequence[str], readers: frozenset[UUID]) -> Iterator[Secret]:
    return (Secret(kind, text, readers) for text in found)
