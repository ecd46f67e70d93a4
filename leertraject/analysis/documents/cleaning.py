r"""The text of a paragraph as it is kept: composed, on one line, without signs that nobody sees.

>>> clean("De ﬁnanciële\u00a0 af\u00adspraak\r\n")
'De financiële afspraak'
"""

import re
import unicodedata

# Only these: full compatibility composition would also turn m² into m2.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
# The marks of lists in the private fonts of Word, and what they look like.
_PRIVATE = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf06f": "▫", "\uf02d": "-",
            "\uf0a8": "□", "\uf0fe": "☑", "\uf071": "□", "\uf0b0": "°", "\uf0be": "—"}  # fmt: skip
_REPLACED = str.maketrans({**_LIGATURES, **_PRIVATE, "\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " "})
# Control and format characters, halves of pairs, what is no character, and what stands for no known sign.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


def clean(text: str) -> str:
    """Returns the text as one line in composed form: ligatures as letters, no soft hyphens, single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text.translate(_REPLACED)))
        return " ".join(text.split())
    return " ".join(_UNSEEN.sub("", text).split())
