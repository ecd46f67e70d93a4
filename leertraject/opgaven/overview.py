"""The map as a whole: which opgaven are asked for, and where everything stands in the picture. Plain functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

ROW, TOP, NARROW = 26, 44, 3
WIDTH = 1100
LEFT, MIDDLE, RIGHT = 250, 390, 880


@dataclass(frozen=True, slots=True)
class Line:
    """An opgave in the overview: its name and way, theme, state, and by name its disciplines and parties."""

    title: str
    url: str
    theme: str
    owner: str
    state: str
    rest: str
    disciplines: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of the map; "" is everything."""

    theme: str = ""
    discipline: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in the picture, at a height; `url` leads to an opgave."""

    name: str
    y: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Three columns of names, and lines between them as pairs of heights. `width` and `height` are in units."""

    disciplines: tuple[Spot, ...]
    opgaven: tuple[Spot, ...]
    parties: tuple[Spot, ...]
    to_disciplines: tuple[tuple[int, int], ...]
    to_parties: tuple[tuple[int, int], ...]
    height: int


def chosen(lines: Iterable[Line], wanted: Wanted) -> list[Line]:
    """Returns what somebody wants to see, in the same order.

    >>> one = Line("A", "/", "Wonen", "", "Actueel", "", ("Financiën",), ())
    >>> len(chosen([one], Wanted(theme="Wonen"))), len(chosen([one], Wanted(discipline="Inkoop")))
    (1, 0)
    """
    return [
        one
        for one in lines
        if wanted.theme in ("", one.theme)
        and (not wanted.discipline or wanted.discipline in one.disciplines)
        and wanted.state in ("", one.state)
    ]


def picture(lines: Sequence[Line]) -> Picture:
    """Returns where everything stands: each column spread over the height of the longest."""
    disciplines = _known(one.disciplines for one in lines)
    parties = _known(one.parties for one in lines)
    most = max(len(lines), len(disciplines), len(parties), NARROW)
    height = TOP + most * ROW
    left, right = _spread(disciplines, height), _spread(parties, height)
    middle = _spread([one.title for one in lines], height)
    tops = [middle[one.title] for one in lines]
    return Picture(
        disciplines=tuple(Spot(name, y) for name, y in left.items()),
        opgaven=tuple(Spot(one.title, y, one.url) for one, y in zip(lines, tops, strict=True)),
        parties=tuple(Spot(name, y) for name, y in right.items()),
        to_disciplines=tuple((left[name], y) for one, y in zip(lines, tops, strict=True) for name in one.disciplines),
        to_parties=tuple((y, right[name]) for one, y in zip(lines, tops, strict=True) for name in one.parties),
        height=height,
    )


def _known(groups: Iterable[Iterable[T]]) -> list[T]:
    """Returns each thing once, in the order in which it comes."""
    return list(dict.fromkeys(one for group in groups for one in group))


def _spread(names: Sequence[str], height: int) -> Mapping[str, int]:
    step = (height - TOP) / max(1, len(names))
    return {name: round(TOP + step * (place + 0.5)) for place, name in enumerate(names)}
