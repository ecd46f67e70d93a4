"""Small files for tests, written by hand so that no writer is trusted."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def at(x: float, y: float, text: str, *, size: float = 10, bold: bool = False, turn: int = 0) -> str:
    """The drawing of text at a place from the left and from below."""
    turned = {0: "1 0 0 1", 90: "0 1 -1 0", 270: "0 -1 1 0"}[turn]
    signs = "".join(
        f"\\{byte:03o}" if byte > 126 or chr(byte) in "()\\" else chr(byte) for byte in text.encode("cp1252")
    )
    return f"BT /F{1 + bold} {size} Tf {turned} {x} {y} Tm ({signs}) Tj ET\n"


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """A drawn line."""
    return f"{x} {y} m {to_x} {to_y} l S\n"


def lines(x: float, y: float, texts: Iterable[str], *, apart: float = 12, size: float = 10) -> str:
    """Lines of text under each other."""
    return "".join(at(x, y - apart * number, text, size=size) for number, text in enumerate(texts))


def pdf(*pages: str, turn: int = 0, more: str = "", title: str = "") -> bytes:
    """A PDF with these drawings, each on a page of 595 by 842 points."""
    fonts = "<< /F1 3 0 R /F2 4 0 R >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{bold} /Encoding /WinAnsiEncoding >>"
        for bold in ("", "-Bold")
    ]
    kids = []
    for drawn in pages:
        packed = zlib.compress(drawn.encode("latin-1"), 1).decode("latin-1")
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turn} /Contents {len(objects)} 0 R"
            f" /Resources << /Font {fonts} >> {more} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) >>")
    return numbered(objects, extra=f"/Info {len(objects)} 0 R")


def numbered(objects: list[str], *, extra: str = "") -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out, places = "%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R {extra} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def scan(pages: int) -> bytes:
    """A PDF with nothing but a picture on each page."""
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", f"{picture}\nstream\n0\nendstream"]
    drawn = "q 595 0 0 842 0 0 cm /I Do Q"
    objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /XObject << /I 3 0 R >> >> >>"
    )
    objects += [page] * pages
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{5 + n} 0 R' for n in range(pages))}] /Count {pages} >>"
    return numbered(objects)


def locked() -> bytes:
    """A PDF that asks for a password before anything else."""
    secret = "<" + "41" * 32 + ">"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]
    lock = f"<< /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -44 >>"
    return numbered([*objects, lock], extra="/Encrypt 3 0 R /ID [<00><00>]")


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text in a Word file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*inside: str, style: str = "") -> str:
    """A paragraph of a Word file; what does not begin with a sign of markup becomes a run."""
    runs = "".join(part if part.startswith("<") else run(part) for part in inside)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def table(*rows: Iterable[str]) -> str:
    """A table of a Word file, of cells that hold paragraphs."""
    body = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{body}</w:tbl>"


def docx(body: str, *, before: str = "", notes: str = "", styles: str = "", lists: str = "") -> bytes:
    """A Word file; `before` goes in front of the root of its text."""
    spaces = f'xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}"'
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"{before}<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {spaces}>{notes}</w:footnotes>",
        "word/numbering.xml": f"<w:numbering {spaces}>{lists}</w:numbering>",
        "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
    }
    return zipped(parts)


def odt(body: str, *, manifest: str = "<m/>") -> bytes:
    """A text file of LibreOffice."""
    names = " ".join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "draw"))
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}</office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )
