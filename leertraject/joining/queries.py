"""Links and requests, as seen from someone; and what a browser that opened a link or a mail may see."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from leertraject.joining import rules
from leertraject.joining.models import JoinAttempt, Joined, JoinLink, JoinRefusal, JoinRequest
from leertraject.kernel.actors import Actor
from leertraject.people.models import Account, Organisation, Person
from leertraject.programmes import queries as programmes
from leertraject.programmes.models import Cohort, Enrolment, Session

_LINKED = ("link__cohort__finish", "link__cohort__version__programme", "link__organisation")
USUAL_PLACES = 12
AT_ONCE = 50  # of those who wait for one programme leader


@dataclass(frozen=True, slots=True)
class Kept:
    """A link with what became of it: how many came by it, how many of them take part, and who waits or was refused."""

    link: JoinLink
    came: int
    taken: int
    waiting: Sequence[JoinRequest]
    refused: Sequence[JoinRequest]


def cohort(actor: Actor, cohort_id: uuid.UUID) -> Cohort:
    """Returns a cohort for which the actor may make a link. Raises Http404."""
    found = programmes.cohort(actor, cohort_id)
    if not organisations(actor, found):
        raise Http404
    return found


def organisations(actor: Actor, cohort: Cohort) -> list[Organisation]:
    """Returns the organisations of a cohort for which the actor makes links (one query)."""
    return [one for one in programmes.organisations_of(cohort) if rules.leads(actor, cohort, one.pk)]


def kept(actor: Actor, cohort: Cohort) -> list[Kept]:
    """Returns the links of a cohort that the actor keeps, the newest first (two queries)."""
    rows = JoinLink.objects.filter(cohort=cohort).select_related("organisation").annotate(**_counts())
    links = [one for one in rows.order_by("-made_at", "pk") if rules.leads(actor, cohort, one.organisation_id)]
    requests = _outside().filter(link__in=links).select_related(*_LINKED, "refusal").order_by("at", "pk")
    seen = [one for one in requests if rules.sees(actor, one)]
    return [
        Kept(
            link,
            link.came,  # type: ignore[attr-defined]
            link.taken,  # type: ignore[attr-defined]
            [one for one in seen if one.link_id == link.pk and not refused(one)],
            [one for one in seen if one.link_id == link.pk and refused(one)],
        )
        for link in links
    ]


def link(actor: Actor, link_id: uuid.UUID) -> JoinLink:
    """Returns a link that the actor keeps. Raises Http404."""
    found = JoinLink.objects.select_related("cohort__finish", "organisation").filter(pk=link_id).first()
    if found is None or not rules.leads(actor, found.cohort, found.organisation_id):
        raise Http404
    return found


def request(actor: Actor, request_id: uuid.UUID) -> JoinRequest:
    """Returns a request that the actor decides about. Raises Http404."""
    found = _requests().filter(pk=request_id).first()
    if found is None or not rules.sees(actor, found):
        raise Http404
    return found


def refused(request: JoinRequest) -> bool:
    """Says whether someone said no."""
    return hasattr(request, "refusal")


def by_digest(digest: str, *, today: date) -> JoinLink | None:
    """Returns the link of a secret while it works, or None; why not stays unsaid."""
    rows = JoinLink.objects.select_related("cohort__finish", "cohort__version__programme", "organisation")
    found = rows.filter(digest=digest).annotate(**_counts()).first()
    return found if found is not None and rules.works(found, today=today) else None


def attempt(attempt_id: uuid.UUID) -> JoinAttempt | None:
    """Returns what still has to be confirmed."""
    return JoinAttempt.objects.select_related(*_LINKED).filter(pk=attempt_id).first()


def followed(attempt_id: uuid.UUID) -> JoinRequest | Joined | None:
    """Returns what became of an attempt that was confirmed, or None."""
    found = _requests().filter(pk=attempt_id).first()
    return found or Joined.objects.select_related(*_LINKED, "enrolment").filter(pk=attempt_id).first()


def waiting(link: JoinLink) -> QuerySet[JoinRequest]:
    """Returns who waits at a link, in order."""
    return _outside().filter(link=link, refusal__isnull=True).order_by("at", "pk")


def waiting_for(actor: Actor) -> list[JoinRequest]:
    """Returns who waits for the yes of this programme leader, longest first (one query; none for others)."""
    if not actor.has("programme_lead"):
        return []
    rows = _outside().filter(refusal__isnull=True, link__cohort__finish__isnull=True)
    found = rows.select_related("link__cohort").order_by("at", "pk")[:AT_ONCE]
    return [
        one for one in found if rules.leads(actor, one.link.cohort, one.link.organisation_id) and rules.sees(actor, one)
    ]


def waiting_in(cohort: Cohort) -> int:
    """Returns how many wait for a cohort (one query)."""
    return _outside().filter(link__cohort=cohort, refusal__isnull=True).count()


def _outside() -> QuerySet[JoinRequest]:
    """Requests of who does not take part: the programme leader may have enrolled someone by hand meanwhile."""
    inside = Enrolment.objects.filter(cohort=OuterRef("link__cohort"), stopped_on__isnull=True)
    same = Q(person=OuterRef("person")) | Q(person__email__iexact=OuterRef("email"))
    return JoinRequest.objects.filter(~Exists(inside.filter(same)))


def taken(link: JoinLink) -> int:
    """Returns how many of those who came by a link take part."""
    return Joined.objects.filter(link=link, enrolment__stopped_on__isnull=True).count()


def person_of(email: str) -> Person | None:
    """Returns whose address this is, to sign in with or for mail."""
    account = Account.objects.filter(email__iexact=email).first()
    return account.person if account else Person.objects.filter(email__iexact=email).first()


def has_account(person: Person) -> bool:
    """Says whether there is an account, closed or not."""
    return Account.objects.filter(person=person).exists()


def enrolled(person: Person | None, cohort: Cohort) -> Enrolment | None:
    """Returns the enrolment of someone who takes part."""
    return Enrolment.objects.filter(person=person, cohort=cohort, stopped_on__isnull=True).first() if person else None


def asked_by(email: str, cohort: Cohort) -> JoinRequest | None:
    """Returns what this address asked for this cohort, by whichever link; the newest when there are more."""
    return _requests().filter(email=email, link__cohort=cohort).order_by("-at").first()


def free_places(cohort: Cohort) -> int:
    """Returns how many fit in: what the smallest session leaves free, or a usual number when none has a limit."""
    seats = Session.objects.filter(cohort=cohort, seats__isnull=False, cancellation__isnull=True)
    smallest = seats.order_by("seats").values_list("seats", flat=True).first()
    if smallest is None:
        return USUAL_PLACES
    return max(1, smallest - Enrolment.objects.filter(cohort=cohort, stopped_on__isnull=True).count())


def sessions(cohort: Cohort, *, since: date) -> list[Session]:
    """Returns the sessions of a cohort that are still to come and go on, by day."""
    rows = Session.objects.filter(cohort=cohort, cancellation__isnull=True, on__gte=since)
    return list(rows.order_by("on", "starts"))


def _requests() -> QuerySet[JoinRequest]:
    return JoinRequest.objects.select_related(*_LINKED, "refusal").order_by("at", "pk")


def _counts() -> dict[str, Count]:
    present = Q(joined__enrolment__stopped_on__isnull=True)
    return {"came": Count("joined"), "taken": Count("joined", filter=present)}


def with_places_to_give() -> QuerySet[JoinLink]:
    """Returns the links at which people come in by themselves, and someone waits."""
    rows = JoinRequest.objects.filter(link=OuterRef("pk"), refusal__isnull=True)
    return JoinLink.objects.filter(Exists(rows), vets=False, withdrawn_at__isnull=True, cohort__finish__isnull=True)


def refusal(request_id: uuid.UUID) -> JoinRefusal | None:
    """Returns a no that has to be told, with its request."""
    return JoinRefusal.objects.select_related("request__link__cohort").filter(request=request_id).first()


def lead_of(link: JoinLink) -> str:
    """Returns the name of who made a link, or "" when that is not known any more."""
    return Person.objects.filter(pk=link.made_by).values_list("name", flat=True).first() or "" if link.made_by else ""
