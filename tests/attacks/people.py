"""Everyone who can come to the demo: whoever signs in, whoever holds links from mail, and a stranger."""

from dataclasses import dataclass

from django.test import Client

from leertraject.kernel import clock
from leertraject.lookback.models import Conversation
from leertraject.notices import links
from leertraject.notices.models import MailLink
from leertraject.people.models import Account, Person
from leertraject.people.queries import actor

NOBODY = "a stranger"
# Opening someone else's mail link makes one its holder: everyone opens only their own.
BEARER = frozenset({"notices:open"})


@dataclass(frozen=True)
class Comer:
    """Someone with a client. `person` is None for a stranger; `tokens` are the mail links that they hold.

    `again` says that someone before them in the list is the same to the product: the same roles or kinds of links, and
    a speaker with the same voice. Whoever interviews is never the same as someone else.
    """

    name: str
    client: Client
    person: Person | None = None
    tokens: tuple[str, ...] = ()
    again: bool = False

    @property
    def signed_in(self) -> bool:
        """Says whether this is someone with an account, signed in."""
        return self.person is not None and not self.tokens


def comers() -> list[Comer]:
    """Returns a stranger, everyone with an account, and everyone with a mail link, who is not signed in."""
    return [Comer(NOBODY, Client()), *signed_in(), *link_holders()]


def signed_in() -> list[Comer]:
    """Returns everyone with an account, signed in."""
    found, known = [], set()
    for account in Account.objects.select_related("person").order_by("person__name"):
        person, client = account.person, Client()
        client.force_login(account)
        asks = Conversation.objects.filter(assignments__person=person).exists()
        same = frozenset(actor(person, now=clock.now()).held), _voices(person)
        found.append(Comer(person.name, client, person, again=not asks and same in known))
        known.add(same)
    return found


def link_holders() -> list[Comer]:
    """Returns everyone with mail links, who opened them all and is not signed in."""
    found, known = [], set()
    for person in Person.objects.filter(pk__in=MailLink.objects.values("person")).order_by("name"):
        held = MailLink.objects.filter(person=person).order_by("made_at")
        tokens = tuple(links.token(link) for link in held)
        same = frozenset(link.purpose for link in held), _voices(person)
        found.append(Comer(f"{person.name}, by mail links", Client(), person, tokens, again=same in known))
        known.add(same)
    return found


def _voices(person: Person) -> frozenset[str]:
    return frozenset(Conversation.objects.filter(speaker=person).values_list("voice", flat=True))
