"""Who is meant by each row of a list: someone new, someone known, or a question.

The same address is the same person when the names are alike. The same name within the organisation is only a question:
two people are never made one without being asked. Who may not be seen by whoever brings the list is not named.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from leertraject.analysis.spreadsheets import Listed, listed, names
from leertraject.people.models import Organisation
from leertraject.programmes.lists.known import Known, Roll

NAME_LENGTH, DISCIPLINE_LENGTH = 120, 60
_NO_MEND: Mapping[str, str] = {}


class Standing(StrEnum):
    """What happens with a row; the values are the words on the page."""

    NEW = "nieuw"
    KNOWN = "bekend, wordt ingeschreven"
    BACK = "doet weer mee"
    THERE = "doet al mee"
    STOPPED = "stopte eerder, blijft zo"
    DOUBLE = "staat er dubbel in"
    SKIPPED = "slaan we over"
    ASKS = "vraagt nog iets"


JOINS = frozenset({Standing.NEW, Standing.KNOWN, Standing.BACK})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row with what becomes of it. `problems` holds a sentence per part; `choices` are who may be meant.

    `person` is who was recognised; `follows` is the row whose organisation this one takes over.
    """

    row: Listed
    standing: Standing
    organisation: Organisation | None = None
    person: Known | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[tuple[str, str]] = ()
    note: str = ""
    follows: int | None = None


@dataclass
class _Earlier:
    """What rows above this one said."""

    addresses: dict[str, Listed] = field(default_factory=dict)
    names: dict[tuple[object, ...], Listed] = field(default_factory=dict)
    people: dict[uuid.UUID, int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)


def recognised(
    rows: Sequence[Listed],
    *,
    mends: Mapping[int, Mapping[str, str]],
    organisations: Sequence[Organisation],
    roll: Roll,
) -> list[Verdict]:
    """Returns what becomes of each row, in order. `organisations` are those of the group."""
    earlier, found = _Earlier(), []
    placed = _places(rows, mends, organisations)
    for row in rows:
        mend = mends.get(row.number, _NO_MEND)
        mended = _mended(row, mend)
        if mend.get("choice") == "skip":
            found.append(Verdict(mended, Standing.SKIPPED))
            continue
        verdict = _judged(mended, mend.get("choice", ""), placed.get(row.number), organisations, roll, earlier)
        found.append(verdict)
        _remember(verdict, earlier)
    return found


def addresses(rows: Sequence[Listed], mends: Mapping[int, Mapping[str, str]]) -> set[str]:
    """Returns the addresses in a list, mended where that was done."""
    found = {_mended(row, mends.get(row.number, _NO_MEND)).email for row in rows}
    return found - {""}


def _mended(row: Listed, mend: Mapping[str, str]) -> Listed:
    said = {part: mend.get(part, getattr(row, part)) for part in ("name", "email", "discipline")}
    said["email"] = listed.address(said["email"])
    typed = {part for part, text in said.items() if text != getattr(row, part)}
    live = (row.live - typed) | {part for part in typed if listed.is_live(said[part])}
    return Listed(row.number, said["name"], said["email"], row.organisation, said["discipline"], live)


def _places(
    rows: Sequence[Listed], mends: Mapping[int, Mapping[str, str]], organisations: Sequence[Organisation]
) -> dict[int, Organisation]:
    """Returns the organisation per row number; what was chosen for one row counts for others with the same words."""
    by_id = {str(one.pk): one for one in organisations}
    by_name = {names.key(one.name): one for one in organisations}
    chosen: dict[str, Organisation] = {}
    own: dict[int, Organisation] = {}
    for row in rows:
        picked = by_id.get(mends.get(row.number, _NO_MEND).get("organisation", ""))
        if picked:
            own[row.number] = picked
            chosen.setdefault(row.organisation.casefold(), picked)
    for row in rows:
        found = own.get(row.number) or by_name.get(names.key(row.organisation))
        found = found or chosen.get(row.organisation.casefold())
        if found is None and not row.organisation and len(organisations) == 1:
            found = organisations[0]
        if found is not None:
            own[row.number] = found
    return own


def _judged(
    row: Listed,
    choice: str,
    where: Organisation | None,
    organisations: Sequence[Organisation],
    roll: Roll,
    earlier: _Earlier,
) -> Verdict:
    address_wrong = _address_problem(row)
    known = roll.by_address(row.email) if row.email and not address_wrong else None
    if known is not None and known.takes_part:
        return Verdict(row, Standing.THERE, where, known, note=_called(row, known))
    above = earlier.addresses.get(row.email) if row.email and not address_wrong else None
    if above is not None and names.key(above.name) == names.key(row.name):
        return Verdict(row, Standing.DOUBLE, where, known, note=f"zie rij {above.number}")
    if known is None and not _usable(row.email, address_wrong):
        there = _same_there(row, where, roll)
        if there is not None and choice != "new":
            return Verdict(row, Standing.THERE, where, there, choices=_OTHER, note="zelfde naam en organisatie")
    problems = _problems(row, address_wrong, where, organisations, earlier)
    if above is not None:
        problems["email"] = f"Dit adres staat ook in rij {above.number}, bij {above.name}. Verbeter het."
    if known is None and row.email in roll.taken and "email" not in problems:
        problems["email"] = (
            "Dit adres kun je hier niet gebruiken. Kijk of het klopt, of vraag een programmaleider van het bureau."
        )
    verdict = _who(row, choice, where, known, problems, roll, earlier)
    asks_place = "organisation" in problems
    return replace(verdict, follows=earlier.organisations.get(row.organisation.casefold()) if asks_place else None)


_OTHER = (("", "Dezelfde persoon"), ("new", "Iemand anders met dezelfde naam"), ("skip", "Sla deze rij over"))


def _who(
    row: Listed,
    choice: str,
    where: Organisation | None,
    known: Known | None,
    problems: dict[str, str],
    roll: Roll,
    earlier: _Earlier,
) -> Verdict:
    """Returns the verdict over a row that takes part in no way yet: as known, as new, or as a question."""
    choices: list[tuple[str, str]] = []
    if known is None and "email" not in problems:
        known, choices = _by_name(row, choice, where, problems, roll, earlier)
    elif known is not None and names.key(known.name) != names.key(row.name):
        choices = [(f"same:{known.id}", f"Dezelfde persoon: {known.name}")]
        if choice != choices[0][0]:
            problems["email"] = f"Dit is het adres van {known.name}. Bedoel je iemand anders? Verbeter het adres."
            problems["choice"] = f"Dit adres hoort bij {known.name}. Is dat dezelfde persoon?"
        else:
            problems.pop("name", None)  # the name that is known stays
    if known is not None and known.id == roll.myself:
        problems["choice"] = "Dit ben jij zelf. Niemand schrijft zichzelf in: sla deze rij over."
    above = earlier.people.get(known.id) if known else None
    if known is not None and above is not None:
        return Verdict(row, Standing.DOUBLE, where, known, note=f"zie rij {above}")
    if known is not None and known.stopped:
        choices = [("", "Laat het zo"), ("again", "Schrijf weer in"), *choices]
        if choice != "again":
            return Verdict(row, Standing.STOPPED, where, known, choices=choices, note=f"stopte op {known.stopped}")
    if choices and not any(value == "skip" for value, _ in choices):
        choices.append(("skip", "Sla deze rij over"))
    if problems:
        return Verdict(row, Standing.ASKS, where, known, problems, choices)
    if known is not None:
        standing = Standing.BACK if known.stopped else Standing.KNOWN
        return Verdict(row, standing, where, known, choices=choices, note=_called(row, known))
    note = "" if row.email else "zonder adres: kan niet inloggen"
    return Verdict(row, Standing.NEW, where, choices=choices, note=note)


def _by_name(
    row: Listed, choice: str, where: Organisation | None, problems: dict[str, str], roll: Roll, earlier: _Earlier
) -> tuple[Known | None, list[tuple[str, str]]]:
    """Returns who was said to be meant among people of the same name, and who may be."""
    if where is None or not row.name or "name" in row.live:
        return None, []
    above = earlier.names.get((where.pk, *names.key(row.name)))
    alike = roll.by_name(row.name, where.pk)
    choices = [(f"same:{one.id}", f"Dezelfde persoon: {one.described}") for one in alike]
    chosen = next((one for one in alike if choice == f"same:{one.id}"), None)
    if not choices and above is None:
        return None, []
    choices.append(("new", "Iemand anders met dezelfde naam"))
    if chosen is None and choice != "new":
        who = f"Rij {above.number} heeft dezelfde naam" if above else f"Bij {where.name} is al {alike[0].described}"
        problems["choice"] = f"{who}. Is dit dezelfde persoon?"
    return chosen, [*choices, ("skip", "Dezelfde als een andere rij: sla over" if above else "Sla deze rij over")]


def _same_there(row: Listed, where: Organisation | None, roll: Roll) -> Known | None:
    """Returns the one who takes part for this organisation under this very name, when just one does."""
    if where is None or not row.name:
        return None
    found = [one for one in roll.by_name(row.name, where.pk) if one.takes_part and names.same(one.name, row.name)]
    return found[0] if len(found) == 1 else None


def _problems(
    row: Listed,
    address_wrong: str,
    where: Organisation | None,
    organisations: Sequence[Organisation],
    earlier: _Earlier,
) -> dict[str, str]:
    found: dict[str, str] = {}
    if not row.name:
        found["name"] = "Hier staat geen naam. Vul hem in, of sla deze rij over."
    elif len(row.name) > NAME_LENGTH:
        found["name"] = f"Deze naam is langer dan {NAME_LENGTH} tekens. Maak hem korter."
    if len(row.discipline) > DISCIPLINE_LENGTH:
        found["discipline"] = f"Dit is langer dan {DISCIPLINE_LENGTH} tekens. Maak het korter."
    for part in ("name", "discipline"):
        if part in row.live:
            found[part] = "Dit lijkt een formule. Die rekenen we niet uit: typ zelf wat er moet staan."
    if address_wrong:
        found["email"] = address_wrong
    if where is None:
        found["organisation"] = _no_place(row, organisations, earlier)
    return found


def _no_place(row: Listed, organisations: Sequence[Organisation], earlier: _Earlier) -> str:
    first = earlier.organisations.get(row.organisation.casefold())
    if first is not None:
        return f"Kies bij rij {first} welke organisatie dit is."
    if not row.organisation:
        return "Hier staat geen organisatie. Kies er een."
    return f"‘{row.organisation[:80]}’ is geen organisatie van deze groep. Kies er een."


def _address_problem(row: Listed) -> str:
    if "email" in row.live:
        return "Dit lijkt een formule. Die rekenen we niet uit: typ zelf het adres."
    if not row.email:
        return ""
    try:
        validate_email(row.email)
    except ValidationError:
        return "Dit e-mailadres klopt niet. Verbeter het, of maak het leeg."
    return ""


def _usable(address: str, wrong: str) -> bool:
    return bool(address) and not wrong


def _called(row: Listed, known: Known) -> str:
    return "" if names.same(row.name, known.name) else f"heet hier {known.name}"


def _remember(verdict: Verdict, earlier: _Earlier) -> None:
    row = verdict.row
    if verdict.standing is Standing.DOUBLE:
        return
    if row.email:
        earlier.addresses.setdefault(row.email, row)
    if verdict.organisation is not None and row.name:
        earlier.names.setdefault((verdict.organisation.pk, *names.key(row.name)), row)
    if verdict.person is not None:
        earlier.people.setdefault(verdict.person.id, row.number)
    if "organisation" in verdict.problems:
        earlier.organisations.setdefault(row.organisation.casefold(), row.number)


def counted(verdicts: Iterable[Verdict]) -> dict[Standing, int]:
    """Returns how many rows stand how, in the order of `Standing`; what does not occur is left out."""
    found = dict.fromkeys(Standing, 0)
    for verdict in verdicts:
        found[verdict.standing] += 1
    return {standing: number for standing, number in found.items() if number}
