"""The example conversations: every coded quote has its one place, also when typed carelessly."""

import csv
from pathlib import Path

from leertraject.analysis.passages import find, locate, shared_runs_any, words


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_coded_quote_is_found_in_its_turn(shared_data: Path) -> None:
    turns = {(row["file"], row["turn"]): row["text"] for row in rows(shared_data / "lookback" / "turns.csv")}
    coded = rows(shared_data / "lookback" / "coding.csv")
    assert len(coded) > 200
    for row in coded:
        text = turns[row["file"], row["turn"]]
        places = find(text, row["quote"])
        assert places, row
        assert set(places) <= set(locate(text, row["quote"].upper().replace(" ", "\n")).places)


def test_a_turn_repeats_the_quotes_cut_from_it_and_nobody_elses(shared_data: Path) -> None:
    turns = {(row["file"], row["turn"]): row["text"] for row in rows(shared_data / "lookback" / "turns.csv")}
    sources = {
        (row["file"], row["turn"], row["quote"]): row["quote"]
        for row in rows(shared_data / "lookback" / "coding.csv")
        if len(words(row["quote"])) >= 8
    }
    elsewhere = set()
    for turn, text in turns.items():
        repeated = set(shared_runs_any(text, sources))
        own = {key for key in sources if key[:2] == turn}
        assert own <= repeated
        elsewhere |= {quote for *_, quote in repeated - own}
    # One resident's question is told in one turn and repeated in another.
    assert elsewhere == {"bent u er na de kerst ook nog"}
