"""PDF files: what runs along goes, columns come one by one, tables stay rows, and words are made whole."""

from leertraject.analysis import documents

from . import files

LEFT = [
    "We willen dat iedereen in de gemeente een",
    "woning kan vinden, ook wie weinig ver-",
    "dient. Daarom bouwen we sociale huur-",
    "en koopwoningen in elke wijk van de stad.",
]
RIGHT = [
    "Het verkeer in de stad wordt rustiger, en de",
    "lucht wordt schoner. Voor wie de auto nodig",
    "heeft, komt er in Noord-",
    "Holland een plan met minder CO2-",
    "uitstoot. De raad hoort elk jaar hoe het gaat.",
]


def texts(data, name="a.pdf"):
    return [one.text for one in documents.read(data, name=name).paragraphs]


def test_columns_come_one_by_one_with_words_made_whole():
    assert texts(files.pdf(files.lines(50, 700, LEFT) + files.lines(300, 696, RIGHT))) == [
        "We willen dat iedereen in de gemeente een woning kan vinden, ook wie weinig verdient. Daarom bouwen we sociale"
        " huur- en koopwoningen in elke wijk van de stad.",
        "Het verkeer in de stad wordt rustiger, en de lucht wordt schoner. Voor wie de auto nodig heeft, komt er in"
        " Noord-Holland een plan met minder CO2-uitstoot. De raad hoort elk jaar hoe het gaat.",
    ]


def test_what_runs_along_goes_and_a_paragraph_goes_on_over_the_page():
    def page(number, *lines):
        head = files.at(50, 800, "Raadsvoorstel 2026") + files.at(500, 800, f"Pagina {number} van 3")
        return head + files.lines(50, 700, lines)

    found = documents.read(
        files.pdf(
            page(1, "Artikel 1 begint hier en gaat door", "op de volgende bladzijde, want de zin"),
            page(2, "is nog niet klaar.", "Er zijn 2 scholen."),
            page(3, "Er zijn 3 wijken."),
        ),
        name="a.pdf",
    )
    assert [(one.page, one.text) for one in found.paragraphs] == [
        (1, "Artikel 1 begint hier en gaat door op de volgende bladzijde, want de zin is nog niet klaar."),
        (2, "Er zijn 2 scholen."),
        (3, "Er zijn 3 wijken."),
    ]
    assert found.pages == 3


def test_headings_items_tables_and_notes():
    grid = "".join(files.line(50, y, 350, y) for y in (500, 520, 540))
    grid += "".join(files.line(x, 500, x, 540) for x in (50, 200, 350))
    cells = [(55, 526, "Opgave"), (205, 526, "Budget"), (55, 506, "Wonen"), (205, 506, "1.250,5")]
    items = [
        "Dit willen we de komende vier jaar doen:",
        "• bouwen in elke wijk van de stad, en daar",
        "  niet mee wachten;",
    ]
    page = (
        files.at(50, 760, "Wonen in de stad", size=16, bold=True)
        + files.lines(50, 730, items)
        + files.lines(50, 694, ["• minder regels."])
        + grid
        + "".join(files.at(*cell) for cell in cells)
        + files.lines(50, 480, ["Hierna volgt nog gewone tekst."])
        + files.at(50, 60, "1 Zie de begroting van dit jaar.", size=8)
    )
    found = documents.read(files.pdf(page, title="Programma Wonen"), name="a.pdf")
    assert found.title == "Programma Wonen"
    assert [(one.part, one.text) for one in found.paragraphs] == [
        (documents.HEADING, "Wonen in de stad"),
        (documents.TEXT, "Dit willen we de komende vier jaar doen:"),
        (documents.ITEM, "• bouwen in elke wijk van de stad, en daar niet mee wachten;"),
        (documents.ITEM, "• minder regels."),
        (documents.ROW, "Opgave | Budget"),
        (documents.ROW, "Wonen | 1.250,5"),
        (documents.TEXT, "Hierna volgt nog gewone tekst."),
        (documents.TEXT, "1 Zie de begroting van dit jaar."),
    ]


def test_pages_on_their_side_are_read_from_that_side():
    straight = [
        "Een regel die gewoon van links naar rechts loopt,",
        "en nog een regel die eronder staat.",
    ]
    whole = [" ".join(straight)]
    assert texts(files.pdf(files.lines(50, 700, straight), turn=90)) == whole
    up = "".join(files.at(100 + 12 * n, 80, text, turn=90) for n, text in enumerate(straight))
    down = "".join(files.at(300 - 12 * n, 700, text, turn=270) for n, text in enumerate(straight))
    assert texts(files.pdf(up)) == whole
    assert texts(files.pdf(down)) == whole
    assert texts(files.pdf(up, turn=90)) == whole


def test_pages_that_are_pictures_are_named():
    found = documents.read(files.pdf(files.at(50, 700, "Tekst op de eerste bladzijde.")), name="a.pdf")
    assert found.notes == ()
    drawn = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q"
    page = files.at(50, 700, "Tekst op de eerste bladzijde van drie.")
    found = documents.read(files.pdf(page, drawn, drawn), name="a.pdf")
    assert found.notes == (
        "Bladzijde 2 tot en met 3 zijn een plaatje zonder tekst. Wat daarop staat, is niet gelezen.",
    )
    assert [one.page for one in found.paragraphs] == [1]


def test_a_file_that_was_cut_off_says_so():
    whole = files.pdf(*[files.at(50, 700, f"Bladzijde met tekst {n}.") for n in range(4)])
    found = documents.read(whole[: whole.index(b"xref")], name="a.pdf")
    assert len(found.paragraphs) == 4
    assert found.notes == ("Het einde van dit bestand ontbreekt. Kijk na of alle bladzijden er zijn.",)


def test_a_page_with_little_in_its_columns_is_read_as_the_pages_before_it():
    full = files.lines(50, 700, LEFT * 3) + files.lines(300, 700, RIGHT * 3)
    little = files.lines(50, 700, LEFT) + files.lines(300, 700, ["Post een", "Post twee", "Post drie"])
    found = texts(files.pdf(full, little))
    assert found[-4].startswith("We willen") and found[-4].endswith("van de stad.")
    assert found[-3:] == ["Post een", "Post twee", "Post drie"]


def test_heads_of_chapters_go_where_something_runs_along():
    def page(head, text):
        return files.at(50, 800, head) + files.at(50, 700, text)

    heads = ["Deel een"] * 3 + ["Deel twee"] * 2
    pages = [page(head, f"Tekst van bladzijde {word}.") for head, word in zip(heads, "abcde", strict=True)]
    assert texts(files.pdf(*pages)) == [f"Tekst van bladzijde {word}." for word in "abcde"]


def test_amounts_beside_each_other_are_cells():
    rows = [("Wonen", "50", "60"), ("Zorg", "0", "5"), ("Verkeer", "1.400", "2.070")]
    drawn = "".join(
        files.at(x, 700 - 14 * y, cell)
        for y, row in enumerate(rows)
        for x, cell in zip((50, 200, 240), row, strict=True)
    )
    assert texts(files.pdf(drawn)) == [" | ".join(row) for row in rows]


def test_planes_of_colour_behind_lines_are_no_table_and_labels_stand_with_what_they_name():
    behind = "".join(f"0.9 g {x} {697 - 12 * n} 120 12 re f 0 g\n" for n in range(4) for x in (50, 170))
    whole = [" ".join(LEFT[:2]).replace("ver- ", "ver")]
    assert texts(files.pdf(behind + files.lines(50, 700, LEFT)))[0].startswith(whole[0][:60])
    labels = [("Onderwerp", RIGHT[:2]), ("Doel van het voorstel", LEFT[:1]), ("Besluit", RIGHT[4:])]
    drawn, y = "", 700
    for label, value in labels:
        drawn += files.at(50, y, label, bold=True) + files.lines(200, y, value)
        y -= 12 * len(value) + 8
    assert texts(files.pdf(drawn)) == [f"{label} | {' '.join(value)}" for label, value in labels]


def test_lines_stretched_to_fill_a_column_stay_lines_and_a_heading_below_both_comes_after_both():
    def stretched(x, y, line):
        drawn = ""
        for word in line.split():
            drawn += files.at(x, y, word)
            x += 5.2 * len(word) + 14
        return drawn

    across = "Daarna volgt er tekst die over de hele breedte van de bladzijde loopt, zonder kolommen."
    left = ["wij bouwen samen woningen", "voor alle mensen die", "hier graag willen blijven", "in onze mooie gemeente."]
    right = ["het verkeer wordt rustig", "en veel veiliger voor", "alle fietsers die hier", "elke dag voorbij komen."]
    drawn = "".join(stretched(50, 700 - 12 * n, line) for n, line in enumerate(left))
    drawn += "".join(stretched(320, 706 - 12 * n, line) for n, line in enumerate(right))
    drawn += files.at(50, 630, "Vervolg", bold=True, size=12)
    drawn += files.lines(50, 610, [across])
    assert texts(files.pdf(drawn)) == [
        " ".join(left),
        " ".join(right),
        "Vervolg",
        across,
    ]
