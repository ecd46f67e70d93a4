"""Small files of Excel and LibreOffice, written by hand, and what is refused."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from leertraject.analysis.spreadsheets import SpreadsheetError, read

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(files: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx_parts(
    sheet_xml: str, *, shared: str = "", styles: str = "", more: str = "", state: str = ""
) -> dict[str, str]:
    """The files inside a workbook of one sheet; `sheet_xml` is what stands in the worksheet."""
    hidden = f' state="{state}"' if state else ""
    return {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_REL}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_REL}">{more}<sheets><sheet name="Blad1" sheetId="1"{hidden}'
        ' r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_REL}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{shared}</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}>{sheet_xml}</worksheet>",
    }


def xlsx(rows: Sequence[Sequence[str]], *, after: str = "") -> bytes:
    """A workbook with these rows as texts."""
    lines = (
        "<row>" + "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>' for cell in row)
        + "</row>"
        for row in rows
    )  # fmt: skip
    return zipped(xlsx_parts(f"<sheetData>{''.join(lines)}</sheetData>{after}"))


def ods_table(content: str) -> bytes:
    """A file of LibreOffice with this inside its one table."""
    names = "".join(f' xmlns:{name}="{_OPEN}{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Blad1">{content}</table:table>'
    document = f"<office:document-content{names}>{body}</office:spreadsheet></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": document})


def ods_cell(text: str = "", **attributes: str) -> str:
    """One cell; in the name of an attribute `__` stands for a colon and `_` for a dash."""
    given = "".join(
        f" {name.replace('__', ':').replace('_', '-')}={quoteattr(value)}" for name, value in attributes.items()
    )
    return f"<table:table-cell{given}><text:p>{escape(text)}</text:p></table:table-cell>"


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """A file of LibreOffice with these rows as texts."""
    lines = (f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return ods_table("".join(lines))


def refusal(data: bytes, reading: Callable[[bytes], object] = read) -> str:
    """What is said of a file that is refused."""
    try:
        reading(data)
    except SpreadsheetError as error:
        return str(error)
    raise AssertionError("was read")


def cells(data: bytes) -> list[tuple[str, ...]]:
    """The rows of the first sheet."""
    return [row.cells for row in read(data).sheets[0].rows]
