"""A short seeded run of what `make proof` does with a hundred thousand inputs for each reader."""

import random

import pytest

from tests.proofs import hostile
from tests.proofs.measured import READ
from tests.proofs.readers import readers

INPUTS = 400
_PIECES = [
    b"-->",
    b"<v ",
    b"</v>",
    b"\r",
    b"\n\n",
    b":",
    b"&#",
    b"\x00",
    b"\xff\xfe",
    b"PK\x01\x02",
    b"WEBVTT\n",
    b'"',
    b";",
]
_PIECES += [
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"\xed\xa0\x80",
    b"=cmd|'/c calc'!A1",
    b"../../",
    b"<w:p>" * 50,
    b"9" * 30,
]


@pytest.mark.parametrize("name", readers())
def test_any_bytes_are_read_or_refused_in_a_sentence(name):
    chance, reader = random.Random(name), readers()[name]
    for seed in reader.seeds:
        reader.once(seed)
    for _ in range(INPUTS):
        reader.once(_changed(chance.choice(reader.seeds), chance))


@pytest.mark.parametrize("name", hostile.names())
def test_a_file_made_to_hurt_is_refused_within_its_limits(name):
    found = hostile.outcome(name)
    assert found.peak < 512
    assert name in hostile.MAY_BE_READ or (found.says != READ and found.says.endswith("."))


def _changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(data) + 1), chance.choice((0, 0, 1, 4, 40))
        piece = chance.choice((chance.choice(_PIECES), chance.randbytes(chance.randint(0, 4)), data[at : at + 60]))
        data = data[:at] + piece + data[at + size :]
    return data
