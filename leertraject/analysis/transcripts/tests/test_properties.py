"""Properties: what is written is read, and nothing but TranscriptError comes out."""

import html
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis.transcripts import TranscriptError, read, read_pasted

from .word_files import document, paragraph, word_file

seeded = settings(database=None, deadline=None, derandomize=True, max_examples=200)

NAMES = ["Bos, Els (extern)", "Daan van ’t Hof", "Yılmaz & Co", "<Gast>"]
words = st.lists(st.text("abcëßA1&<>'’.-?", min_size=1, max_size=5), min_size=1, max_size=6)
plain_words = st.lists(st.text("abcëßA19'’.?", min_size=1, max_size=5), min_size=1, max_size=6)
breaks = st.sampled_from(["\n", "\r\n", "\r"])


def clock(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def times(i: int, point: str) -> str:
    return f"{clock(i * 61_007, point)} --> {clock(i * 61_007 + 900, point)}"


@seeded
@given(st.lists(st.tuples(st.sampled_from([*NAMES, None]), words), min_size=1, max_size=20), breaks)
def test_vtt_comes_back(cues, line_end):
    file = "WEBVTT\n\n"
    for i, (name, said) in enumerate(cues):
        voice = f"<v {html.escape(name, quote=False)}>" if name else ""
        file += f"{i}\n{times(i, '.')}\n{voice}{html.escape(chr(10).join(said), quote=False)}\n\n"
    turns = read(file.replace("\n", line_end).encode(), "a.vtt").turns
    runs = [list(run) for _, run in groupby(enumerate(cues), key=lambda item: item[1][0])]
    assert [(t.index, t.speaker, t.text.split()) for t in turns] == [
        (index, run[0][1][0], [word for _, (_, said) in run for word in said])
        for index, run in enumerate(runs, start=1)
    ]
    assert [(round(t.start * 1000), round(t.end * 1000)) for t in turns] == [
        (run[0][0] * 61_007, run[-1][0] * 61_007 + 900) for run in runs
    ]


@seeded
@given(st.lists(plain_words, min_size=1, max_size=20), st.booleans(), breaks)
def test_srt_comes_back(cues, numbered, line_end):
    file = "".join(
        (f"{i}\n" if numbered else "") + f"{times(i, ',')}\n" + "\n".join(said) + "\n\n" for i, said in enumerate(cues)
    )
    (turn,) = read(file.replace("\n", line_end).encode("utf-16"), "a.srt").turns
    assert turn.text.split() == [word for said in cues for word in said]
    assert (turn.start, round(turn.end * 1000)) == (0.0, (len(cues) - 1) * 61_007 + 900)


@seeded
@given(st.lists(st.tuples(st.integers(1, 3), plain_words), min_size=1, max_size=20), st.sampled_from(["\n", "\n\n"]))
def test_labelled_text_comes_back(said, between):
    turns = read_pasted(between.join(f"Spreker {n}: {chr(10).join(words)}" for n, words in said)).turns
    assert [(t.speaker, t.text.split()) for t in turns] == [
        (f"Spreker {n}", [word for _, words in run for word in words])
        for n, run in groupby(said, key=lambda item: item[0])
    ]


SEEDS = [
    b"WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v Els &amp; Bo>Ja <i>hoor</i></v>\n\nmeer\n",
    b"1\r\n00:00:01,000 --> 00:00:02,000\r\n- Ja\r\n- Nee\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nEls: ja\r\n",
    "Spreker 1: één\n\n[0:03] Els Bos: twee\ndrie\nBo 0:09\n".encode(),
    "0:0:0.0 --> 0:0:1.9\nEls\nJa.\n".encode("utf-16"),
    word_file(document(paragraph("Els   0:03", "Ja.") + paragraph("Bo   0:04", "Nee.")), compression=0),
]
SNIPPETS = [
    b"-->",
    b"<v ",
    b"</v>",
    b"\r",
    b"\n\n",
    b":",
    b"&#",
    b"\x00",
    b"\xff\xfe",
    b"PK\x01\x02",
    b"WEBVTT\n",
    b"{\\",
]
edits = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 30), st.one_of(st.binary(max_size=6), st.sampled_from(SNIPPETS))),
    max_size=8,
)
names = st.sampled_from(["a.vtt", "a.srt", "a.txt", "a.docx", ""])


def assert_read_or_refused(data: bytes, name: str) -> None:
    try:
        turns = read(data, name).turns
    except TranscriptError as error:
        assert "\n" not in str(error)
        return
    assert [turn.index for turn in turns] == list(range(1, len(turns) + 1))
    assert all(turn.text and turn.text == " ".join(turn.text.split()) for turn in turns)
    assert all(one.speaker != two.speaker for one, two in zip(turns, turns[1:], strict=False))


@settings(seeded, max_examples=1500)
@given(st.sampled_from(SEEDS), edits, names)
def test_damaged_files_are_read_or_refused(seed, changes, name):
    data = seed
    for position, removed, added in changes:
        at = position % (len(data) + 1)
        data = data[:at] + added + data[at + removed :]
    assert_read_or_refused(data, name)


@settings(seeded, max_examples=500)
@given(st.binary(max_size=200), names)
def test_any_bytes_are_read_or_refused(data, name):
    assert_read_or_refused(data, name)


@settings(seeded, max_examples=300)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        read_pasted(text)
    except TranscriptError as error:
        assert str(error)
