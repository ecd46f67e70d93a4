import base64
import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.privacy import boxes, crypto, masterkey
from leertraject.privacy.models import Box, PersonKey

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
WORDS = "Ik hoorde contract en dacht: die heb ik."
KEY = bytes(range(32))


@given(st.text())
def test_what_goes_in_comes_out(text: str) -> None:
    box = boxes.Opened(uuid.uuid4(), KEY)
    assert box.unseal(box.seal(text, field="text"), field="text") == text


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_changed_byte_is_noticed(place: int, change: int) -> None:
    box = boxes.Opened(uuid.uuid4(), KEY)
    sealed = bytearray(box.seal(WORDS, field="text"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(crypto.Unreadable):
        box.unseal(bytes(sealed), field="text")


@pytest.mark.parametrize("length", [0, 5, 12, 20])
def test_cut_bytes_do_not_open(length: int) -> None:
    box = boxes.Opened(uuid.uuid4(), KEY)
    with pytest.raises(crypto.Unreadable):
        box.unseal(box.seal(WORDS, field="text")[:length], field="text")


def test_another_field_or_box_or_key_does_not_open() -> None:
    box = boxes.Opened(uuid.uuid4(), KEY)
    sealed = box.seal(WORDS, field="text")
    for other, field in (
        (box, "label"),
        (boxes.Opened(uuid.uuid4(), KEY), "text"),
        (boxes.Opened(box.id, crypto.new_key()), "text"),
    ):
        with pytest.raises(crypto.Unreadable):
            other.unseal(sealed, field=field)


def test_the_same_text_twice_gives_different_bytes() -> None:
    box = boxes.Opened(uuid.uuid4(), KEY)
    assert box.seal(WORDS, field="text") != box.seal(WORDS, field="text")


def test_keys_for_digests_differ_per_box_and_are_not_the_box_key() -> None:
    one, other = boxes.Opened(uuid.uuid4(), KEY), boxes.Opened(uuid.uuid4(), crypto.new_key())
    assert len({one.digest_key(), other.digest_key(), KEY, other.key}) == 4


@pytest.mark.django_db
def test_a_box_opens_again_from_the_database() -> None:
    box = boxes.make(owner=uuid.uuid4(), now=NOW)
    sealed = box.seal(WORDS, field="text")
    assert boxes.open_box(box.id).unseal(sealed, field="text") == WORDS


@pytest.mark.django_db
def test_one_owner_has_one_key_and_many_boxes() -> None:
    owner = uuid.uuid4()
    first, second = boxes.make(owner=owner, now=NOW), boxes.make(owner=owner, now=NOW)
    assert PersonKey.objects.count() == 1
    assert first.key != second.key


@pytest.mark.django_db
def test_no_key_lies_open_in_the_database() -> None:
    box = boxes.make(owner=uuid.uuid4(), now=NOW)
    stored = bytes(Box.objects.get().wrapped) + bytes(PersonKey.objects.get().wrapped)
    assert box.key not in stored
    assert masterkey.current() not in stored


@pytest.mark.django_db
def test_many_boxes_open_with_one_query(django_assert_num_queries) -> None:
    made = [boxes.make(owner=uuid.uuid4(), now=NOW) for _ in range(5)]
    with django_assert_num_queries(1):
        found = boxes.open_boxes([box.id for box in made] + [uuid.uuid4()])
    assert found == {box.id: box for box in made}


@pytest.mark.django_db
def test_a_destroyed_box_is_gone_and_others_stay() -> None:
    owner = uuid.uuid4()
    gone, kept = boxes.make(owner=owner, now=NOW), boxes.make(owner=owner, now=NOW)
    boxes.destroy(gone.id)
    with pytest.raises(crypto.Unreadable):
        boxes.open_box(gone.id)
    assert boxes.open_box(kept.id) == kept


@pytest.mark.django_db
def test_forgetting_a_person_makes_all_their_boxes_unreadable() -> None:
    owner = uuid.uuid4()
    made = [boxes.make(owner=owner, now=NOW) for _ in range(3)]
    other = boxes.make(owner=uuid.uuid4(), now=NOW)
    boxes.forget(owner=owner)
    for box in made:
        with pytest.raises(crypto.Unreadable):
            boxes.open_box(box.id)
    assert boxes.open_boxes([box.id for box in [*made, other]]) == {other.id: other}


@pytest.mark.django_db
def test_a_box_from_a_backup_does_not_open_with_a_new_key_of_the_same_person() -> None:
    owner = uuid.uuid4()
    box = boxes.make(owner=owner, now=NOW)
    old = bytes(Box.objects.get().wrapped)
    boxes.forget(owner=owner)
    boxes.make(owner=owner, now=NOW)
    Box.objects.create(id=box.id, owner_id=owner, wrapped=old)
    with pytest.raises(crypto.Unreadable):
        boxes.open_box(box.id)
    assert box.id not in boxes.open_boxes([box.id])


@pytest.mark.django_db
def test_another_master_key_opens_nothing(settings) -> None:
    box = boxes.make(owner=uuid.uuid4(), now=NOW)
    settings.MASTER_KEY = base64.b64encode(bytes(32)).decode()
    masterkey.forget()
    with pytest.raises(crypto.Unreadable):
        boxes.open_box(box.id)
