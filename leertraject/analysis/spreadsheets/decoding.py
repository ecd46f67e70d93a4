"""From bytes to text: which encoding a text file has, and what else it may be.

Order: byte order mark; UTF-16 without a mark (its zero bytes); strict UTF-8. Of the eight-bit encodings the one wins in
which most odd bytes are letters and signs of Dutch text; on a tie the first of the list.
"""

import codecs
import re

from .errors import SpreadsheetError
from .limits import MAX_CHARS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 met een merkteken",
    "cp1252": "Windows (West-Europa)",
    "mac-roman": "Mac",
    "cp850": "DOS",
    "cp1250": "Windows (Midden-Europa)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 zonder merkteken",
    "utf-16-be": "UTF-16 zonder merkteken, omgekeerd",
    "utf-32": "UTF-32",
}
"""The encodings with the name that people know."""

_EIGHT_BIT = ("cp1252", "mac-roman", "cp850", "cp1250")
_COMMON = frozenset("éèëêïíìîöóòôüúùûäáàâãçñåøæœßÉËÏÖÜÄÅØ’‘“”„–—€´…°§")
_RARE = frozenset("ČčŠšŽžŁłŃńŚśŹźŻżĄąĘęĆćŐőŰűÀÁÂÃÈÊÌÍÎÒÓÔÙÚÛÝýÿÇÑÆŒ\u00a0«»·½¼©®º")
_SAMPLE = 4096
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def guess(data: bytes) -> str:
    """Returns the most likely encoding, a key of `NAMES`.

    >>> guess("Renée".encode()), guess("Renée".encode("cp1252")), guess("Renée".encode("mac-roman"))
    ('utf-8', 'cp1252', 'mac-roman')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return max(_EIGHT_BIT, key=lambda encoding: _likeness(data, encoding))
    return "utf-8"


def decode(data: bytes, encoding: str) -> str:
    """Returns the text of these bytes.

    Raises SpreadsheetError when the encoding is unknown or does not fit, and when what comes out is no text.
    """
    if encoding not in NAMES:
        raise SpreadsheetError("Deze codering kennen we niet. Kies er een uit de lijst.")
    try:
        return checked(data.decode(encoding))
    except UnicodeError:
        raise SpreadsheetError(
            f"Als {NAMES[encoding]} is dit bestand niet te lezen. Kies een andere codering, of sla het op als .xlsx."
        ) from None


def checked(text: str) -> str:
    """Returns the text without byte order mark and end mark. Raises SpreadsheetError when it is too long or no text."""
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    if len(text) > MAX_CHARS:
        raise SpreadsheetError(f"Deze lijst heeft meer dan {MAX_CHARS} tekens. Knip de lijst in delen.")
    odd = _CONTROL.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise SpreadsheetError("hier staan tekens die geen tekst zijn. Sla je lijst opnieuw op als .xlsx.", line)
    return text


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
