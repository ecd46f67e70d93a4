"""Small photos with the notes of a camera in them, made by hand."""

import struct
import zlib

PLACE = b"52.0907N 5.1214E"
BEHIND = b"a film with a place"


def exif(orientation: int = 6) -> bytes:
    """The notes of a camera: how to turn, and where it was."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\x00\x00II*\x00" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0) + PLACE


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(orientation: int = 6, behind: bytes = BEHIND) -> bytes:
    """A JPEG with Exif, a colour profile, a comment, two scans, and something behind its end."""
    notes = (
        _segment(0xE0, b"JFIF\x00\x01\x01" + bytes(7))
        + _segment(0xE1, exif(orientation))
        + _segment(0xE2, b"ICC" + PLACE)
    )
    scan = _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + notes + _segment(0xFE, PLACE) + _segment(0xDB, bytes(65)) + scan + scan + b"\xff\xd9" + behind


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png() -> bytes:
    """A PNG of one dot with text and Exif."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    notes = _chunk(b"tEXt", b"Comment\x00" + PLACE) + _chunk(b"eXIf", exif()[6:])
    dot = _chunk(b"IDAT", zlib.compress(b"\x00\xff"))
    return b"\x89PNG\r\n\x1a\n" + head + notes + dot + _chunk(b"IEND", b"") + BEHIND


def webp() -> bytes:
    """An extended WebP with Exif and XMP."""
    parts = [(b"VP8X", bytes([0x2C, *bytes(9)])), (b"VP8 ", b"picture"), (b"EXIF", exif()), (b"XMP ", PLACE)]
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(part)) + part + b"\x00" * (len(part) % 2) for name, part in parts
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body
