"""Who will be able to read something, as one or more Dutch sentences for the person who writes it.

Everything comes from the matrix: nobody writes such a sentence by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from leertraject.privacy import matrix
from leertraject.privacy.matrix import CONTENT, Level, Row

YOU = "jij"
# How readers are called in a sentence that is read by someone else.
_NAMES = {
    "peer": "je groepsgenoten",
    "trainer": "de trainers",
    "programmaleider": "de programmaleider",
    "opdrachtgever": "de opdrachtgever",
    "leidinggevende": "de leidinggevende",
    "opgavehouder": "de opgavehouder",
    "oud_deelnemer": "oud-deelnemers",
    "beheerder": "de beheerder",
    "interviewer": "de interviewer",
    "codeur": "de codeur",
    "bijhouder": "de bijhouder",
    "maatje": "je maatje",
    "meelezer": "de meelezer",
}
_PLURAL = frozenset({"peer", "trainer", "oud_deelnemer"})
# `subject_is` of the content file describes the subject; in a sentence the subject is called this. On the rows of
# an organisation or the bureau it is whoever made it, so the writer.
_SUBJECTS = {
    "aanvrager": "de aanvrager",
    "deelnemer": "de deelnemer",
    "deelnemer en gever, ieder het eigen deel": "de deelnemer of de gever",
    "deelnemer of gast": "de deelnemer of de gast",
    "deelnemer of oud-deelnemer": "de deelnemer of oud-deelnemer",
    "gever": "de gever",
    "ontvanger": "de ontvanger",
    "opdrachtgever": "de opdrachtgever",
    "oud-deelnemer": "de oud-deelnemer",
    "over wie het gaat": "de betrokkene",
    "spreker": "de spreker",
    "verteller": "de verteller",
    "wie aanmeldt": "de betrokkene",
    "wie de afspraak maakte": "de maker van de afspraak",
    "wie de rol heeft": "de betrokkene",
    "wie hem schreef en van wie de tekst is": "de schrijver van de tekst",
    "wie het gesprek voeren": "de gespreksvoerders",
    "wie het is": "de betrokkene",
    "wie is gewist": "de betrokkene",
    "wie oefende": "de betrokkene",
    "wie vroeg en wie gevraagd is": "wie vroeg of gevraagd is",
    "wie zich aanmeldt": "de betrokkene",
}
# Rows with more than one subject: writing as one of them, the others read it too.
_TOGETHER = {"opmerking": "de schrijver van de tekst", "veldgesprek": "je gespreksgenoten"}
_ALL_OUTSIDE = frozenset({"peer", "opdrachtgever", "leidinggevende", "opgavehouder", "oud_deelnemer"})
_PUBLIC_FORMS = frozenset({Level.VRIJGEGEVEN, Level.GEPUBLICEERD})
_LIMITED = (
    (Level.ZONDER_NAAM, "{} {} het zonder naam", ("leest", "lezen")),
    (Level.BETROKKEN, "{} {} het alleen bij eigen betrokkenheid", ("ziet", "zien")),
    (Level.VRIJGEGEVEN, "{} {} alleen wat {giver} vrijgeeft", ("ziet", "zien")),
    (Level.GEPUBLICEERD, "{} {} het na publicatie", ("ziet", "zien")),
    (Level.GROEPSBEELD, "{} {} alleen een groepsbeeld", ("ziet", "zien")),
    (Level.BEVROREN, "{} {} alleen een totaal in een publicatie", ("ziet", "zien")),
    (Level.AANTALLEN, "{} {} alleen aantallen", ("ziet", "zien")),
)
ONLY_YOU, SOME, GROUP, ORGANISATION, PUBLIC = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Audience:
    """The words and the one to five dots that repeat them: you, some, group, organisation, everyone."""

    text: str
    dots: int


@cache
def of(kind: str, *, writer: str = "subject", published: bool = False) -> Audience:
    """Returns who will read what `writer` writes of this data kind.

    `writer` is a column or an assignment of the matrix; the writer is "jij". What is `published` already is
    read at once by whoever otherwise reads it after publication. Raises KeyError for an unknown kind or writer.
    """
    row = matrix.rows()[kind]
    if writer not in {*row.levels, *matrix.assignments()}:
        raise KeyError(writer)
    levels = _readers(row, writer)
    if published:
        levels = {name: Level.VOL if at is Level.GEPUBLICEERD else at for name, at in levels.items()}
    sentences = [_in_full(row, levels, writer), *_limited(row, levels, writer, published=published)]
    return Audience(" ".join(sentences), _dots(row, levels))


def _readers(row: Row, writer: str) -> dict[str, Level]:
    """Everyone but the writer who sees something: columns, assignments and, unless that is the writer, the subject."""
    found = {} if _made_by_writer(row) else {"subject": row.levels["subject"]}
    found |= row.assigned
    found |= {name: at for name, at in row.levels.items() if name not in ("subject", "assigned", "bezoeker")}
    return {name: at for name, at in found.items() if name != writer and at > Level.GEEN}


def _made_by_writer(row: Row) -> bool:
    return row.scope != "persoon" and row.subject_is.startswith("wie ")


def _in_full(row: Row, levels: dict[str, Level], writer: str) -> str:
    readers = [name for name, found in levels.items() if found == Level.VOL]
    if readers and set(readers) >= _ALL_OUTSIDE - {writer}:
        return "Iedereen in de organisatie en het team ziet dit."
    names = [_name(row, reader) for reader in readers]
    if writer == "subject" and row.id in _TOGETHER:
        names.insert(0, _TOGETHER[row.id])
    if names:
        return f"{_listed([YOU, *names])} zien dit."
    return "Jij ziet dit." if Level.BETROKKEN in levels.values() else "Alleen jij ziet dit."


def _limited(row: Row, levels: dict[str, Level], writer: str, *, published: bool) -> Iterator[str]:
    giver = YOU if writer == "subject" or _made_by_writer(row) else _name(row, "subject")
    for limit, sentence, (one, many) in _LIMITED:
        names = [name for name, found in levels.items() if found == limit]
        if published and limit is Level.GEPUBLICEERD:
            continue
        if limit in _PUBLIC_FORMS and row.levels["bezoeker"] == limit:
            yield sentence.format("Anderen", many, giver=giver) + "."
        elif names:
            verb = one if len(names) == 1 and names[0] not in _PLURAL else many
            yield sentence.format(_listed([_name(row, name) for name in names]), verb, giver=giver) + "."


def _name(row: Row, reader: str) -> str:
    return _SUBJECTS[row.subject_is] if reader == "subject" else _NAMES[reader]


def _listed(names: list[str]) -> str:
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
    return text[0].upper() + text[1:]


def _dots(row: Row, levels: dict[str, Level]) -> int:
    """The widest circle that reads content without anyone's further say-so."""
    content = {name for name, found in levels.items() if found in CONTENT or found == Level.BETROKKEN}
    fully = {name for name in content if levels[name] in CONTENT}
    if row.levels["bezoeker"] in CONTENT:
        return PUBLIC
    if fully & (_ALL_OUTSIDE - {"peer"}):
        return ORGANISATION
    if "peer" in fully:
        return GROUP
    return SOME if content or row.id in _TOGETHER else ONLY_YOU
