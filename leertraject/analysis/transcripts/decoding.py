"""From bytes to text, and from text to lines, without changing a word.

Order: byte order mark; UTF-16 without a mark (recognised by its zero bytes);
strict UTF-8; then Windows-1252, the eight-bit encoding of Dutch Windows. What
reads in none of these without changing words is refused: UTF-8 with some broken
bytes, and the eight-bit encodings of DOS and old Macs, which cannot be told
apart on a few accents.
"""

import codecs
import re

from .errors import TranscriptError
from .limits import MAX_CHARS, MAX_LINES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_INSIDE_WORDS = frozenset("’‘´·–—\u00ad\u00a0…")

_LINE_BREAK = re.compile(r"\r{0,2}\n|\r")  # \r\r\n: a text file saved as text twice
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
_ACCENT_AFTER_LETTER = re.compile(r"(?<=[a-z])[^\x00-\x7f][a-z]?")


def decode(data: bytes) -> str:
    """The text in `data`, without byte order mark.

    Raises TranscriptError when the bytes are not text, or only half so.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    utf16 = _utf16_without_mark(data)
    if utf16:
        return _strict(data, utf16)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error.start)
        return _windows(data)


def check_text(text: str) -> str:
    """`text` without the end mark of old systems.

    Raises TranscriptError when it is too long, or a character in it is no text.
    """
    if len(text) > MAX_CHARS:
        raise too_long()
    text = text.rstrip("\x1a")
    odd = _NOT_TEXT.search(text)
    if odd:
        raise TranscriptError(
            "hier staan tekens die geen tekst zijn, dus sla je transcript opnieuw op als .vtt, .srt, .docx of .txt.",
            _line_of(text, odd.start()),
        )
    return text


def split_lines(text: str) -> list[str]:
    r"""The lines of `text`, for all three kinds of line ends.

    >>> split_lines("a\r\nb\rc\nd")
    ['a', 'b', 'c', 'd']
    """
    if _line_of(text, len(text)) > MAX_LINES:
        raise too_long()
    return _LINE_BREAK.split(text)


def too_long() -> TranscriptError:
    """The refusal of a text with more characters or lines than the limits allow."""
    return TranscriptError(
        f"Dit transcript is te lang (meer dan {MAX_CHARS} tekens of {MAX_LINES} regels), dus knip het in delen."
    )


def _line_of(text: str, position: int) -> int:
    return 1 + sum(1 for _ in _LINE_BREAK.finditer(text, 0, position))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding)
        raise _unreadable_character(_line_of(before, len(before))) from None


def _unreadable_character(line: int) -> TranscriptError:
    return TranscriptError(
        "hier staat een teken dat niet te lezen is, dus sla het bestand opnieuw op als UTF-8.",
        line,
    )


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in (nearly) every second byte, and no other zeros."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 2 * 0.7
    if even == 0 and odd > enough:
        return "utf-16-le"
    if odd == 0 and even > enough:
        return "utf-16-be"
    return None


def _refuse_damaged_utf8(data: bytes, position: int) -> None:
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = len(lenient) - len(lenient.encode("ascii", "ignore")) - broken
    if whole >= broken:
        before = data[:position].decode("utf-8")
        raise _unreadable_character(_line_of(before, len(before)))


def _windows(data: bytes) -> str:
    text: str | None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is None or not _reads_like_words(text):
        raise TranscriptError(
            "De letters met accenten in dit bestand zijn niet te lezen, dus sla het opnieuw op als UTF-8."
        )
    return text


def _reads_like_words(text: str) -> bool:
    """Whether accents fall where words have them.

    Read in the wrong encoding, ``ë`` becomes a sign in the middle of a word
    (``be‰indigd``) or a capital after a small letter (``beŽindigd``).

    >>> _reads_like_words("beëindigd, € 5"), _reads_like_words("be‰indigd")
    (True, False)
    """
    for match in _ACCENT_AFTER_LETTER.finditer(text):
        accent, letter_follows = match[0][0], len(match[0]) == 2
        if accent.isupper():
            return False
        if letter_follows and not accent.isalpha() and accent not in _INSIDE_WORDS:
            return False
    return True
