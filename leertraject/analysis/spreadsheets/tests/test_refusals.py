"""What is broken, hostile or no list is refused in Dutch, and with nothing but SpreadsheetError."""

import base64
import random
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import spreadsheets
from leertraject.analysis.spreadsheets import SpreadsheetError, limits, read, read_pasted, wire
from leertraject.analysis.spreadsheets.writing import csv_bytes

from .files import ods, ods_cell, ods_table, refusal, xlsx, xlsx_parts, zipped

seeded = settings(database=None, deadline=None, derandomize=True, max_examples=150)
BOMB = "<sheetData>" + "<row><c/></row>" * 300_000 + "</sheetData>"

REFUSED = {
    "empty": (b" \r\n", "Hier staat niets in"),
    "pdf": (b"%PDF-1.7", "Dit is een pdf"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel-bestand"),
    "web page": (b"\xef\xbb\xbf<html><table>", "webpagina"),
    "no text": (b"naam;mail\x00\x01\x02\x03\n", "geen tekst"),
    "too big": (b"a" * (limits.MAX_BYTES + 1), "groter dan 10 MB"),
    "too long": (b"a;b\n" * 800_000, "tekens"),
    "one endless line": (b'"' + b"a" * 2_000_000 + b'"', "veld van meer dan"),
    "too many rows": (b"a;b\n" * 6_000, "5000 gevulde rijen"),
    "too many columns": (b";".join([b"a"] * 300), "200 kolommen"),
    "open quote": (b'naam;mail\nJan;"jan@x\nEls;els@x\n', "Rij 2: hier gaat een aanhalingsteken open"),
    "no list": (zipped({"a.txt": "x"}), "geen lijst"),
    "broken zip": (xlsx([("a",)])[:-30], "beschadigd"),
    "path": (zipped({**xlsx_parts(""), "../../etc/passwd": "x"}), "onveilige bestandsnamen"),
    "bomb": (zipped(xlsx_parts(BOMB)), "veel te groot"),
    "password": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x",
                "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "wachtwoord",
    ),
    "entity": (
        zipped({**xlsx_parts(""), "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'}),
        "verborgen verwijzingen",
    ),
    "deep": (zipped(xlsx_parts("<a>" * 100 + "</a>" * 100)), "vreemd in elkaar"),
    "no XML": (zipped({**xlsx_parts(""), "xl/workbook.xml": "<workbook"}), "beschadigd"),
    "repeated rows": (
        ods_table(f'<table:table-row table:number-rows-repeated="9999999">{ods_cell("x")}</table:table-row>'),
        "5000 gevulde rijen",
    ),
    "repeated cells": (
        ods_table(f"<table:table-row>{ods_cell('x', table__number_columns_repeated='16384')}</table:table-row>"),
        "200 kolommen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_refused(what):
    data, says = REFUSED[what]
    assert says in refusal(data)


def test_pasted_text_is_judged_the_same():
    with pytest.raises(SpreadsheetError, match="geen tekst"):
        read_pasted("naam;\ud800\n")
    with pytest.raises(SpreadsheetError, match="niets"):
        read_pasted(" \n")


@pytest.mark.parametrize(
    "word",
    [
        "geen base64!",
        base64.b64encode(b"x").decode(),
        base64.b64encode(zlib.compress(b" " * (13 * limits.MAX_CHARS))).decode(),
        base64.b64encode(zlib.compress(b"[" * 5_000)).decode(),
        base64.b64encode(zlib.compress(b'{"kind":1}')).decode(),
        base64.b64encode(
            zlib.compress(b'{"kind":"x","encoding":"","separator":"","text":"","sheets":[["a",[["x"]]]]}')
        ).decode(),
    ],
)
def test_what_a_page_carried_is_not_trusted(word):
    assert "onderweg beschadigd" in refusal(word, wire.uncarried)


def test_an_encoding_that_python_knows_but_we_do_not_is_refused():
    book = spreadsheets.read(b"a;b\n")
    for name in ("zlib_codec", "idna", "unicode_escape"):
        with pytest.raises(SpreadsheetError):
            spreadsheets.read_again(book, encoding=name)
    with pytest.raises(SpreadsheetError):
        spreadsheets.read_again(book, separator="a")


@seeded
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    for given_bytes in (data, b"PK\x03\x04" + data, b"naam;mail\n" + data):
        try:
            book = read(given_bytes)
        except SpreadsheetError as refused:
            assert str(refused).endswith(".")
        else:
            spreadsheets.laid_out(book.sheets[0]).people()


def test_files_with_odd_bytes_are_read_or_refused():
    chance = random.Random(7)
    rows = [("Naam", "E-mail")] + [(f"Bos, Els {n}", f"e{n}@x.example") for n in range(20)]
    inside = xlsx_parts("<sheetData><row r='1'><c r='A1' s='1'><f>A2</f><v>3</v></c></row></sheetData>")
    for seed in (xlsx(rows), ods(rows), csv_bytes(rows), zipped(inside, stored=True)):
        for _ in range(60):
            data = bytearray(seed)
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            with suppress(SpreadsheetError):
                spreadsheets.laid_out(read(bytes(data)).sheets[0]).people()


CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"], blacklist_characters="\ufeff"), max_size=30)


@seeded
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8))
def test_what_is_written_comes_back_without_a_formula(rows):
    data = csv_bytes([("Naam", "E-mail"), *rows])
    book = read(data)
    assert (book.encoding, book.separator) == ("utf-8-sig", ";")
    written = [row.cells for row in book.sheets[0].rows]
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in written for cell in row)
    people = {one.number: one for one in spreadsheets.laid_out(book.sheets[0]).people()}
    for number, (name, _) in enumerate(rows, start=2):
        if name.strip() and "," not in name and name.strip()[0] not in "'=+-@" and number in people:
            assert people[number].name in (" ".join(name.split()), "")
