"""What a file is, and a photo without the notes of a camera."""

import doctest
import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import enclosures
from leertraject.analysis.enclosures import MAX_BYTES, FileError, Kind, photos, received
from leertraject.analysis.enclosures.tests import photographs
from leertraject.analysis.enclosures.tests.photographs import BEHIND, PLACE

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
PHOTOS = {Kind.JPEG: photographs.jpeg(), Kind.PNG: photographs.png(), Kind.WEBP: photographs.webp()}


def zipped(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return held.getvalue()


DOCX = zipped(**{"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"})
ODT = zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"})


def spoiled(method: int) -> bytes:
    """A document whose first part is packed in some way and damaged, while the list of parts is whole."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", "<a/>")
        begin, end = len("mimetype") + 30, file.getinfo("content.xml").header_offset
    made = held.getvalue()
    return made[:begin] + b"\xff" * (end - begin) + made[end:]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_document_that_cannot_be_unpacked_is_refused(method: int) -> None:
    with pytest.raises(FileError, match="kunnen we niet gebruiken"):
        received(spoiled(method), "verslag.odt")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "Verslag.PDF", Kind.PDF),
        (DOCX, "verslag.docx", Kind.DOCX),
        (ODT, "verslag.odt", Kind.ODT),
        (PHOTOS[Kind.JPEG], "flip-over.jpg", Kind.JPEG),
        (PHOTOS[Kind.JPEG], "flip-over.jpeg", Kind.JPEG),
        (PHOTOS[Kind.PNG], "bord.png", Kind.PNG),
        (PHOTOS[Kind.WEBP], "bord.webp", Kind.WEBP),
    ],
)
def test_a_kind_is_known_by_the_content(content: bytes, name: str, kind: Kind) -> None:
    assert received(content, name).kind is kind


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "leeg.pdf", "is leeg"),
        (PDF + b" " * MAX_BYTES, "groot.pdf", "groter dan 10 MB"),
        (b"MZ\x90\x00", "verslag.pdf", "kunnen we niet gebruiken"),
        (b"<svg/>", "bord.svg", "kunnen we niet gebruiken"),
        (b"%PDF-1.7 zonder einde", "verslag.pdf", "kunnen we niet gebruiken"),
        (PDF, "foto.jpg", "is geen JPEG: er zit een PDF in"),
        (PDF, "verslag", "heeft een andere naam dan het is"),
        (zipped(iets="anders"), "verslag.docx", "kunnen we niet gebruiken"),
        (
            zipped(**{"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": ""}),
            "m.docx",
            "niet geb",
        ),
        (b"PK\x03\x04kapot", "verslag.odt", "kunnen we niet gebruiken"),
        (PHOTOS[Kind.JPEG][:60], "flip-over.jpg", "is beschadigd"),
        (PHOTOS[Kind.PNG][:60], "bord.png", "is beschadigd"),
        (PHOTOS[Kind.WEBP][:60], "bord.webp", "is beschadigd"),
    ],
)
def test_what_is_not_taken_says_why(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(FileError, match=sentence):
        received(content, name)


@pytest.mark.parametrize("kind", PHOTOS)
def test_a_photo_loses_every_note_and_keeps_its_picture(kind: Kind) -> None:
    found = received(PHOTOS[kind], f"foto.{kind}").content
    assert PLACE in PHOTOS[kind] and PLACE not in found and BEHIND not in found
    assert received(found, f"foto.{kind}").content == found, "nothing more to take"


def test_a_photo_stays_upright() -> None:
    found = photos.jpeg(photographs.jpeg(orientation=6))
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in found and found.endswith(b"\xff\xd9")
    assert b"Exif" not in photos.jpeg(photographs.jpeg(orientation=1)), "nothing to turn"
    assert b"\x12\xff\x00\x34\xff\xd0\x56" in found, "the picture itself, byte for byte"


def test_the_definition() -> None:
    assert doctest.testmod(enclosures).failed == 0


def test_a_name_is_only_a_name() -> None:
    assert received(PDF, "..\\..\\etc/pass\u202ewd\n.pdf").name == "passwd.pdf"
    assert len(received(PDF, "a" * 300 + ".pdf").name) <= 120


@settings(max_examples=40, deadline=None)
@given(kind=st.sampled_from(list(PHOTOS)), at=st.integers(0, 400), bytes_=st.binary(max_size=6))
def test_any_damage_is_refused_or_leaves_no_note(kind: Kind, at: int, bytes_: bytes) -> None:
    content = PHOTOS[kind]
    content = content[:at] + bytes_ + content[at + len(bytes_) :]
    try:
        received(content, f"foto.{kind}")
    except FileError:
        return
