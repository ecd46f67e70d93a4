"""Who sees and keeps the map of an organisation. Rules read an actor and rows already loaded; no queries, no writes."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from leertraject.analysis.passages import Place, locate
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.opgaven.models import Document, Keeper, Opgave, OwnerCheck, ResidentQuestion
from leertraject.people.models import Person
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Level

OPGAVE, QUESTION, DOCUMENT, KEEPER = "opgave", "bewonersvraag", "document", "bijhouder"
# Who works with the map, besides its keepers; a sponsor and a line manager read.
WRITERS = frozenset({"peer", "oud_deelnemer", "trainer", "programmaleider"})
_BY_ORGANISATION = {
    "participant": "peer",
    "alumnus": "oud_deelnemer",
    "sponsor": "opdrachtgever",
    "line_manager": "leidinggevende",
}
_ADDERS = ("peer", "oud_deelnemer", "trainer", "programmaleider")
ONLY_READS = "Je leest deze kaart. Deelnemers, oud-deelnemers en het bureau schrijven erop."
EARLIEST = date(2000, 1, 1)


def standing(actor: Actor, organisation: uuid.UUID, *, trains: Collection[uuid.UUID]) -> set[str]:
    """Returns what someone is to an organisation, as columns of the matrix. `trains`: the organisations of the groups
    that they train."""
    found = {column for kind, column in _BY_ORGANISATION.items() if organisation in actor.organisations(kind)}
    if organisation in trains:
        found.add("trainer")
    leading = (one for one in actor.held if one.kind == "programme_lead" and one.cohort is None)
    if any(one.organisation in (None, organisation) for one in leading):
        found.add("programmaleider")
    if actor.has("administrator"):
        found.add("beheerder")
    return found


def called(actor: Actor, organisation: uuid.UUID, *, trains: Collection[uuid.UUID]) -> str:
    """Returns as what someone adds evidence, in words: a role and never a name."""
    columns = standing(actor, organisation, trains=trains)
    labels = matrix.columns()
    if "peer" in columns:
        return "Deelnemer"
    return next(
        (labels[name] for name in ("oud_deelnemer", "trainer", "programmaleider") if name in columns), "Bijhouder"
    )


def reads_map(actor: Actor, organisation: uuid.UUID, *, trains: Collection[uuid.UUID]) -> bool:
    """Says whether someone reads every opgave of an organisation."""
    columns = standing(actor, organisation, trains=trains)
    return matrix.sight(OPGAVE, columns=columns).when() is Level.VOL


def reads(
    actor: Actor, opgave: Opgave, *, keeper: Keeper | None, trains: Collection[uuid.UUID], kind: str = OPGAVE
) -> bool:
    """Says whether someone reads an opgave, or something of it: its map, as its keeper or owner, or as who made it."""
    columns = standing(actor, opgave.organisation_id, trains=trains)
    if opgave.owner_id and opgave.owner_id == actor.subject:
        columns.add("opgavehouder")
    if opgave.made_by and opgave.made_by == actor.subject:
        columns.add("subject")
    assigned = {KEEPER} if keeper and keeper.person_id == actor.subject else set()
    return matrix.sight(kind, columns=columns, assigned=assigned).when() is Level.VOL


def reads_document(actor: Actor, document: Document, *, trains: Collection[uuid.UUID]) -> bool:
    """Says whether someone reads a document: whoever reads the map of its organisation, and who added it."""
    columns = standing(actor, document.organisation_id, trains=trains)
    if document.added_by and document.added_by == actor.subject:
        columns.add("subject")
    return matrix.sight(DOCUMENT, columns=columns).when() is Level.VOL


def may_write(actor: Actor, organisation: uuid.UUID, *, trains: Collection[uuid.UUID]) -> bool:
    """Says whether someone adds to the map of an organisation."""
    if actor == SYSTEM:
        return True
    return reads_map(actor, organisation, trains=trains) and bool(
        standing(actor, organisation, trains=trains) & WRITERS
    )


def check_may_make(organisation: uuid.UUID, *, trains: Collection[uuid.UUID], by: Actor) -> None:
    """Raises NotAllowed for who does not work with the map of this organisation."""
    if not may_write(by, organisation, trains=trains):
        raise NotAllowed(ONLY_READS)


def check_may_change(opgave: Opgave, *, keeper: Keeper | None, trains: Collection[uuid.UUID], by: Actor) -> None:
    """Raises NotAllowed for who neither works with the map nor keeps this opgave."""
    if not may_change(by, opgave, keeper=keeper, trains=trains):
        raise NotAllowed(ONLY_READS)


def may_change(actor: Actor, opgave: Opgave, *, keeper: Keeper | None, trains: Collection[uuid.UUID]) -> bool:
    """Says whether someone changes this opgave and adds to it."""
    keeps = keeper is not None and keeper.person_id == actor.subject
    return keeps or may_write(actor, opgave.organisation_id, trains=trains)


def check_is_owner(owner: uuid.UUID | None, *, owners: Collection[uuid.UUID]) -> None:
    """Raises NotAllowed for an owner who is none of this organisation; nobody is fine."""
    if owner is not None and owner not in owners:
        raise NotAllowed("Deze persoon is geen opgavehouder bij deze organisatie. Kies opnieuw.")


def check_seen(row: Opgave | ResidentQuestion, *, revision: int) -> None:
    """Raises Conflict when somebody changed it since it was read."""
    if row.revision != revision:
        raise Conflict


def check_day(asked_on: date, *, today: date) -> None:
    """Raises NotAllowed for a day that is still to come, or long ago."""
    if asked_on > today:
        raise NotAllowed("Deze dag moet nog komen. Kies de dag waarop het gevraagd is.")
    if asked_on < EARLIEST:
        raise NotAllowed("Dit jaar klopt niet. Kies een dag na 2000.")


def check_dated(dated_on: date, *, today: date) -> None:
    """Raises NotAllowed for a document of a day that is still to come, or of long ago."""
    if dated_on > today:
        raise NotAllowed("Deze dag moet nog komen. Kies de dag die op het stuk staat.")
    if dated_on < EARLIEST:
        raise NotAllowed("Dit jaar klopt niet. Kies een dag na 2000.")


def check_is_new(words: str, *, there: Collection[str]) -> None:
    """Raises NotAllowed for a question that stands there already, however it is written: it is no news."""
    if _folded(words) in {_folded(one) for one in there}:
        raise NotAllowed("Deze vraag staat er al. Wordt hij weer gesteld, schrijf dan op wat er nieuw aan is.")


def check_stands_there(text: str, words: str) -> Place:
    """Returns where words stand in a paragraph, the first time when they stand there more than once.

    Raises NotAllowed unless they stand there literally.
    """
    found = locate(text, words)
    if found.absent:
        raise NotAllowed("Deze woorden staan niet zo in de alinea. Kopieer ze uit de tekst hierboven.")
    return found.places[0]


def check_of_one_organisation(document: Document, opgave: Opgave) -> None:
    """Raises NotAllowed for a document and an opgave of two organisations."""
    if document.organisation_id != opgave.organisation_id:
        raise NotAllowed("Dit stuk is van een andere organisatie. Kies een opgave van dezelfde organisatie.")


def check_cites_anew(quote: str, *, there: Collection[str]) -> None:
    """Raises NotAllowed for words that the opgave rests on already: they are no news."""
    if _folded(quote) in {_folded(one) for one in there}:
        raise NotAllowed("Deze woorden staan al bij deze opgave. Kies andere woorden of een andere opgave.")


def check_rests_nothing(document: Document, *, rests: bool) -> None:
    """Raises NotAllowed for taking away a document on which an opgave rests."""
    if rests:
        raise NotAllowed("Op dit stuk rust een opgave. Haal daar eerst het citaat weg.")


def _folded(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def check_stands(question: ResidentQuestion) -> None:
    """Raises NotAllowed for a question that was withdrawn."""
    if question.withdrawn_at:
        raise NotAllowed("Deze vraag is weggehaald. Er staat niets meer.")


def check_may_withdraw(
    question: ResidentQuestion, *, keeper: Keeper | None, trains: Collection[uuid.UUID], by: Actor
) -> None:
    """Raises NotAllowed for anyone but who noted it, the keeper and the bureau, and when it was withdrawn."""
    check_stands(question)
    if not may_withdraw(by, question, keeper=keeper, trains=trains):
        raise NotAllowed("Alleen wie de vraag noteerde, de bijhouder en het bureau halen hem weg.")


def may_withdraw(
    actor: Actor, question: ResidentQuestion, *, keeper: Keeper | None, trains: Collection[uuid.UUID]
) -> bool:
    """Says whether someone may take a question away."""
    if actor == SYSTEM or (actor.subject and question.noted_by == actor.subject):
        return True
    if keeper and keeper.person_id == actor.subject:
        return True
    return _bureau(actor, question.opgave.organisation_id, trains)


def check_may_let_go(keeper: Keeper | None, *, trains: Collection[uuid.UUID], by: Actor) -> Keeper:
    """Returns the keeper. Raises NotAllowed for anyone but that one and the bureau, and when there is none."""
    if keeper is None:
        raise NotAllowed("Deze opgave heeft nu geen bijhouder.")
    if not may_let_go(by, keeper, trains=trains):
        raise NotAllowed("Alleen de bijhouder en het bureau doen dit.")
    return keeper


def may_let_go(actor: Actor, keeper: Keeper | None, *, trains: Collection[uuid.UUID]) -> bool:
    """Says whether someone may end that this keeper looks after the opgave."""
    if keeper is None:
        return False
    return actor == SYSTEM or keeper.person_id == actor.subject or _bureau(actor, keeper.opgave.organisation_id, trains)


def _bureau(actor: Actor, organisation: uuid.UUID, trains: Collection[uuid.UUID]) -> bool:
    columns = standing(actor, organisation, trains=trains)
    return bool(columns & {"trainer", "programmaleider"}) and may_write(actor, organisation, trains=trains)


def check_may_ask_owner(opgave: Opgave, *, before: OwnerCheck | None, rests_until: datetime) -> Person:
    """Returns the owner who can be asked. Raises NotAllowed without one, without an address, and when the same owner
    was asked after `rests_until`."""
    if opgave.owner is None:
        raise NotAllowed("Er is nog geen opgavehouder. Zet bij de tekst van de opgave wie erover gaat.")
    if not opgave.owner.email:
        raise NotAllowed(f"Van {opgave.owner.name} is geen e-mailadres bekend. Vraag het de programmaleider.")
    if before and before.asked_at > rests_until:
        raise NotAllowed(f"{opgave.owner.name} is minder dan een maand geleden gevraagd. Vraag het later weer.")
    return opgave.owner


def check_may_answer(check: OwnerCheck, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the owner who was asked, when that is not the owner any more, and a second
    time."""
    _check_asked(check, by=by)
    if check.opgave.owner_id != check.owner_id:
        raise NotAllowed("Je gaat niet meer over deze opgave. Je hoeft niets te doen.")
    if check.answer:
        raise NotAllowed("Je hebt al geantwoord. Dank je wel.")


def check_may_take_back(check: OwnerCheck, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the owner who corrected, and when there is nothing to take back."""
    _check_asked(check, by=by)
    if not check.words:
        raise NotAllowed("Er staat niets van jou. Er is niets terug te nemen.")


def _check_asked(check: OwnerCheck, *, by: Actor) -> None:
    if by.subject is None or check.owner_id != by.subject:
        raise NotAllowed("Alleen de opgavehouder aan wie dit is gevraagd, antwoordt.")


def check_may_keep(opgave: Opgave, *, keeper: Keeper | None, trains: Collection[uuid.UUID], by: Actor) -> None:
    """Raises NotAllowed for who does not work with the map, and when somebody keeps it already."""
    check_may_make(opgave.organisation_id, trains=trains, by=by)
    if keeper is not None:
        raise NotAllowed("Deze opgave heeft al een bijhouder. Vraag of je het over mag nemen.")
