"""The crawler finds what may be read: otherwise it would prove nothing about what may not."""

from django.urls import reverse

from leertraject.lookback.models import Release
from leertraject.lookback.queries import texts
from tests.attacks.addresses import addresses
from tests.attacks.crawling import Crawl, text_of
from tests.attacks.people import BEARER, signed_in
from tests.attacks.words import Phrase, found_in


def test_the_crawler_finds_released_quotes(demo: None) -> None:
    """Otherwise it would prove nothing afterwards."""
    words = [words for words, _ in texts.released_words(Release.objects.filter(withdrawal__isnull=True)).values()]
    trainer = next(one for one in signed_in() if one.name == "Hanneke Vos")
    crawl = Crawl(trainer.client, lambda _, response: found_in(text_of(response), map(Phrase.of, words)), skip=BEARER)
    crawl.follow([reverse("home:start")])
    assert len(set(crawl.found)) == len(words)


def test_the_crawler_reads_files(demo: None) -> None:
    words = [words for words, _ in texts.released_words(Release.objects.filter(withdrawal__isnull=True)).values()]
    sponsor = next(one for one in signed_in() if one.name == "Karin Dekker")
    found = Crawl(sponsor.client, lambda _, response: found_in(text_of(response), map(Phrase.of, words)), skip=BEARER)
    for name in ("effects:publication", "effects:as_pdf", "effects:as_word"):
        before = len(found.found)
        found.ask(addresses([name]))
        assert len(found.found) > before, name
