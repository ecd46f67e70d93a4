"""The kinds of mail as a receiver knows them: what each is about, and whether it can be switched off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stream:
    """One kind of mail. `without` says what someone misses who switches it off; `fixed` says why it always comes."""

    id: str
    label: str
    what: str
    without: str = ""
    fixed: str = ""


REMINDERS = "herinneringen"
SESSIONS = "bijeenkomsten"
AFTER_SESSIONS = "na-bijeenkomsten"
GROUPMATES = "groepsgenoten"
TALKS = "gesprekken"
QUESTIONS = "vragen"
BACK = "berichten-terug"
SHEETS = "publicaties"
ASKED_FOR = "gevraagd"
ACCOUNT = "account"

ALL = (
    Stream(
        REMINDERS,
        "Herinneringen",
        "Aan wat op je antwoord wacht of eraan komt. Hooguit twee per week, nooit 's avonds of in het weekend.",
        "Wat op je wacht, zie je dan alleen op je startpagina.",
    ),
    Stream(
        SESSIONS,
        "Bijeenkomsten",
        "Uitnodigingen, veranderingen en afzeggingen, met de afspraak voor je agenda.",
        "Je agenda verandert dan niet meer mee. Wanneer een bijeenkomst is, zie je alleen als je inlogt.",
    ),
    Stream(
        AFTER_SESSIONS,
        "Na een bijeenkomst",
        "Vier korte vragen als een bijeenkomst is geweest, en twee dagen later je eigen plan om terug te lezen.",
        "De vragen staan dan alleen op je startpagina.",
    ),
    Stream(
        GROUPMATES,
        "Vragen van groepsgenoten",
        "Dat iemand uit je groep vraagt of je maatje wilt zijn, of wilt meelezen. Over elke vraag hooguit één mail.",
        "De vraag staat dan alleen op de bladzijde van je groep.",
    ),
    Stream(
        TALKS,
        "Gesprekken",
        "Over een terugblikgesprek: vragen vooraf, en of het wordt verzet of afgezegd.",
        "Spreek dan zelf met je gesprekspartner af hoe je dat hoort.",
    ),
    Stream(
        QUESTIONS,
        "Vragen aan jou",
        "Of we een gesprek mogen gebruiken, en of een zin van jou naar buiten mag.",
        "Zonder jouw ja gebruiken we niets. Wie het vraagt, ziet dat deze mail bij jou uitstaat.",
    ),
    Stream(
        BACK,
        "Berichten terug",
        "Wat er met jouw woorden gebeurde.",
        "Het staat dan nog wel bij ‘Mijn gegevens’.",
    ),
    Stream(SHEETS, "Publicaties", "Dat er iets voor jouw organisatie is gepubliceerd.", "Je vindt het als je inlogt."),
    Stream(
        ASKED_FOR,
        "Wat je zelf aanvraagt",
        "Een link naar alles wat van jou is.",
        fixed="Deze mail komt alleen als je erom vraagt.",
    ),
    Stream(
        ACCOUNT,
        "Je account en je gegevens",
        "Dat er iets aan je manier van inloggen verandert, en dat er iets van jou weggaat omdat de termijn om is.",
        fixed="Deze mail beschermt jou. Hij komt altijd.",
    ),
)
BY_ID = {stream.id: stream for stream in ALL}
