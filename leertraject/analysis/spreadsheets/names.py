"""Dutch names: put together from columns, turned around, and compared.

A *tussenvoegsel* ("van 't", "de") belongs to the surname, is often left out or shortened, and stands before the surname
or, in lists that sort by it, behind the first name.
"""

import re
import unicodedata

_INFIX_WORDS = (
    "van von vom zu de den der het 't ’t ‘t `t ten ter te op aan in onder over uit uijt bij tot voor la le les du des "
    "del della di da dos das al el ibn bin ben 's d' l' la' v v. d d. t v.d. v/d v.d vd"
)
_INFIXES = frozenset(_INFIX_WORDS.split())
_SHORT = {
    "v": "van", "v.": "van", "d": "de", "d.": "de", "v.d.": "van der", "v.d": "van der", "v/d": "van der",
    "vd": "van der", "t": "t", "het": "t",
}  # fmt: skip
_SAME_LETTER = str.maketrans({"ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_TITLE_WORDS = "msc bsc ma ba llm llb mba mpa phd ra rc aa rto drs ir ing mr dr"
_TITLES = frozenset(_TITLE_WORDS.split())
_QUOTES = re.compile("['’‘`´]")


def whole(first: str, infix: str, last: str) -> str:
    """Returns a name as people say it.

    >>> whole("Daan", "van 't", "Hof"), whole("Fenna", "", "Bakker"), whole("", "de", "Groot")
    ("Daan van 't Hof", 'Fenna Bakker', 'de Groot')
    """
    return " ".join(" ".join((first, infix, last)).split())


def turned(name: str) -> str:
    """Returns a name that begins with the surname and a comma as people say it; other names stay as they are.

    >>> turned("Bakker, Fenna"), turned("van 't Hof, Daan"), turned("Groot, Renée de"), turned("Hof, van 't, Daan")
    ('Fenna Bakker', "Daan van 't Hof", 'Renée de Groot', "Daan van 't Hof")
    >>> turned("Jan Jansen, MSc"), turned("Fenna  Bakker")
    ('Jan Jansen MSc', 'Fenna Bakker')
    """
    parts = [" ".join(part.split()) for part in name.split(",")]
    parts = [part for part in parts if part]
    if len(parts) < 2 or len(parts) > 3:
        return " ".join(name.split())
    if all(word.strip(".").casefold() in _TITLES for word in parts[-1].split()):
        return " ".join(parts)
    last, first = parts[0], parts[-1].split()
    infix = parts[1].split() if len(parts) == 3 else []
    if not infix:
        while len(first) > 1 and first[-1].casefold() in _INFIXES:
            infix.insert(0, first.pop())
    return whole(" ".join(first), " ".join(infix), last)


def key(name: str) -> tuple[str, ...]:
    """Returns what two ways of writing one name have in common: words without accents, capitals, signs and order, and
    without tussenvoegsels. Equal keys mean that the same person may be meant, never that it is so.

    >>> key("Daan van 't Hof") == key("Hof, Daan van ‘t") == key("DAAN HOF")
    True
    >>> key("Özlem Yıldız") == key("Ozlem Yildiz"), key("Jan de Vries") == key("Jan Vriesema")
    (True, False)
    """
    words = [word for word in name.replace(",", " ").split() if word.casefold() not in _INFIXES]
    return tuple(sorted(filter(None, (_plain(word) for word in words))))


def same(one: str, other: str) -> bool:
    """Says whether two names are written alike, but for accents, capitals, signs, order and how a tussenvoegsel is cut.

    >>> same("Jan v.d. Berg", "Berg, Jan van der"), same("Jan van der Berg", "Jan Berg")
    (True, False)
    """
    return _spelled(one) == _spelled(other)


def _spelled(name: str) -> list[str]:
    words = " ".join(_SHORT.get(word.casefold(), word) for word in name.replace(",", " ").split())
    return sorted(filter(None, (_plain(word) for word in words.split())))


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", _QUOTES.sub("", word.casefold().translate(_SAME_LETTER)))
    return "".join(sign for sign in folded if sign.isalnum())
