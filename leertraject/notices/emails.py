"""The mail of a notice, ready to go."""

from datetime import datetime
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.mail import EmailMessage

from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice


def write(notice: Notice, letter: Letter, *, now: datetime) -> EmailMessage:
    """Returns one plain text mail to one person, with the Message-ID that the notice got when it was made."""
    person = notice.recipient
    return EmailMessage(
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
