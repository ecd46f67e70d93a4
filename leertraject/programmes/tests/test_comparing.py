"""Two versions side by side: every difference, its reason, and nothing for who may not see it."""

import pytest
from django.urls import reverse

from leertraject.programmes import commands, comparing
from leertraject.programmes.commands import Why
from leertraject.programmes.models import ChangeKind, Version
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def compared(moment) -> Version:
    """Version 2: one block reads differently, one stands first, one came and one went; each with a reason."""
    draft = build.draft(now=moment)
    by = build.actor(build.lead(now=moment), now=moment)

    def why(reason: str) -> dict[str, object]:
        return {"why": Why(title="Anders", what="", reason=reason), "by": by, "now": moment}

    listen = build.block(draft, "Eerst luisteren")
    content = build.session("Eerst luisteren en zwijgen", 5, minutes=210, goals=("Zien wat je luisteren helpt",))
    edited = commands.change_block(block=listen, content=content, revision=1, **why("Er was te weinig tijd."))
    commands.move_block(block=edited.block, position=1, **why("Wie eerst luistert, hoort meer."))
    commands.drop_block(block=build.block(draft, "Drie gesprekken zonder advies"), **why("Niemand kwam eraan toe."))
    commands.add_block(version=draft, content=build.session("Terugblik", 9), **why("Er was geen einde."))
    return draft


def _found(version: Version) -> comparing.Comparison:
    old, new = version.based_on, version
    pairs = [(one, list(one.blocks.prefetch_related("activities"))) for one in (old, new)]
    return comparing.comparison(*pairs, list(version.changes.all()))


def test_every_difference_is_found_and_nothing_else(compared):
    found = _found(compared)
    assert {(one.block.title, one.kinds) for one in found.blocks} == {
        ("Eerst luisteren en zwijgen", (ChangeKind.CHANGED, ChangeKind.MOVED)),
        ("Drie gesprekken zonder advies", (ChangeKind.DROPPED,)),
        ("Terugblik", (ChangeKind.ADDED,)),
    }
    assert found.same == 1
    changed = next(one for one in found.blocks if one.readings)
    assert {row.label for row in changed.readings} == {"Titel", "Duur", "Doelen"}
    title = next(row for row in changed.readings if row.label == "Titel")
    assert title.new == ((("Eerst luisteren", ""), (" ", ""), ("en zwijgen", "new")),)
    assert comparing.summary(found) == "Eén onderdeel erbij, één eruit, één veranderd, één verplaatst."


def test_a_version_that_was_not_changed_differs_in_nothing(moment):
    found = _found(build.draft(now=moment))
    assert (found.blocks, found.whole, found.same) == ((), (), 3)


@pytest.mark.parametrize(
    ("old", "new", "told", "moved"),
    [
        ("abcd", "abcd", "", ""),
        ("abcd", "bcda", "", "a"),
        ("abcd", "dabc", "", "d"),
        ("ab", "ba", "a", "a"),
        ("ab", "ba", "b", "b"),
        ("abcd", "axcb", "b", "b"),
        ("abc", "xyz", "", ""),
    ],
)
def test_the_fewest_blocks_are_called_moved(old, new, told, moved):
    assert comparing._moved(old, new, set(told)) == set(moved)


def test_both_sides_can_be_put_together_again():
    old, new = "Zien wat je luisteren tegenhoudt, elke week.", "Zien wat je luisteren helpt, elke dag."
    was, now = comparing.words(old, new)
    assert "".join(text for text, _ in was) == old
    assert "".join(text for text, _ in now) == new
    assert {mark for _, mark in was} == {"", "gone"}
    assert {mark for _, mark in now} == {"", "new"}


def test_the_page_says_what_and_why(compared, moment, client, django_assert_max_num_queries):
    by = build.actor(build.lead(now=moment), now=moment)
    commands.publish_version(version=compared, by=by, now=moment)
    client.force_login(build.lead(now=moment).account)
    address = reverse("programmes:comparison", args=[compared.programme_id])
    with django_assert_max_num_queries(12):
        page = build.text(client.get(address, {"van": "2", "naar": "1"}))
    assert "Versie 1 naast versie 2" in page
    assert "<del" in page and "<ins" in page
    for reason in ("Er was te weinig tijd.", "Wie eerst luistert, hoort meer.", "Niemand kwam eraan toe."):
        assert page.count(reason) == 1
    for numbers in ({"van": "1", "naar": "9"}, {"van": "x"}, {"van": "²"}):
        assert client.get(address, numbers).status_code == 404


def test_a_participant_sees_no_draft_beside_a_version(group, sign_in, moment):
    """The fixture leaves version 3 a draft."""
    address = reverse("programmes:comparison", args=[group.cohort.version.programme_id])
    assert sign_in("participant").get(address, {"van": "2", "naar": "3"}).status_code == 404
    assert "Versie 1 naast versie 2" in build.text(sign_in("participant").get(address))
    assert "Versie 2 naast versie 3" in build.text(sign_in("lead").get(address))
