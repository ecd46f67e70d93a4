"""The words around a name that tell that it is one, and who it may be."""

import re
from collections.abc import Sequence

from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.tokens import Token

# Behind these a surname or a name follows, and they go with it.
TITLES = {
    **dict.fromkeys(listed("meneer mijnheer heer dhr mevrouw mevr mw mw juffrouw mr drs ir ing"), "iemand"),
    **dict.fromkeys(listed("dr prof dokter professor"), "een deskundige"),
    **dict.fromkeys(
        ["wethouder", "burgemeester", "gedeputeerde", "commissaris", "minister", "staatssecretaris", "dijkgraaf"],
        "een bestuurder",
    ),
    **dict.fromkeys(listed("raadslid statenlid kamerlid fractievoorzitter"), "een raadslid"),
    **dict.fromkeys(
        listed("familie fam oma opa ome tante oom zuster pastoor pastor dominee diaken imam meester juf"), "iemand"
    ),
}
# A role that is said beside a name, and the words that can stand in the place of the name.
ROLES = {
    **{word: f"een {word}" for word in listed(
    """
    collega chauffeur jurist controller accountant adviseur secretaris secretaresse manager opgavehouder
    trainer coach inspecteur inwoner griffier inkoper medewerker stagiair beleidsmedewerker projectleider
    programmamanager bestuurder moeder
    wijkagent agent rechter notaris conciërge opzichter dochter zoon broer neef nicht vader
    buurvrouw buurman huisarts docent vriend vriendin
    """
)},
    **{word: f"de {word}" for word in listed("teamleider leidinggevende directeur programmaleider afdelingshoofd")},
    "bestuursadviseur": "een adviseur", "concerncontroller": "een controller",
    "baas": "de leidinggevende",
    "hoofd": "de leidinggevende", "leidster": "een collega", "maatje": "een collega", "wethouder": "een bestuurder",
    "burgemeester": "een bestuurder", "gemeentesecretaris": "de directeur", "raadslid": "een raadslid",
    "kamergenoot": "een collega", "opvolger": "een collega", "voorganger": "een collega",
    "bedrijfsarts": "een bedrijfsarts",
}  # fmt: skip
PORTFOLIOS = listed("wethouder gedeputeerde minister staatssecretaris")
# What follows "mevrouw de" and is no surname.
OFFICES = listed("voorzitter burgemeester wethouder minister staatssecretaris secretaris directeur griffier raad")
IS_CALLED = listed("heet heette heten")
CALLED = listed("heet heette heten genaamd noemen noemt noemde noemden naam bijnaam")
SAYS = listed(
    """
    zei zegt vroeg vraagt belde belt mailde mailt appte appt vertelde vertelt lachte knikte heet heette dacht
    denkt vond vindt wist snapte schrok huilde riep antwoordde reageerde legde schreef stuurde keek wilde
    beloofde fluisterde zweeg stelde gaf kwam ging
    """
)
SAYS_SURELY = listed(
    """
    zei zegt vroeg vraagt belde belt mailde mailt appte appt vertelde vertelt knikte heet heette antwoordde
    riep
    """
)
TALKED = listed(
    """
    verteld vertellen vertelde gegeven gemeld voorgelegd uitgelegd laten
    sprak spreek spreken gesproken gesprek praat praatte gepraat belde bel gebeld overlegd overleg mailde
    gemaild lunch geluncht samen samengewerkt zat koffie vroeg gevraagd vragen bedankt getrouwd
    """
)
TO_PLACES = listed("in naar uit te richting rond omgeving nabij vanuit binnen gemeente provincie stad dorp wijk")
GREETINGS = listed("goed welkom hoi dag bedankt dank dankjewel fijn goedemorgen goedemiddag goeiemorgen hallo hé hey")
CALLS = listed("bellen gebeld bel belde mailen gemaild appen geappt appte teruggebeld opgebeld gevraagd")
OF_ORGANISATIONS = listed(
    """
    gemeente provincie stichting waterschap corporatie school programma project app systeem firma bedrijf
    vereniging woningcorporatie omgevingsdienst hotel restaurant café gebouw wijk buurt stadsdeel dorp stad
    ziekenhuis bureau
    kamp kasteel landgoed huize zaal station camping cluster sporthal stadion het
    platform pakket tool partij kerk bank universiteit hogeschool traject wet
    """
)
_BETWEEN = listed("dat die is was zij hij ze als mijn onze ons de een van onze haar zijn hun jullie nu toen")
PRONOUNS = listed("je jij u ik we wij ze zij hij het men jullie er dat dit die")
# What is said with a first name and is about nobody.
SAYINGS = re.compile(
    r"\b(?:albert heijn|jan modaal|jan en alleman|jan met de pet|boven jan|jan en piet|joost mag|willem ii|anne frank"
    r"|jan rap|jan salie|piet snot|jan klaassen|zwarte piet|hoge piet|bob zijn|bob ben|ben ik|ben je|ben jij"
    r"|max havelaar"
    r"|van gogh|van dale|leger des heils|johan cruij?ff"
    r"|sint[ -]\w+|st\.? \w+|klaas vaak|kees is klaar|de sjaak|sinter ?klaas"
    r"|power ?bi|microsoft \w+)\b",
    re.IGNORECASE,
)


def role_of(words: Sequence[Token], first: int, last: int) -> str:
    """Returns words for who this is, from a role that is said within a few words behind or just before a name.

    Without any it is a colleague: most people of whom is spoken at work are.
    """
    for word in words[last + 1 : last + 7]:
        if word.low in ROLES:
            return ROLES[word.low]
        if word.low not in _BETWEEN:
            break
    return ROLES.get(words[first - 1].low, "een collega") if first else "een collega"
