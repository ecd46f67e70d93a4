"""The prompts of the content file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from leertraject.kernel.content import load
from leertraject.reflections.models import Kind

KIND_OF_TYPE = {"terugblik": Kind.LOOK_BACK, "reflectie": Kind.REFLECT, "vooruitblik": Kind.LOOK_AHEAD}
# Writing without a prompt.
FREE_ASKS = ("Wat wil je vasthouden?",)
BACK_ASKS = ("Wat werd ervan?", "Wat hielp, of wat zat ertussen?")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: its question, what may follow it, how many minutes it takes, and when it fits."""

    id: str
    kind: Kind
    ask: str
    follow_up: str
    minutes: int
    moment: str

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions under which one writes."""
        return (self.ask, self.follow_up) if self.follow_up else (self.ask,)


@cache
def prompts() -> Mapping[str, Prompt]:
    """Returns the prompts by id, in the order of the content file."""
    return {
        item["id"]: Prompt(
            item["id"], KIND_OF_TYPE[item["type"]], item["text"], item["follow_up"], item["minutes"], item["moment"]
        )
        for item in load("instruments")["reflection_prompts"]["items"]
    }
