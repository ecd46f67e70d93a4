"""The lines of a calendar file (RFC 5545, 3.1): folded ones put together, name, parameters and value apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]")
_BREAK = re.compile(r"\r\n|\r|\n")
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*')
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One property: names in capitals; of a parameter with several values the first."""

    name: str
    value: str
    parameters: dict[str, str] = field(default_factory=dict)


def lines(text: str) -> Iterator[Line]:
    """Yields the properties of a file, without those inside its time zones and alarms; what is no property is skipped.

    >>> [(one.name, one.parameters, one.value) for one in lines('ATTENDEE;CN="A: b";ROLE=\\r\\n CHAIR:mailto:a@b')]
    [('ATTENDEE', {'CN': 'A: b', 'ROLE': 'CHAIR'}, 'mailto:a@b')]
    """
    inside = ""
    for raw in _BREAK.split(_FOLD.sub("", text))[:MOST]:
        line = _line(raw)
        if line is None:
            continue
        part = line.value.strip().upper()
        if not inside and line.name == "BEGIN" and part in ("VTIMEZONE", "VALARM"):
            inside = part
        elif inside and line.name == "END" and part == inside:
            inside = ""
        elif not inside:
            yield line


def _line(raw: str) -> Line | None:
    name = _NAME.match(raw)
    if name is None:
        return None
    at, parameters = name.end(), {}
    while found := _PARAMETER.match(raw, at):
        parameters[found[1].upper()] = found[2].strip('"')
        at = found.end()
    return Line(name[0].upper(), raw[at + 1 :], parameters) if raw[at : at + 1] == ":" else None
