"""From rows to people: names put together, addresses trimmed, and what looks like a formula named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import names
from .headers import Field
from .tables import Row

# What a spreadsheet works out when it stands first in a cell. A dash alone means that there is nothing.
_LIVE = re.compile(r"\A\s*[=+@-]")
_MARKED_AS_TEXT = re.compile(r"\A'(?=[=+@\t\r-])")
_NOTHING = frozenset({"-", "--", "–", "—", "n.v.t.", "nvt", "geen", "onbekend", "?", "x", "/"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What one row says of a person. `live` names the parts that look like a formula: nothing is done with those."""

    number: int
    name: str
    email: str
    organisation: str
    discipline: str
    live: frozenset[str] = frozenset()


def people(rows: Sequence[Row], columns: Mapping[int, Field]) -> list[Listed]:
    """Returns a person per row that says anything in one of these columns.

    >>> row = Row(4, ("Groot, Renée de", " R.deGroot@X.nl ", "-"))
    >>> people([row], {0: Field.NAME, 1: Field.EMAIL, 2: Field.DISCIPLINE})[0].name
    'Renée de Groot'
    """
    found = []
    for row in rows:
        said = {field: row.cell(column) for column, field in columns.items()}
        if any(text.strip() for text in said.values()):
            found.append(_person(row.number, said))
    return found


def is_live(text: str) -> bool:
    """Says whether a spreadsheet may take this for a formula.

    >>> is_live("=1+1"), is_live("@SUM(1)"), is_live("+31 6"), is_live("Jan-Piet"), is_live("-")
    (True, True, True, False, False)
    """
    return bool(_LIVE.match(text)) and text.strip() not in _NOTHING


def address(text: str) -> str:
    """Returns a mail address without the spacing, the link and the name around it; not whether it is right.

    >>> address(" Jan Bos <Jan.Bos@X.nl>; "), address("mailto:els@x.nl"), address("jan(at)x")
    ('jan.bos@x.nl', 'els@x.nl', 'jan(at)x')
    """
    text = " ".join(text.split())
    inside = re.search(r"<([^<>]+@[^<>]+)>", text)
    text = (inside[1] if inside else text).strip(" ;,<>").lower()
    text = text.removeprefix("mailto:")
    return "" if text in _NOTHING else text


def _person(number: int, said: Mapping[Field, str]) -> Listed:
    live = {_part(field) for field, text in said.items() if is_live(text) and field is not Field.ORGANISATION}
    said = {field: _MARKED_AS_TEXT.sub("", text) for field, text in said.items()}
    parts = [_one_line(said.get(field, "")) for field in (Field.FIRST, Field.INFIX, Field.LAST)]
    return Listed(
        number=number,
        name=names.whole(*parts) if any(parts) else names.turned(_one_line(said.get(Field.NAME, ""))),
        email=address(said.get(Field.EMAIL, "")),
        organisation=_one_line(said.get(Field.ORGANISATION, "")),
        discipline=_one_line(said.get(Field.DISCIPLINE, "")),
        live=frozenset(live),
    )


def _part(field: Field) -> str:
    return "name" if field in (Field.FIRST, Field.INFIX, Field.LAST) else field.value


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return "" if line.casefold() in _NOTHING else line
