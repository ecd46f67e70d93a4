"""The lists of the shared data, and what is known of each."""

import pytest

from leertraject.analysis import spreadsheets
from leertraject.analysis.spreadsheets import Field

FILES = {
    "deelnemers-cp1252.csv": ("csv", "cp1252", ";", 11),
    "deelnemers-utf8-bom.csv": ("csv", "utf-8-sig", ";", 11),
    "deelnemers-samengevoegde-kop.xlsx": ("xlsx", "", "", 13),
    "deelnemers-formules.xlsx": ("xlsx", "", "", 4),
}
FULL = [name for name in FILES if "formules" not in name]


def _read(shared_data, name):
    book = spreadsheets.read((shared_data / "spreadsheets" / name).read_bytes())
    return book, spreadsheets.laid_out(book.sheets[spreadsheets.best_sheet(book)])


def test_every_shared_list_is_known_here(shared_data):
    assert {path.name for path in (shared_data / "spreadsheets").iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_kind_encoding_and_separator(shared_data, name):
    book, layout = _read(shared_data, name)
    kind, encoding, separator, last = FILES[name]
    assert (book.kind, book.encoding, book.separator) == (kind, encoding, separator)
    assert layout.sheet.rows[-1].number == last or (last == 11 and layout.rows[-1].number == 11)


@pytest.mark.parametrize("name", FULL)
def test_people(shared_data, name):
    _, layout = _read(shared_data, name)
    people = layout.people()
    assert [one.name for one in people][:3] == ["Fenna Bakker", "Daan van 't Hof", "Renée de Groot"]
    assert people[4].email == people[0].email == "fenna.bakker@gemeente-voorbeeld.example"
    assert len(people) == 9
    assert people[6].live == {"name", "discipline"}
    assert people[8].organisation == "Waterschap De Voorbeeldstroom"
    assert people[8].name == "Søren von der Müller; Weiß"


def test_the_title_above_and_the_other_sheet_are_passed_by(shared_data):
    book, layout = _read(shared_data, "deelnemers-samengevoegde-kop.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["Deelnemers", "Toelichting"]
    assert layout.sheet.rows[layout.header].number == 3
    assert layout.left_out == ("Startdatum",)
    dates = {row.number: row.cell(6) for row in layout.rows}
    assert (dates[4], dates[7], dates[8], dates[13]) == ("12-03-2026", "12-03-2026", "46093", "31-02-2026")


def test_formulas_stay_formulas(shared_data):
    _, layout = _read(shared_data, "deelnemers-formules.xlsx")
    people = layout.people()
    assert [one.name for one in people] == ["Fenna Bakker", "Daan van 't Hof", "Renée de Groot"]
    assert [bool(one.live) for one in people] == [True, True, False]
    assert people[0].email.startswith("=concatenate(")
    assert layout.columns == {0: Field.NAME, 1: Field.EMAIL}
    assert layout.left_out == ("Afdeling / team",)
