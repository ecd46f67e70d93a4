"""Which opgaven a paragraph looks like: the right one first, with words that stand there, and nothing for procedure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.linking.labelled import labels, opgaven, paragraphs
from leertraject.analysis.textsearch import Linker, Opgave, Paragraph, middle, stated

TRAM = Opgave("ov", "Met de bus naar je werk", "Hoe houden we elke wijk bereikbaar met bus en tram?")
ROOF = Opgave("dak", "Niemand op straat", "Hoe krijgt wie dakloos is snel een eigen deur?", "De nachtopvang zit vol.")
LINKER = Linker([TRAM, ROOF], beside=["De raad besluit.", "Het college stelt vast."] * 20)
SAID = "In de wijk rijdt na acht uur geen enkele tram en de haltes zijn ver, zeggen ouderen."


def test_the_likest_comes_first_with_the_words_on_which_it_was_found() -> None:
    first = LINKER.suggest(Paragraph(SAID))[0]
    assert first.opgave == "ov"
    assert {one.word for one in first.reasons} == {"wijk", "tram", "haltes"}
    assert [SAID[one.start : one.end] for one in first.reasons] == [one.word for one in first.reasons]
    assert [place for place, _one in LINKER.evidence("ov", [Paragraph("Niets."), Paragraph(SAID)])] == [1]


@pytest.mark.parametrize(
    "text", ["", "?!", "De raad besluit de motie over te nemen.", "Artikel 3, lid 2, vervalt per 1 mei."]
)
def test_what_is_about_nothing_gets_nothing(text: str) -> None:
    assert LINKER.suggest(Paragraph(text)) == []


def test_the_title_orders_and_does_not_make_sure() -> None:
    text = "Daardoor moeten mensen lang wachten en komen zij te laat thuis."
    alone, titled = (LINKER.ranked(Paragraph(text, title)) for title in ("", "Motie Meer trams en bussen"))
    assert titled[0].opgave == "ov" and titled[0].score > alone[0].score
    assert titled[0].strength == next(one for one in alone if one.opgave == "ov").strength
    assert LINKER.suggest(Paragraph(text, "Motie Meer trams en bussen")) == []


def test_vectors_find_what_shares_no_word() -> None:
    linker = Linker([TRAM, ROOF], vectors={"dak": (0.0, 1.0)})
    found = linker.suggest(Paragraph("Zij slapen al weken buiten.", vector=(0.0, 1.0)))
    assert [one.opgave for one in found] == ["dak"]
    # One word or none is never sure, and an opgave without a vector goes by its words.
    assert not found[0].sure and found[0].reasons == ()
    assert linker.ranked(Paragraph(SAID, vector=(1.0, 0.0)))[0].opgave == "ov"


def test_without_opgaven_and_with_an_unknown_one() -> None:
    assert Linker([]).suggest(Paragraph(SAID)) == []
    with pytest.raises(ValueError, match="no opgave x"):
        LINKER.evidence("x", [Paragraph(SAID)])
    assert middle([(0.0, 0.0)]) == (0.0, 0.0)


@settings(max_examples=30)
@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_is_ranked_the_same_twice(text: str, title: str) -> None:
    ranked = LINKER.ranked(Paragraph(text, title))
    assert ranked == LINKER.ranked(Paragraph(text, title))
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    for one in LINKER.suggest(Paragraph(text, title)):
        assert all(text[why.start : why.end] == why.word for why in one.reasons)


def test_the_labelled_paragraphs_that_it_was_tuned_on_keep_their_figures() -> None:
    drawn, linked = paragraphs("tune"), labels("tune")
    known = [Opgave(o.id, o.title, o.statement, o.why_now, o.resident_questions, o.users) for o in opgaven()]
    linker = Linker(known, beside=[one.text for one in drawn])
    found = {one.id: [it.opgave for it in linker.ranked(Paragraph(one.text, one.title))[:5]] for one in drawn}
    recalls = [len({*found[key]} & {*right}) / len(right) for key, right in linked.items() if right]
    assert sum(recalls) / len(recalls) > 0.84
    sure = {one.id: any(it.sure for it in linker.suggest(Paragraph(one.text, one.title))) for one in drawn}
    nothing = [not sure[key] for key, right in linked.items() if not right]
    assert sum(nothing) / len(nothing) >= 0.9


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Steeds meer ouderen in de wijk wachten lang: er is een tekort aan woningen zonder trap.", True),
        ("De gemeente moet de overlast in de straten rond het station samen met bewoners terugdringen.", True),
        ("De wethouder stuurt de raad voor 1 juni een brief over het tekort aan woningen.", False),
        ("Overlast in de wijk", False),
        ("De brug is in 1931 gebouwd naar een ontwerp van een architect uit Utrecht en heeft drie bogen.", False),
    ],
)
def test_what_states_a_question_of_society(text: str, states: bool) -> None:
    assert (stated(text) is not None) is states
