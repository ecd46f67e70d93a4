"""Withdrawn words are nowhere to be found, but inside their conversation by who spoke and who is assigned to it.

Everyone asks every address and sends every form; on the way nobody reads any other secret of the demo either.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.urls import resolve, reverse

from leertraject.kernel import clock
from leertraject.lookback.commands import releases
from leertraject.lookback.models import (
    Assignment,
    Audience,
    ChangeReason,
    Check,
    Conversation,
    Fragment,
    NoteCopy,
    Offer,
    Release,
    Support,
    TrendSupport,
)
from leertraject.lookback.queries import texts
from leertraject.notices import letters, links
from leertraject.notices.models import Notice
from leertraject.people.models import Person
from leertraject.people.queries import actor
from leertraject.programmes.emails import INVITATION
from leertraject.programmes.models import Cohort
from tests.attacks import tables
from tests.attacks.addresses import addresses, ids, url_names
from tests.attacks.crawling import Crawl, Look, name_of, text_of
from tests.attacks.people import BEARER, Comer, comers, signed_in
from tests.attacks.secrets import Index, secrets
from tests.attacks.words import Phrase, found_in

# Sending these would make one someone else.
ENTERING = frozenset({"account_logout", "demo:sign_in"})
ENOUGH = 0.95
PARTS = 4
# A form is sent about so many objects of one's own: a refusal says the same whatever the object.
FORMS = 6
TAKEN_ALONG = "home:download"


@dataclass
class Withdrawn:
    """A quote that was withdrawn: its words, its audience, the conversation, and who may still read it there."""

    words: str
    audience: str
    literal: bool
    conversation: UUID
    speaker: UUID
    readers: frozenset[UUID]
    about: frozenset[UUID]

    @cached_property
    def phrase(self) -> Phrase:
        """The words, to look for."""
        return Phrase.of(self.words)


@pytest.fixture(scope="module")
def all_withdrawn(filled: None) -> Iterator[list[Withdrawn]]:
    with transaction.atomic():
        living = Release.objects.filter(withdrawal__isnull=True).select_related("offer__fragment__transcript", "study")
        yield [_withdraw(release) for release in living]
        transaction.set_rollback(True)


@pytest.fixture
def withdrawn(all_withdrawn: list[Withdrawn], db: None) -> list[Withdrawn]:
    """Every released quote of the demo, just withdrawn by its speaker."""
    return all_withdrawn


def test_there_is_a_quote_for_each_audience(withdrawn: list[Withdrawn]) -> None:
    assert {quote.audience for quote in withdrawn} == set(Audience.values)


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("part", range(PARTS))
def test_withdrawn_words_are_nowhere(part: int, withdrawn: list[Withdrawn], capsys: pytest.CaptureFixture[str]) -> None:
    """In parts, each with some of the people and all of the urls, so that several processes can share the work."""
    others = Index(secrets())
    hits, names, pages, people = [], set(), Counter(), comers()[part::PARTS]
    for comer in people:
        visited: set[str] = set()
        for crawl in (crawled(comer, withdrawn, others), posted(comer, withdrawn, others)):
            hits += crawl.found
            visited |= {name for name, _ in crawl.statuses}
            for (_, status), count in crawl.statuses.items():
                pages[status] += count
        missing = set() if comer.again else set(url_names()) - visited
        assert len(missing) <= (1 - ENOUGH) * len(url_names()), f"{comer.name} did not visit {sorted(missing)}"
        names |= visited
    with capsys.disabled():
        print(report(names, people, pages))
    assert hits == []


def test_readers_inside_the_conversation_still_find_them(withdrawn: list[Withdrawn]) -> None:
    """Withdrawing takes words from others, not from whoever said or heard them."""
    literal = [quote for quote in withdrawn if quote.literal]
    assert literal
    for comer in signed_in():
        for quote in literal:
            if comer.person and comer.person.pk in quote.readers:
                path = reverse("lookback:transcript", args=[quote.conversation])
                assert quote.phrase.inside(text_of(comer.client.get(path))), comer.name


def test_a_planted_leak_is_found(withdrawn: list[Withdrawn]) -> None:
    words = next(quote.words for quote in withdrawn if len(quote.words) < 110)
    Cohort.objects.filter(title="Groep 1").update(title=words)
    trainer = next(one for one in signed_in() if one.name == "Hanneke Vos")
    crawl = Crawl(trainer.client, watch(trainer, withdrawn, Index([])), whole=(), skip=BEARER)
    crawl.follow([reverse("home:start")])
    found = crawl.found
    assert any("Hanneke Vos read at /groepen/: " in hit for hit in found)
    assert tables.holding([Phrase.of(words)]) == {"programmes_cohort.title"}


def test_withdrawn_words_are_in_no_table(withdrawn: list[Withdrawn]) -> None:
    assert tables.holding([quote.phrase for quote in withdrawn]) == set()


def test_withdrawn_words_are_in_no_mail(withdrawn: list[Withdrawn]) -> None:
    phrases = [quote.phrase for quote in withdrawn]
    for notice in Notice.objects.select_related("recipient", "link"):
        letter = letters.render(notice, links.url(notice.link) if notice.link else "")
        if letter is None:
            assert notice.kind == INVITATION, "a session that has been"
            continue
        assert list(found_in(f"{letter.subject}\n{letter.text}", phrases)) == []


def test_withdrawn_words_are_handed_over_to_their_speaker_only(withdrawn: list[Withdrawn]) -> None:
    for person in Person.objects.order_by("name"):
        handed = str([package.export_for(person.pk) for package in tables.packages()])
        for quote in withdrawn:
            spoke = Conversation.objects.filter(pk=quote.conversation, speaker=person).exists()
            assert spoke or not quote.phrase.inside(handed), person.name


def crawled(comer: Comer, withdrawn: list[Withdrawn], others: Index) -> Crawl:
    """Lets someone open their own mail links, ask every address and follow every link.

    Someone whose roles another has as well asks what is their own; the rest was asked by that other.
    """
    own = own_ids(comer)
    crawl = Crawl(comer.client, watch(comer, withdrawn, others), about=asked_about(own, withdrawn), skip=BEARER)
    leads = [reverse("home:start")]
    for token in comer.tokens:
        leads += crawl.visit(reverse("notices:open", args=[token]))
    asked = [one for one in addresses() if one.name not in BEARER and (not comer.again or ids(one) & own)]
    crawl.follow(leads + crawl.ask(asked))
    return crawl


def posted(comer: Comer, withdrawn: list[Withdrawn], others: Index) -> Crawl:
    """Lets someone send an empty form to every url, of the chain to some that are about a conversation of their own.

    Whatever that changed is taken back. Someone whose roles another has as well need not do it again.
    """
    crawl = Crawl(comer.client, watch(comer, withdrawn, others), whole=())
    if comer.again:
        return crawl
    own = own_ids(comer)
    asked = [address for address in addresses() if address.name not in BEARER | ENTERING]
    sent: Counter[str] = Counter()
    with transaction.atomic():
        for address in asked:
            if ids(address) & own and sent[address.name] < FORMS:
                sent[address.name] += 1
                crawl.visit(address.path, method="post")
        crawl.ask(asked, method="post")
        transaction.set_rollback(True)
    return crawl


def asked_about(own: set[UUID], withdrawn: list[Withdrawn]) -> frozenset[UUID]:
    """Returns what lies around the quotes of which every object is asked: those from one's own conversations, and of
    the others, which are as far away as each other, one per audience."""
    mine = [quote for quote in withdrawn if quote.conversation in own]
    others = {(quote.audience, quote.literal): quote for quote in withdrawn if quote.conversation not in own}
    return frozenset().union(*(quote.about for quote in [*mine, *others.values()]))


def own_ids(comer: Comer) -> set[UUID]:
    """Returns the identifiers of the conversations that someone speaks or interviews in, and of what lies in them."""
    if comer.person is None:
        return set()
    mine = Q(speaker=comer.person) | Q(assignments__person=comer.person)
    talks = set(Conversation.objects.filter(mine).values_list("pk", flat=True))
    fragments = set(Fragment.objects.filter(transcript__conversation__in=talks).values_list("pk", flat=True))
    return talks | fragments | set(Offer.objects.filter(fragment__in=fragments).values_list("pk", flat=True))


def watch(comer: Comer, withdrawn: list[Withdrawn], others: Index) -> Look:
    """Returns what looks for withdrawn words, and for other secrets, in an answer and says where they may not be."""
    person = comer.person.pk if comer.person else None

    def look(path: str, response: HttpResponse) -> Iterator[str]:
        inside, taken = conversation_of(path), name_of(path) == TAKEN_ALONG
        hidden = [quote.phrase for quote in withdrawn if not _may_read(comer, quote, inside, taken=taken)]
        text = text_of(response)
        for words in found_in(text, hidden):
            yield f"{comer.name} read at {path}: {words}"
        for words in others.read_by(person, text) if not name_of(path).startswith("demo:") else ():
            yield f"{comer.name} read at {path}: {words}"

    return look


def conversation_of(path: str) -> UUID | None:
    """Returns the conversation that a page lies in, if any."""
    given = resolve(path.partition("?")[0]).kwargs if name_of(path) else {}
    if "fragment_id" in given:
        fragment = Fragment.objects.filter(pk=given["fragment_id"]).select_related("transcript").first()
        return fragment.transcript.conversation_id if fragment and fragment.transcript else None
    return given.get("conversation_id")


def report(names: set[str], people: list[Comer], pages: Counter[int]) -> str:
    """Returns what was visited, in words."""
    answers = ", ".join(f"{count} x {status}" for status, count in sorted(pages.items()))
    return (
        f"\nwithdrawn words: {len(names - {''})} of {len(url_names())} url names x {len(people)} people,"
        f" {pages.total()} answers ({answers})"
    )


def _may_read(comer: Comer, quote: Withdrawn, inside: UUID | None, *, taken: bool) -> bool:
    """Inside the conversation whoever spoke or held it; a speaker takes the own conversation along."""
    if comer.person is None:
        return False
    return (
        comer.person.pk == quote.speaker if taken else comer.person.pk in quote.readers and inside == quote.conversation
    )


def _withdraw(release: Release) -> Withdrawn:
    ((words, _),) = texts.released_words([release]).values()
    speaker = Person.objects.get(pk=texts.speaker_of(release))
    conversation = release.offer.fragment.transcript.conversation_id
    assigned = Assignment.objects.filter(conversation=conversation).values_list("person", flat=True)
    now = clock.now()
    releases.withdraw_release(release=release, by=actor(speaker, now=now), now=now)
    readers = frozenset({speaker.pk, *assigned})
    about = _about(release) | {conversation, speaker.pk}
    return Withdrawn(words, release.audience, release.literal, conversation, speaker.pk, readers, about)


def _about(release: Release) -> frozenset[UUID]:
    """The identifiers of what lies under a quote and of what rests on it."""
    fragment = release.offer.fragment_id
    insights = set(Support.objects.filter(fragment=fragment).values_list("insight", flat=True))
    trends = set(TrendSupport.objects.filter(fragment=fragment).values_list("trend", flat=True))
    changes = set(ChangeReason.objects.filter(insight__in=insights).values_list("change", flat=True))
    checks = set(Check.objects.filter(change__in=changes).values_list("pk", flat=True))
    copies = set(NoteCopy.objects.filter(note__change__in=changes).values_list("pk", flat=True))
    return frozenset({fragment, release.offer_id, release.pk, *insights, *trends, *changes, *checks, *copies})
