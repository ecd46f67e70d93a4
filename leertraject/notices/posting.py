"""Handing one mail to the mail server, so that it is exactly known whether the server may have taken it.

The boundary is the line with a single dot that ends the message. Before it is sent, nothing can have been accepted.
From then on only the server's answer tells; without one nobody knows.
"""

import re
import smtplib
from email.utils import parseaddr
from typing import cast

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address


class NotTaken(Exception):
    """Surely not accepted; trying again later makes sense."""


class Refused(Exception):
    """Surely not accepted, and never will be. `str(error)` is one Dutch sentence."""


class Unsure(Exception):
    """The server may have accepted the mail; its answer did not come."""


NO_SUCH_ADDRESS = "De mailserver neemt geen mail aan voor dit adres. Kijk of het adres klopt."
NOT_ACCEPTED = "De mailserver weigerde deze mail."


def hand_over(message: EmailMessage) -> None:
    """Hands a mail over. Raises NotTaken, Refused or Unsure; returns only when it was accepted."""
    try:
        body = _on_the_wire(message)
        sender, recipients = _plain(message.from_email), [_plain(address) for address in message.recipients()]
    except ValueError as error:
        raise Refused(NO_SUCH_ADDRESS) from error
    connection = get_connection()
    try:
        if not isinstance(connection, EmailBackend):
            connection.send_messages([message])
            return
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise NotTaken(type(error).__name__) from error
    try:
        _converse(cast(smtplib.SMTP, connection.connection), sender, recipients, body)
    finally:
        _hang_up(connection)


def _converse(server: smtplib.SMTP, sender: str, recipients: list[str], body: bytes) -> None:
    try:
        # A server reached without encryption or sign-in was not greeted yet.
        server.ehlo_or_helo_if_needed()
        _expect(250, *server.mail(sender), refusal=NOT_ACCEPTED)
        for address in recipients:
            _expect(250, *server.rcpt(address), refusal=NO_SUCH_ADDRESS)
        server.putcmd("data")
        _expect(354, *server.getreply(), refusal=NOT_ACCEPTED)
        server.send(body)
    except (OSError, smtplib.SMTPException) as error:
        raise NotTaken(type(error).__name__) from error
    try:
        server.send(b".\r\n")
        code, answer = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Unsure(type(error).__name__) from error
    if code // 100 not in (2, 4, 5):
        raise Unsure(str(code))
    _expect(250, code, answer, refusal=NOT_ACCEPTED)


def _expect(wanted: int, code: int, answer: bytes, *, refusal: str) -> None:
    if code // 100 == wanted // 100:
        return
    if code // 100 == 5:
        raise Refused(refusal)
    raise NotTaken(str(code))


def _plain(address: str) -> str:
    """Returns the address as it stands in the envelope, without a name. Raises ValueError for what is none."""
    return parseaddr(sanitize_address(address, "utf-8"))[1]


def _on_the_wire(message: EmailMessage) -> bytes:
    """Returns the message with CRLF, leading dots doubled, ending in CRLF (RFC 5321, 4.5.2)."""
    body = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]
    body = re.sub(rb"(?m)^\.", b"..", body)
    return body if body.endswith(b"\r\n") else body + b"\r\n"


def _hang_up(connection: EmailBackend) -> None:
    """Ends the connection; what goes wrong here no longer matters for the mail."""
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        connection.connection = None
