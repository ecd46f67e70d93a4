"""Files and photos with a work: sealed, known by their content, for whom they were handed in to."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from leertraject.analysis.enclosures.tests import photographs
from leertraject.assignments import commands, personal_data, queries
from leertraject.assignments.models import Enclosure
from leertraject.assignments.tests import build
from leertraject.kernel.errors import NotAllowed
from leertraject.people.tests.build import actor, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def made(there, sanne, moment):
    return build.work(there.group, sanne, moment)


def send(client, work, content: bytes, name: str):
    return client.post(reverse("assignments:enclose", args=[work.pk]), {"upload": SimpleUploadedFile(name, content)})


def test_a_photo_is_kept_sealed_without_its_place(sanne, made, client):
    sign_in(client, sanne)
    assert send(client, made, photographs.jpeg(), "flip-over.jpg").status_code == 302
    found = Enclosure.objects.get()
    name, content = queries.content(found, queries.opened(made))
    assert name == "flip-over.jpg" and content.startswith(b"\xff\xd8") and photographs.PLACE not in content
    assert content not in bytes(found.content) and name.encode() not in bytes(found.name)
    assert "flip-over.jpg" in client.get(reverse("assignments:work", args=[made.pk])).content.decode()


def test_what_is_not_what_it_says_is_refused_at_the_field_and_nothing_is_lost(sanne, made, client):
    sign_in(client, sanne)
    for content, name, words in (
        (photographs.jpeg(), "flip-over.pdf", "er zit een JPEG in"),
        (b"<script>", "flip-over.html", "kunnen we niet gebruiken"),
        (b"", "flip-over.jpg", "is leeg"),
    ):
        answer = send(client, made, content, name)
        said = answer.content.decode()
        assert answer.status_code == 422 and words in said and 'aria-invalid="true"' in said
    assert not Enclosure.objects.exists()
    assert build.WORDS in client.get(reverse("assignments:work", args=[made.pk])).content.decode()


def test_five_is_enough(sanne, made, moment):
    for number in range(5):
        build.enclosed(made, moment, f"{number}.jpg")
    with pytest.raises(NotAllowed, match="Er staan al vijf"):
        build.enclosed(made, moment)


def test_a_trainer_saves_what_was_handed_in_until_it_is_taken_back(there, sanne, made, moment, client):
    photo = build.enclosed(made, moment)
    page = reverse("assignments:file", args=[photo.pk])
    sign_in(client, there.bureau.hanneke)
    assert client.get(page).status_code == 404, "nothing was handed in"
    handed_in = build.handed_in(made, moment)
    later = build.enclosed(made, moment, "later.jpg")
    answer = client.get(page)
    assert answer["Content-Disposition"] == 'attachment; filename="flip-over.jpg"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "flip-over.jpg" in client.get(reverse("assignments:hand_in", args=[handed_in.pk])).content.decode()
    assert client.get(reverse("assignments:file", args=[later.pk])).status_code == 404
    assert client.get(reverse("assignments:own_file", args=[photo.pk])).status_code == 404
    commands.take_back(hand_in=handed_in, by=actor(sanne, moment), now=moment)
    assert client.get(page).status_code == 404


def test_taken_off_it_stays_in_what_was_handed_in_and_else_it_is_gone(sanne, made, moment, client):
    first, second = build.enclosed(made, moment), build.enclosed(made, moment, "los.jpg")
    by = {"by": actor(sanne, moment), "now": moment}
    commands.take_off(enclosure=second, **by)
    handed_in = build.handed_in(made, moment)
    commands.take_off(enclosure=first, **by)
    box = queries.opened(made)
    assert list(Enclosure.objects.all()) == [first]
    assert queries.enclosures(made, box) == []
    assert [one.name for one in queries.enclosed_in(handed_in, box)] == ["flip-over.jpg"]
    assert build.handed_in(made, moment).number == 2, "other files are another moment"


def test_a_photo_alone_can_be_handed_in(there, sanne, moment):
    work = build.work(there.group, sanne, moment, "")
    build.enclosed(work, moment)
    assert build.handed_in(work, moment).length == 0


def test_files_are_handed_over_and_go_with_their_writer(sanne, made, moment, client):
    photo = build.enclosed(made, moment)
    sign_in(client, sanne)
    answer = client.get(reverse("home:download", args=[sanne.pk]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        name = next(one for one in found.namelist() if one.startswith("opdrachten/"))
        assert found.read(name) == queries.content(photo, queries.opened(made))[1]
    personal_data.erase_for(sanne.pk)
    assert not Enclosure.objects.exists()
