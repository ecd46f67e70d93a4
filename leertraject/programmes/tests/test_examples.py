"""The examples of the content file arrive whole."""

from datetime import time

import pytest

from leertraject.kernel.content import load
from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import commands, examples
from leertraject.programmes.models import Activity, BlockKind, Programme, Version
from leertraject.programmes.tests import build

RAW = load("instruments")["programmes"]
IDS = [raw["id"] for raw in RAW]
KIND_OF = {
    "preparation": BlockKind.PREPARATION,
    "sessions": BlockKind.SESSION,
    "assignments": BlockKind.ASSIGNMENT,
    "peer_consultation": BlockKind.CONSULTATION,
    "measurements": BlockKind.MEASUREMENT,
    "follow_up": BlockKind.FOLLOW_UP,
    "events": BlockKind.EVENT,
}
# Every key of the content file, and where it goes. A new key fails `test_every_key_is_accounted_for`.
KEYS = {
    "": "id title audience promise duration_weeks group_size trainers effort_hours_participant themes",
    "preparation": "id week title type minutes who outcome instrument moment",
    "sessions": "id week title date_hint start end location goals guests schedule between",
    "schedule": "start end title form materials output instrument",
    "assignments": "id title weeks minutes type description evidence instrument",
    "peer_consultation": "id week start end method groups_of",
    "measurements": "id week instrument moment with_then_test scales",
    "follow_up": "id weeks_after_end title instruments selection start end content",
    "events": "id weeks_after_end title start end audience",
}


@pytest.fixture
def copied(moment):
    """Copies one example and returns the raw part with the version."""
    by = build.actor(build.lead(now=moment), now=moment)

    def _copied(example_id: str) -> tuple[dict, Version]:
        made = commands.copy_example(example_id=example_id, by=by, now=moment)
        return next(raw for raw in RAW if raw["id"] == example_id), made.versions.get()

    return _copied


def test_every_key_is_accounted_for():
    found: dict[str, set[str]] = {name: set() for name in KEYS}
    for raw in RAW:
        found[""] |= set(raw) - set(KIND_OF)
        for name in KIND_OF:
            for part in raw[name]:
                found[name] |= set(part)
                found["schedule"] |= {key for one in part.get("schedule", []) for key in one}
    assert found == {name: set(keys.split()) for name, keys in KEYS.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("example_id", IDS)
def test_counts_are_those_of_the_content(copied, example_id):
    raw, version = copied(example_id)
    for name, kind in KIND_OF.items():
        assert version.blocks.filter(kind=kind).count() == len(raw[name]), name
    activities = sum(len(session["schedule"]) for session in raw["sessions"])
    assert Activity.objects.filter(block__version=version).count() == activities


@pytest.mark.django_db
@pytest.mark.parametrize("example_id", IDS)
def test_what_stands_on_programme_and_version(copied, example_id):
    raw, version = copied(example_id)
    programme = version.programme
    assert (programme.title, programme.audience, programme.promise) == (raw["title"], raw["audience"], raw["promise"])
    assert programme.copied_from == example_id
    assert {"min": version.group_min, "max": version.group_max} == raw["group_size"]
    assert version.trainers == raw["trainers"]
    assert version.effort == raw["effort_hours_participant"]
    assert version.themes == raw["themes"]
    # The length has no column of its own: it is the week of the last session.
    assert max(version.blocks.filter(kind=BlockKind.SESSION).values_list("week", flat=True)) == raw["duration_weeks"]


@pytest.mark.django_db
@pytest.mark.parametrize("example_id", IDS)
def test_sessions_arrive_whole(copied, example_id):
    raw, version = copied(example_id)
    for part in raw["sessions"]:
        block = version.blocks.get(kind=BlockKind.SESSION, title=part["title"])
        assert (block.week, block.place, block.day) == (part["week"], part["location"], part.get("date_hint", ""))
        assert (block.starts, block.ends) == (clock(part["start"]), clock(part["end"]))
        assert (block.goals, block.guests) == (part["goals"], part.get("guests", []))
        assert [
            {
                "start": f"{one.starts:%H:%M}",
                "end": f"{one.ends:%H:%M}",
                "title": one.title,
                "form": one.form,
                "materials": one.materials,
                "output": one.output,
                "instrument": one.instrument,
            }
            for one in block.activities.all()
        ] == [{"materials": "", "output": "", "instrument": "", **one} for one in part["schedule"]]
        following = version.blocks.filter(follows=block.lineage).values_list("title", flat=True)
        assert set(following) == {one["title"] for one in raw["assignments"] if one["id"] in part["between"]}


@pytest.mark.django_db
@pytest.mark.parametrize("example_id", IDS)
def test_the_other_blocks_arrive_whole(copied, example_id):
    raw, version = copied(example_id)
    end = raw["duration_weeks"]
    for part in raw["preparation"]:
        block = version.blocks.get(kind=BlockKind.PREPARATION, title=part["title"])
        assert (block.week, block.form, block.minutes) == (part["week"], part["type"], part["minutes"])
        assert (block.who, block.outcome, block.moment) == (part["who"], part["outcome"], part.get("moment", ""))
        assert block.instruments == one_of(part)
    for part in raw["assignments"]:
        block = version.blocks.get(kind=BlockKind.ASSIGNMENT, title=part["title"])
        assert [block.week, block.until_week] == part["weeks"]
        assert (block.form, block.minutes, block.instruments) == (part["type"], part["minutes"], one_of(part))
        assert (block.description, block.outcome) == (part["description"], part["evidence"])
    for part in raw["peer_consultation"]:
        block = version.blocks.get(kind=BlockKind.CONSULTATION, week=part["week"])
        assert (block.method, block.groups_of) == (part["method"], part["groups_of"])
        assert (block.starts, block.ends) == (clock(part["start"]), clock(part["end"]))
    for part in raw["measurements"]:
        block = version.blocks.get(kind=BlockKind.MEASUREMENT, week=part["week"], instruments=[part["instrument"]])
        assert (block.moment, block.then_test) == (part.get("moment", ""), part.get("with_then_test", False))
        assert block.scales == part.get("scales", [])
    for part in raw["follow_up"]:
        block = version.blocks.get(kind=BlockKind.FOLLOW_UP, title=part["title"])
        assert block.week == end + part["weeks_after_end"]
        assert (block.description, block.selection) == (part.get("content", ""), part.get("selection", ""))
        assert block.instruments == part.get("instruments", [])
        assert (block.starts, block.ends) == (clock(part.get("start")), clock(part.get("end")))
    for part in raw["events"]:
        block = version.blocks.get(kind=BlockKind.EVENT, title=part["title"])
        assert (block.week, block.who) == (end + part["weeks_after_end"], [part["audience"]])
        assert (block.starts, block.ends) == (clock(part["start"]), clock(part["end"]))


@pytest.mark.django_db
@pytest.mark.parametrize("example_id", IDS)
def test_an_example_can_be_published_as_it_is(copied, example_id, moment):
    _raw, version = copied(example_id)
    by = build.actor(build.lead(now=moment), now=moment)
    assert commands.publish_version(version=version, by=by, now=moment).version == version


@pytest.mark.django_db
def test_blocks_stand_in_order_of_weeks(copied):
    _raw, version = copied("business_partner")
    rows = list(version.blocks.order_by("position").values_list("position", "week"))
    assert [position for position, _week in rows] == list(range(1, len(rows) + 1))
    assert [week for _position, week in rows] == sorted(week for _position, week in rows)


@pytest.mark.django_db
def test_two_copies_share_their_lineages(copied):
    _raw, one = copied("urban_professional")
    _raw, two = copied("urban_professional")
    assert set(one.blocks.values_list("lineage")) == set(two.blocks.values_list("lineage"))


@pytest.mark.django_db
def test_an_unknown_example_is_refused(copied, moment):
    by = build.actor(build.lead(now=moment), now=moment)
    with pytest.raises(NotAllowed, match="bestaat niet"):
        commands.copy_example(example_id="iets_anders", by=by, now=moment)
    assert Programme.objects.count() == 0


def test_every_id_has_a_name():
    used = set()
    for example in examples.examples().values():
        used |= set(example.frame.themes)
        for _lineage, content in example.blocks:
            used |= {*content.instruments, *content.scales, *([content.method] if content.method else [])}
            used |= {one.instrument for one in content.activities if one.instrument}
    assert used - set(examples.names()) == set()


def clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def one_of(part: dict) -> list[str]:
    return [part["instrument"]] if "instrument" in part else []
