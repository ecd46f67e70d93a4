"""What is of one organisation does not exist for people of another one, and nothing tells that it is somewhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from difflib import ndiff
from itertools import groupby
from random import Random
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from leertraject.assignments.models import Enclosure, HandIn, HandInReader, Remark, Work
from leertraject.assignments.tests import build as assignments
from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.buddies.tests import build as buddies
from leertraject.effects.models import Publication, Sheet
from leertraject.home.demo import client_page
from leertraject.joining.models import JoinLink, JoinRequest
from leertraject.joining.tests.build import link, waits
from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import checks
from leertraject.lookback.models import Check, Conversation, Fragment, NoteCopy, Offer
from leertraject.notices import commands as notices
from leertraject.notices.models import CalendarFeed, Notice
from leertraject.opgaven import commands as opgaven
from leertraject.opgaven.models import Citation, Document, Interest, Opgave, OwnerCheck, ResidentQuestion
from leertraject.people import commands as people
from leertraject.people.models import Account, BrowserSession, Organisation, Passkey, Person, Role
from leertraject.people.queries import actor
from leertraject.people.tests import build as people_build
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Change, Cohort, Enrolment, Grouping, Session, SessionInvitation, Version
from leertraject.reflections.models import Reflection, Share
from leertraject.reflections.tests import build as notebook
from tests.attacks.addresses import Address, addresses, ids, url_names
from tests.attacks.crawling import text_of
from tests.attacks.people import NOBODY, Comer, comers

OURS, THEIRS = "Gemeente Dijkerveen", "Waterschap Rietlanden"
# So many objects of theirs are asked of each url.
ENOUGH = 3
# A link from mail is for whoever holds it.
ELSEWHERE = {"notices:open"}
_CHANGING = re.compile(
    r"name=\"csrfmiddlewaretoken\" value=\"\w+\"|Set-Cookie: .*|Expires: .*|csrf=\w+|[0-9a-f]{8}-[0-9a-f-]{27}"
)


@dataclass(frozen=True)
class Both:
    """Two organisations with a cohort each, in which the other takes no part."""

    ours: Cohort
    theirs: Cohort


@pytest.fixture(scope="module")
def added(filled: None) -> Iterator[Both]:
    with transaction.atomic():
        yield _add()
        transaction.set_rollback(True)


@pytest.fixture
def both(added: Both, db: None) -> Both:
    """Adds to the demo, where both cohorts are of both organisations, a cohort of each alone."""
    return added


def _add() -> Both:
    lead = actor(Person.objects.get(name="Lotte Brink"), now=clock.now())
    made = {where: _cohort(where, lead) for where in (OURS, THEIRS)}
    change = Change.objects.filter(version__number=2).first()
    checks.plan_check(
        change=change,
        cohort=made[THEIRS],
        measure="Hoeveel mensen belden.",
        helped_if="De helft belde.",
        due_on=clock.now().date() + timedelta(days=90),
        by=lead,
        now=clock.now(),
    )
    client_page.publish_client_page(now=clock.now(), client=Organisation.objects.get(name=THEIRS))
    theirs = _people_of(made[THEIRS])[0]
    Client().force_login(Account.objects.get(person=theirs))
    people_build.passkey(theirs, clock.now())
    programmes.invite_cohort(cohort=made[THEIRS], by=lead, now=clock.now())
    programmes.make_groups(cohort=made[THEIRS], size=2, chance=Random(1), by=lead, now=clock.now())
    notices.make_feed(name="telefoon", by=actor(theirs, now=clock.now()), now=clock.now())
    map_of_theirs = Opgave.objects.filter(organisation__name=THEIRS, owner__isnull=False)
    opgaven.ask_owner(opgave=map_of_theirs.get(), by=lead, now=clock.now())
    waits(link(made[THEIRS], clock.now(), last_on=clock.now().date())[0], clock.now())
    return Both(made[OURS], made[THEIRS])


def test_the_other_organisation_has_something_of_every_kind(both: Both) -> None:
    real = their_ids()
    kinds = {name for address in theirs() for name, value in address.identifiers if value in real}
    known = {name for wanted in url_names().values() for name in wanted if name.endswith("_id")}
    # Programmes, versions, blocks, changes, insights, trends, studies and codes are of the bureau, and so is a pause.
    assert known - kinds == {
        "programme_id",
        "block_id",
        "change_id",
        "insight_id",
        "trend_id",
        "study_id",
        "code_id",
        "example_id",
        "pause_id",
    }


def test_nothing_of_the_other_organisation_exists(both: Both) -> None:
    assert problems(both) == []


def test_a_hole_is_found(both: Both) -> None:
    karin = Person.objects.get(name="Karin Dekker")
    people.give_role(
        person=karin,
        kind="sponsor",
        organisation=Organisation.objects.get(name=THEIRS),
        starts_on=clock.now().date() - timedelta(days=1),
        by=SYSTEM,
        now=clock.now(),
    )
    assert "Karin Dekker: get 200 at programmes:cohort" in problems(both, only="Karin Dekker")


@pytest.mark.usefixtures("bare_refusals")
def test_the_employer_side_and_the_administrator_read_no_conversation_and_no_insight(demo: None) -> None:
    """Not by an identifier of any kind, unless the conversation is their own."""
    outside = {"Willem Hoekstra", "Peter Smit", "Noor Aydin", "Karin Dekker"}
    open_to_all = {"lookback:quotes", "lookback:own_sent"}
    names = [name for name in url_names() if name.startswith("lookback:") and name not in open_to_all]
    chain = [one for _, some in groupby(addresses(names), lambda one: one.name) for one in [*some][::2][: 4 * ENOUGH]]
    for comer in comers():
        if comer.name in outside:
            own = set(Conversation.objects.filter(speaker=comer.person).values_list("pk", flat=True))
            read = {
                address.name
                for address in chain
                if not ids(address) & (own | _within(own) | {comer.person.pk})
                and comer.client.get(address.path).status_code == 200
            }
            # Whoever spoke keeps the list of their own conversations.
            assert read <= ({"lookback:conversations"} if own else set()), comer.name


def problems(both: Both, *, only: str = "") -> list[str]:
    """Returns every answer to someone of ours that tells something about what is theirs."""
    found, asked = [], theirs()
    for comer in askers(both):
        if only in comer.name:
            nowhere: dict[tuple[str, ...], str] = {}
            found += [problem for address in asked for problem in _told(comer, address, nowhere)]
    return found


def askers(both: Both) -> Iterator[Comer]:
    """Yields people of ours and of nothing else: in each role, by mail links, and a stranger."""
    ours = {"Karin Dekker", "Peter Smit", "Youssef el Amrani, by mail links", NOBODY}
    ours |= {person.name for person in _people_of(both.ours)} | {"Trainer van Gemeente Dijkerveen"}
    found = [comer for comer in comers() if comer.name in ours]
    assert len(found) == len(ours)
    for comer in found:
        for token in comer.tokens:
            comer.client.get(f"/m/{token}/")
    return iter(found)


def theirs() -> list[Address]:
    """Returns addresses with something in it that is of the other organisation alone, some of every url."""
    found, real = defaultdict(list), their_ids()
    for address in addresses():
        if address.name not in ELSEWHERE and ids(address) & real and len(found[address.name]) < ENOUGH:
            found[address.name].append(address)
    return [address for of_url in found.values() for address in of_url]


def their_ids() -> set[UUID]:
    """Returns the identifiers of everything that is of the other organisation alone."""
    where = Organisation.objects.get(name=THEIRS)
    roles = Role.objects.filter(organisation=where)
    persons = Person.objects.filter(pk__in=roles.values("person"))
    cohorts = Cohort.objects.filter(organisations__organisation=where).exclude(organisations__organisation__name=OURS)
    talks = Conversation.objects.filter(organisation=where)
    fragments = Fragment.objects.filter(transcript__conversation__in=talks)
    rows = [
        Organisation.objects.filter(pk=where.pk),
        roles,
        persons,
        BrowserSession.objects.filter(account__person__in=persons),
        Passkey.objects.filter(account__person__in=persons),
        cohorts,
        Enrolment.objects.filter(cohort__in=cohorts),
        Session.objects.filter(cohort__in=cohorts),
        SessionInvitation.objects.filter(session__cohort__in=cohorts),
        Grouping.objects.filter(cohort__in=cohorts),
        CalendarFeed.objects.filter(person__in=persons),
        talks,
        fragments,
        Offer.objects.filter(fragment__in=fragments),
        NoteCopy.objects.filter(receiver__in=persons),
        Notice.objects.filter(recipient__in=persons),
        Check.objects.filter(cohort__in=cohorts),
        Sheet.objects.filter(organisation=where),
        Publication.objects.filter(organisation=where),
        Reflection.objects.filter(notebook__person__in=persons),
        Share.objects.filter(cohort__in=cohorts),
        Work.objects.filter(cohort__in=cohorts),
        JoinLink.objects.filter(organisation=where),
        Opgave.objects.filter(organisation=where),
        Document.objects.filter(organisation=where),
        Citation.objects.filter(opgave__organisation=where),
        ResidentQuestion.objects.filter(opgave__organisation=where),
        Interest.objects.filter(opgave__organisation=where),
        OwnerCheck.objects.filter(opgave__organisation=where),
        JoinRequest.objects.filter(link__organisation=where),
        HandIn.objects.filter(work__cohort__in=cohorts),
        Remark.objects.filter(hand_in__work__cohort__in=cohorts),
        Enclosure.objects.filter(work__cohort__in=cohorts),
        HandInReader.objects.filter(hand_in__work__cohort__in=cohorts),
        BuddyPair.objects.filter(cohort__in=cohorts),
        BuddyRequest.objects.filter(cohort__in=cohorts),
    ]
    return {key for queryset in rows for key in queryset.values_list("pk", flat=True)}


def _told(comer: Comer, address: Address, nowhere: dict[tuple[str, ...], str]) -> Iterator[str]:
    """Asks for what is theirs: it must be refused, and in the same words as what is nowhere (kept in `nowhere`)."""
    for method in ("get", "post"):
        ask = getattr(comer.client, method)
        # The way to sign in names the address, so numbers in it (the turn of a conversation) are the same in both.
        numbers = [str(value) for _, value in address.identifiers if not isinstance(value, UUID)]
        answer, key = ask(address.path), (address.name, method, *numbers)
        if key not in nowhere:
            nowhere[key] = _words(ask(_nowhere(address).path))
        if answer.status_code not in ((404, 405) if comer.signed_in else (404, 405, 302)):
            yield f"{comer.name}: {method} {answer.status_code} at {address.name}"
        if (words := _words(answer)) != nowhere[key]:
            apart = "; ".join(one for one in ndiff([nowhere[key]], [words]) if one[0] in "+-")
            yield f"{comer.name}: {method} at {address.name} tells it from what is nowhere: {apart}"


def _nowhere(address: Address) -> Address:
    """The same url with identifiers that are of nothing."""
    real = {name for name, value in address.identifiers if isinstance(value, UUID)}
    return Address.of(address.name, {name: uuid4() if name in real else value for name, value in address.identifiers})


def _within(talks: set[UUID]) -> set[UUID]:
    """The identifiers of what lies in these conversations."""
    fragments = Fragment.objects.filter(transcript__conversation__in=talks)
    offers = Offer.objects.filter(fragment__in=fragments).values_list("pk", flat=True)
    speakers = Conversation.objects.filter(pk__in=talks).values("speaker")
    copies = NoteCopy.objects.filter(receiver__in=speakers).values_list("pk", flat=True)
    return {*fragments.values_list("pk", flat=True), *offers, *copies}


def _words(response: HttpResponse) -> str:
    return f"{response.status_code} {_CHANGING.sub('', text_of(response))}"


def _cohort(where: str, lead: object) -> Cohort:
    """A cohort of one organisation, with someone in it, someone who was, and a trainer who trains nothing else."""
    organisation, now = Organisation.objects.get(name=where), clock.now()
    by = {"by": lead, "now": now}
    cohort = programmes.form_cohort(
        title=f"Groep van {where}",
        version=Version.objects.get(number=2),
        starts_on=now.date() - timedelta(days=7),
        organisations=[organisation],
        **by,
    )
    for name in ("Deelnemer", "Oud-deelnemer"):
        person = _person(f"{name} van {where}", now)
        programmes.enrol(cohort=cohort, person=person, organisation=organisation, discipline="Inkoop", **by)
        if name == "Oud-deelnemer":
            people.give_role(
                person=person,
                kind="alumnus",
                organisation=organisation,
                starts_on=now.date() - timedelta(days=30),
                by=SYSTEM,
                now=now,
            )
    programmes.appoint_trainer(cohort=cohort, person=_person(f"Trainer van {where}", now), **by)
    writer = Person.objects.get(name=f"Deelnemer van {where}")
    notebook.shared(notebook.reflection(writer, now, f"Bij {where} hoorde ik iets."), "trainers", cohort, now)
    work = assignments.work(cohort, writer, now, f"Bij {where} vroeg ik door.")
    assignments.enclosed(work, now)
    made = assignments.handed_in(work, now)
    assignments.remark(made, Person.objects.get(name=f"Trainer van {where}"), now, "vroeg ik door")
    mate = Person.objects.get(name=f"Oud-deelnemer van {where}")
    buddies.pair(cohort, writer, mate, now)
    assignments.let_read(made, mate, now)
    BuddyRequest.objects.create(cohort=cohort, asker=writer, asked=mate, at=now)
    return cohort


def _person(name: str, now: object) -> Person:
    email = f"{name.lower().replace(' ', '-')}@elders.example"
    person = people.welcome_person(name=name, email=email, by=SYSTEM, now=now)
    people.give_account(person, by=SYSTEM, now=now)
    return person


def _people_of(cohort: Cohort) -> list[Person]:
    return [row.person for row in cohort.enrolments.select_related("person")]
