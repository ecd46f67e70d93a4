"""What comes in the place of words, so that the sentence still reads."""

import re

from leertraject.analysis.identifying.surroundings import ROLES
from leertraject.analysis.identifying.tokens import possessive

_ARTICLE = re.compile(r"^(?:een|de|het)\s+", re.IGNORECASE)
# Behind these no article stands. Those of the second row are also something else, so only with a role in the mark.
_DETERMINED = re.compile(r"(?:^|\W)(?:mijn|jouw|onze|die|deze|een|de|geen|beide|elke)\s$", re.IGNORECASE)
_PERHAPS = re.compile(r"(?:^|\W)(?:zijn|haar|hun|je|ons|jullie|dat|het|uw)\s$", re.IGNORECASE)
_HEAD = re.compile(r"(?:^|[.?!…]\s|[\"“”«]\s?)$")
_LETTER = r"[^\W_]"


def worded(text: str, start: int, end: int, role: str) -> str:
    """Returns `role` as it stands well in the place of `text[start:end]`.

    Behind "mijn" or "die" it loses its article, at the begin of a sentence it gets the capital that stood there, and a
    possessive stays one.

    >>> said = "Gerda belde. Mijn Jan en Fatima's zus ook."
    >>> [worded(said, *place, "een collega") for place in ((0, 5), (18, 21), (25, 33))]
    ['Een collega', 'collega', "een collega's"]
    """
    words = text[start:end]
    before = text[:start]
    if _DETERMINED.search(before) or (_PERHAPS.search(before) and words.partition(" ")[0].lower() in ROLES):
        role = _ARTICLE.sub("", role)
    if possessive(words) and not role.endswith("]"):
        role = of(role)
    if words[:1].isupper() and _HEAD.search(before):
        role = role[:1].upper() + role[1:]
    return role


def of(role: str) -> str:
    """Returns the possessive of words.

    >>> of("een collega"), of("de teamleider"), of("de baas")
    ("een collega's", 'de teamleiders', 'de baas')
    """
    if role[-1:] in "aiouy":
        return f"{role}'s"
    return role if role[-1:] in "sxz" else f"{role}s"


def everywhere(text: str, typed: str) -> list[tuple[int, int]]:
    """Returns the places of typed words in a text, whatever their capitals, each as whole words.

    A possessive 's belongs to it. White space is taken as it comes.

    >>> said = "Roos en roos; Roosje niet, Roos's fiets wel."
    >>> [said[start:end] for start, end in everywhere(said, " roos ")]
    ['Roos', 'roos', "Roos's"]
    """
    words = typed.split()
    if not words:
        return []
    pattern = r"\s+".join(map(re.escape, words))
    left = rf"(?<!{_LETTER})" if re.match(_LETTER, words[0]) else ""
    right = rf"(?:['’ʼ]s)?(?!{_LETTER})" if re.search(rf"{_LETTER}$", words[-1]) else ""
    return [match.span() for match in re.finditer(left + pattern + right, text, re.IGNORECASE)]
