"""Someone comes by a link: gives an address, shows that it is theirs, and waits or takes part."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.joining import emails, queries, rules
from leertraject.joining.commands.seating import locked, seat
from leertraject.joining.models import JoinAttempt, JoinLink, JoinRequest
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.subjects import new_id
from leertraject.logbook import commands as logbook
from leertraject.people import queries as people
from leertraject.people.models import Person


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes to the address that was given: one mail, of a kind that the screen does not tell."""

    kind: str
    email: str
    link: JoinLink
    attempt: JoinAttempt | None = None


@transaction.atomic
def ask(*, link: JoinLink, name: str, email: str, by: Actor, now: datetime) -> Answer:
    """Notes that someone wants to join, and returns the mail that has to go to this address.

    Only a mail to the address tells whether it is known, waits or takes part. Raises NotAllowed for a link that works
    no more and an address that it does not take; both say nothing of anyone.
    """
    link = locked(link)
    rules.check_works(link, today=timezone.localdate(now))
    email = email.strip().lower()
    rules.check_address(link, email)
    known, asked = queries.person_of(email), queries.asked_by(email, link.cohort)
    if queries.enrolled(known, link.cohort):
        return Answer(emails.ALREADY_IN, email, link)
    if asked is not None:
        return Answer(emails.REFUSED if queries.refused(asked) else emails.WAITS, email, link)
    attempt, _ = JoinAttempt.objects.update_or_create(
        link=link, email=email, defaults={"name": " ".join(name.split()), "asked_at": now}
    )
    logbook.record("ask_to_join", by=by, now=now, on=attempt, about=known.pk if known else None)
    return Answer(emails.CONFIRM, email, link, attempt)


@transaction.atomic
def confirm(*, attempt: JoinAttempt, by: Actor, now: datetime) -> None:
    """Notes that an address is theirs: they take part, or wait. Twice is once. Raises NotAllowed when it is too
    late, or the link is gone."""
    link = locked(attempt.link)
    found = JoinAttempt.objects.select_for_update().filter(pk=attempt.pk).first()
    if found is None:
        return
    found.link = link
    rules.check_may_confirm(found, now=now, today=timezone.localdate(now))
    person = queries.person_of(found.email)
    request = JoinRequest(pk=found.pk, link=link, name=found.name, email=found.email, person=person, at=now)
    found.delete()
    _arrived(request, by=by, now=now)


@transaction.atomic
def ask_oneself(*, link: JoinLink, by: Actor, now: datetime) -> JoinRequest:
    """Lets someone who is signed in join or wait at once; twice is once. Raises NotAllowed."""
    link = locked(link)
    rules.check_works(link, today=timezone.localdate(now))
    person = people.behind(by)
    email = _address(person)
    rules.check_address(link, email)
    if queries.enrolled(person, link.cohort):
        raise NotAllowed(f"Je doet al mee aan {link.cohort.title}.")
    asked = queries.asked_by(email, link.cohort)
    if asked is not None:
        return asked
    request = JoinRequest(pk=new_id(), link=link, name=person.name, email=email, person=person, at=now)
    JoinAttempt.objects.filter(link=link, email=email).delete()
    _arrived(request, by=by, now=now)
    return request


@transaction.atomic
def take_back(*, request: JoinRequest, by: Actor, now: datetime) -> None:
    """Takes a request back, for who holds the mail or is the person; nothing of it stays. Twice is once."""
    locked(request.link)
    found = JoinRequest.objects.filter(pk=request.pk, refusal__isnull=True).first()
    if found is not None:
        logbook.record("take_join_request_back", by=by, now=now, on=found, about=found.person_id)
        found.delete()


def _arrived(request: JoinRequest, *, by: Actor, now: datetime) -> None:
    JoinRequest.objects.filter(link=request.link, email=request.email).exclude(pk=request.pk).delete()
    request.save(force_insert=True)
    logbook.record("confirm_joining", by=by, now=now, on=request, about=request.person_id)
    seat(request.link, now=now)


def _address(person: Person) -> str:
    if not person.email:
        raise NotAllowed("Van jou is geen e-mailadres bekend. Vraag het de programmaleider.")
    return person.email.lower()
