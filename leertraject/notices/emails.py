"""The mail of a notice, ready to go."""

from datetime import datetime
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives

from leertraject.notices import calendars, leaving, letters
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.notices.streams import Stream

_AWAY = "Wil je deze mail niet meer ({label})? Zet hem uit, zonder account:\n{url}"


def write(notice: Notice, letter: Letter, *, now: datetime) -> EmailMessage:
    """Returns one plain text mail to one person, with the Message-ID that the notice got when it was made.

    A kind that its receiver may switch off says where, also to the mail program (RFC 8058). An appointment is the last
    of two forms of the same (RFC 6047, 2.4): a program that knows calendars shows that one.
    """
    person, stream = notice.recipient, letters.stream(notice.kind)
    away = "" if stream.fixed else leaving.url(person.pk, stream)
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text
        + (f"\n{_AWAY.format(label=stream.label, url=away)}\n" if away and away not in letter.text else ""),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((person.name, str(person.email)))],
        headers={
            "Date": format_datetime(now),
            "Message-ID": notice.message_id,
            "Auto-Submitted": "auto-generated",
            **(_one_click(away) if away else {}),
        },
    )
    if letter.appointment is not None:
        file = calendars.file(letter.appointment, now=now).decode()
        kind = f"text/calendar; method={calendars.method(letter.appointment)}"
        message.attach_alternative(file, kind)
    return message


def _said(away: str, stream: Stream, letter: Letter) -> str:
    """What stands below a letter that does not give the address itself."""
    return f"\n{_AWAY.format(label=stream.label, url=away)}\n" if away and away not in letter.text else ""


def _one_click(url: str) -> dict[str, str]:
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
