"""Who may ask whom, and who may end it. Rules read an actor and rows already loaded; no queries, no writes."""

import uuid
from collections.abc import Collection

from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people.models import Person
from leertraject.ui.number_words import in_words

MOST = 2  # buddies in one group: with three people everybody has two
GONE = "Deze vraag is er niet meer. Hij is teruggenomen of al beantwoord."


def check_may_ask(
    asked: Person,
    *,
    cohort: uuid.UUID,
    groupmates: Collection[uuid.UUID],
    buddies: Collection[uuid.UUID],
    requests: Collection[BuddyRequest],
    by: Actor,
) -> None:
    """Raises NotAllowed for who takes no part, for somebody who is no groupmate or was asked already, and for who has
    as many buddies and requests as one may have. `requests` are the living ones of whoever asks."""
    if not by.has_in("participant", cohort=cohort):
        raise NotAllowed("Een maatje vraag je zolang je meedoet in de groep.")
    if asked.pk not in groupmates:
        raise NotAllowed("Deze persoon doet nu niet mee in deze groep. Kies een groepsgenoot.")
    if asked.pk in buddies:
        raise NotAllowed(f"{asked.name} is al je maatje.")
    before = next((one for one in requests if one.asked_id == asked.pk), None)
    if before and before.refused_at:
        raise NotAllowed(f"Je vroeg {asked.name} al. Vraag het niet nog een keer; {asked.name} kan het jou wel vragen.")
    if before:
        raise NotAllowed(f"Je vroeg {asked.name} al. Wacht op het antwoord, of neem je vraag terug.")
    check_has_room(len(buddies) + sum(one.refused_at is None for one in requests))


def check_has_room(number: int) -> None:
    """Raises NotAllowed for who has `MOST` buddies, or has asked as many."""
    if number >= MOST:
        raise NotAllowed(
            f"Je hebt hooguit {in_words(MOST)} maatjes, en een vraag zonder antwoord telt mee."
            " Neem eerst een vraag terug, of neem afscheid van een maatje."
        )


def check_may_answer(request: BuddyRequest | None, *, by: Actor) -> BuddyRequest:
    """Returns a request that waits. Raises NotAllowed for anyone but who was asked, and when it is there no more."""
    if request is None or by.subject is None or request.asked_id != by.subject:
        raise NotAllowed(GONE)
    return request


def check_may_accept(*, buddies: int) -> None:
    """Raises NotAllowed for who has `MOST` buddies already."""
    if buddies >= MOST:
        raise NotAllowed(f"Je hebt al {in_words(MOST)} maatjes. Neem eerst afscheid van een van hen, of zeg nee.")


def check_may_take_back(request: BuddyRequest | None, *, by: Actor) -> BuddyRequest:
    """Returns a request that waits. Raises NotAllowed for anyone but who asked, and when it is there no more."""
    if request is None or by.subject is None or request.asker_id != by.subject:
        raise NotAllowed(GONE)
    return request


def check_may_end(pair: BuddyPair | None, *, by: Actor) -> BuddyPair:
    """Returns a pair that lives. Raises NotAllowed for anyone but these two, and when it was ended already."""
    if pair is None or by.subject not in (pair.one_id, pair.other_id):
        raise NotAllowed("Jullie zijn geen maatjes meer.")
    return pair
