"""Publishing a version: what stands in the way, and what it does."""

from datetime import time

import pytest

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands
from leertraject.programmes.contents import ActivityContent
from leertraject.programmes.models import Version, VersionPublication
from leertraject.programmes.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(moment) -> Actor:
    return build.actor(build.lead(now=moment), now=moment)


def test_publishing_says_who_and_when(by, moment):
    version = build.programme(now=moment).versions.get()
    made = commands.publish_version(version=version, by=by, now=moment)
    assert (made.version, made.at, made.by) == (version, moment, by.subject)
    assert Version.objects.get(pk=version.pk).published
    assert Entry.objects.filter(verb="publish_version", object_id=str(version.pk)).count() == 1


def test_an_empty_version_is_refused(by, moment):
    made = commands.design_programme(title="T", audience="A", promise="P", by=by, now=moment)
    with pytest.raises(NotAllowed, match="leeg"):
        commands.publish_version(version=made.versions.get(), by=by, now=moment)
    assert VersionPublication.objects.count() == 0


def part(starts: tuple[int, int], ends: tuple[int, int], title: str) -> ActivityContent:
    return ActivityContent(starts=time(*starts), ends=time(*ends), title=title)


@pytest.mark.parametrize(
    ("activities", "sentence"),
    [
        ([part((9, 30), (10, 0), "Een"), part((10, 15), (12, 30), "Twee")], "‘Een’ eindigt om 10:00 en ‘Twee’ begint"),
        ([part((9, 30), (11, 0), "Een"), part((10, 15), (12, 30), "Twee")], "‘Een’ eindigt om 11:00 en ‘Twee’ begint"),
        ([part((9, 0), (12, 30), "Een")], "begint om 09:30, maar het eerste onderdeel om 09:00"),
        ([part((9, 30), (12, 0), "Een")], "eindigt om 12:30, maar het laatste onderdeel om 12:00"),
        ([part((9, 30), (9, 30), "Een"), part((9, 30), (12, 30), "Twee")], "‘Een’ eindigt niet na het begin"),
    ],
)
def test_a_session_with_a_gap_is_refused_with_its_name_and_times(by, moment, activities, sentence):
    version = build.programme(now=moment).versions.get()
    content = build.session("Gat in de dag", activities=tuple(activities))
    commands.add_block(version=version, content=content, by=by, now=moment)
    with pytest.raises(NotAllowed, match="Gat in de dag") as refusal:
        commands.publish_version(version=version, by=by, now=moment)
    assert sentence in str(refusal.value)
    assert not Version.objects.get(pk=version.pk).published


def test_a_session_without_parts_may_be_published(by, moment):
    version = build.programme(now=moment).versions.get()
    commands.add_block(version=version, content=build.session("Open dag", activities=()), by=by, now=moment)
    assert commands.publish_version(version=version, by=by, now=moment)


def test_after_publication_a_next_version_can_begin(by, moment):
    version = build.published(now=moment)
    assert commands.start_version(programme=version.programme, by=by, now=moment).based_on == version
