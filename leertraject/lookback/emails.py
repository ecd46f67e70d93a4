"""The letters of the chain. They hold no quote and no private text, only a link."""

from django.conf import settings
from django.urls import reverse

from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import progress, reminders
from leertraject.notices import letters, links, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice

CONSENT = progress.ASKED
QUOTE = reminders.OFFERED
NOTE = "lookback.note"
OWN = "lookback.own"
PREPARATION = "lookback.preparation"
MOVED = "lookback.moved"
CALLED_OFF = "lookback.called_off"


def register() -> None:
    """Tells `notices` how to write each letter and where its link leads; called once, at start."""
    letters.register(CONSENT, _consent, label="Vraag om toestemming", stream=streams.QUESTIONS)
    letters.register(QUOTE, _quote, label="Citaat voorgelegd", stream=streams.QUESTIONS)
    letters.register(NOTE, _note, label="Bericht terug", stream=streams.BACK)
    letters.register(OWN, _own, label="Link naar alles van jou", stream=streams.ASKED_FOR)
    letters.register(PREPARATION, _preparation, label="Vragen vooraf", stream=streams.TALKS)
    letters.register(MOVED, _moved, label="Gesprek verzet", stream=streams.TALKS)
    letters.register(CALLED_OFF, _called_off, label="Gesprek afgezegd", stream=streams.TALKS)
    letters.register(
        reminders.OF_CONSENT,
        _consent_again,
        label="Herinnering aan de vraag om toestemming",
        stream=streams.REMINDERS,
        asks=True,
    )
    letters.register(
        reminders.OF_QUOTE,
        _quote_again,
        label="Herinnering aan een voorgelegd citaat",
        stream=streams.REMINDERS,
        asks=True,
    )
    letters.register(reminders.OF_TALK, _talk_soon, label="Herinnering aan een gesprek", stream=streams.REMINDERS)
    links.register(PREPARATION, "lookback:preparation")
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
    return note_to(notice.recipient.name, url)


def note_to(name: str, url: str) -> Letter:
    """Returns the mail about a note to one receiver, also to read before anything is sent."""
    return Letter(
        subject="Dit deden wij met wat je vertelde",
        text=(
            f"Dag {name},\n\n"
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


def _preparation(notice: Notice, url: str) -> Letter | None:
    if not _goes_on(notice):
        return None
    return Letter(
        subject="Ons gesprek: de vragen vooraf",
        text=_text(
            notice,
            "Binnenkort praten wij met elkaar. Op de bladzijde hieronder lees je wanneer, waar en met wie, en welke"
            " vragen we stellen. Je vindt er ook een bestand voor je agenda. Je hoeft je niet voor te bereiden.",
            url,
            "Wat wij met je woorden mogen doen, vragen we je apart.",
            _ONLY_YOU,
        ),
    )


def _moved(notice: Notice, url: str) -> Letter | None:
    if not _goes_on(notice):
        return None
    return Letter(
        subject="Ons gesprek is verzet",
        text=_text(
            notice,
            "Voor ons gesprek is iets anders afgesproken. Hieronder lees je wanneer en waar. Daar staat ook een nieuw"
            " bestand voor je agenda; de oude afspraak verandert dan mee.",
            url or _page(notice),
            _ONLY_YOU if url else "",
        ),
    )


def _called_off(notice: Notice, url: str) -> Letter | None:
    if not Conversation.objects.filter(pk=notice.object_id).exists():
        return None
    return Letter(
        subject="Ons gesprek gaat niet door",
        text=_text(
            notice,
            "Het gesprek dat gepland stond, gaat niet door. Je hoeft niets te doen. Op de bladzijde hieronder staat een"
            " bestand dat de afspraak uit je agenda haalt.",
            url or _page(notice),
            _ONLY_YOU if url else "",
        ),
    )


def _consent_again(notice: Notice, url: str) -> Letter | None:
    if not reminders.consents_to_give().filter(pk=notice.object_id).exists():
        return None
    return Letter(
        subject="Herinnering: toestemming voor een terugblikgesprek",
        text=_text(
            notice,
            "We vroegen je wat wij met je woorden mogen doen. Je hebt nog niet gekozen. Er zijn drie vragen, en nee is"
            " ook goed.",
            url,
            f"{_ONLY_ONCE} {_ONLY_YOU}",
        ),
    )


def _quote_again(notice: Notice, url: str) -> Letter | None:
    if not reminders.quotes_to_answer().filter(pk=notice.object_id).exists():
        return None
    return Letter(
        subject="Herinnering: mogen wij deze zin van jou gebruiken?",
        text=_text(
            notice,
            "We legden je een zin uit ons gesprek voor. Je hebt nog niet gekozen. Zonder antwoord gebruiken wij hem"
            " niet. Weigeren mag, zonder reden.",
            url,
            f"{_ONLY_ONCE} {_ONLY_YOU}",
        ),
    )


def _talk_soon(notice: Notice, url: str) -> Letter | None:
    if not reminders.talk_waits(notice.object_id, since=notice.made_at):
        return None
    return Letter(
        subject="Herinnering: ons gesprek komt eraan",
        text=_text(
            notice,
            "Over een paar dagen is ons gesprek. Hieronder lees je wanneer en waar, en wat de vragen zijn.",
            url or _page(notice),
            f"{_ONLY_ONCE} {_ONLY_YOU}" if url else _ONLY_ONCE,
        ),
    )


_ONLY_YOU = "De link is alleen voor jou. Stuur hem niet door."
_ONLY_ONCE = "Dit is de enige herinnering."


def _text(notice: Notice, *paragraphs: str) -> str:
    return "\n\n".join([f"Dag {notice.recipient.name},", *filter(None, paragraphs)]) + "\n"


def _goes_on(notice: Notice) -> bool:
    return Conversation.objects.filter(pk=notice.object_id, called_off__isnull=True).exists()


def _page(notice: Notice) -> str:
    """The page of an interviewer, who signs in to read it."""
    return settings.BASE_URL + reverse("lookback:conversation", args=[notice.object_id])
