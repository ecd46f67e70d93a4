"""Who may write, hand in and read. Rules read an actor and rows already loaded; no queries, no writes."""

import uuid
from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format

from leertraject.assignments.models import HandIn, HandInReader, Remark, Work
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from leertraject.ui.number_words import in_words

FILES = 5  # in one work
READ_AT_MOST = 366  # days


def check_may_begin(*, cohort: uuid.UUID, opens_on: date, today: date, by: Actor) -> None:
    """Raises NotAllowed for who takes no part in the cohort, and before the assignment opens."""
    if not by.has_in("participant", cohort=cohort):
        raise NotAllowed("Deze opdracht is voor wie nu meedoet in de groep.")
    if today < opens_on:
        raise NotAllowed(f"Deze opdracht begint op {date_format(opens_on, 'j F Y')}. Kom dan terug.")


def check_own(work: Work, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the writer."""
    if by.subject is None or work.person_id != by.subject:
        raise NotAllowed("Alleen wie dit schreef, mag dit.")


def check_may_enclose(work: Work, *, number: int, by: Actor) -> None:
    """Raises NotAllowed for anyone but the writer, and when there are `FILES` already."""
    check_own(work, by=by)
    if number >= FILES:
        raise NotAllowed(f"Er staan al {in_words(FILES)} bestanden bij. Haal er eerst een weg.")


def check_may_hand_in(work: Work, *, written: bool, same: bool, by: Actor) -> None:
    """Raises NotAllowed for what is not one's own, for who takes no part any more, for an empty text, and for what is
    handed in already."""
    check_own(work, by=by)
    if not by.has_in("participant", cohort=work.cohort_id):
        raise NotAllowed("Je doet nu niet mee in deze groep. Inleveren kan alleen zolang je meedoet.")
    if not written:
        raise NotAllowed("Hier staat nog niets. Schrijf eerst, en lever daarna in.")
    if same:
        raise NotAllowed("Dit heb je al ingeleverd. Schrijf eerst verder, of neem terug wat je inleverde.")


def check_may_take_back(hand_in: HandIn, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the writer, and for what was taken back already."""
    check_own(hand_in.work, by=by)
    if hasattr(hand_in, "withdrawal"):
        raise NotAllowed("Dit nam je al terug.")


def check_may_let_read(hand_in: HandIn, *, known: bool, until: date, today: date, by: Actor) -> None:
    """Raises NotAllowed for anyone but the writer, for what was taken back, for who is no groupmate (`known`), and for
    a last day that has passed or is over a year away."""
    check_own(hand_in.work, by=by)
    if hasattr(hand_in, "withdrawal"):
        raise NotAllowed("Dit nam je terug. Lever opnieuw in, en laat het daarna lezen.")
    if not known:
        raise NotAllowed("Deze persoon kun je nu niet kiezen. Kies een groepsgenoot of je maatje.")
    if until < today:
        raise NotAllowed("Die dag is al voorbij. Kies vandaag of een latere dag.")
    if (until - today).days > READ_AT_MOST:
        raise NotAllowed("Kies een dag binnen een jaar. Je kunt het daarna opnieuw laten lezen.")


def check_one_reads_along(others: Collection[str]) -> None:
    """Raises NotAllowed when another groupmate reads along already; `others` are their names."""
    if others:
        raise NotAllowed(f"{' en '.join(others)} leest dit al mee. Laat dat eerst stoppen, of kies je maatje.")


def check_may_end_reading(reader: HandInReader, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but who wrote the text and who reads it."""
    if by.subject is None or by.subject not in (reader.person_id, reader.hand_in.work.person_id):
        raise NotAllowed("Alleen wie dit schreef of meeleest, mag dit.")


def check_may_remark(
    hand_in: HandIn, *, organisations: Collection[uuid.UUID], task: str | None = None, by: Actor
) -> None:
    """Raises NotAllowed for who does not read this hand-in, and once it was taken back. `task` is what someone is to it
    who was let read it."""
    if hasattr(hand_in, "withdrawal"):
        raise NotAllowed("Dit is intussen teruggenomen. Je opmerking is niet bewaard.")
    work = hand_in.work
    if not reads(writer=work.person_id, organisations=organisations, cohort=work.cohort_id, task=task, actor=by):
        raise NotAllowed("Alleen een trainer van deze groep, of wie mag meelezen, zet hier een opmerking bij.")


def check_place(start: int, end: int, *, length: int) -> None:
    """Raises NotAllowed for a place that is not in the text."""
    if not 0 <= start < end <= length:
        raise NotAllowed("Kies woorden uit de tekst zelf.")


def check_own_remark(remark: Remark, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but who wrote it, and once it was withdrawn."""
    if by.subject is None or remark.writer_id != by.subject:
        raise NotAllowed("Alleen wie deze opmerking schreef, mag dit.")
    _check_stands(remark)


def check_may_answer(remark: Remark, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but who wrote the text, and once the remark was withdrawn."""
    check_own(remark.hand_in.work, by=by)
    _check_stands(remark)


def _check_stands(remark: Remark) -> None:
    if hasattr(remark, "withdrawal"):
        raise NotAllowed("Deze opmerking is al teruggenomen.")


def reads(
    *,
    writer: uuid.UUID,
    organisations: Collection[uuid.UUID],
    cohort: uuid.UUID,
    task: str | None = None,
    actor: Actor,
) -> bool:
    """Says whether `actor` reads what was handed in and not taken back, by the matrix. `organisations` are those that
    the writer works for; `task` is what `actor` is to it when they were let read it.

    Who is on the employer's side of the writer as well, reads nothing of it (the strictest rule), also as a buddy or
    when asked to read along: that is less than the matrix allows, and what the pages promise.
    """
    given = {Condition(Level.VRIJGEGEVEN, "trainer"), Condition(Level.VRIJGEGEVEN, "maatje")}
    return _sight("opdracht", _columns(writer, organisations, cohort, actor), task).when(given) is Level.VOL


def reads_remark(
    *,
    by: uuid.UUID | None,
    writer: uuid.UUID,
    organisations: Collection[uuid.UUID],
    cohort: uuid.UUID,
    task: str | None = None,
    actor: Actor,
) -> bool:
    """Says whether `actor`, who reads the hand-in, reads a remark of `by` to it: everyone reads their own."""
    own = by is not None and by == actor.subject
    party = {Condition(Level.BETROKKEN, name) for name in ("trainer", "maatje", "meelezer")} if own else set()
    return _sight("opmerking", _columns(writer, organisations, cohort, actor), task).when(party) is Level.VOL


def _sight(kind: str, columns: frozenset[str], task: str | None) -> matrix.Sight:
    chosen = {task} if task and not columns & matrix.EMPLOYER_SIDE else set()
    return matrix.sight(kind, columns=columns, assigned=chosen)


def _columns(
    writer: uuid.UUID, organisations: Collection[uuid.UUID], cohort: uuid.UUID, actor: Actor
) -> frozenset[str]:
    columns = {"trainer"} if actor.has_in("facilitator", cohort=cohort) else set()
    if actor.has("administrator"):
        columns.add("beheerder")
    if actor.organisations("sponsor") & set(organisations):
        columns.add("opdrachtgever")
    if any(held.kind == "line_manager" and held.about == writer for held in actor.held):
        columns.add("leidinggevende")
    return frozenset(columns)
