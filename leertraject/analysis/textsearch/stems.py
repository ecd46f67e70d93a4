"""The stem of a Dutch word, and the words that say nothing by themselves."""

from functools import cache, lru_cache
from typing import Any

from leertraject.analysis.textsearch.compounds import parts

# Words that stand in any text. Folded, as `spelling.fold` gives them.
_STOP_WORDS = (
    "aan aangezien achter af al aldus alle alleen alles als alsmede alsnog alsook altijd ander andere anders"
    " artikel bent ben bij bijna bijvoorbeeld binnen bleef blijft blijven boven bovendien buiten daar daarbij"
    " daardoor daarin daarmee daarna daarom daaronder daarop daarvan daarvoor dan dat de deden deed den der deze"
    " dezelfde die dient dit doe doen doet door dus echter een eens eerste eigen elk elke en enige enkele er erbij"
    " ermee ernaar erop eruit ervan ervoor even gaan gaat gedaan geen gehad geheel gekregen geweest geworden"
    " gezien had hadden heb hebben hebt heeft hele hem het hier hierbij hierdoor hierin hiermee hierna hierop"
    " hiervan hiervoor hij hoe hoewel hun ieder iedere iemand iets ik in indien is ja je jij jou jouw kan kon"
    " konden krijgen krijgt kunnen kunt laat laten liever maar maken maakt me mee meer meest men met mij mijn"
    " minder moest moet moeten mocht mogen mag na naar naast nadat namelijk niet niets nieuw nieuwe niemand nog nu"
    " nou of om omdat ondanks onder ons onze ook op over overig overige per recht reeds samen sinds slechts"
    " sommige soms staan staat steeds t te tegen ten ter terwijl tevens tijdens toch toe toen tot totdat tussen"
    " twee u uit uw vaak van vanaf vanuit vanwege veel verder via vind volgens voor vooral voordat waar waarbij"
    " waardoor waarin waarmee waarom waarop waarvan waarvoor wanneer want waren was wat we weer wel welk welke"
    " werd werden wie wij wil willen wilt word worden wordt zal ze zeer zei zelf zelfs zich zij zijn zo zoals"
    " zodat zoveel zou zouden zowel zullen zult"
)
STOP = frozenset(_STOP_WORDS.split())
# Words that stand in a text about anything, in every form: searched for, but no sign of what a text is about.
COMMON = (
    "aandacht aantal aanwezig aanzien afgelopen algemeen basis bedoelen beginnen behoren bekend bekijken belang"
    " belangrijk belangrijkste bepalen bereiken bestaan betekenen betreffen betrekken beter bieden bijdragen"
    " blijken brengen compleet concreet deel denken dragen duidelijk effect eind einde enorm extra feit gebeuren"
    " gebied gebruiken geheel geleden gelden gesprek geval geven gevolg goed groot hard helpen hoog horen houden"
    " huidig ingaan invullen jaar juist keer kennen kiezen klein komen komende kort laag laatst lang langs leiden"
    " leveren liggen lijken lopen maand manier maximaal meerdere merken middel minimaal moment mogelijk nadruk"
    " nemen niveau noemen onderdeel ontstaan ontvangen overwegen periode plaatsvinden plan praktijk probleem"
    " proces project punt rekening resultaat richten rol situatie slecht snel soort specifiek stap stellen sterk"
    " teken tijd vallen vast verband verdere verschillen verwachten vinden vol volgen volgend vorm vragen week"
    " weten wijze zaak zeggen zetten zien zitten zoeken zorgen"
)
_MOST = 40  # letters; what is longer is no word
# Words of which the stemmer takes too much from one form and less from the other ("kans" becomes "kan", "schulden"
# "schul"). Each line: what follows the word, the words.
_BOTH = {
    "en": "mens kans plaats fiets balans koers reeks toets wens impuls fonds spits schets dans krans prins"
    " grens woord veld beeld schuld akkoord antwoord moord dag weg pad bad dak toeslag verslag bedrag"
    " verdrag opslag aanbod verbod gebrek oorlog wereld voorbeeld maatregel sector factor motor monitor"
    " reden",
    "sen": "proces succes adres congres",
    "s": "teken gegeven inkomen reden haven jongen leven vermogen wagen keten toren examen molen wapen budget"
    " audit account start test unit pilot expert restaurant script robot ticket convenant milieu regen"
    " eigen open",
    "n": "gemeente opgave uitgave",
}
_ODD = {"leden": "lid", "steden": "stad", "schepen": "schip", "gemeentes": "gemeente"}


def stop(folded: str) -> bool:
    """Says whether a folded word says nothing by itself: a word of the list, or a single letter.

    >>> stop("welke"), stop("x"), stop("7"), stop("wijk")
    (True, True, False, False)
    """
    return folded in STOP or (len(folded) < 2 and not folded.isdigit())


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("dutch")


def common(folded: str) -> bool:
    """Says whether a folded word stands in a text about anything.

    >>> common("belangrijkste"), common("jaren"), common("wijk")
    (True, True, False)
    """
    return stem(folded) in _common_stems()


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(map(stem, COMMON.split()))


@cache
def _known() -> dict[str, str]:
    """Per form of a word of the table the word."""
    found = dict(_ODD) | {base: base for base in _ODD.values()}
    for ending, listed in _BOTH.items():
        for base in listed.split():
            found |= {base: base, base + ending: base}
    return found


@lru_cache(maxsize=65536)
def stem(folded: str) -> str:
    """Returns the stem of a folded word (Kraaij and Pohlmann); of a number or a very long word the word itself.

    Of a compound only the last part changes.

    >>> stem("woningen") == stem("woning"), stem("kansen") == stem("kans"), stem("2030"), stem("buurthuizen")
    (True, True, '2030', 'buurthuis')
    """
    if known := _known().get(folded):
        return known
    if len(folded) < 4 or len(folded) > _MOST or not folded.isalpha():
        return folded
    if made_of := parts(folded):
        return folded[: -len(made_of[-1])] + stem(made_of[-1])
    return str(_stemmer().stemWord(folded)) or folded
