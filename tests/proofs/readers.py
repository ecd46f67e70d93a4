"""Every reader of what strangers send, as a function that takes any bytes: it reads, or refuses in a sentence.

Anything else, an error of another kind or an answer that is no answer, is a fault. The first byte chooses how the rest
is taken, so that what is random also gets past the outside of a zip.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leertraject.analysis import documents, replies, spreadsheets, transcripts
from leertraject.analysis.documents.tests import files as papers
from leertraject.analysis.spreadsheets import wire as books
from leertraject.analysis.spreadsheets.tests import files as sheets
from leertraject.analysis.transcripts import wire
from leertraject.analysis.transcripts.tests import word_files

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
_ROWS = [("Naam", "E-mail"), ("Bos, Els", "els@x.example"), ("van 't Hof, Daan", "=1+1")]
_SHEET = "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><f>A2</f><v>3</v></c></row></sheetData>"
_SAID = word_files.document(word_files.paragraph("Els   0:03", "Ja.") + word_files.paragraph("Bo   0:04", "Nee."))
_VTT = b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v Els &amp; Bo>Ja <i>hoor</i></v>\n\nmeer\n"
_SRT = b"1\r\n00:00:01,000 --> 00:00:02,000\r\n- Ja\r\n- Nee\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nEls: ja\r\n"
_TEXT = "Spreker 1: één\n\n[0:03] Els Bos: twee\ndrie\nBo 0:09\n".encode()

_PARAGRAPHS = (papers.par("Wonen", style="Kop1") + papers.table([papers.par("a"), papers.par("b")])).encode()
_WEB = b"<html><title>a</title><main><h1>Wonen</h1><p class='x'>Ja &amp; nee<br><table><tr><td>a<td>b</table></main>"
_PAGES = papers.pdf(papers.at(50, 700, "Wonen") + papers.line(9, 9, 90, 9), papers.lines(50, 700, ["Ja-", "nee"]))

_MAILED = b"From: els@x.example\nContent-Type: text/calendar; method=REPLY\n\n"
_REPLY = (
    _MAILED + b"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:7@y.example\nSEQUENCE:2\nDTSTAMP:20260414T090000Z\n"
    b'ATTENDEE;PARTSTAT=ACCEPTED;CN="Els; Bos":mailto:els@x.example\nEND:VEVENT\nEND:VCALENDAR\n'
)


@dataclass(frozen=True)
class Reader:
    """A reader, with files that it reads: what is tried begins with those."""

    once: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def _turns(data: bytes, name: str) -> None:
    try:
        found = transcripts.read(data, name)
    except transcripts.TranscriptError as refusal:
        _a_sentence(str(refusal))
        return
    texts = [turn.text for turn in found.turns]
    assert texts and all(text and text == " ".join(text.split()) for text in texts)
    assert wire.from_bytes(wire.to_bytes(found)) == found


def _pasted(data: bytes) -> None:
    """A browser can send a lone surrogate as text."""
    try:
        assert transcripts.read_pasted(data.decode("utf-8", "surrogatepass")).turns
    except UnicodeDecodeError:
        return
    except transcripts.TranscriptError as refusal:
        _a_sentence(str(refusal))


def _docx(data: bytes) -> None:
    how, rest = data[:1], data[1:]
    if how == b"x":
        rest = word_files.word_file(rest)
    elif how == b"n":
        name, _, inside = rest.partition(b"\n")
        named = name.decode(errors="replace").partition("\0")[0] or "a"
        rest = word_files.word_file(_SAID, others=[(named, inside)])
    _turns(rest, "a.docx")


def _paragraphs(data: bytes, name: str) -> None:
    try:
        found = documents.read(data, name=name)
    except documents.Refused as refusal:
        _a_sentence(str(refusal))
        return
    assert [one.number for one in found.paragraphs] == list(range(1, len(found.paragraphs) + 1))
    assert all(one.text and one.text == " ".join(one.text.split()) for one in found.paragraphs)
    assert all(1 <= one.page <= found.pages for one in found.paragraphs)
    assert documents.received(documents.answered(documents.asked(data, name=name))) == found


def _paper(data: bytes) -> None:
    """A file as it is, or as the text inside a Word or LibreOffice file."""
    how, rest = data[:1], data[1:]
    text = rest.decode(errors="replace")
    if how == b"w":
        _paragraphs(papers.docx(text), "a.docx")
    elif how == b"o":
        _paragraphs(papers.odt(text), "a.odt")
    else:
        _paragraphs(rest, "a.md" if how == b"m" else "a.html")


def _rows(data: bytes) -> None:
    try:
        book = spreadsheets.read(data)
    except spreadsheets.SpreadsheetError as refusal:
        _a_sentence(str(refusal))
        return
    for sheet in book.sheets[:2]:
        for one in spreadsheets.laid_out(sheet).people():
            assert isinstance(one.name, str) and isinstance(one.email, str)
    again = books.uncarried(books.carried(book))
    assert again.kind == book.kind and again.text == book.text


def _xlsx(data: bytes) -> None:
    how, rest = data[:1], data[1:]
    text = rest.decode(errors="replace")
    parts = {
        b"s": lambda: sheets.xlsx_parts(text),
        b"h": lambda: sheets.xlsx_parts(_SHEET, shared=text),
        b"y": lambda: sheets.xlsx_parts(_SHEET, styles=text),
        b"w": lambda: sheets.xlsx_parts(_SHEET, more=text),
        b"r": lambda: {**sheets.xlsx_parts(_SHEET), "xl/worksheets/sheet1.xml": text},
    }.get(how)
    _rows(sheets.zipped(parts()) if parts else rest)


def _ods(data: bytes) -> None:
    how, rest = data[:1], data[1:]
    _rows(sheets.ods_table(rest.decode(errors="replace")) if how == b"t" else rest)


def _carried(data: bytes) -> None:
    try:
        books.uncarried(data.decode("utf-8", "replace"))
    except spreadsheets.SpreadsheetError as refusal:
        _a_sentence(str(refusal))


def _token(data: bytes) -> None:
    """Of all tokens only the one that was given out opens the link."""
    from leertraject.notices import links
    from tests.proofs.tokens import ONLY, Only

    given = data.decode("utf-8", "surrogateescape")
    assert links._read(given, Only()) is None or given == links.token(ONLY)  # type: ignore[arg-type]


def _token_seed() -> bytes:
    from leertraject.notices import links
    from tests.proofs.tokens import ONLY

    return links.token(ONLY).encode()


def _passkey(data: bytes) -> None:
    from tests.proofs import keys

    keys.once(data)


def _passkey_seeds() -> tuple[bytes, ...]:
    from tests.proofs import keys

    return b"m" + keys.MADE.encode(), b"u" + keys.USED.encode()


def _reply(data: bytes) -> None:
    """A mail holds an answer of one attendee or none, and both come whole from the process that reads it."""
    found = replies.read(data)
    assert replies.from_bytes(replies.answered(data)) == found
    if found is not None:
        assert found.answer in replies.ANSWERS and found.uid and found.attendee == found.attendee.lower()


def readers() -> dict[str, Reader]:
    """Returns every reader by name. Django must have been started: links are signed with its key."""
    shared = {kind: _files(kind) for kind in ("vtt", "srt", "docx", "csv", "xlsx", "ods")}
    whole = {
        "docx": [word_files.word_file(_SAID), *shared["docx"]],
        "xlsx": [sheets.xlsx(_ROWS), *shared["xlsx"]],
        "ods": [sheets.ods(_ROWS), *shared["ods"]],
    }
    zips = {kind: tuple(b"f" + file for file in files) for kind, files in whole.items()}
    cell = sheets.ods_cell("x").encode()
    return {
        "vtt": Reader(lambda data: _turns(data, "a.vtt"), (_VTT, *shared["vtt"])),
        "srt": Reader(lambda data: _turns(data, "a.srt"), (_SRT, *shared["srt"])),
        "txt": Reader(lambda data: _turns(data, "a.txt"), (_TEXT, _TEXT.decode().encode("utf-16"))),
        "pasted": Reader(_pasted, (_TEXT, "Els: ja \ud800\n".encode("utf-8", "surrogatepass"))),
        "docx": Reader(_docx, (b"x" + _SAID.encode(), b"n../../a\nb", *zips["docx"])),
        "pdf": Reader(lambda data: _paragraphs(data, "a.pdf"), (_PAGES,)),
        "paper": Reader(
            _paper, (b"w" + _PARAGRAPHS, b"o<text:p>Ja<text:s/></text:p>", b"h" + _WEB, b"m# Ja\n\n- a\n|b|")
        ),
        "csv": Reader(_rows, ("\n".join(";".join(row) for row in _ROWS).encode(), *shared["csv"])),
        "xlsx": Reader(
            _xlsx, (b"s" + _SHEET.encode(), b"h<si><t>Naam</t></si>", b"y<cellXfs><xf/></cellXfs>", *zips["xlsx"])
        ),
        "ods": Reader(_ods, (b"t<table:table-row>" + cell + b"</table:table-row>", *zips["ods"])),
        "carried": Reader(_carried, (books.carried(spreadsheets.read(b"naam;mail\nEls;e@x.example\n")).encode(),)),
        "token": Reader(_token, (_token_seed(),)),
        "passkey": Reader(_passkey, _passkey_seeds()),
        "reply": Reader(_reply, (_REPLY, *_files("eml"), *(_MAILED + file for file in _files("ics")))),
    }


def _files(kind: str, most: int = 40_000) -> list[bytes]:
    """Real files of a kind, where they are."""
    found = sorted(
        path for folder in ("transcripts", "spreadsheets", "calendars") for path in (_SHARED / folder).glob(f"*.{kind}")
    )
    return [path.read_bytes() for path in found if path.stat().st_size <= most]


def _a_sentence(said: str) -> None:
    assert said.endswith(".") and "\n" not in said, said
