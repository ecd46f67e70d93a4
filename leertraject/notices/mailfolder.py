"""Mail kept as files, for an installation without a mail server. The demo's mailbox reads them."""

import heapq
import os
import re
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from email.utils import parseaddr
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_NAME = re.compile(r"\d{20}-[0-9a-f]{8}\.eml")
# More of a file than this is never read.
LONGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class KeptMail:
    """One mail of the folder: file name, subject, who it was for, when it was kept (UTC), plain text."""

    name: str
    subject: str
    to: str
    at: datetime
    text: str


class MailFolderBackend(BaseEmailBackend):
    """Writes each message as one .eml file into `settings.MAIL_FOLDER`, whole or not at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            _write(folder, message.message().as_bytes(linesep="\r\n"))  # type: ignore[call-arg]
        return len(email_messages)


def read_folder(limit: int = 100) -> list[KeptMail]:
    """Returns the newest mails first, at most `limit`. The age stands in the name, so no other file is opened."""
    folder = Path(settings.MAIL_FOLDER)
    try:
        names = [entry.name for entry in os.scandir(folder) if _NAME.fullmatch(entry.name)]
    except FileNotFoundError:
        return []
    found = (_read(folder / name) for name in heapq.nlargest(limit, names))
    return [mail for mail in found if mail is not None]


def forget(address: str) -> int:
    """Deletes the mails kept for one address and returns how many."""
    folder, gone = Path(settings.MAIL_FOLDER), 0
    for path in folder.glob("*.eml"):
        mail = _read(path) if _NAME.fullmatch(path.name) else None
        if mail is not None and parseaddr(mail.to)[1].lower() == address.lower():
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _write(folder: Path, content: bytes) -> None:
    name = f"{time.time_ns():020d}-{secrets.token_hex(4)}.eml"
    unfinished = folder / f"{name}.part"
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(folder / name)


def _read(path: Path) -> KeptMail | None:
    try:
        with path.open("rb") as file:
            message = cast(ParsedMessage, message_from_bytes(file.read(LONGEST), policy=policy.default))
    except FileNotFoundError:
        return None
    body = message.get_body(preferencelist=("plain",))
    return KeptMail(
        name=path.name,
        subject=str(message["Subject"] or ""),
        to=str(message["To"] or ""),
        at=datetime.fromtimestamp(int(path.name[:20]) / 1e9, UTC),
        text=body.get_content().replace("\r\n", "\n") if body is not None else "",
    )
