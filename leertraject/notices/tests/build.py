"""Notices and links for tests: one kind and two purposes that lead to pages that exist."""

from datetime import datetime
from uuid import UUID

from leertraject.kernel.actors import Actor
from leertraject.notices import commands, letters, links, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import Notice
from leertraject.people.models import Person

KIND = "tests.note"
PURPOSE = "tests.page"
OTHER_PURPOSE = "tests.other_page"


def _note(notice: Notice, url: str) -> Letter:
    return Letter(subject="Een bericht voor je", text=f"Dag {notice.recipient.name},\n\n.Lees het hier:\n{url}\n")


letters.register(KIND, _note, label="Proefbericht", stream=streams.TALKS)
# Pages with one id in the path; which ones does not matter here.
links.register(PURPOSE, "notices:again")
links.register(OTHER_PURPOSE, "notices:settle")


def announced(
    recipient: Person, object_id: UUID, *, by: Actor, now: datetime, purpose: str | None = None, days: int = 30
) -> Notice:
    """A waiting notice, with a link when `purpose` is given."""
    return commands.announce(
        kind=KIND,
        recipient=recipient,
        object_id=object_id,
        link_purpose=purpose,
        link_days=days,
        by=by,
        now=now,
    )
