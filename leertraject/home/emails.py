"""The letter that says what will go. It names kinds and days, never what someone wrote."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.home.models import Announced
from leertraject.notices import letters, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.privacy import matrix, retention

TERM = "home.term"


def register() -> None:
    """Tells `notices` how to write the letter; called once, at start."""
    letters.register(TERM, _goes, label="Bericht dat er iets weggaat", stream=streams.ACCOUNT)


def _goes(notice: Notice, url: str) -> Letter | None:
    """Whoever asks for a new link in place of this one gets the link, and not the announcement again."""
    told = list(Announced.objects.filter(notice=notice).order_by("start", "kind"))
    if not told:
        return _only_link(notice, url)
    lines = dict.fromkeys(_line(one) for one in told)
    return Letter(
        subject="Binnenkort gaat er iets van je weg",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "Wij bewaren niets langer dan nodig. Daarom gaat dit weg:\n\n"
            + "\n".join(lines)
            + "\n\nWat je kunt doen:\n"
            "- Niets. Dan gaat het vanzelf weg.\n"
            f"- Het meenemen. Download alles bij Mijn gegevens: {_mine(notice)}\n"
            "- Het eerder wissen, op dezelfde bladzijde.\n"
            "- Vragen of het langer mag blijven. Vraag dat aan de programmaleider, voordat het weg is.\n\n"
            "Met deze link kom je er zonder account:\n\n"
            f"{url}\n\n"
            "De link is alleen voor jou. Stuur hem niet door. Wij mailen hier één keer over.\n"
        ),
    )


def _line(one: Announced) -> str:
    """Not before its term, and not before so many days after the mail, also when the mail goes late."""
    term = retention.term(one.kind)
    notice_ends = timezone.localdate(one.at) + timedelta(days=term.announce_days or 0)
    day = max(term.ends_on(one.start), notice_ends)
    return f"- {matrix.rows()[one.kind].label}: vanaf {date_format(day, 'j F Y')}"


def _only_link(notice: Notice, url: str) -> Letter:
    return Letter(
        subject="De link naar alles van jou",
        text=(
            f"Dag {notice.recipient.name},\n\n"
            "Hier is een nieuwe link naar alles van jou.\n\n"
            f"{url}\n\n"
            "De link is alleen voor jou. Stuur hem niet door.\n"
        ),
    )


def _mine(notice: Notice) -> str:
    return settings.BASE_URL + reverse("home:mine", args=[notice.recipient_id])
