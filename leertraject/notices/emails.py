"""The mail of a notice, ready to go."""

from datetime import datetime
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives

from leertraject.notices import calendars
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice


def write(notice: Notice, letter: Letter, *, now: datetime) -> EmailMessage:
    """Returns one plain text mail to one person, with the Message-ID that the notice got when it was made.

    An appointment is the last of two forms of the same (RFC 6047, 2.4): a program that knows calendars shows that one.
    """
    person = notice.recipient
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((person.name, str(person.email)))],
        headers={
            "Date": format_datetime(now),
            "Message-ID": notice.message_id,
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.appointment is not None:
        file = calendars.file(letter.appointment, now=now).decode()
        kind = f"text/calendar; method={calendars.method(letter.appointment)}"
        message.attach_alternative(file, kind)
    return message
