"""Word, LibreOffice, web pages and text: what a reader of the document sees, in the order in which it stands."""

from leertraject.analysis import documents

from . import files


def said(data, name):
    return [(one.part, one.text) for one in documents.read(data, name=name).paragraphs]


def texts(data, name):
    return [text for _, text in said(data, name)]


def test_word_keeps_what_was_inserted_and_drops_what_was_deleted():
    inserted, deleted = f"<w:ins>{files.run('nieuw ')}</w:ins>", "<w:del><w:r><w:delText>oud </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{files.run('weg ')}</w:moveFrom>"
    hidden = files.run("verborgen ", "<w:vanish/>")
    body = files.par("Het ", inserted, deleted, moved, hidden, "plan.")
    assert texts(files.docx(body), "a.docx") == ["Het nieuw plan."]


def test_word_with_headings_lists_tables_boxes_and_notes():
    style = '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    note = f'<w:footnote w:id="2">{files.par("Zie de begroting.")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    box = f"<w:r><mc:Fallback>{files.par('dubbel')}</mc:Fallback>"
    box += f"<w:txbxContent>{files.par('In een vak.')}</w:txbxContent></w:r>"
    inner = files.table([files.par("binnen 1"), files.par("binnen 2")])
    body = (
        files.par("Wonen", style="Kop1")
        + files.par("Tekst", reference, " met", "<w:r><w:tab/></w:r>", "een noot.", box)
        + f"<w:p>{number}{files.run('Een punt.')}</w:p>"
        + files.table([files.par("Opgave"), files.par("Budget")], [files.par("Wonen") + inner, files.par("5")])
        + files.table([files.par("Alleen") + files.par("om het vak")])
    )
    assert said(files.docx(body, notes=note, styles=style), "a.docx") == [
        ("heading", "Wonen"),
        ("text", "Tekst met een noot."),
        ("text", "Zie de begroting."),
        ("text", "In een vak."),
        ("item", "Een punt."),
        ("row", "Opgave | Budget"),
        ("row", "Wonen binnen 1 binnen 2 | 5"),
        ("text", "Alleen"),
        ("text", "om het vak"),
    ]


def test_word_counts_its_numbered_paragraphs_itself():
    def numbered(text, level=0, number=1):
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{properties}<w:pPrChange><w:pPr/></w:pPrChange></w:pPr>{files.run(text)}</w:p>"

    def level(at, text, how):
        return f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'.replace(
            "<w:numFmt", '<w:start w:val="1"/><w:numFmt'
        )

    lists = f'<w:abstractNum w:abstractNumId="7">{level(0, "%1.", "decimal")}{level(1, "%1.%2", "lowerLetter")}'
    lists += f'</w:abstractNum><w:abstractNum w:abstractNumId="8">{level(0, "•", "bullet")}</w:abstractNum>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists += (
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    lists += f'<w:num w:numId="3"><w:abstractNumId w:val="7"/>{again}</w:num>'
    style = '<w:style w:styleId="K"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = files.par("Kop", style="K") + numbered("sub", 1) + numbered("sub", 1) + numbered("twee") + numbered("")
    body += numbered("vier") + numbered("punt", 0, 2) + numbered("opnieuw", 0, 3) + numbered("sub", 1, 3)
    assert texts(files.docx(body, lists=lists, styles=f"{style}</w:style>"), "a.docx") == [
        "1. Kop", "1.a sub", "1.b sub", "2. twee", "4. vier", "punt", "1. opnieuw", "1.a sub",
    ]  # fmt: skip


def test_libreoffice():
    note = "<text:note><text:note-citation>1</text:note-citation>"
    note += "<text:note-body><text:p>Noot.</text:p></text:note-body></text:note>"
    body = (
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:h>Kop</text:h>"
        f"<text:p>Een<text:s/>zin{note}<text:line-break/>verder.</text:p>"
        "<text:list><text:list-item><text:p>Punt</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert said(files.odt(body), "a.odt") == [
        ("heading", "Kop"), ("text", "Een zin verder."), ("text", "Noot."), ("item", "Punt"), ("row", "a | b"),
    ]  # fmt: skip


def test_libreoffice_counts_its_numbered_items_itself():
    style = '<text:list-style text:name="L"><text:list-level-style-number text:level="1" text:num-format="1"'
    style += ' text:num-suffix="."/><text:list-level-style-bullet text:level="2"/></text:list-style>'

    def listed(*items):
        inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
        return f'<text:list text:style-name="L">{inside}</text:list>'

    inner = listed("<text:p>los</text:p>")
    body = style + listed("<text:p>een</text:p><text:p>nog een</text:p>", f"<text:p>twee</text:p>{inner}")
    assert texts(files.odt(body + listed("<text:p>opnieuw</text:p>")), "a.odt") == [
        "1. een", "nog een", "2. twee", "los", "1. opnieuw",
    ]  # fmt: skip


def test_a_web_page_without_what_stands_around_it():
    page = """<!DOCTYPE html><html lang=nl><head><title>Raadsstuk &amp; meer</title><style>p{}</style></head><body>
    <a class="skip-link" href=#m>Naar de inhoud</a><div id="cookie-bar">Wij gebruiken cookies</div>
    <header>Gemeente</header><nav><ul><li>Menu</ul></nav>
    <main id=m><nav class=breadcrumb>Home / Raad</nav><h1>Besluit</h1><script>var x = "<p>niet</p>"</script>
    <p>De raad <b>be</b>sluit<br>als volgt.<p>Tweede alinea.<ul><li>punt een<li>punt twee</ul>
    <table><tr><th>Jaar<th>Euro<tr><td>2026<td>5</table>Los &eacute;&nbsp;woord<div hidden>weg</div></main>
    <footer>Contact</footer></body></html>"""
    found = documents.read(page.encode("cp1252"), name="a.html")
    assert found.title == "Raadsstuk & meer"
    assert [(one.part, one.text) for one in found.paragraphs] == [
        ("heading", "Besluit"), ("text", "De raad besluit als volgt."), ("text", "Tweede alinea."),
        ("item", "punt een"), ("item", "punt twee"), ("row", "Jaar | Euro"), ("row", "2026 | 5"),
        ("text", "Los é woord"),
    ]  # fmt: skip
    counted = b"<ol start=3><li><p>drie</p><ul><li>los</ul><li>vier</ol><p>na"
    assert texts(counted, "a.html") == ["3. drie", "los", "4. vier", "na"]
    bare = b"<div><header>Kop</header><p>Alleen dit.</p><footer>Zie ook</footer></div>"
    assert texts(bare, "a.html") == ["Alleen dit."]


def test_text_in_paragraphs_pages_and_encodings():
    wrapped = "Een zin die over twee regels loopt, en die\ndus een geheel is met de rest.\n- een punt\n- nog een\n"
    assert texts(wrapped.encode(), "a.txt") == [
        "Een zin die over twee regels loopt, en die dus een geheel is met de rest.", "- een punt", "- nog een",
    ]  # fmt: skip
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac-roman", "cp850"):
        assert texts("Beëindig de coördinatie, één keer.".encode(encoding), "a.txt") == [
            "Beëindig de coördinatie, één keer."
        ]
    pages = "\f".join(f"Raad {n}\nVoorstel\n\nTekst van {('een', 'twee', 'drie')[n]}." for n in range(3))
    found = documents.read(pages.encode(), name="a.txt")
    assert [(one.page, one.text) for one in found.paragraphs] == [
        (1, "Tekst van een."), (2, "Tekst van twee."), (3, "Tekst van drie."),
    ]  # fmt: skip


def test_markdown_means_what_its_signs_say():
    text = b"# Titel\n\nEen alinea\nvan twee regels.\n\n* punt\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert said(text, "a.md") == [
        ("heading", "Titel"), ("text", "Een alinea van twee regels."), ("item", "* punt"), ("row", "a | b"),
        ("row", "1 | 2"),
    ]  # fmt: skip
