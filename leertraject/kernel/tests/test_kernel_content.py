import pytest

from leertraject.kernel import content
from leertraject.kernel.subjects import new_id


@pytest.mark.parametrize("name", ["instruments", "challenges", "personas"])
def test_each_content_file_is_read_once(name):
    first = content.load(name)
    assert first
    assert content.load(name) is first


def test_content_that_does_not_exist_is_refused():
    with pytest.raises(FileNotFoundError):
        content.load("nergens")


def test_no_two_ids_are_alike():
    assert len({new_id() for _ in range(1000)}) == 1000
