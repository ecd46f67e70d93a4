"""What a version asks of a group: filled in by hand, changed with a reason, put back, and by two people at once."""

import pytest
from django.urls import reverse

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands, contents, queries
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import Frame
from leertraject.programmes.models import Version
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
FRAME = Frame(
    group_min=8,
    group_max=14,
    trainers=2,
    effort={"bijeenkomsten": 24, "intervisie": 7.5},
    themes=("luisteren", "gezamenlijk_belang"),
)
SENT = {
    "group_min": "8",
    "group_max": "14",
    "trainers": "2",
    "hours_bijeenkomsten": "24",
    "hours_intervisie": "7,5",
    "themes": ["luisteren", "gezamenlijk_belang"],
}
REASON = {"change_title": "Meer mensen per groep", "change_reason": "De groep was te klein om van elkaar te leren."}


@pytest.fixture
def by(moment):
    return build.actor(build.lead(now=moment), now=moment)


@pytest.fixture
def first(moment) -> Version:
    """A draft of a programme that was begun by hand."""
    return build.programme(now=moment).versions.get()


@pytest.fixture
def next_one(moment, by) -> Version:
    """A draft of version 2 that asks what version 1 asked."""
    first = build.programme(now=moment).versions.get()
    commands.frame_version(version=first, frame=FRAME, revision=1, by=by, now=moment)
    commands.publish_version(version=first, by=by, now=moment)
    return commands.start_version(programme=first.programme, by=by, now=moment)


def address(version: Version) -> str:
    return reverse("programmes:frame_version", args=[version.programme_id, version.number])


def stored(version: Version) -> Frame:
    return contents.frame_of(Version.objects.get(pk=version.pk))


def test_a_programme_begun_by_hand_gets_a_group_hours_and_themes(first, client, moment):
    client.force_login(build.lead(now=moment).account)
    page = reverse("programmes:version", args=[first.programme_id, 1])
    assert address(first) in build.text(client.get(page))
    form = build.text(client.get(address(first)))
    assert "Luisteren" in form and "change_reason" not in form
    answer = client.post(address(first), SENT | {"revision": "1"})
    assert answer.url == page
    assert stored(first) == FRAME
    shown = build.text(client.get(page))
    assert "8 tot 14 mensen, twee trainers" in shown and "31,5 uur" in shown and "luisteren" in shown
    assert queries.themes_of([first.programme_id]) == {first.programme_id: ["luisteren", "gezamenlijk_belang"]}
    assert Entry.objects.filter(verb="frame_version", object_id=str(first.pk)).count() == 1
    again = build.text(client.get(address(first)))
    assert 'value="7,5"' in again and 'value="24"' in again and again.count("checked") == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"group_min": "14", "group_max": "8"}, "groter aantal"),
        ({"group_max": ""}, "of geen van beide"),
        ({"hours_intervisie": "veel"}, "getal"),
        ({"hours_intervisie": "0"}, "meer dan nul"),
        ({"hours_intervisie": "-3"}, "meer dan nul"),
        ({"hours_intervisie": "nan"}, "getal"),
        ({"themes": ["iets_anders"]}, "iets_anders"),
        ({"trainers": "0"}, "1"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_typed_is_lost(first, client, moment, wrong, says):
    client.force_login(build.lead(now=moment).account)
    answer = client.post(address(first), SENT | {"revision": "1"} | wrong)
    page = build.text(answer)
    assert answer.status_code == 422
    assert says in page and 'value="24"' in page
    assert stored(first) == Frame()


def test_a_next_version_names_the_reason(next_one, client, moment, by):
    client.force_login(build.lead(now=moment).account)
    sent = SENT | {"revision": str(next_one.revision), "group_max": "16"}
    assert client.post(address(next_one), sent).status_code == 422
    assert client.post(address(next_one), sent | REASON).status_code == 302
    change = next_one.changes.get()
    assert change.of_whole and change.reason == REASON["change_reason"]
    log = build.text(client.get(reverse("programmes:changes", args=[next_one.programme_id])))
    assert REASON["change_title"] in log
    compared = reverse("programmes:comparison", args=[next_one.programme_id]) + "?van=1&naar=2"
    page = build.text(client.get(compared))
    assert REASON["change_reason"] in page and "Het leertraject als geheel" in page


def test_a_second_change_of_it_needs_no_second_reason(next_one, by, moment):
    why = Why(title="Groter", reason="Te klein.")
    wider, widest = Frame(group_min=8, group_max=16), Frame(group_min=8, group_max=18)
    made = commands.frame_version(version=next_one, frame=wider, revision=next_one.revision, why=why, by=by, now=moment)
    again = commands.frame_version(version=next_one, frame=widest, revision=next_one.revision + 1, by=by, now=moment)
    assert again == made
    assert stored(next_one) == widest


def test_taking_it_back_brings_back_what_the_version_before_asked(next_one, client, by, moment):
    client.force_login(build.lead(now=moment).account)
    why = Why(title="Groter", reason="Te klein.")
    commands.frame_version(version=next_one, frame=Frame(), revision=next_one.revision, why=why, by=by, now=moment)
    withdraw = reverse("programmes:withdraw_change", args=[next_one.programme_id, 2, 1])
    assert "worden weer zoals in de vorige versie." in build.text(client.get(withdraw))
    assert client.post(withdraw).status_code == 302
    assert stored(next_one) == FRAME
    assert not next_one.changes.exists()


def test_of_two_who_fill_it_in_at_once_nothing_is_lost(first, client, moment):
    client.force_login(build.lead(now=moment).account)
    assert client.post(address(first), SENT | {"revision": "1"}).status_code == 302
    second = client.post(address(first), SENT | {"revision": "1", "group_max": "20", "themes": ["luisteren"]})
    page = build.text(second)
    assert second.status_code == 409
    assert "Jij veranderde wat deze versie vraagt" in page and 'value="20"' in page
    assert "Gezamenlijk belang" in page.split("Wat er nu staat")[1].split("formulier")[0]
    assert stored(first).group_max == 14
    assert client.post(address(first), SENT | {"revision": "2", "group_max": "20"}).status_code == 302
    assert stored(first).group_max == 20


def test_the_command_refuses_what_the_form_would(first, by, moment):
    def frame(frame: Frame, revision: int = 1) -> None:
        commands.frame_version(version=first, frame=frame, revision=revision, by=by, now=moment)

    for wrong in (Frame(group_min=5), Frame(group_min=5, group_max=3), Frame(themes=("iets",)), Frame(effort={"x": 0})):
        with pytest.raises(NotAllowed):
            frame(wrong)
    with pytest.raises(Conflict):
        frame(FRAME, revision=0)
    Version.objects.filter(pk=first.pk).update(themes=["van_vroeger"])
    frame(Frame(themes=("van_vroeger", "luisteren")))
    assert stored(first).themes == ("van_vroeger", "luisteren")


def test_a_published_version_asks_what_it_asked(moment, by):
    version = build.published(now=moment)
    with pytest.raises(NotAllowed, match="ligt vast"):
        commands.frame_version(version=version, frame=FRAME, revision=version.revision, by=by, now=moment)
