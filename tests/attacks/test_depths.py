"""Withdrawn at three depths, the words are nowhere: not under an insight, in a publication, a note, file or copy."""

from collections.abc import Iterable, Iterator

import pytest
from django.db import transaction
from django.db.models import Model

from leertraject.effects.models import PublishedQuote
from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback import rules
from leertraject.lookback.commands import consent, releases
from leertraject.lookback.models import Insight, Note, NoteCopy, Purpose, Release, Study, Support
from leertraject.lookback.queries import conversations, insights, texts
from leertraject.people.models import Person
from leertraject.people.queries import actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Block, Change
from tests.attacks import tables
from tests.attacks.addresses import Address, addresses, ids
from tests.attacks.crawling import text_of
from tests.attacks.people import Comer, signed_in
from tests.attacks.words import Phrase

# Where released words stand, on a page, in a file or on paper; printing is the same page with another style.
SHOWN = {
    "lookback:insight",
    "programmes:changes",
    "programmes:version",
    "programmes:block",
    "programmes:programme",
    "lookback:quotes",
    "lookback:note",
    "effects:publication",
    "effects:as_pdf",
    "effects:as_word",
}
ELSEWHERE = {"lookback:trail", "lookback:resting", "programmes:comparison", "home:start"}
INSIDE = {"lookback:transcript", "lookback:workbench"}
# Of these only what has to do with the quote is asked.
NARROW = {"lookback:resting", "lookback:transcript", "lookback:workbench", "lookback:trail"}
# What the speaker takes back: this quote, the purpose that it rested on, or the conversation as a whole.
DEPTHS = {"vrijgave": None, "doel": {Purpose.IMPROVEMENT}, "gesprek": set(Purpose)}


@pytest.fixture
def quote(demo: None) -> Release:
    """A published quote, whose words someone also wrote into an insight and into a note while that was allowed."""
    shown = PublishedQuote.objects.values("release")
    found = Release.objects.filter(pk__in=shown, withdrawal__isnull=True).select_related(
        "offer__fragment__transcript__conversation"
    )
    release = found.order_by("-released_at").first()
    assert release is not None
    words = _words(release)
    rests = Support.objects.filter(fragment=release.offer.fragment).values("insight")
    Insight.objects.filter(pk__in=rests).update(explanation=f"Iemand zei: {words} Daarom.")
    Note.objects.filter(change__version__programme=release.study.programme_id).update(text=f"Iemand zei: {words}")
    _plant(release.study, f"Iemand zei: {words}")
    return release


def test_at_every_depth_the_words_are_gone_everywhere(quote: Release) -> None:
    words, talk = Phrase.of(_words(quote)), quote.offer.fragment.transcript.conversation
    about = {talk.pk, quote.offer.fragment_id, *Support.objects.values_list("insight", flat=True)}
    lookers = _lookers()
    assert {name for name, _ in _read(words, SHOWN, lookers)} == SHOWN, "otherwise it proves nothing"
    for depth, purposes in DEPTHS.items():
        with transaction.atomic():
            _withdraw(quote, purposes)
            asked = [one for one in addresses(ELSEWHERE | INSIDE) if one.name not in NARROW or ids(one) & about]
            sound = [rules.unconfirmable(insights.counts(one), one.counter, flagged=False) for one in confirmed()]
            assert set(sound) <= {""}, depth
            read = [*_read(words, SHOWN, lookers), *_read(words, asked, lookers)]
            assert {name for name, _ in read} <= (INSIDE if talk_stays(depth) else set()), depth
            inside = {talk.speaker.name, *talk.assignments.values_list("person__name", flat=True)}
            assert {who for _, who in read} <= inside, depth
            for person in Person.objects.exclude(pk=talk.speaker_id if talk_stays(depth) else None):
                handed = str([package.export_for(person.pk) for package in tables.packages()])
                assert not words.inside(handed), f"{depth}: {person.name}"
            transaction.set_rollback(True)


def _plant(study: Study, told: str) -> None:
    """Someone wrote the words into a programme before they were marked: into a version that lies fixed as well."""
    fixed = {"version__programme": study.programme_id, "version__publication__isnull": False}
    rows: dict[Model, dict[str, object]] = {
        Block.objects.filter(**fixed, kind="session").latest("version__number", "position"): {
            "description": told,
            "goals": [told],
        },
        Change.objects.filter(**fixed).latest("version__number", "number"): {"what": told},
        study.programme: {"promise": told},
    }
    for row, written in rows.items():
        programmes.cover_words(row=row, texts=written, by=SYSTEM, now=clock.now())


def talk_stays(depth: str) -> bool:
    """Says whether the conversation itself is still there to read, for who spoke and who held it."""
    return depth != "gesprek"


def confirmed() -> Iterable[Insight]:
    """Returns the insights that say that they are confirmed."""
    return Insight.objects.filter(confirmation__isnull=False)


def _withdraw(quote: Release, purposes: set[Purpose] | None) -> None:
    talk = quote.offer.fragment.transcript.conversation
    by, now = actor(talk.speaker, now=clock.now()), clock.now()
    if purposes is None:
        releases.withdraw_release(release=Release.objects.get(pk=quote.pk), by=by, now=now)
        return
    answers = {purpose: yes and purpose not in purposes for purpose, yes in conversations.consents(talk).items()}
    consent.answer_consent(conversation=talk, answers=answers, by=by, now=now)


def _read(words: Phrase, asked: Iterable[str | Address], lookers: list[Comer]) -> Iterator[tuple[str, str]]:
    """Yields at which url, and by whom, the words are read; a name stands for all its addresses."""
    found = [one for name in asked for one in (addresses([name]) if isinstance(name, str) else [name])]
    for comer in lookers:
        for address in found:
            if words.inside(text_of(comer.client.get(address.path))):
                yield address.name, comer.name


def _lookers() -> list[Comer]:
    """Returns someone of every kind: who leads, trains, pays, interviewed, and who got a note."""
    told = set(NoteCopy.objects.values_list("receiver__name", flat=True))
    known = signed_in()
    reader = next(comer.name for comer in known if comer.name in told)
    wanted = {"Lotte Brink", "Hanneke Vos", "Karin Dekker", "Mirjam Kok", reader}
    return [comer for comer in known if comer.name in wanted]


def _words(release: Release) -> str:
    ((words, _),) = texts.released_words([release]).values()
    return words
