"""Speaker labels in running text: ``Fenna Bakker: Kan iedereen mij horen?``

A colon does not make a speaker ("Let op: …", "De kern is: …"). A line opens
with a label when

1. what stands before the colon has the *shape* of a name: at most six words and
   60 characters, every word a capitalised word, a particle (van, de, 't), a
   number or something in brackets, and it is no known lead-in ("Let op",
   "Kortom", "Stap 2"); and
2. it is a numbered or a role label ("Spreker 3", "SPEAKER_00", "Interviewer"),
   or the text is *labelled*: at least half of its blocks or of its lines open
   with such a shape, or two different ones open two lines each; and
3. it is not a single word that opens one line only, in a text whose other
   speakers have longer labels ("Afsluitend: …" between full names).

A label that is missed leaves its words in the text; a false one puts words in
the mouth of someone who does not exist. So the rule says no when in doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .clocks import parse_clock
from .turns import single_spaced

MAX_LABEL_CHARS = 60
MAX_LABEL_WORDS = 6
_MAX_HEAD = 2 * MAX_LABEL_CHARS  # a label with a time and white space around it

_COLON = re.compile(r":(?=\s|$)")
_BRACKETS = re.compile(r"\([^()]{1,60}\)")
_NUMBERED = re.compile(
    r"(?:spreker|speaker|deelnemer|participant|persoon|person|interviewer|interviewee|"
    r"respondent|geïnterviewde|gast|guest|stem|voice|onbekend|unknown)"
    r"(?:[ _-]?[0-9]{1,3}|[ _-][a-z])|[spri][0-9]{1,3}"
)


def _listed(text: str) -> frozenset[str]:
    return frozenset(item.strip() for item in text.split(","))


_ROLES = _listed(
    """interviewer, interviewster, interviewee, geïnterviewde, respondent, spreker, speaker,
    moderator, gespreksleider, gespreksleidster, onderzoeker, begeleider"""
)
_PARTICLES = _listed(
    """van, de, der, den, het, 't, ’t, ‘t, `t, ten, ter, te, von, zu, el, al, da, di, do, dos, du,
    la, le, los, bin, ben, ibn, in, op, aan, en, und, y, e, a, d', d’, -, –, &, /, +"""
)
_TITLES = _listed("dr., mr., ir., ing., prof., drs., mevr., mw., dhr., ds., st., jr., sr., mrs., ms.")
_LEAD_INS = _listed(
    """let op, let wel, nota bene, nb, n.b., ps, p.s., kortom, conclusie, opmerking, oftewel, ofwel,
    dus, want, maar, tip, tips, voorbeeld, bijvoorbeeld, samenvatting, samengevat, samenvattend,
    afsluitend, tot slot, doel, punt, actie, actiepunt, acties, besluit, besluiten, afspraak,
    afspraken, kosten, baten, risico, risico's, resultaat, stap, fase, thema, onderwerp, agenda,
    datum, tijd, duur, locatie, plaats, aanwezig, afwezig, aanwezigen, deelnemers, titel, opname,
    bron, noot, toelichting, achtergrond, aanleiding, inleiding, ten eerste, ten tweede, ten derde,
    eerst, daarna, verder, ook, echter, trouwens, eerlijk gezegd, vraag, antwoord, vragen,
    antwoorden, stelling, idee, voordeel, nadeel, eén, één, kern, project, betreft, van, aan,
    hoofdstuk, bijlage, deel, versie, pagina, tabel, figuur, gesprek, interview, verslag,
    transcript, ja, nee, note, question, answer, warning, example, summary, conclusion, date, time,
    subject, topic, step, title"""
)


class Opening(NamedTuple):
    """A line that may open with a speaker: label, time in seconds, rest of the line."""

    speaker: str
    start: float | None
    text: str


def opening(line: str) -> Opening | None:
    """Read `line` as a label with text, or None when nothing has the shape of a label.

    A time may stand before or behind the label, in brackets or not; with a time
    the label may stand alone on its line, without a colon.

    >>> opening("Daan van ’t Hof: Ja hoor.")
    Opening(speaker='Daan van ’t Hof', start=None, text='Ja hoor.')
    >>> opening("[00:01:05] Spreker 2: ja").start, opening("Bakker, Fenna   0:03").start
    (65.0, 3.0)
    >>> opening("De kern is: we lopen achter.") is opening("Let op: dit niet.") is None
    True
    """
    start, body = _leading_clock(line.strip())
    colon = _COLON.search(body, 0, _MAX_HEAD)
    if colon:
        label, clock = _trailing_clock(body[: colon.start()])
        text = body[colon.end() :].strip()
    elif len(body) <= _MAX_HEAD:
        label, clock = _trailing_clock(body)
        text = ""
        if clock is None and (start is None or not is_certain(label)):
            return None
    else:
        return None
    label = single_spaced(label.strip(" []"))
    if not looks_like_name(label):
        return None
    return Opening(label, clock if start is None else start, text)


def looks_like_name(label: str) -> bool:
    """Whether `label` has the shape of a name or of a numbered speaker.

    >>> [looks_like_name(x) for x in ("Bakker, Fenna (extern)", "Spreker 3", "spreker 3", "R")]
    [True, True, True, True]
    >>> [looks_like_name(x) for x in ("De kern is", "Stap 2", "10", "Ja. Nee")]
    [False, False, False, False]
    """
    if not label or len(label) > MAX_LABEL_CHARS:
        return False
    if is_certain(label):
        return True
    lower = label.casefold()
    if lower in _LEAD_INS or lower.rstrip("0123456789 ").rstrip() in _LEAD_INS:
        return False
    words = _BRACKETS.sub(" ", label).split()
    return (
        0 < len(words) <= MAX_LABEL_WORDS
        and all(_is_name_word(word) for word in words)
        and any(word[0].isalpha() and not word[0].islower() for word in words)
    )


def is_certain(label: str) -> bool:
    """Whether `label` is a numbered speaker or a role, which need no further evidence."""
    lower = label.strip("[] ").casefold()
    return lower in _ROLES or _NUMBERED.fullmatch(lower) is not None


def speaker_labels(blocks: Sequence[Sequence[str]]) -> frozenset[str]:
    """The labels in a text that are speakers, by the rule above.

    `blocks`: the lines per cue or per paragraph.
    """
    openings = [[opening(line) for line in block] for block in blocks]
    counts = Counter(found.speaker for block in openings for found in block if found)
    certain = {label for label in counts if is_certain(label)}
    if not _is_labelled(openings, counts):
        return frozenset(certain)
    recurring = [label for label, times in counts.items() if times > 1]
    long_labels = bool(recurring) and all(" " in label for label in recurring)
    stray = {label for label, times in counts.items() if long_labels and times == 1 and " " not in label}
    return frozenset((counts.keys() - stray) | certain)


def _is_labelled(openings: Sequence[Sequence[Opening | None]], counts: Counter[str]) -> bool:
    firsts = [block[0] for block in openings if block]
    lines = [found for block in openings for found in block]
    recurring = [label for label, times in counts.items() if times > 1]
    return len(recurring) > 1 or _half_filled(firsts) or _half_filled(lines)


def _half_filled(found: Sequence[Opening | None]) -> bool:
    return bool(found) and 2 * sum(item is not None for item in found) >= len(found)


def opened_lines(lines: Iterable[str], labels: frozenset[str]) -> Iterable[tuple[Opening | None, str]]:
    """Each line with its opening when a speaker of `labels` opens it; the text without label."""
    for line in lines:
        found = opening(line)
        yield (found, found.text) if found and found.speaker in labels else (None, line)


def _leading_clock(head: str) -> tuple[float | None, str]:
    first, *rest = head.split(None, 1) or [""]
    start = parse_clock(first)
    return (None, head) if start is None else (start, "".join(rest).lstrip("-– \t"))


def _trailing_clock(head: str) -> tuple[str, float | None]:
    parts = head.rsplit(None, 1)
    clock = parse_clock(parts[1]) if len(parts) == 2 else None
    return (head, None) if clock is None else (parts[0], clock)


def _is_name_word(word: str) -> bool:
    bare = word.rstrip(",")
    if bare.casefold() in _PARTICLES or bare.isdigit():
        return True
    if bare.endswith(".") and not _is_abbreviation(bare):
        return False
    first = bare.lstrip("'’\"#")[:1]
    return first.isalpha() and not first.islower() and not set(bare) & set('!?;:=<>{}|"')


def _is_abbreviation(word: str) -> bool:
    """Initials and titles: ``A.``, ``J.P.``, ``Dr.``, ``Mevr.``"""
    return word.casefold() in _TITLES or all(len(part) <= 1 for part in word.split("."))
