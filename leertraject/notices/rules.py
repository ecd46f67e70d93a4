"""Who may decide about a mail that did not surely arrive, and about the address of a calendar."""

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.notices.models import CalendarFeed, Notice, NoticeState
from leertraject.notices.streams import Stream
from leertraject.people.models import Person

MOST_FEEDS = 3
TROUBLED = (NoticeState.UNSURE, NoticeState.FAILED)


def check_may_announce(recipient: Person | None) -> Person:
    """Returns whoever gets the mail: it needs an address. Who may send what is decided by the package whose kind
    it is."""
    if recipient is None:
        raise NotAllowed("De gegevens van deze persoon zijn gewist. Er kan geen mail meer heen.")
    if not recipient.email:
        raise NotAllowed(f"Van {recipient.name} is geen e-mailadres bekend. Vul dat eerst in.")
    return recipient


def check_may_settle(notice: Notice, *, by: Actor) -> None:
    """Only whoever sent it decides, and only about an unsure or failed one."""
    if notice.made_by is None or notice.made_by != by.subject:
        raise NotAllowed("Alleen wie deze mail verstuurde, beslist hierover. Vraag het aan die persoon.")
    if notice.state not in TROUBLED:
        raise NotAllowed("Met deze mail is niets mis. Je hoeft niets te doen.")


def check_may_choose(person: Person, stream: Stream, *, by: Actor) -> None:
    """Only whoever gets a kind of mail switches it off or on, and not one that always comes."""
    if by.subject is None or by.subject != person.pk:
        raise NotAllowed("Welke mail iemand krijgt, kiest die zelf.")
    if stream.fixed:
        raise NotAllowed(stream.fixed)


def check_may_make_feed(held: int) -> None:
    """A person has a few addresses at most: whoever has more than devices lost sight of them."""
    if held >= MOST_FEEDS:
        raise NotAllowed("Je hebt al drie agenda-adressen. Beëindig er eerst een.")


def check_may_end_feed(feed: CalendarFeed, *, by: Actor) -> None:
    """Only whose calendar it is ends its address."""
    if by.subject is None or by.subject != feed.person_id:
        raise NotAllowed("Dit agenda-adres is niet van jou.")
