"""The guides, the consent text and the codebook of the content file, as the chain uses them."""

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from leertraject.kernel.content import load


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a guide with the probe that may follow it."""

    ask: str
    probe: str = ""
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class GuidePart:
    """A part of a guide with its minutes and questions."""

    title: str
    minutes: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide for one voice; `rules` are for the interviewer, during the conversation."""

    id: str
    title: str
    voice: str
    minutes: int
    consent_text: str
    before: tuple[str, ...]
    rules: tuple[str, ...]
    parts: tuple[GuidePart, ...]


@dataclass(frozen=True, slots=True)
class ConsentPurpose:
    """One purpose a speaker may agree to, in the words of the content file."""

    id: str
    name: str
    question: str
    if_yes: str
    if_no: str
    on_withdraw: str
    erases: frozenset[str]
    withdraws_releases: bool

    @property
    def wording(self) -> str:
        """The words that are kept with an answer: what was asked and what follows."""
        return f"{self.question}\nJa: {self.if_yes}\nNee: {self.if_no}"


@cache
def guides() -> dict[str, Guide]:
    """Returns the guide of each voice."""
    content = load("instruments")
    found = [content["look_back_interview"], *content["voice_interviews"]["guides"]]
    return {item["voice"]: _guide(item) for item in found}


def frozen(guide: Guide) -> list[dict[str, Any]]:
    """Returns the parts of a guide to keep with a conversation, so that they stay as they were asked."""
    return [asdict(part) for part in guide.parts]


def kept(parts: list[dict[str, Any]]) -> tuple[GuidePart, ...]:
    """Returns the parts that were kept by `frozen`."""
    return tuple(
        GuidePart(part["title"], part["minutes"], tuple(Question(**question) for question in part["questions"]))
        for part in parts
    )


@cache
def purposes() -> dict[str, ConsentPurpose]:
    """Returns the purposes of consent by id, in the order in which they are asked."""
    return {item["id"]: _purpose(item) for item in load("instruments")["speaker_consent"]["purposes"]}


@cache
def consent_intro() -> str:
    """Returns the words above the consent questions."""
    return str(load("instruments")["speaker_consent"]["intro"]).strip()


@cache
def codes() -> tuple[dict[str, str], ...]:
    """Returns the codes of the content file: id, name, include, exclude."""
    return tuple(load("instruments")["look_back_interview"]["codebook"])


def _guide(item: dict[str, Any]) -> Guide:
    return Guide(
        id=item["id"],
        title=item["title"],
        voice=item["voice"],
        minutes=item["duration_minutes"],
        consent_text=item["consent_text"].strip(),
        before=tuple(item["before"]),
        rules=tuple(item["interviewer_rules"]),
        parts=tuple(_part(part) for part in item["parts"]),
    )


def _part(part: dict[str, Any]) -> GuidePart:
    return GuidePart(part["goal"], part["minutes"], tuple(_question(q) for q in part["questions"]))


def _question(item: str | dict[str, Any]) -> Question:
    if isinstance(item, str):
        return Question(item)
    return Question(item["ask"], item.get("probe", ""), item.get("sensitive", False))


def _purpose(item: dict[str, Any]) -> ConsentPurpose:
    return ConsentPurpose(
        id=item["id"],
        name=item["name"],
        question=item["question"],
        if_yes=item["if_yes"],
        if_no=item["if_no"],
        on_withdraw=item["on_withdraw"]["say"],
        erases=frozenset(item["on_withdraw"]["erase"]),
        withdraws_releases=item["on_withdraw"]["withdraw_releases"] == "alle",
    )
