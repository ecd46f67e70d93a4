"""Small Word files for tests, written by hand so that no writer is trusted."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def paragraph(*lines: str) -> str:
    """A paragraph whose lines are kept apart by line breaks."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def document(body: str, before: str = "") -> str:
    """The XML of a document; `before` goes in front of its root."""
    spaces = f'xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}"'
    return f'<?xml version="1.0"?>{before}<w:document {spaces}><w:body>{body}</w:body></w:document>'


def word_file(
    xml: str | bytes,
    name: str = "word/document.xml",
    others: Iterable[tuple[str, bytes]] = (),
    compression: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A zip with `xml` as the member `name`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr(name, xml)
        for other, content in others:
            archive.writestr(other, content)
    return file.getvalue()


def teams_file(*paragraphs: Iterable[str]) -> bytes:
    """A Word file with these paragraphs, each given as its lines."""
    return word_file(document("".join(paragraph(*lines) for lines in paragraphs)))
