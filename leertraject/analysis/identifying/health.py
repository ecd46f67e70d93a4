"""Words about somebody's health: a hint that a turn has to be read again."""

import re
from collections.abc import Iterator

from leertraject.analysis.identifying.marks import Kind

Found = tuple[int, int, Kind, str]

_WORDS = r"""
burn[ -]?out(?:klachten)? | overspannen(?:heid)? | depressi(?:ef|eve|e) | (?:\w*)kanker | hartinfarct
| hartaanval | hersen(?:bloeding|infarct|schudding|tumor) | beroerte | tia | diabetes | suikerziekte
| epilep(?:sie|tisch) | dement(?:ie|erend)? | alzheimer | parkinson | reuma(?:tisch)? | fibromyalgie | psychose
| psychotisch | bipolair | schizofren(?:ie)? | adhd | autis(?:me|tisch)e? | borderline | anorexia
| (?:drugs|alcohol|gok)verslav(?:ing|ingen) | (?:drank|alcohol|drugs)probleem | alcoholist(?:e)? | afkick\w*
| ongeneeslijk(?:\s+ziek)? | terminaal | uitgezaaid\w* | geopereerd | chemo(?:therapie|kuur|'s)?
| bestral(?:ing|ingen|d) | zwanger(?:schap)? | miskraam | long\s?covid | hernia | tumor | leukemie | nierdialyse
| dialyse | transplantatie | ziekenhuisopname | opgenomen\s+in\s+(?:het|een|de) \s+(?:ziekenhuis|kliniek|ggz\w*)
| (?:in|onder)\s+behandeling\s+bij\s+\w+ | psychiater | (?:bij|naar)\s+(?:de|een) \s+psycholoog
| arbeidsongeschikt\w* | ziektewet | ziekgemeld | ziek\s+gemeld
| (?:langdurig|ernstig|chronisch|thuis) \s+ziek\w* | ziek\s+(?:thuis|is|was|werd|wordt|geworden|geweest)
| (?:is|was|werd|wordt|zit|viel|lag)\s+(?:heel\s+|erg\s+ |al\s+|weer\s+|lang\s+)*ziek
| ziek[eë]\s+(?:collega|moeder|vader|vrouw|man|kind|dochter|zoon) | zit\s+(?:\w+\s+){0,3}?thuis \s+met
| zelfmoord\w* | su[iï]cid\w* | hoge\s+bloeddruk | hartpatiënt | postnatale | ptss | paniekaanval\w*
| slechthorend\w* | spierziekte | lyme | crohn | (?-i:MS) | (?:heeft|had|met|hij|zij|ze)\s+ms
"""
_HEALTH = re.compile(rf"(?<![\w-])(?:{_WORDS})(?![\w-])".replace("\n", " "), re.IGNORECASE | re.VERBOSE)


def health(text: str) -> Iterator[Found]:
    """Yields what may be about somebody's health.

    >>> [what for _, _, _, what in health("Ineke zit sinds mei thuis met een burn-out.")]
    ['zit sinds mei thuis met', 'burn-out']
    """
    for match in _HEALTH.finditer(text):
        yield match.start(), match.end(), Kind.HEALTH, match[0].lower()
