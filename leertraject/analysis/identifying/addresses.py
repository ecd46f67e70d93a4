"""Streets, with a house number or with a capital."""

import re
from collections.abc import Iterator, Sequence

from leertraject.analysis.identifying import lexicon
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.marks import Kind
from leertraject.analysis.identifying.numbers import spoken
from leertraject.analysis.identifying.shapes import PARTICLES, is_given
from leertraject.analysis.identifying.tokens import Token

Found = tuple[int, int, Kind, str]

_SURE = "straat|laan|gracht|singel|steeg|dreef|plantsoen|kade|allee|boulevard"
_LESS = "weg|plein|pad|dijk|hof|park|wal|markt|baan|oord|horst|erf|hoven|donk|akker|veste|stede|kamp|haven|werf"
# These are one only with a house number and behind "aan de": aan het Beneden Oosterdiep 12.
_PERHAPS = (
    "diep|vaart|wijk|brink|es|ring|burgwal|weide|veld|hoek|sloot|kanaal|zijde|einde?|hoeve|poort|meent|drift|gaarde"
)
_PERHAPS += (
    "|vliet|vest|berg|burg|rade|hage|bolwerk|passage|promenade|stroom|tuin|dam|land|heide|meer|zoom|lei|hout|schans"
)
# Words that end like a street and are none.
_NONE = listed(
    """
    arbeidsmarkt woningmarkt huizenmarkt kapitaalmarkt aanbestedingsmarkt marktplein onderweg snelweg spoorweg
    landweg zijweg uitweg omweg halverweg terugweg doorweg vaarweg waterweg heenweg fietspad voetpad wandelpad
    zandpad schoolplein parkeerplein dorpsplein winkelstraat zijstraat woonstraat achterstraat hoofdstraat
    fietsstraat gehoorgang straat laan weg plein kade gracht singel steeg dreef plantsoen pad dijk hof park
    wal markt baan oord erf werf haven allee boulevard levensweg middenweg rechtsgang oprijlaan kerkhof
    gerechtshof hooggerechtshof winterdijk waterkade slaapdijk bedrijvenpark vakantiepark wagenpark zonnepark
    windpark pretpark speelpark bandbaan loopbaan ijsbaan atletiekbaan startbaan renbaan autoweg rijbaan
    vrijbaan stroomweg hoofdweg rijksweg
    """
)
_GIVEN = (
    r"(?:(?:Oude|Nieuwe|Korte|Lange|Grote|Kleine|Hoge|Lage|Eerste|Tweede|Derde|Sint|St\.|Prins|Prinses|Koning|Koningin"
    r"|Burgemeester|Burg\.|Dokter|Dr\.|Pastoor|Meester|Mr\.|Professor|Prof\.|Generaal|President|Minister|Jonkheer"
    r"|Noord|Zuid|Oost|West|Boven|Beneden|Binnen|Buiten|Willem|Jan|Johan|Piet|Karel|Anne|[A-Z]\.)\s)*(?:(?:van|de|der|den|ter|ten|'t|’t|het)\s){0,2}"
)
_STREET = re.compile(
    rf"(?<![\w-])(?P<given>{_GIVEN})(?P<name>(?:[^\W\d_][\w'’-]{{1,30}}?)?(?:{_SURE}|{_LESS}|{_PERHAPS}))\b(?!-)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\s(?:nummer\s|nr\.?\s|huisnummer\s)?(?P<number>\d{1,4})(?:\s?-\s?\d{1,4}\b|\s?-?\s?[a-zA-Z]\b|\s?(?:hs|bis|huis)\b)?(?![\w.,:]\d|\w)"
    r"(?!\s?(?:euro|procent|%|uur|keer|jaar|jaren|mensen|meter|km|kilometer|woningen|minuten|dagen|weken|maanden|man"
    r"|huizen|bewoners|gezinnen|kinderen|bomen|kavels|januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december))"
)
_SAID = re.compile(r"\s(?:nummer\s|huisnummer\s)?(?P<number>[^\W\d_]+)(?:\s[a-z]\b(?!['’]))?")
_BEFORE = re.compile(r"(?:\b(?:aan|op|in|naar|van|bij|over|de)\s+(?:de|het|'t)?\s*|\bpost\s+)$", re.IGNORECASE)
_ENDINGS = tuple(f"{_SURE}|{_LESS}|{_PERHAPS}".replace("einde?", "eind|einde").split("|"))
_SURER = re.compile(rf"(?:{_SURE}|{_LESS})$", re.IGNORECASE)
# So many words can stand before the last one of a street.
GIVEN = 6
_NUMBERED = re.compile(r"^(?:nummer|huisnummer)\s")


def addresses(text: str, words: Sequence[Token], *, cased: bool) -> Iterator[Found]:
    """Yields streets in a turn. `cased` says that the text has capitals, so that a street without one is none."""
    for match in _streets(text, words):
        name = match["name"]
        if name.lower() in _NONE and not (name[0].isupper() and match["given"][:1].isupper() and " " in match["given"]):
            continue
        house = _house(text, match.end(), name)
        if not _SURER.search(name) and not (house and _perhaps(text, match, name)):
            continue
        start = min(_begin(text, match, name), _called_after(words, match))
        alone = _stands_alone(text, match, name, start, cased=cased)
        if not house and not alone:
            continue
        end = house or match.end()
        yield start, end, Kind.ADDRESS, re.sub(r"\W+", " ", text[start:end]).lower()
        if house and alone:
            # What looked like a house number can turn out to be a postcode.
            yield start, match.end(), Kind.ADDRESS, re.sub(r"\W+", " ", text[start : match.end()]).lower()


def _perhaps(text: str, match: "re.Match[str]", name: str) -> bool:
    """Says whether what is rather a word is a street: behind "aan de", with a capital, an adjective or no meaning."""
    odd = name[0].isupper() or match["given"] != "" or not lexicon.word(name.lower())
    return odd and len(name) > 6 and bool(_BEFORE.search(text[: match.start()]))


def _streets(text: str, words: Sequence[Token]) -> Iterator["re.Match[str]"]:
    """Yields what has the shape of a street, looking only just before words that end like one."""
    for at, word in enumerate(words):
        if word.low.endswith(_ENDINGS):
            for match in _STREET.finditer(text, words[max(0, at - GIVEN)].start, word.end):
                if match.end() == word.end:
                    yield match


def _house(text: str, at: int, name: str) -> int:
    """Returns where the house number ends, 0 without one."""
    found = _HOUSE.match(text, at)
    if found:
        return found.end() if found["number"] != "0" else 0
    said = _SAID.match(text, at)
    if said and spoken(said["number"].lower()) is not None and re.search(rf"(?:{_SURE}|weg)$", name, re.IGNORECASE):
        low = said["number"].lower()
        return said.end() if low not in {"een", "nul", "twee", "drie"} or _NUMBERED.match(text[at + 1 :]) else 0
    return 0


def _called_after(words: Sequence[Token], match: "re.Match[str]") -> int:
    """Returns where a first name begins that stands before a street: Paul Krugerlaan, jan van riebeekplein."""
    at = next(number for number, word in enumerate(words) if word.end == match.end())
    back = at - 1
    while back >= 0 and back > at - 4 and words[back].low in PARTICLES and words[back + 1].close:
        back -= 1
    given = back >= 0 and words[back + 1].close and is_given(words[back]) and words[back].cap == words[at].cap
    return words[back].start if given else match.end()


def _stands_alone(text: str, match: "re.Match[str]", name: str, start: int, *, cased: bool) -> bool:
    """Says whether a street without a house number is one: by its capital, or in a text without capitals by an "aan de"
    before it."""
    before = text[: match.start("name")]
    if re.search(rf"(?:{_SURE}|weg|plein|pad)$", name, re.IGNORECASE) is None:
        return False
    if name[0].isupper():
        return not _heads(before) or bool(_BEFORE.search(text[: match.start()])) or match["given"] != ""
    sure = re.search(rf"(?:{_SURE})$", name) is not None
    return sure and not cased and len(name) > 6 and bool(_BEFORE.search(before) or _BEFORE.search(text[:start]))


def _heads(before: str) -> bool:
    """Says whether a sentence begins behind these words."""
    return not before.strip() or before.rstrip()[-1] in ".?!:"


def _begin(text: str, match: "re.Match[str]", name: str) -> int:
    """Returns where the street begins: with the capitals before its name, never with a loose article.

    In small letters "van" belongs to it behind an article: op de van speijkstraat.
    """
    given = match["given"]
    if name[0].isupper():
        kept = re.search(r"[A-Z]", given)
    else:
        kept = re.search(r"(?<!\w)(?!van\b|de\b|der\b|den\b|te[rn]\b|het\b|'t\b|’t\b)\w", given)
        kept = kept or re.search(r"(?<=de\s)van\b", given)
        if not kept and re.search(r"\b(?:de|het|die)\s$", text[: match.start()], re.IGNORECASE):
            kept = re.match(r"van\b", given)
    return match.start() + kept.start() if kept else match.start("name")
