"""What the attacks search with, finds words in every dress."""

import pytest

from tests.attacks.words import Phrase

SAID = "Als ik met iemand op pad ga, dan zet ik het erin, want dan weet ik ook wat ik erin moet zetten."


@pytest.mark.parametrize(
    "document",
    [
        SAID,
        "<p>… dan zet ik het erin, want …</p>",
        "<p>dan <mark>zet ik\n  het</mark> er<b>in</b>, want</p>",
        '<a title="dan zet ik het erin, want">x</a>',
        "/zoek/?q=dan+zet+ik+het+erin%2C+want",
        "&quot;Dan&nbsp;zet ik het erin&#44; want&rdquo;",
        '{"tekst": "dan zet ik het\\u0020erin\\u2019 want"}',
        "DAN ZET IK HET ERIN WANT",
    ],
)
def test_six_successive_words_are_found(document):
    assert Phrase.of(SAID).inside(document)


@pytest.mark.parametrize("document", ["dan zet ik het erin", "dan zet zij het erin want", "", "<p>Iets anders</p>"])
def test_fewer_words_and_other_words_are_not(document):
    assert not Phrase.of(SAID).inside(document)


def test_a_short_quote_counts_as_a_whole():
    assert Phrase.of("Een mens klik je niet weg.").inside("<q>een mens klik je niet weg</q>")
    assert Phrase.of("Nooit meer.").inside("Dat zei hij: nooit meer!")
