"""What changed between two documents: nothing is lost, and what stayed the same is said to be so."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis.documents.comparing import CHANGED, GONE, NEW, SAME, Part, compare
from leertraject.analysis.documents.paragraphs import Paragraph

seeded = settings(database=None, deadline=None, derandomize=True, max_examples=40)
texts = st.lists(st.text("ab ", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=9)


def numbered(found):
    return tuple(Paragraph(number, 1, text) for number, text in enumerate(found, start=1))


@seeded
@given(texts, texts)
def test_every_paragraph_is_there_once_and_in_order(one, other):
    old, new = numbered(one), numbered(other)
    found = compare(old, new)
    assert [change.new for change in found if change.new] == list(new)
    assert sorted(change.old.number for change in found if change.old) == list(range(1, len(old) + 1))
    for change in found:
        assert (change.kind == NEW) == (change.old is None) and (change.kind == GONE) == (change.new is None)
        if change.kind == CHANGED:
            kept = " ".join(part.text for part in change.words if part.kind != GONE)
            was = " ".join(part.text for part in change.words if part.kind != NEW)
            assert (was.split(), kept.split()) == (change.old.text.split(), change.new.text.split())
        elif change.kind == SAME:
            assert change.old.text == change.new.text
    assert all(change.kind == SAME and not change.moved for change in compare(old, old))


def test_moved_changed_gone_and_new_are_told_apart():
    old = numbered([
        "Inleiding", "De raad besluit unaniem:", "We bouwen 200 sociale huurwoningen in Noord.",
        "De raad besluit unaniem:", "De bibliotheek blijft open op zondag.", "Dit punt vervalt helemaal.",
    ])  # fmt: skip
    new = numbered([
        "Inleiding", "De bibliotheek blijft open op zondag.", "De raad besluit unaniem:",
        "We bouwen 300 sociale huurwoningen in Noord en Zuid.", "De raad besluit unaniem:",
        "Geheel nieuwe zin over zorg.",
    ])  # fmt: skip
    assert [(one.kind, one.old and one.old.number, one.moved) for one in compare(old, new)] == [
        (SAME, 1, False), (SAME, 5, True), (SAME, 2, False), (CHANGED, 3, False), (SAME, 4, False), (GONE, 6, False),
        (NEW, None, False),
    ]  # fmt: skip
    assert compare(old, new)[3].words == (
        Part(SAME, "We bouwen"), Part(GONE, "200"), Part(NEW, "300"), Part(SAME, "sociale huurwoningen in"),
        Part(GONE, "Noord."), Part(NEW, "Noord en Zuid."),
    )  # fmt: skip


def test_two_thousand_paragraphs_with_changes_everywhere():
    chance = random.Random(5)
    words = [f"woord{number}" for number in range(3000)]
    one = [" ".join(chance.choices(words, k=60)) for _ in range(2000)]
    other = [text.replace(text.split()[7], "anders") for text in one]
    other = other[1500:] + other[:900] + other[930:1500]
    began = time.process_time()
    found = compare(numbered(one), numbered(other))
    assert time.process_time() - began < 8  # a guard against a square; the bench has the figure
    assert {change.kind for change in found} == {CHANGED, GONE}
    assert sum(change.moved for change in found) == 500
