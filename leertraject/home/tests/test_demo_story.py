"""The story of the demo holds what it promises, and hangs together: no name, key or quote in it points nowhere."""

from functools import cache

import pytest

from leertraject.analysis import transcripts as reader
from leertraject.home.demo.filling import FOLDER, cast, story
from leertraject.lookback import guides

TALKS = [row["id"] for row in story()["conversations"]]


@cache
def names() -> dict[str, str]:
    groups = [cast()[key] for key in ("staff", "clients", "owners", "others")]
    groups += [cohort["people"] for cohort in cast()["cohorts"].values()]
    return {key: row["name"] for group in groups for key, row in group.items()}


@cache
def read(talk: str) -> reader.Transcript:
    file = FOLDER / "conversations" / f"{talk}.vtt"
    return reader.read(file.read_bytes(), file.name)


def test_twelve_people_of_two_groups_and_of_every_voice():
    rows = story()["conversations"]
    assert len({row["speaker"] for row in rows}) == len(rows) == 12
    assert {row.get("cohort", "first") for row in rows if row["voice"] == "oud_deelnemers"} == {"pilot", "first"}
    assert {row["voice"] for row in rows} == {"oud_deelnemers", "opgavehouders", "opdrachtgevers", "anderen"}


@pytest.mark.parametrize("talk", TALKS)
def test_a_conversation_is_of_two_people_and_as_long_as_one_listens(talk):
    row = next(row for row in story()["conversations"] if row["id"] == talk)
    turns = read(talk).turns
    assert 15 <= len(turns) <= 40
    assert {turn.speaker for turn in turns} == {names()[row["speaker"]], names()[row["interviewer"]]}
    asked = sum(len(turn.text.split()) for turn in turns if turn.speaker == names()[row["interviewer"]])
    # The guides ask an interviewer to speak less than a third of the time.
    assert asked < sum(len(turn.text.split()) for turn in turns) / 3


def test_every_quote_is_said_by_the_speaker_within_one_turn():
    for row in story()["quotes"]:
        said = [turn.text for turn in read(row["in"]).turns if turn.speaker == names()[row["in"]]]
        assert any(row["text"] in text for text in said), row["text"]


def test_codes_insights_and_cards_are_there():
    codes = {code["id"] for code in guides.codes()}
    insights, cards = ({row["id"] for row in story()[kind]} for kind in ("insights", "trends"))
    for row in story()["quotes"]:
        given = {*row["codes"], *(code for several in row.get("also", {}).values() for code in several)}
        assert given <= codes
        assert set(row.get("supports", {})) <= insights and set(row.get("trends", ())) <= cards
    for row in story()["changes"]:
        assert {row["insight"]} <= insights if "insight" in row else {row["trend"]} <= cards


def test_not_all_went_well():
    """One insight is not confirmed, one check did not help, one quote each is withdrawn, refused and reworded."""
    quotes, changes = story()["quotes"], story()["changes"]
    answers = [row["release"] for row in quotes if "release" in row]
    assert len(story()["insights"]) == 4 and sum("confirmed" not in row for row in story()["insights"]) == 1
    assert "not_helped" in [row.get("check", {}).get("verdict") for row in changes]
    assert any("withdrawn" in one for one in answers) and any("own_words" in one for one in answers)
    assert any("refused" in row for row in quotes) and any("also" in row for row in quotes)
    assert any("note" in row for row in changes)
