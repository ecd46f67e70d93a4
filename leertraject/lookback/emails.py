"""The letters of the chain. They hold no quote and no private text, only a link."""

from leertraject.lookback.queries import progress
from leertraject.notices import letters, links
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

CONSENT = progress.ASKED
QUOTE = "lookback.quote"
NOTE = "lookback.note"
OWN = "lookback.own"


def register() -> None:
    """Tells `notices` how to write each letter and where its link leads; called once, at start."""
    letters.register(CONSENT, _consent, label="Vraag om toestemming")
    letters.register(QUOTE, _quote, label="Citaat voorgelegd")
    letters.register(NOTE, _note, label="Bericht terug")
    letters.register(OWN, _own, label="Link naar alles van jou")
    links.register(CONSENT, "lookback:consent")
    links.register(QUOTE, "lookback:quote")
    links.register(NOTE, "lookback:note")
    links.register(OWN, "lookback:own")


def _consent(notice: Notice, url: str) -> Letter:
    return Letter(
        subject="Vraag om toestemming voor een terugblikgesprek",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "We willen graag met je terugblikken. Voor het gesprek begint, kies je zelf wat wij met je woorden mogen"
            " doen. Er zijn drie vragen, ze staan los van elkaar en nee is ook goed. Je hebt geen account nodig.\n\n"
            f"{url}\n\n"
            "De link is alleen voor jou. Stuur hem niet door. Je kunt er later ook je keuze mee veranderen.\n"
        ),
    )


def _quote(notice: Notice, url: str) -> Letter:
    return Letter(
        subject="Mogen wij deze zin van jou gebruiken?",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "In ons gesprek zei je iets dat wij anderen gunnen. Op de bladzijde hieronder lees je je eigen woorden"
            " terug. Jij bepaalt of wij ze gebruiken, voor wie en tot wanneer. Weigeren mag, zonder reden.\n\n"
            f"{url}\n\n"
            "De link is alleen voor jou. Stuur hem niet door. Met dezelfde link trek je je vrijgave later weer in.\n"
        ),
    )


def _note(notice: Notice, url: str) -> Letter:
    return Letter(
        subject="Dit deden wij met wat je vertelde",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "Wat jij en anderen vertelden, heeft het leertraject veranderd. Hier lees je wat er anders is.\n\n"
            f"{url}\n\n"
            "Je hoeft niets te doen.\n"
        ),
    )


def _own(notice: Notice, url: str) -> Letter:
    return Letter(
        subject="De link naar alles van jou",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "Je vroeg om een overzicht van alles wat van jou is: wat je vrijgaf en waar je ja of nee op zei. Hier staat"
            " het bij elkaar, en hier kun je het veranderen.\n\n"
            f"{url}\n\n"
            "De link is alleen voor jou. Stuur hem niet door. Vroeg je hier niet om? Dan hoef je niets te doen.\n"
        ),
    )
