"""First names that are words as well, in a text without capitals: what stands around them tells."""

from collections.abc import Sequence

from leertraject.analysis.identifying import surroundings as near
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.shapes import DETERMINERS, NEVER_SMALL, is_given
from leertraject.analysis.identifying.tokens import Token

# First names that small letters hardly ever make anything else, behind a word that people stand behind.
MOSTLY = listed("bas mark roos max ties iris noor merel fleur sam bob jet leen ted joy jade mees daan")
_WITH = listed("met tegen aan door en")
_TOUCHED = listed("gebeld opgebeld gemaild geappt gevraagd gesproken gepraat overlegd geholpen uitgenodigd bedankt")
_JOINING = listed("en dat maar want toen dus of omdat dan zo ook")
_DEPARTMENTS = listed(
    """
    inkoop financiën communicatie hr ict griffie burgerzaken planning receptie balie bibliotheek servicedesk vastgoed
    personeelszaken pz juridisch juridische handhaving toezicht vergunningen belastingen wonen welzijn zorg jeugd ruimte
    beheer openbare gemeente provincie waterschap corporatie wijkteam buurtteam brandweer politie school bank
    buitendienst groenploeg secretariaat bestuurssecretariaat control concerncontrol staf directie inspectie kadaster
    bovenbouw administratie salarisadministratie facilitair catering kantine archief schuldhulp
    """
)


def person(turn: Sequence[Token], at: int) -> bool:
    """Says whether a word in small letters that can be a first name is one here: met roos, mark zei, iris van hr."""
    low = turn[at].low
    before, behind = turn[at - 1].low if at else "", turn[at + 1].low if at + 1 < len(turn) else ""
    if low in NEVER_SMALL or before in DETERMINERS - {"dat"}:
        return False
    if _beside(turn, at) or behind in near.IS_CALLED or (before in _WITH and low in MOSTLY):
        return True
    if len(low) < 3:
        return False
    if before in _WITH and behind in {"haar", "zijn", "z'n", "d'r"}:
        return True
    if behind in near.SAYS_SURELY and (not at or before in _JOINING):
        return True
    lately = {word.low for word in turn[max(0, at - 4) : at]}
    if behind in _TOUCHED or (before in _WITH and lately & _TOUCHED):
        return True
    of = [word.low for word in turn[at + 2 : at + 4]]
    return behind == "van" and bool(_DEPARTMENTS & set(of[1:] if of[:1] in (["de"], ["het"]) else of[:1]))


def _beside(turn: Sequence[Token], at: int) -> bool:
    """Says whether a first name stands beside this word, with "en" between them."""
    behind, before = turn[at + 1 : at + 3], turn[max(0, at - 2) : at]
    return (len(behind) == 2 and behind[0].low == "en" and is_given(behind[1]) and behind[1].low not in WORDS) or (
        len(before) == 2 and before[1].low == "en" and is_given(before[0]) and before[0].low not in WORDS
    )
