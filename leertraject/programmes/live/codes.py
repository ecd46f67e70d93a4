"""The code with which one joins a session from a phone: eight signs that nobody takes for others.

    >>> read("kdfr 7mpx")
    'KDFR7MPX'
    >>> spoken("KDFR7MPX")
    'KDFR 7MPX'

Without vowels it makes no words, and without 0, 1, 2, 5, 6, 8, L and Q no sign looks like another. How hopeless
guessing is, stands in ADR 0031.
"""

from random import Random

SIGNS = "BCDFGHJKMNPRSTVWXZ3479"
LENGTH = 8


def drawn(chance: Random) -> str:
    """Returns a new code."""
    return "".join(chance.choice(SIGNS) for _ in range(LENGTH))


def read(typed: str) -> str:
    """Returns a code as it is kept: what people put between the signs goes, and small letters become large."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: 2 * LENGTH]


def spoken(code: str) -> str:
    """Returns a code in two halves, as one reads it out."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
