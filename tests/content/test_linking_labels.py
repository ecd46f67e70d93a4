"""The labelled paragraphs of the bench are whole: what the figures of linking rest on."""

import json

import pytest

from bench.linking import blind, draw
from bench.linking.labelled import answers, kappa, labels, opgaven, paragraphs

ALL = labels(*draw.SPLITS)


def test_every_paragraph_is_judged_against_opgaven_that_exist() -> None:
    known = [one.id for one in opgaven()]
    assert len(known) == len(set(known)) == 48
    assert list(ALL) == [one.id for one in paragraphs()]
    assert {one for linked in ALL.values() for one in linked} <= set(known)
    assert all(len(linked) == len(set(linked)) <= 3 for linked in ALL.values())


def test_there_are_enough_and_the_splits_share_no_document() -> None:
    assert sum(map(len, ALL.values())) >= 150
    sources = {split: {one.source for one in paragraphs(split)} for split in draw.SPLITS}
    assert len(set.union(*sources.values())) == sum(map(len, sources.values()))
    for split in draw.SPLITS:
        linked = labels(split).values()
        assert sum(map(len, linked)) >= 50
        assert sum(not one for one in linked) >= 20


def test_labels_are_only_read_of_splits_that_are_named() -> None:
    for asked in ((), ("all",)):
        with pytest.raises(ValueError, match="tune, test, held"):
            labels(*asked)
    assert labels("tune").keys().isdisjoint(labels("held"))


def test_the_draw_comes_out_the_same_and_stands_in_its_source(shared_data) -> None:
    assert draw.drawn() == paragraphs()
    for one in paragraphs():
        path = draw.shared() / one.source
        texts = draw.texts(path) if path.suffix != ".txt" else [draw.plain(path.read_text(encoding="utf-8"))]
        assert any(one.text in text for text in texts), one.id


def test_agreement(tmp_path) -> None:
    first = {"p001": ["a"], "p002": [], "p003": ["b"]}
    assert kappa(first, first, ["a", "b"]) == 1
    # By hand: of six pairs five agree; they say yes to two and to one of six.
    assert kappa(first, {**first, "p003": []}, ["a", "b"]) == pytest.approx((5 / 6 - 22 / 36) / (1 - 22 / 36))
    with pytest.raises(ValueError, match="by both"):
        kappa(first, {}, ["a"])
    given = tmp_path / "answers.json"
    given.write_text(json.dumps({"p001": ["warmte"], "p999": ["kou"]}))
    with pytest.raises(ValueError, match="kou, p999"):
        answers(given)


def test_the_blind_pass_shows_every_split_and_no_label() -> None:
    shown = blind.chosen()
    assert {split: sum(one.split == split for one in shown) for split in draw.SPLITS} == dict.fromkeys(draw.SPLITS, 40)
    text = blind.written()
    assert text.count("\n**p") == len(shown)
    assert text.count("\n- `") == 48
