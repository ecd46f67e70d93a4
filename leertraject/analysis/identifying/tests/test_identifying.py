"""What is found in conversations that were marked by hand, and what always holds."""

import csv
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis.identifying import Kind, Known, identify, passes_eleven, worded
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.tests import marked

# What we owe on texts that nobody tuned for: the words of the brief of this part.
LEAST = {"phone": 0.95, "mail": 0.95, "postcode": 0.95, "citizen": 0.95, "name": 0.85, "address": 0.8}
OF = {"naam": "name", "bijnaam": "", "bestuurder": "name", "telefoon": "phone", "e-mail": "mail", "bsn": "citizen",
      "straat": "address", "postcode_huisnummer": "postcode"}  # fmt: skip
PIECES = st.sampled_from(
    sorted(
        listed(
            """
            Jan jan de van der Vries Roos roos 's mevrouw wethouder J. Özlem nul zes drie 06 12 34 56 78 1234 AB
            z x at punt nl Kerkstraat 12a zei belde . , ? - 999562241 burn-out @ K. Fatima's is het Jansen-de 👩‍👩‍👧
            """
        )
    )
    + ["e\u0301", "\n", ""]
)


def found(text: str, *known: Known) -> list[str]:
    return [text[mark.start : mark.end] for mark in identify([text], known)]


def test_the_example_conversations(shared_data: Path) -> None:
    turns: dict[str, list[str]] = defaultdict(list)
    with (shared_data / "lookback" / "turns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            turns[row["file"]].append(row["text"])
    places: dict[tuple[str, int], list[marked.Place]] = defaultdict(list)
    with (shared_data / "lookback" / "pii.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["turn"] != "0":
                where = int(row["from"]), int(row["to"])
                places[row["file"], int(row["turn"]) - 1].append((*where, OF.get(row["kind"], "")))
    false = 0
    for name, said in turns.items():
        wanted = [places[name, number] for number in range(len(said))]
        scores = marked.score(said, [[one for one in some if one[2]] for some in wanted])
        for kind, least in LEAST.items():
            assert scores.get(kind, marked.Score()).recall >= least, (name, kind)
        false += sum(one.false for one in marked.score(said, wanted).values())
    assert false * 10 <= sum(map(len, turns.values()))


@pytest.mark.parametrize("path", sorted(marked.HARD.parent.glob("*_turns.txt")), ids=lambda path: path.stem)
def test_turns_that_were_marked_by_hand(path: Path) -> None:
    total: dict[str, marked.Score] = defaultdict(marked.Score)
    turns = 0
    for said, wanted in marked.conversations(path):
        turns += len(said)
        for kind, one in marked.score(said, wanted).items():
            total[kind].add(one)
    assert turns >= 20 and total["name"].wanted >= turns // 2
    assert total["name"].recall >= 0.95 and total["name"].whole >= 0.92 * total["name"].wanted
    assert all(total[kind].recall >= least for kind, least in LEAST.items() if total[kind].wanted > 3)
    assert sum(one.false for one in total.values()) * 20 <= turns


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ik sprak met jan de vries over de begroting", ["jan de vries"]),
        ("De wind kwam van voren en Ferry Wind ook.", ["Ferry Wind"]),
        ("Roos heette ze, en ze had een roos bij zich.", ["Roos"]),
        ("Dat zei J.P. van der Berg nog.", ["J.P. van der Berg"]),
        ("een kaart met een roos erop, van de bakker", []),
        ("Ik vroeg het mevrouw Jansen-de Vries.", ["mevrouw Jansen-de Vries"]),
        ("Ben je daar geweest? Wil je dat?", []),
        ("Meneer de voorzitter, mevrouw de burgemeester, we gaan naar Zuidlaren.", []),
        ("Met Scrum, Prince2 en de Zwolse aanpak kwamen we niet bij de Sint Jozefkerk.", []),
        ("dan hoeven we per wijk maar één geotagger en dat zei wiebrigje ook", ["wiebrigje"]),
        ("Geertje Oude Wesselink en wethouder Onderwijs belden het VvE-loket.", ["Geertje Oude Wesselink"]),
        (
            "ik vroeg het aan rinus van dam en aan mevrouw hu en aan een mevrouw uit curaçao",
            ["rinus van dam", "mevrouw hu"],
        ),
        (
            "zij woont op de jan van riebeekstraat en hij aan het beneden oosterdiep 12",
            ["jan van riebeekstraat", "beneden oosterdiep 12"],
        ),
        ("iris van de receptie belde met max en roos", ["iris", "max", "roos"]),
        ("het was een storm en de max en de roos bloeide en dat was het mark van de dag", []),
        ("Peters idee was goed, en Marks laptop ook. Marks zijn geen euro's.", ["Peters", "Marks"]),
        (
            "Volgens wiebrigje kan het, en mevrouw ouahbi wil het. Dat weet wiebrigje.",
            ["wiebrigje", "mevrouw ouahbi", "wiebrigje"],
        ),
        ("Onze chef, GJ noemen we hem. Zo noemen we hem. We schoffelden de flapjesmatrix verkeert.", ["GJ"]),
        ("zo noemen ze me. De slagboom. Ik ben de slagboom.", ["De slagboom", "de slagboom"]),
    ],
)
def test_names_are_told_from_words_by_what_stands_around_them(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_who_is_known_is_found_and_keeps_their_role() -> None:
    text = "Dat vond Bloesem ook, zei Zwart."
    assert "Bloesem" not in found(text)
    marks = identify([text], [Known("Zwart, Bloesem (extern)", "de spreker")])
    assert [(text[m.start : m.end], m.who, m.role) for m in marks] == [
        ("Bloesem", "bloesem zwart", "de spreker"),
        ("Zwart", "bloesem zwart", "de spreker"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Aïsha kwam. Toen zei Aisha niets, en Aisha's zus ook niet.", 1),
        ("Anneke was er, en Annekes laptop. Els' fiets niet, die was van Els.", 2),
        ("wij belden youssef want yousef wist het en met willem-jan van dam en willem jan ging het goed", 2),
    ],
)
def test_the_same_person_is_one_however_the_name_is_spelled(text: str, people: int) -> None:
    marks = identify([text])
    assert len(marks) > people
    assert len({mark.who for mark in marks}) == people


def test_a_role_that_is_said_is_proposed() -> None:
    [mark] = identify(["Bert-Jan, dat is mijn teamleider, die was geweldig."])
    assert mark.role == "de teamleider"
    assert worded("Onze Bert-Jan zei ja.", 5, 13, mark.role) == "teamleider"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=14).map(" ".join), max_size=5))
def test_marks_lie_inside_their_turn_and_never_over_another(turns: list[str]) -> None:
    marks = identify(turns, [Known("Jan Roos")])
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(turns[mark.turn]) and mark.who is not None
        assert turns[mark.turn][mark.start : mark.end].strip() == turns[mark.turn][mark.start : mark.end]
    for one, following in pairwise(marks):
        assert (one.turn, one.end) <= (following.turn, following.start) or one.turn < following.turn
    assert all(mark.role or mark.kind == Kind.HEALTH for mark in marks)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**8 - 1))
def test_at_most_one_last_digit_passes_and_one_wrong_digit_fails(eight: int) -> None:
    begin = f"{eight:08}"
    good = [f"{begin}{last}" for last in range(10) if passes_eleven(f"{begin}{last}")]
    assert len(good) <= 1
    for number in good:
        for at in range(9):
            wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
            assert not passes_eleven(wrong)
