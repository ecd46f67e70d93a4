"""Which columns a list has, by the words above them, and which row holds those words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum

from .tables import Row, Sheet


class Field(StrEnum):
    """What a column may hold that is taken over; all else is left where it is."""

    FIRST = "first"
    INFIX = "infix"
    LAST = "last"
    NAME = "name"
    EMAIL = "email"
    ORGANISATION = "organisation"
    DISCIPLINE = "discipline"


_EXACT = {
    Field.FIRST: "voornaam voornamen roepnaam firstname givenname",
    Field.INFIX: "tussenvoegsel tussenvoegsels tussenv tv tussenvoeg voorvoegsel voorvoegsels infix",
    Field.LAST: "achternaam achternamen familienaam geslachtsnaam lastname surname",
    Field.NAME: "naam namen volledigenaam naamdeelnemer deelnemer deelnemers deelnemernaam deelnemersnaam medewerker"
    " naammedewerker name fullname weergavenaam voorenachternaam",
    Field.EMAIL: "email emailadres mail mailadres mailadressen emailadressen emailaddress emailwerk zakelijkemail"
    " zakelijkemailadres werkmail mailwerk emailzakelijk",
    Field.ORGANISATION: "organisatie organisatienaam naamorganisatie organisation organization werkgever gemeente"
    " instelling bedrijf bedrijfsnaam",
    Field.DISCIPLINE: "functie functienaam functietitel functieomschrijving vak vakgebied discipline beroep jobtitle",
}
_KNOWN = {word: field for field, words in _EXACT.items() for word in words.split()}
# Longer headers: 'Voornaam deelnemer', 'E-mail (werk)', 'Huidige functie'.
_INSIDE = (
    (Field.FIRST, re.compile(r"\b(?:voornaam|roepnaam)\b")),
    (Field.LAST, re.compile(r"\b(?:achternaam|familienaam)\b")),
    (Field.INFIX, re.compile(r"\btussenvoegsels?\b")),
    (Field.EMAIL, re.compile(r"\b(?:e ?mail|mail|e ?mailadres|mailadres)\b")),
    (Field.ORGANISATION, re.compile(r"\b(?:organisatie|werkgever)\b")),
    (Field.DISCIPLINE, re.compile(r"\b(?:functie|discipline|vakgebied)\b")),
)
_OTHERS = re.compile(
    r"\b(?:leidinggevende|manager|chef|contactpersoon|trainer|factuur|facturatie|partner|prive|thuis)\b"
)
_LOOK_AT = 40
_LONGEST = 60


def words_of(header: str) -> str:
    """Returns the words of a header without accents, capitals and signs.

    >>> words_of(" E-mail  (werk): ")
    'e mail werk'
    """
    plain = unicodedata.normalize("NFKD", header.casefold())
    kept = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(kept.split())


def field_of(header: str) -> Field | None:
    """Returns what a column holds by its header, or None.

    >>> field_of("Mailadres"), field_of("Huidige functie"), field_of("E-mail leidinggevende")
    (<Field.EMAIL: 'email'>, <Field.DISCIPLINE: 'discipline'>, None)
    """
    words = words_of(header[: 2 * _LONGEST])
    if not words or len(words) > _LONGEST:
        return None
    exact = _KNOWN.get(words.replace(" ", ""))
    if exact:
        return exact
    if _OTHERS.search(words):
        return None
    return next((field for field, pattern in _INSIDE if pattern.search(words)), None)


def columns(headers: Sequence[str]) -> dict[int, Field]:
    """Returns what each known column holds; a field that comes twice counts once, the most exact one.

    >>> columns(["Voornaam", "Naam", "E-mail privé", "E-mail", "Startdatum"])
    {0: <Field.FIRST: 'first'>, 1: <Field.LAST: 'last'>, 3: <Field.EMAIL: 'email'>}
    """
    found: dict[int, Field] = {}
    exact_first = sorted(range(len(headers)), key=lambda at: words_of(headers[at]).replace(" ", "") not in _KNOWN)
    for at in exact_first:
        field = field_of(headers[at])
        if field and field not in found.values():
            found[at] = field
    return dict(sorted(_names_settled(found).items()))


def best_row(rows: Sequence[Row]) -> tuple[int | None, int]:
    """Returns the place of the row with the headers, and how many columns it names; (None, 0) when none does."""
    best: tuple[int | None, int] = (None, 0)
    for place, row in enumerate(rows[:_LOOK_AT]):
        found = columns(row.cells)
        if len(found) > best[1] and _tells_people_apart(found):
            best = (place, len(found))
    return best


def best_sheet(sheets: Sequence[Sheet]) -> int:
    """Returns the place of the sheet that most looks like a list of people; the first one on a tie."""
    return max(range(len(sheets)), key=lambda at: (best_row(sheets[at].rows)[1], bool(sheets[at].rows)), default=0)


def by_content(rows: Sequence[Row]) -> dict[int, Field]:
    """Returns the columns of a list without headers: the one with the addresses, and the one that looks like names."""
    width = max((len(row.cells) for row in rows), default=0)
    found: dict[int, Field] = {}
    for column in range(width):
        cells = [row.cell(column) for row in rows[:_LOOK_AT] if row.cell(column)]
        if not cells:
            continue
        if Field.EMAIL not in found.values() and sum("@" in cell for cell in cells) * 2 > len(cells):
            found[column] = Field.EMAIL
        elif Field.NAME not in found.values() and sum(_like_name(cell) for cell in cells) * 2 > len(cells):
            found[column] = Field.NAME
    return found


def completed(named: Mapping[int, Field], seen: Mapping[int, Field]) -> dict[int, Field]:
    """Returns the columns by their headers, and names and addresses by what is in them when no header says where.

    >>> completed({2: Field.EMAIL}, {0: Field.NAME, 2: Field.EMAIL, 3: Field.EMAIL})
    {0: <Field.NAME: 'name'>, 2: <Field.EMAIL: 'email'>}
    """
    held = set(named.values())
    if held & {Field.FIRST, Field.LAST}:
        held.add(Field.NAME)
    more = {at: field for at, field in seen.items() if at not in named and field not in held}
    return dict(sorted({**named, **more}.items()))


def _names_settled(found: Mapping[int, Field]) -> dict[int, Field]:
    """'Naam' beside 'Voornaam' is the surname; beside both first and last name it says nothing new."""
    held = set(found.values())
    if Field.FIRST not in held and Field.LAST not in held:
        return dict(found)
    if Field.LAST in held:
        return {at: field for at, field in found.items() if field is not Field.NAME}
    return {at: Field.LAST if field is Field.NAME else field for at, field in found.items()}


def _tells_people_apart(found: Mapping[int, Field]) -> bool:
    held = set(found.values())
    return (len(held) > 1 and bool(held & {Field.NAME, Field.LAST, Field.EMAIL})) or held in (
        {Field.EMAIL},
        {Field.NAME},
    )


def _like_name(cell: str) -> bool:
    words = cell.replace(",", " ").split()
    return len(words) > 1 and all(word[0].isalpha() or word[0] in "'’" for word in words) and "@" not in cell
