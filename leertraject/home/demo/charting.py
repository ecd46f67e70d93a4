"""The maps of the demo: opgaven of both clients, and what residents asked about them."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leertraject.analysis import documents
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.content import load
from leertraject.opgaven import commands
from leertraject.opgaven.contents import Answer, Asked, Words
from leertraject.opgaven.models import Document, Opgave
from leertraject.ui.number_words import capital

FOLDER = Path(__file__).resolve().parent
MADE = -215  # before the first question, after the first group began
# Which words of which paragraph which opgave rests on.
CITED = {
    "Perspectiefnota": [
        (3, "Vooruit in Oost", "Bewoners die een voorziening willen beheren, krijgen daarvoor in beginsel de ruimte"),
        (10, "Genoeg passende woningen", "Starters en ouderen vinden in de dorpen te weinig woningen"),
    ],
    "Waterplan": [(2, "Water vasthouden in droge zomers", "in de winter meer water vast in de bovenlopen")],
}
MODES = {"rechtmatig": "lawful", "presterend": "performing", "samenwerkend": "networking", "responsief": "responsive"}


@cache
def _story() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "map.yaml").read_text(encoding="utf-8")))


def chart(stage: Any) -> None:
    """Puts the opgaven of both clients on their maps and lets people write down what they were asked."""
    units = {one["id"]: one["name"] for one in load("challenges")["meta"]["units"]}
    told = _story()["dijkerveen"]
    for row in load("challenges")["opgaven"]:
        more = told.get(row["id"], {})
        words = Words(
            title=row["title"],
            statement=row["statement"],
            why_now=row["why_now"],
            theme=units[row["responsible_unit"]],
            horizon=row["horizon"],
            owner_role=row["owner_role"],
            owner_id=_key(stage, more.get("owner")),
            users=_lines(row["users"]),
            partners=_lines(row["partners"]),
            shared_interest=more.get("shared", ""),
            signals=_lines(row["signals_to_watch"]),
            **{MODES[name]: number for name, number in row["governance_mix"].items()},
        )
        made = _made(stage, "dijkerveen", words)
        for one in row["contributions"]:
            commands.write_contribution(opgave=made, **one, **_by(stage, "lotte", MADE))
        for party in row["stakeholders"]:
            given = {"party": capital(party["party"]), "interest": party["interest"]}
            commands.write_interest(opgave=made, position="", concern="", **given, **_by(stage, "lotte", MADE))
        asked = [one | {"words": row["resident_questions"][one["question"]]} for one in more.get("asked", [])]
        _live(stage, made, asked, more.get("keeper"))
    for row in _story()["rietlanden"]:
        named = {name: row[name] for name in ("title", "statement", "theme", "owner_role")}
        words = Words(**named, why_now=row.get("why_now", ""), owner_id=_key(stage, row.get("owner")))
        made = _made(stage, "rietlanden", words)
        for party in row.get("interests", []):
            commands.write_interest(opgave=made, **party, **_by(stage, "lotte", MADE))
        _live(stage, made, row["asked"], row.get("keeper"))
    for organisation, title, who in (("dijkerveen", "Perspectiefnota", "sanne"), ("rietlanden", "Waterplan", "tarik")):
        paper = _paper(stage, organisation, title, who)
        for number, opgave, quote in CITED[title]:
            paragraph = paper.paragraphs.get(number=number)
            found = Opgave.objects.get(organisation=paper.organisation, title=opgave)
            commands.cite(opgave=found, paragraph=paragraph, words=quote, **_by(stage, who, -29))


def _paper(stage: Any, organisation: str, title: str, who: str) -> Document:
    """Brings in a document and reads it here, as the task does in a process of its own."""
    name, by = f"{title.lower()}.md", _by(stage, who, -30)
    content = (FOLDER / name).read_bytes()
    given = {"title": title, "dated_on": stage.day(-40), "content": content, "file_name": name}
    made, _ = commands.add_document(organisation=stage.organisations[organisation], **given, **by)
    found = documents.read(content, name=name)
    commands.finish_reading(document_id=made.pk, found=found, by=SYSTEM, now=by["now"])
    return made


def _made(stage: Any, organisation: str, words: Words) -> Opgave:
    return commands.make_opgave(
        organisation=stage.organisations[organisation], words=words, **_by(stage, "lotte", MADE)
    )


def _live(stage: Any, made: Opgave, asked: list[dict[str, Any]], keeper: str | None) -> None:
    for one in sorted(asked, key=lambda one: one["day"]):
        commands.note_question(
            opgave=made,
            asked=Asked(one["words"], one["asker"], one["place"], stage.day(one["day"])),
            answer=Answer(one.get("answer", ""), one.get("stuck", ""), one.get("could", "")),
            **_by(stage, one["by"], one["day"]),
        )
    if keeper:
        commands.keep(opgave=made, **_by(stage, keeper, -50))


def _by(stage: Any, name: str, day: int) -> dict[str, Any]:
    return {"by": stage.actor(name, day), "now": stage.at(day) + timedelta(hours=2)}


def _key(stage: Any, name: str | None) -> Any:
    return stage.people[name].pk if name else None


def _lines(things: list[str]) -> str:
    return "\n".join(capital(thing) for thing in things)
