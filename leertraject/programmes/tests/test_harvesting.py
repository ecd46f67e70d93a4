"""What came up at a session: for who gives it, and for the group once it is shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from leertraject.analysis.enclosures.tests import photographs
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy.models import PersonKey
from leertraject.programmes import commands
from leertraject.programmes.models import Harvest, HarvestKind, HarvestPhoto, Session
from leertraject.programmes.personal_data import erase_for
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
PROMISE = "Wie iets niet snapt, vraagt het meteen."


@pytest.fixture
def session(group, moment):
    """The first session of the group, today."""
    found = group.cohort.sessions.earliest("on")
    Session.objects.filter(pk=found.pk).update(on=moment.date())
    found.refresh_from_db()
    return found


def url(name, session, *more):
    return reverse(f"programmes:{name}", args=[session.cohort_id, session.pk, *more])


def test_the_group_reads_a_line_as_long_as_it_is_shown(group, session, sign_in):
    cohort = reverse("programmes:cohort", args=[group.cohort.pk])

    def reads(who):
        return PROMISE in build.text(sign_in(who).get(cohort))

    written = {"kind": HarvestKind.AGREEMENT, "text": PROMISE}
    assert sign_in("trainer").post(url("write_harvest", session), written).url.endswith("#oogst")
    line = Harvest.objects.get()
    assert PROMISE in build.text(sign_in("lead").get(url("day_plan", session)))
    assert not reads("participant")
    for do, read in (("toon", True), ("verberg", False)):
        sign_in("trainer").post(url("change_harvest", session), {"line": line.pk, "do": do})
        assert reads("participant") is read
    sign_in("trainer").post(url("change_harvest", session), {"line": line.pk, "do": "toon"})
    assert not [who for who in ("sponsor", "line_manager") if reads(who)]
    erase_for(group.trainer.pk)
    assert Harvest.objects.values_list("made_by", "shown_by").get() == (None, None)
    sign_in("lead").post(url("change_harvest", session), {"line": line.pk, "do": "weg"})
    assert not Harvest.objects.exists()


def test_a_name_is_asked_about_once_and_nothing_typed_is_lost(group, session, sign_in):
    client, typed = sign_in("trainer"), {"kind": "other", "text": "Sanne de Graaf belt Daan Wolters."}
    asked = client.post(url("write_harvest", session), typed)
    assert asked.status_code == 422
    page = build.text(asked)
    assert all(words in page for words in ("misschien iemand te herkennen: Sanne de Graaf", typed["text"], "zo staan"))
    assert not Harvest.objects.exists()
    assert client.post(url("write_harvest", session), typed | {"as_meant": "on"}).status_code == 302
    assert client.post(url("write_harvest", session), {"kind": "other", "text": ""}).status_code == 422


def test_nothing_is_written_before_the_day(group, session, moment):
    by = build.actor(group.trainer, now=moment)
    later = group.cohort.sessions.latest("on")
    Session.objects.filter(pk=later.pk).update(on=moment.date().replace(year=moment.year + 1))
    with pytest.raises(NotAllowed, match="vanaf de dag zelf"):
        commands.write_harvest(session=later, kind="other", text=PROMISE, by=by, now=moment)


def test_a_line_is_written_otherwise_and_of_two_at_once_both_stay(session, sign_in):
    sign_in("trainer").post(url("write_harvest", session), {"kind": "other", "text": PROMISE})
    line = Harvest.objects.get()
    there = url("harvest_line", session, line.pk)
    page = build.text(sign_in("trainer").get(there))
    assert PROMISE in page and "Dit mag er zo staan" not in page
    first = {"kind": "next", "text": "Vragen we door?", "revision": 1}
    assert sign_in("lead").post(there, first).url.endswith("#oogst")
    second = sign_in("trainer").post(there, first | {"text": "Vragen we nooit door?"})
    said = build.text(second)
    assert second.status_code == 409 and "Vragen we door?" in said and "Vragen we nooit door?" in said
    assert sign_in("trainer").post(there, first | {"text": "Zo dan.", "revision": 2}).status_code == 302
    assert sign_in("trainer").post(there, first | {"text": "", "revision": 3}).status_code == 422
    assert sign_in("trainer").post(there, {"kind": "next", "text": "Sanne de Graaf.", "revision": 3}).status_code == 422
    line.refresh_from_db()
    assert (line.text, line.kind, line.revision) == ("Zo dan.", "next", 3)
    assert sign_in("participant").get(there).status_code == 404


def test_a_photo_is_seen_by_who_reads_its_line_without_what_the_camera_wrote(group, session, sign_in):
    def sent(content, name, **more):
        file = SimpleUploadedFile(name, content)
        return sign_in("trainer").post(url("add_photo", session), {"upload": file, "text": "De wand.", **more})

    asked = {"people_asked": "on"}
    for content, name, more, said in (
        (photographs.jpeg(), "wand.jpg", {}, "Vraag het eerst aan wie erop staat"),
        (b"%PDF-1.7\n%%EOF\n", "wand.pdf", asked, "Dit is geen foto."),
        (b"%PDF-1.7\n%%EOF\n", "wand.jpg", asked, "is geen JPEG"),
        (b"", "wand.jpg", asked, "is leeg"),
    ):
        answer = sent(content, name, **more)
        assert answer.status_code == 422 and said in build.text(answer), name
    assert sent(photographs.jpeg(), "wand.jpg", **asked).status_code == 302
    photo = HarvestPhoto.objects.get()
    assert photographs.PLACE not in bytes(photo.content)
    there = url("harvest_photo", session, photo.harvest_id)
    got = sign_in("lead").get(there)
    assert got.headers["Content-Type"] == "image/jpeg" and photographs.PLACE not in got.content
    assert got.content.startswith(b"\xff\xd8") and there in build.text(sign_in("trainer").get(url("day_plan", session)))
    assert sign_in("participant").get(there).status_code == 404
    sign_in("trainer").post(url("change_harvest", session), {"line": photo.harvest_id, "do": "toon"})
    cohort = reverse("programmes:cohort", args=[group.cohort.pk])
    assert (
        there in build.text(sign_in("participant").get(cohort)) and sign_in("participant").get(there).status_code == 200
    )
    assert {sign_in(who).get(there).status_code for who in ("sponsor", "line_manager", "other_trainer")} == {404}
    words = {"text": "De andere wand.", "revision": 1}
    assert sign_in("trainer").post(url("harvest_line", session, photo.harvest_id), words).status_code == 302
    assert Harvest.objects.get().kind == HarvestKind.PHOTO
    sign_in("trainer").post(url("change_harvest", session), {"line": photo.harvest_id, "do": "weg"})
    assert not HarvestPhoto.objects.exists() and not PersonKey.objects.filter(person=photo.pk).exists()
