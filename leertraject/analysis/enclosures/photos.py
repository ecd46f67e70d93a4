"""A photo without what a camera or a program wrote in it: place, time, maker, a smaller picture, comments.

Only the parts that make the picture are kept, byte for byte, so that it loses nothing and nothing has to be decoded.
Sources: ITU-T T.81 annex B (JPEG), W3C PNG (third edition), the WebP container specification, and Exif 2.3 for the one
note that stays, how the picture must be turned.
"""

import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT".split())
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_SOI, _EOI, _SOS, _APP0, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xEE
# Tables, frames, scans and the end, and what says how colours are held.
_JPEG_KEPT = frozenset((*range(0xC0, 0xD8), *range(0xD9, 0xE0), _APP14))
_PLAIN_JFIF = 18  # longer ones hold a smaller picture
_EXIF, _ORIENTATION, _SHORT = b"Exif\x00\x00", 0x0112, 3
_FLAGS = 0x04 | 0x08 | 0x20  # XMP, Exif and colour profile of an extended WebP


class Broken(ValueError):
    """The parts of the photo do not fit together."""


def jpeg(content: bytes) -> bytes:
    """Returns a JPEG with its picture and how it must be turned, and nothing behind its end. Raises Broken."""
    turned, kept = 0, [b""]
    ended = False
    for marker, part in _segments(content):
        ended = marker == _EOI
        if marker == 0xE1 and part[4:].startswith(_EXIF):
            turned = turned or _orientation(part[10:])
        if marker in _JPEG_KEPT or (marker == _APP0 and len(part) == _PLAIN_JFIF):
            kept.append(part)
    if not ended:
        raise Broken("a JPEG without an end")
    return b"\xff\xd8" + (_turning(turned) if 1 < turned <= 8 else b"") + b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts after the begin, each with its marker; the picture itself comes with the marker before it."""
    at = 2
    while at + 2 <= len(content):
        if content[at] != 0xFF:
            raise Broken("no marker where one must be")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _STANDALONE or marker == _EOI:
            yield marker, content[at : at + 2]
            if marker == _EOI:
                return
            at += 2
            continue
        if marker in (0x00, _SOI) or at + 4 > len(content):
            raise Broken("a marker that cannot stand there")
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if end < at + 4 or end > len(content):
            raise Broken("a part that is longer than the file")
        if marker == _SOS:
            end = _after_scan(content, end)
        yield marker, content[at:end]
        at = end


def _after_scan(content: bytes, at: int) -> int:
    """Where the picture ends: at the first marker that does not belong to it."""
    while (at := content.find(b"\xff", at)) != -1 and at + 1 < len(content):
        following = content[at + 1]
        if following not in (0x00, *range(0xD0, 0xD8)):
            return at
        at += 2
    raise Broken("a picture without an end")


def _orientation(tiff: bytes) -> int:
    """The orientation in the first directory of Exif; 0 when it cannot be read."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 0
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if first + 2 > len(tiff):
        return 0
    for number in range(struct.unpack_from(f"{order}H", tiff, first)[0]):
        at = first + 2 + 12 * number
        if at + 12 > len(tiff):
            return 0
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if (tag, kind) == (_ORIENTATION, _SHORT):
            return int(value)
    return 0


def _turning(orientation: int) -> bytes:
    """An Exif part with nothing but the orientation."""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, orientation, 0)
    body = _EXIF + b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def png(content: bytes) -> bytes:
    """Returns a PNG with the chunks that make its picture. Raises Broken."""
    kept, at, name = [PNG], len(PNG), b""
    while name != b"IEND":
        if at + 12 > len(content):
            raise Broken("a PNG without an end")
        size, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if end > len(content) or zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end]):
            raise Broken("a chunk that is not whole")
        if name in _PNG_KEPT:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)


def webp(content: bytes) -> bytes:
    """Returns a WebP with the chunks that make its picture. Raises Broken."""
    kept, at, until = [], 12, 8 + int.from_bytes(content[4:8], "little")
    if until > len(content):
        raise Broken("a WebP that is cut off")
    while at + 8 <= until:
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if end > until:
            raise Broken("a chunk that is longer than the file")
        part = content[at:end]
        if name == b"VP8X":
            part = part[:8] + bytes([part[8] & ~_FLAGS]) + part[9:]
        if name in _WEBP_KEPT:
            kept.append(part)
        at = end
    if not any(part[:4] in (b"VP8 ", b"VP8L", b"ANMF") for part in kept):
        raise Broken("a WebP without a picture")
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
