"""A process of its own: it answers, and what it takes too much of ends only itself."""

import pytest

from leertraject.kernel import confined

HERE = "leertraject.kernel.tests.confined_work"


def test_it_answers():
    assert confined.run(f"{HERE}:upper", b"naam") == b"NAAM"


def test_it_does_not_know_our_environment(monkeypatch):
    monkeypatch.setenv("LEERTRAJECT_TRIAL", "geheim")
    assert b"geheim" not in confined.run(f"{HERE}:environment", b"")


@pytest.mark.parametrize("what", ["hungry", "endless", "dies", "raises", "writes", "absent"])
def test_what_goes_wrong_goes_wrong_there(what):
    with pytest.raises(confined.TooMuch):
        confined.run(f"{HERE}:{what}", b"", seconds=2)


def test_what_waits_is_ended():
    with pytest.raises(confined.TooMuch, match="TimeoutExpired"):
        confined.run(f"{HERE}:asleep", b"", seconds=1)
