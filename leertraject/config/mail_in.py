"""`leertraject mail-in`: one mail that came in, from the pipe of a mail server.

It counts as an answer to an invitation, or as nothing. Nobody gets a mail back: it could be a machine that answers, and
a bounce would say who is known here. The log says which of the two, and nothing of what was in it.
"""

import logging
from typing import BinaryIO

from django.db import DatabaseError

from leertraject.analysis import replies
from leertraject.kernel import clock, confined
from leertraject.programmes import commands
from leertraject.programmes.commands import Mailed

log = logging.getLogger("leertraject.mail_in")
READER = "leertraject.analysis.replies:answered"
# What tells a mail server to try again later (sysexits, EX_TEMPFAIL).
TRY_AGAIN = 75


def take(mail: BinaryIO) -> int:
    """Reads one mail and keeps the answer in it. Returns 0 whatever it was, or 75 when the database cannot be reached:
    then the mail server keeps the mail and comes again."""
    data = mail.read(replies.MAX_BYTES + 1)
    if len(data) > replies.MAX_BYTES:
        return _noted("too big")
    try:
        found = replies.from_bytes(confined.run(READER, data))
    except (confined.TooMuch, ValueError):
        return _noted("could not be read")
    if found is None:
        return _noted("holds no answer")
    mailed = Mailed(found.uid, found.attendee, found.sender, found.answer, found.sequence, found.stamp)
    try:
        counted = commands.take_reply(mailed=mailed, now=clock.now())
    except DatabaseError:
        log.error("a mail waits: the database cannot be reached")
        return TRY_AGAIN
    return _noted("counted" if counted else "answers nothing that stands")


def _noted(what: str) -> int:
    log.warning("a mail came in: %s", what)
    return 0
