"""Properties: any bytes are read or refused, the same each time, and what comes out is in order and clean."""

import itertools
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import documents

from . import files

seeded = settings(database=None, deadline=None, derandomize=True, max_examples=40)
SEEDS = [
    files.pdf(files.lines(50, 700, ["Een zin die ver-", "der gaat."]) + files.line(9, 9, 90, 9), files.at(9, 9, "2")),
    files.docx(files.par("Ja") + files.table([files.par("a"), files.par("b")])),
    files.odt("<text:h>Ja</text:h><text:p>Nee</text:p>"),
    b"<html><main><p>Ja<ul><li>a<li>b</ul><table><tr><td>a<td>b</table></main>",
    "Één zin.\n\n- punt\f# Kop\n".encode(),
]
NAMES = ["a.pdf", "a.docx", "a.html", "a.md", "", "~$a.docx", "x/../a.txt"]
edits = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40), st.binary(max_size=8)), max_size=4)
lines = st.lists(st.text("abcé ﬁ-\u00ad•1.\u0003", min_size=1, max_size=30), min_size=1, max_size=8)


def check(data, name):
    try:
        found = documents.read(data, name=name)
    except documents.Refused as refusal:
        assert str(refusal).endswith(".") and "\n" not in str(refusal)
        return
    assert documents.read(data, name=name) == found
    assert [one.number for one in found.paragraphs] == list(range(1, len(found.paragraphs) + 1))
    assert all(one.page <= two.page for one, two in itertools.pairwise(found.paragraphs))
    for one in found.paragraphs:
        assert one.text == unicodedata.normalize("NFC", one.text) == " ".join(one.text.split()) != ""
        assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in one.text)


@seeded
@given(st.sampled_from(SEEDS), edits, st.sampled_from(NAMES))
def test_damaged_files_are_read_or_refused(seed, changes, name):
    data = seed
    for position, removed, added in changes:
        at = position % (len(data) + 1)
        data = data[:at] + added + data[at + removed :]
    check(data, name)


@seeded
@given(st.binary(max_size=200), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(data, name):
    check(data, name)


@seeded
@given(st.lists(lines, min_size=1, max_size=3))
def test_any_lines_come_back_with_all_their_letters(pages):
    text = "\f".join("\n".join(one) for one in pages)
    check(text.encode(), "a.txt")
    drawn = [[line.replace("ﬁ", "fi").encode("cp1252", "ignore").decode("cp1252") for line in one] for one in pages]
    data = files.pdf(*[files.lines(50, 700, one) for one in drawn])
    check(data, "a.pdf")
