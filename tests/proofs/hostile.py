"""Files made to hurt: each is read as an upload is, in a process that says what it needed."""

import io
import json
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from leertraject.analysis import documents
from leertraject.analysis.documents.tests import files as papers
from leertraject.analysis.spreadsheets.tests import files as sheets
from leertraject.analysis.transcripts import wire
from leertraject.analysis.transcripts.tests import word_files
from leertraject.kernel import confined

MEGA = 1024 * 1024
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_ENTITIES = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY l0 SYSTEM "file:///etc/passwd">]>'


def _bomb(name: str, size: int) -> bytes:
    """A zip with one file of nothing but the same sign."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as inside,
    ):
        for _ in range(size // MEGA):
            inside.write(b"<" * MEGA)
    return out.getvalue()


def _many(name: str, count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{name}{number}", b"")
    return out.getvalue()


def _workbook(rows: str) -> bytes:
    return sheets.zipped(sheets.xlsx_parts(f"<sheetData>{rows}</sheetData>"))


def _with(parts: dict[str, str]) -> bytes:
    return sheets.zipped({**sheets.xlsx_parts("<sheetData/>"), **parts})


def _swollen(gigabytes: int) -> str:
    """A compressed stream of so many gigabytes, put together from one piece of it."""
    packing = zlib.compressobj(9, wbits=-15)
    piece = packing.compress(b" " * MEGA) + packing.flush(zlib.Z_FULL_FLUSH)
    return (b"\x78\xda" + piece * (1024 * gigabytes) + packing.flush()).decode("latin-1")


def _drawing(stream: str, *, named: str = "") -> bytes:
    """A PDF of one page that draws with this stream, and under a name has itself to draw."""
    return papers.numbered(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 3 0 R >> >>"
            f" /Length {len(stream)} {named} >>\nstream\n{stream}\nendstream",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R"
            " /Resources << /XObject << /A 3 0 R >> >> >>",
        ]
    )


# As a document, by the name of the file.
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "three gigabytes in a PDF": ("a.pdf", lambda: _drawing(_swollen(3), named="/Filter /FlateDecode")),
    "a PDF that draws itself": ("a.pdf", lambda: _drawing("/A Do /A Do /A Do ")),
    "forty thousand words on a page": (
        "a.pdf",
        lambda: papers.pdf("".join(papers.at(n % 500, n // 500 * 9, "woord") for n in range(39_000))),
    ),
}
# Here the process is ended, at its limit; the person gets a sentence all the same.
MAY_BE_ENDED = frozenset({"three gigabytes in a PDF", "a PDF that draws itself"})
# As a transcript, by the name of the file.
TRANSCRIPTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one line of 19 MB": ("a.vtt", lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"a" * 19 * MEGA),
    "19 MB of line ends": ("a.txt", lambda: b"Els: ja" + b"\n" * 19 * MEGA),
    "19 MB of open tags": ("a.vtt", lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * 6 * MEGA),
    "a million names": ("a.txt", lambda: b"".join(b"N%d: ja\n" % n for n in range(1_000_000))),
    "four million words": ("a.txt", lambda: b"Els: " + b"a " * 2_400_000),
    "half signs of UTF-16": ("a.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 1000),
    "a gigabyte in a Word file": ("a.docx", lambda: _bomb("word/document.xml", 1024 * MEGA)),
    "30 MB of text in a Word file": (
        "a.docx",
        lambda: word_files.word_file(word_files.document(word_files.paragraph("Els: " + "ja " * 10_000) * 1000)),
    ),
    "entities in entities": (
        "a.docx",
        lambda: word_files.word_file(word_files.document(word_files.paragraph("&l9;"), before=_ENTITIES)),
    ),
    "an entity of this machine": (
        "a.docx",
        lambda: word_files.word_file(word_files.document(word_files.paragraph("&l0;"), before=_OUTSIDE)),
    ),
    "a path out of a Word file": (
        "a.docx",
        lambda: word_files.word_file(
            word_files.document(word_files.paragraph("Els: ja")), others=[("../../etc/passwd", b"")]
        ),
    ),
    "sixty thousand files in a Word file": ("a.docx", lambda: _many("word/a", 60_000)),
    "a hundred thousand tags deep": ("a.docx", lambda: word_files.word_file(word_files.document("<w:p>" * 100_000))),
}
LISTS: dict[str, Callable[[], bytes]] = {
    "one cell of 9 MB": lambda: b'"' + b"a" * 9 * MEGA + b'"',
    "one row of 9 MB": lambda: b"a;" * (4 * MEGA),
    "9 MB of quotes": lambda: b'"' * 9 * MEGA,
    "a gigabyte in a workbook": lambda: _bomb("xl/workbook.xml", 1024 * MEGA),
    "entities in a workbook": lambda: _with({"xl/workbook.xml": f"{_ENTITIES}<workbook>&l9;</workbook>"}),
    "an entity of this machine in a workbook": lambda: _with(
        {"xl/workbook.xml": f"{_OUTSIDE}<workbook>&l0;</workbook>"}
    ),
    "a path out of a workbook": lambda: _with({"../../etc/passwd": "x"}),
    "a million cells": lambda: _workbook(
        "<sheetData>" + "<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row></sheetData>"
    ),
    "the last row of a sheet": lambda: _workbook(
        '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "ten million repeated rows": lambda: sheets.ods_table(
        f'<table:table-row table:number-rows-repeated="9999999">{sheets.ods_cell("x")}</table:table-row>'
    ),
    "sixty thousand files in a workbook": lambda: _many("xl/a", 60_000),
}
# These are much, and no more than a day of talk or a list may be.
MAY_BE_READ = frozenset(
    {
        "four million words",
        "30 MB of text in a Word file",
        "the last row of a sheet",
        "forty thousand words on a page",
    }
)


def names() -> list[str]:
    """Returns every file made to hurt."""
    return [*TRANSCRIPTS, *LISTS, *DOCUMENTS]


@dataclass(frozen=True)
class Outcome:
    """What came of one: the sentence (or `READ`), the most memory in MiB and the seconds."""

    says: str
    peak: int
    seconds: float


def outcome(name: str) -> Outcome:
    """Reads one of them as an upload is read. Raises confined.TooMuch when it had to be ended."""
    if name in DOCUMENTS:
        return _of_a_document(name)
    if name in TRANSCRIPTS:
        filename, make = TRANSCRIPTS[name]
        function, given = "transcript", wire.asked(make(), filename)
    else:
        function, given = "table", LISTS[name]()
    return Outcome(**json.loads(confined.run(f"tests.proofs.measured:{function}", given)))


def _of_a_document(name: str) -> Outcome:
    filename, make = DOCUMENTS[name]
    asked, began = documents.asked(make(), name=filename), time.monotonic()
    try:
        return Outcome(**json.loads(confined.run("tests.proofs.measured:document", asked)))
    except confined.TooMuch:
        if name not in MAY_BE_ENDED:
            raise
        # It had no more than its limit, or the system would have given it more.
        return Outcome(documents.TOO_HEAVY, confined.MEMORY // MEGA - 1, round(time.monotonic() - began, 2))
