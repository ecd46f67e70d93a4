"""The questions of the content file."""

from dataclasses import dataclass
from functools import cache

from leertraject.kernel.content import load

PLAN, WISH = "F3", "F4"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: open, or with options. `ordered` options have a middle; others are `folded` into groups with words
    of their own, as places of options."""

    id: str
    position: int
    text: str
    options: tuple[str, ...]
    ordered: bool
    folded: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def open(self) -> bool:
        """Says whether one writes an answer."""
        return not self.options


@cache
def questions() -> dict[str, Question]:
    """Returns the questions by id, in order."""
    found = (_question(item, at) for at, item in enumerate(load("instruments")["session_feedback"]["items"], start=1))
    return {one.id: one for one in found}


@cache
def title() -> str:
    """Returns what the questions are called."""
    return str(load("instruments")["session_feedback"]["title"])


def _question(item: dict[str, object], position: int) -> Question:
    options = [str(one) for one in item["options"]]  # type: ignore[attr-defined]
    folded = tuple(
        (str(group["words"]), tuple(options.index(one) for one in group["of"]))
        for group in item.get("folded", ())  # type: ignore[attr-defined]
    )
    return Question(str(item["id"]), position, str(item["text"]), tuple(options), bool(item.get("ordered")), folded)
