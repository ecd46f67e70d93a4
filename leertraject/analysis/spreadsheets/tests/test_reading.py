"""What is read from each kind of file, and how it is understood."""

import pytest

from leertraject.analysis import spreadsheets
from leertraject.analysis.spreadsheets import Field, laid_out, read, read_again, read_pasted, wire

from .files import cells, ods, ods_cell, ods_table, xlsx, xlsx_parts, zipped

ROWS = [("Naam", "E-mail"), ("Bakker, Fenna", "fenna@voorbeeld.example"), ("Özlem Yıldız €", "a@b.example")]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_excel_and_libreoffice_say_the_same(make):
    assert cells(make(ROWS)) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_of_every_sign(encoding):
    text = "".join(";".join(row) + "\r\n" for row in ROWS)
    book = read(text.encode(encoding))
    assert [row.cells for row in book.sheets[0].rows] == ROWS
    assert book.encoding.replace("-sig", "") == encoding.replace("-sig", "")


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850"])
def test_encodings_of_eight_bits(encoding):
    text = "naam;plaats\nRenée Noël;één café\nFrançois Müller;Coördinatie\n"
    book = read(text.encode(encoding))
    assert (book.encoding, book.text) == (encoding, text)


def test_another_encoding_is_tried_on_the_same_bytes():
    book = read("naam;plaats\nRen‚;x\n".encode("cp1252"))
    again = read_again(book, encoding="cp850")
    assert again.sheets[0].rows[1].cells == ("René", "x")
    assert read_again(again, encoding=book.encoding) == book


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separators(separator):
    name = f'"Jan de Boer{separator} mr."'
    book = read(f"Naam{separator}E-mail\n{name}{separator}jan@x.example\n".encode())
    assert book.separator == separator
    assert book.sheets[0].rows[1].cells == (name.strip('"'), "jan@x.example")


def test_another_separator_is_tried_on_the_same_text():
    book = read_pasted("a,b;c\nd,e;f\n")
    assert read_again(book, separator=",").sheets[0].rows[0].cells == ("a", "b;c")
    assert read_again(read(xlsx(ROWS)), separator=",") == read(xlsx(ROWS))


def test_rows_are_numbered_as_a_spreadsheet_does():
    book = read(b'sep=;\r\nNaam;E-mail\r\n\r\n"Bos\nEls";e@x.example\r\nDaan;d@x.example\r\n')
    assert [row.number for row in book.sheets[0].rows] == [1, 3, 4]


def test_shared_texts_dates_numbers_and_truth():
    styles = '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0"/>'
    styles += (
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>'
    )
    shared = "<si><t>Els</t><rPh><t>weg</t></rPh></si><si><r><t>van </t></r><r><t>Dam</t></r></si>"
    row = (
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c s="1"><v>46093</v></c><c s="2"><v>46093.5</v></c>'
        '<c s="3"><v>46093</v></c><c><v>1.5</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-03-12T00:00:00</v></c>'
        '<c t="s"><v>7</v></c><c t="e"><v>#N/A</v></c>'
    )
    parts = xlsx_parts(f"<sheetData><row>{row}</row></sheetData>", shared=shared, styles=styles)
    (found,) = cells(zipped(parts))
    assert found == ("Els", "van Dam", "12-03-2026", "12-03-2026", "46093", "1.5", "waar", "12-03-2026", "", "#N/A")
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert cells(zipped(parts))[0][2] == "13-03-2030"


def test_a_value_that_excel_kept_beside_a_formula_is_not_believed():
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><f>A2&amp;"x"</f><v>jan@x.example</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f t="array" ref="A2:A3">B:B</f><v>een</v></c></row>'
        '<row r="3"><c r="A3" t="str"><v>twee</v></c></row>'
        '<row r="4"><c r="A4" t="str"><f t="shared" si="0"/><v>vier</v></c></row></sheetData>'
    )
    assert cells(zipped(xlsx_parts(sheet))) == [('=A2&"x"',), ("=B:B",), ("=(formule)",), ("=(formule)",)]


def test_a_cell_merged_over_rows_counts_for_each():
    merged = '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="A9:A1048576"/></mergeCells>'
    found = cells(xlsx([("Naam", "Organisatie"), ("Els", "Dijkerveen"), ("Daan", ""), ("Bas", "")], after=merged))
    assert found[1:] == [("Els", "Dijkerveen"), ("Daan", "Dijkerveen"), ("Bas",)]
    spanned = ods_table(
        f"<table:table-row>{ods_cell('Els')}{ods_cell('Dijkerveen', table__number_rows_spanned='2')}</table:table-row>"
        f"<table:table-row>{ods_cell('Daan')}<table:covered-table-cell/></table:table-row>"
    )
    assert cells(spanned) == [("Els", "Dijkerveen"), ("Daan", "Dijkerveen")]


def test_repeated_cells_comments_dates_and_formulas_of_libreoffice():
    note = "<table:table-cell><office:annotation><text:p>geheim</text:p></office:annotation><text:p>Els<text:s text:c="
    note += '"2"/>Bos</text:p></table:table-cell>'
    date = ods_cell("12 mrt", office__value_type="date", office__date_value="2026-03-12")
    formula = ods_cell("jan@x.example", table__formula="of:=CONCATENATE([.A1])")
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    twice = ods_cell("x", table__number_columns_repeated="2")
    row = f"<table:table-row>{note}{date}{formula}{twice}{empty}</table:table-row>"
    rest = f'<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'
    found = read(ods_table(row + rest + f"<table:table-row>{ods_cell('laatste')}</table:table-row>")).sheets[0].rows
    assert found[0].cells == ("Els  Bos", "12-03-2026", "=CONCATENATE([.A1])", "x", "x")
    assert (found[1].number, found[1].cells) == (1_048_002, ("laatste",))


def test_hidden_sheets_stay_closed():
    parts = xlsx_parts("<sheetData><row><c t='str'><v>x</v></c></row></sheetData>", state="hidden")
    with pytest.raises(spreadsheets.SpreadsheetError, match="geen blad"):
        read(zipped(parts))


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["Roepnaam", "Tussenv.", "Achternaam", "Mailadres"], ["first", "infix", "last", "email"]),
        (["Voornaam", "Naam", "E-mail (werk)"], ["first", "last", "email"]),
        (["Naam deelnemer", "E-mail leidinggevende", "E-mailadres deelnemer"], ["name", None, "email"]),
        (["Nr", "DEELNEMER", "functie/rol", "Organisatie:"], [None, "name", "discipline", "organisation"]),
        (["Achternaam", "Volledige naam", "Voornaam", "e_mail"], ["last", None, "first", "email"]),
    ],
)
def test_headers(heads, found):
    layout = laid_out(read_pasted("\t".join(heads) + "\n" + "\t".join("x" for _ in heads)).sheets[0])
    assert [layout.columns.get(at) for at in range(len(heads))] == found


def test_a_list_without_headers_is_known_by_what_is_in_it():
    layout = laid_out(read_pasted("1;Els Bos;e@x.example\n2;Daan van 't Hof;d@x.example\n").sheets[0])
    assert (layout.header, layout.columns) == (None, {1: Field.NAME, 2: Field.EMAIL})
    assert layout.heads == ("Kolom A", "Kolom B", "Kolom C")
    assert [one.number for one in layout.people()] == [1, 2]


def test_header_and_columns_can_be_given():
    sheet = read_pasted("iets;anders\nvoor;achter\nEls;Bos\n").sheets[0]
    layout = laid_out(sheet, header_number=2, columns={0: Field.FIRST, 1: Field.LAST})
    assert (layout.heads, [one.name for one in layout.people()]) == (("voor", "achter"), ["Els Bos"])
    assert len(laid_out(sheet, header_number=0, columns={0: Field.FIRST}).people()) == 3


def test_a_book_is_carried_and_comes_back():
    for book in (read(xlsx(ROWS)), read("Naam;E-mail\nRenée;r@x.example\n".encode("cp1252"))):
        assert read_again(wire.uncarried(wire.carried(book))) == book
    assert wire.from_bytes(spreadsheets.answered(xlsx(ROWS))) == read(xlsx(ROWS))
    with pytest.raises(spreadsheets.SpreadsheetError, match="Dit is een pdf"):
        wire.from_bytes(spreadsheets.answered(b"%PDF-1.7"))
