"""Files made to hurt: each is read as an upload is, in a process that says what it needed."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

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
MAY_BE_READ = frozenset({"four million words", "30 MB of text in a Word file", "the last row of a sheet"})


def names() -> list[str]:
    """Returns every file made to hurt."""
    return [*TRANSCRIPTS, *LISTS]


@dataclass(frozen=True)
class Outcome:
    """What came of one: the sentence (or `READ`), the most memory in MiB and the seconds."""

    says: str
    peak: int
    seconds: float


def outcome(name: str) -> Outcome:
    """Reads one of them as an upload is read. Raises confined.TooMuch when it had to be ended."""
    if name in TRANSCRIPTS:
        filename, make = TRANSCRIPTS[name]
        function, given = "transcript", wire.asked(make(), filename)
    else:
        function, given = "table", LISTS[name]()
    return Outcome(**json.loads(confined.run(f"tests.proofs.measured:{function}", given)))
