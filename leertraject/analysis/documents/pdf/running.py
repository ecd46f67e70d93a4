"""Heads, feet and page numbers: what returns at the same place of many pages, and is no part of the text."""

import re
from collections import defaultdict

from .places import Page, Strip

_ZONE = 0.16  # of the height of a page, above and below
_NUMBER_ZONE = 0.12
_SAME_PLACE = 4.0
_NUMBER = re.compile(r"\d+")
_NUMBERS_PAGES = re.compile(r"\b(?:pagina|pag\.?|blz\.?|bladzijde|page)\s*\d{1,4}\b", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxlc]{1,7}", re.IGNORECASE)
_ONLY_NUMBER = re.compile(
    r"[-–—|\s.]*(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*)?(\d{1,4})\s*(?:(?:van|/|of|\|)\s*\d{1,4})?[-–—|\s.]*",
    re.IGNORECASE,
)


def remove(pages: list[Page]) -> None:
    """Takes what runs along out of the pages."""
    seen: dict[tuple[str, bool], list[tuple[Page, Strip, float]]] = defaultdict(list)
    for page in pages:
        for strip in page.strips:
            for top in (True, False):
                place = strip.base if top else page.height - strip.base
                if not strip.row and place < _ZONE * page.height:
                    seen[_shape(strip.text), top].append((page, strip, place))
    gone: set[int] = set()
    for found in seen.values():
        for same in _at_one_place(found):
            gone |= _running(same, len(pages))
    gone |= _of_chapters(list(seen.values()), gone)
    gone |= _page_numbers(pages, gone)
    gone |= _sideways(pages, {_shape(strip.text) for page in pages for strip in page.strips if id(strip) in gone})
    for page in pages:
        page.strips = [strip for strip in page.strips if id(strip) not in gone]
        page.aside = [strip for strip in page.aside if id(strip) not in gone]


def counts_pages(text: str) -> bool:
    """Says whether a line looks like one that numbers the pages."""
    return bool(_NUMBERS_PAGES.search(text) or _ONLY_NUMBER.fullmatch(text))


def _shape(text: str) -> str:
    return _NUMBER.sub("#", text).strip().casefold()


def _at_one_place(found: list[tuple[Page, Strip, float]]) -> list[list[tuple[Page, Strip, float]]]:
    groups: list[list[tuple[Page, Strip, float]]] = []
    for one in sorted(found, key=lambda one: (one[2], one[0].number)):
        if groups and one[2] - groups[-1][-1][2] <= _SAME_PLACE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _running(same: list[tuple[Page, Strip, float]], pages: int) -> set[int]:
    """The strips of one shape at one place, when they stand on enough pages and only their page number differs."""
    by_text: dict[tuple[int | str, ...], list[tuple[int, int]]] = defaultdict(list)
    for page, strip, _ in same:
        for key in _fixed(strip.text, page.number):
            by_text[key].append((page.number, id(strip)))
    gone: set[int] = set()
    for standing in by_text.values():
        on = {number for number, _ in standing}
        if len(on) >= 3 or (len(on) == 2 and pages <= 4):
            gone |= {strip for _, strip in standing}
    return gone


def _of_chapters(seen: list[list[tuple[Page, Strip, float]]], gone: set[int]) -> set[int]:
    """Heads of a chapter of two pages: the same on both, at a place where on more pages something runs along."""
    places: dict[int, set[int]] = defaultdict(set)
    for found in seen:
        for page, strip, place in found:
            if id(strip) in gone:
                places[round(place / _SAME_PLACE)].add(page.number)
    more: set[int] = set()
    for found in seen:
        for same in _at_one_place([one for one in found if id(one[1]) not in gone]):
            slot = round(same[0][2] / _SAME_PLACE)
            on = {page.number for page, _, _ in same}
            if len(on) >= 2 and len(places[slot - 1] | places[slot] | places[slot + 1]) >= 3:
                texts = {strip.text for _, strip, _ in same}
                more |= {id(strip) for _, strip, _ in same} if len(texts) == 1 else set()
    return more


def _fixed(text: str, page: int) -> list[tuple[int | str, ...]]:
    """The text with its numbers as they are, and with each number that may count pages as how far it is from the page.

    Two pages with the same head have one of these in common.
    """
    numbers = [int(found) for found in _NUMBER.findall(text) if len(found) < 9]
    shape = _shape(text)
    if not shape:
        return []
    keys: list[tuple[int | str, ...]] = [(shape, "as it is", *numbers)]
    for place, number in enumerate(numbers[:6]):
        if number <= 5000:
            keys.append((shape, place, *(n - page if at == place else n for at, n in enumerate(numbers))))
    return keys


def _page_numbers(pages: list[Page], gone: set[int]) -> set[int]:
    """Lines at the edge with nothing but a number that keeps up with the pages, also where it moves left and right."""
    steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        for strip in _at_the_edge(page, gone):
            found = _ONLY_NUMBER.fullmatch(strip.text)
            if found:
                steps[int(found[1]) - page.number].append((page.number, id(strip)))
    removed: set[int] = set()
    for standing in steps.values():
        on = {number for number, _ in standing}
        if len(on) >= 3 or (len(on) == 2 and len(pages) <= 6):
            removed |= {strip for _, strip in standing}
    return removed | _roman(pages, gone)


def _at_the_edge(page: Page, gone: set[int]) -> list[Strip]:
    left = [strip for strip in page.strips if id(strip) not in gone and not strip.row]
    if len(left) < 2:
        return []
    top, bottom = min(strip.base for strip in left), max(strip.base for strip in left)
    return [
        strip
        for strip in left
        if (strip.base - top < 3 and strip.base < _NUMBER_ZONE * page.height)
        or (bottom - strip.base < 3 and page.height - strip.base < _NUMBER_ZONE * page.height)
    ]


def _roman(pages: list[Page], gone: set[int]) -> set[int]:
    found = [
        id(strip) for page in pages for strip in _at_the_edge(page, gone) if _ROMAN.fullmatch(strip.text.strip(" -–"))
    ]
    return set(found) if len(found) >= 3 else set()


def _sideways(pages: list[Page], upright: set[str]) -> set[int]:
    """What stands across the page on several pages: a stamp such as CONCEPT, or a line along the edge.

    On a page that is read from its side that can be what runs along `upright` on the others.
    """
    seen: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        for strip in page.aside:
            seen[_shape(strip.text)].append(id(strip))
    enough = 2 if len(pages) <= 4 else 3
    return {
        strip for shape, standing in seen.items() if len(standing) >= enough or shape in upright for strip in standing
    }
