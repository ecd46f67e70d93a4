"""The signs and numbers before the items of a list."""

import re

BULLETS = "•▪◦‣●○■□▫➢➔→✓✔☐☑❖⁃∙·–—*\uf0b7\uf0a7\uf0d8\uf0fc\uf0e0\uf06f\uf0a8\uf0fe\uf071\uf02d\u2022"
_SIGN = rf"[{re.escape(BULLETS)}]"
_NUMBER = r"\(?(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxIVX]{1,5})[.)°]|\d{1,2}(?:\.\d{1,3}){1,4}\.?|[a-zA-Z]\.\d{1,2}\.?"
_MARK = re.compile(rf"(?:{_SIGN}|-|o|(?:{_NUMBER}))(?=\s+\S)")
_ONLY = re.compile(rf"(?:{_SIGN}|-|o|(?:{_NUMBER})|\d{{1,2}}|§)")
_STANDING_ALONE = re.compile(rf"(?:{_SIGN}|\(?\d{{1,3}}[.)]|\(?[a-z][.)])")


def mark_of(text: str) -> str:
    """Returns the mark that a line begins with, or nothing.

    >>> mark_of("• Een punt"), mark_of("2.1 Wonen"), mark_of("(a) iets"), mark_of("Een zin."), mark_of("2025 was")
    ('•', '2.1', '(a)', '', '')
    """
    found = _MARK.match(text)
    return found[0] if found else ""


def is_sign(mark: str) -> bool:
    """Says whether a mark is a sign that hardly ever begins a line otherwise."""
    return len(mark) == 1 and mark in BULLETS and mark not in "–—*·"


def is_only_mark(text: str, *, alone: bool, following: str) -> bool:
    """Says whether there is nothing but a mark, which then belongs to what stands beside it.

    A number is one only before words, and without a point only where the line begins (`alone`).
    """
    mark = text.strip()
    if not _ONLY.fullmatch(mark):
        return False
    if any(sign.isdigit() for sign in mark):
        return any(sign.isalpha() for sign in following) and (alone or not mark.isdigit())
    return True


def stands_alone(text: str) -> bool:
    """Says whether this is a mark on a line of its own, which belongs to what follows."""
    return bool(_STANDING_ALONE.fullmatch(text.strip()))
