"""From bytes to text: which encoding a text file or web page has.

Order: byte order mark; UTF-16 without a mark (its zero bytes); strict UTF-8; what the file says of itself. Of the
eight-bit encodings the one wins in which most odd bytes are letters and signs of Dutch text.
"""

import codecs
import re

from .errors import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = ("cp1252", "mac-roman", "cp850", "cp1250")
_COMMON = frozenset("éèëêïíìîöóòôüúùûäáàâãçñåøæœßÉËÏÖÜÄÅØ’‘“”„–—€´…°§•")
_RARE = frozenset("ČčŠšŽžŁłŃńŚśŹźŻżĄąĘęĆćŐőŰűÀÁÂÃÈÊÌÍÎÒÓÔÙÚÛÝýÿÇÑÆŒ\u00a0«»·½¼©®º²³")
_SAMPLE = 4096
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, said: str = "") -> str:
    """Returns the text in these bytes. `said` is the encoding that the file gives itself, when it does.

    Raises Refused when they hold no text.
    """
    text = _decoded(data, said)
    odd = len(_NO_TEXT.findall(text[:200_000]))
    if odd > 2 + len(text[:200_000]) // 500:
        raise Refused("In dit bestand staat geen tekst die we kunnen lezen. Sla het opnieuw op als .txt of .pdf.")
    return text.removeprefix("\ufeff")


def _decoded(data: bytes, said: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return data.decode("utf-8", "replace")
    known = _known(said)
    if known:
        return data.decode(known, "replace")
    return data.decode(max(_EIGHT_BIT, key=lambda encoding: _likeness(data, encoding)), "replace")


def _known(said: str) -> str:
    try:
        found = codecs.lookup(said).name if said else ""
    except (LookupError, ValueError):
        return ""
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(found, found) if found.startswith(_TEXTS) else ""


_TEXTS = ("iso8859", "cp125", "mac-", "cp437", "cp85", "koi8", "utf-16", "ascii", "latin")


def _mostly_utf8(data: bytes) -> bool:
    """A single broken byte in a text that is UTF-8 for the rest, as when it was cut off."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = len(lenient) - len(lenient.encode("ascii", "ignore")) - broken
    return whole > 4 * broken


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in (nearly) every second byte, and no other zeros."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 2 * 0.7
    if even == 0 and odd > enough:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even > enough else None


def _likeness(data: bytes, encoding: str) -> int:
    odd = bytes(byte for byte in data if byte > 0x7F)[:_SAMPLE]
    text = odd.decode(encoding, "replace")
    return sum(3 if sign in _COMMON else 1 if sign in _RARE else -2 for sign in text)
