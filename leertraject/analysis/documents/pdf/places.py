"""What stands where on a page. Places are points from the left and from the top of the page as it is read."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Word:
    """Signs without a space between them. `base` is the line that they stand on, `hyphen` that the word goes on.

    `spaced`: the file has a space before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    hyphen: bool = False
    angle: int = 0
    spaced: bool = False


@dataclass(slots=True)
class Strip:
    """Words on one line without a wide gap: a line of a column, or of a cell.

    `first` is how wide the first word is: whether it would have fitted on the line before. `row`: a row of a table.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    hyphen: bool
    first: float
    words: int
    row: bool = False


@dataclass(slots=True)
class Rule:
    """A drawn line, upright or level. `edge`: it is only where a coloured plane ends."""

    left: float
    top: float
    right: float
    bottom: float
    edge: bool = False


@dataclass(slots=True)
class Block:
    """Strips that follow each other in one column, between `left` and `right`; `edge` is where the page would end it.

    `note`: notes at the foot of a page. `aside`: words on their side.
    """

    strips: list[Strip]
    left: float
    right: float
    edge: float
    page: int
    note: bool = False
    aside: bool = False


@dataclass(slots=True)
class Page:
    """A page while it is read. `picture`: how much of it pictures cover. `failed`: why nothing could be read of it."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    aside: list[Strip] = field(default_factory=list)
    signs: int = 0
    picture: float = 0.0
    failed: str = ""
