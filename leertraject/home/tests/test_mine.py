"""Mijn gegevens: what is kept about someone, who saw it, and all of it to take along; nobody else's."""

import ast
import copy
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.home.mine import handing, looks, packages
from leertraject.lookback import emails
from leertraject.lookback.commands import transcripts
from leertraject.lookback.models import Audience, Voice
from leertraject.lookback.tests import build
from leertraject.people import personal_data as people
from leertraject.people.commands import look_at_person
from leertraject.people.tests.build import sign_in
from leertraject.privacy import matrix, retention
from tests.guards.source import modules

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture(scope="module")
def _scene(around_the_file, moment):
    return build.scene(moment)


@pytest.fixture
def scene(_scene, db):
    return copy.deepcopy(_scene)


@pytest.fixture
def talk(scene):
    return build.conversation(scene, "mapped")


def page(client, name, person):
    return client.get(reverse(f"home:{name}", args=[person.pk]))


def read(client, name, person) -> str:
    answer = page(client, name, person)
    assert answer.status_code == 200
    return answer.content.decode()


def unzipped(client, person) -> dict[str, str]:
    answer = page(client, "download", person)
    assert answer["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_someone_sees_who_read_what_of_theirs_and_when(client, scene, talk, moment):
    for minutes in (5, 45):
        by, now = scene.asking, moment + timedelta(minutes=minutes)
        transcripts.look_at_transcript(transcript=talk.transcript, by=by, now=now)
    sign_in(client, scene.alumna)
    shown = read(client, "seen", scene.alumna)
    assert scene.interviewer.name in shown
    assert "las het verslag van een gesprek met jou, 2 keer." in shown
    assert "De laatste keer was om 11:45 uur." in shown
    assert "trainer" in shown


def test_only_who_read_something_can_be_asked(client, scene, talk):
    sign_in(client, scene.alumna)
    asked = "vroeg je om toestemming"
    assert asked in read(client, "seen", scene.alumna)
    answer = client.get(reverse("home:seen", args=[scene.alumna.pk]), {"wat": "gelezen"}).content.decode()
    assert asked not in answer
    assert "Niemand anders las iets van jou." in answer


def test_a_look_at_name_and_address_is_told(client, scene):
    sign_in(client, scene.lead)
    assert client.get(reverse("people:person", args=[scene.alumna.pk])).status_code == 200
    sign_in(client, scene.alumna)
    assert people.LOGGED["look_at_person"] in read(client, "seen", scene.alumna)


def test_what_someone_does_with_their_own_is_not_told(scene, talk, moment):
    by = build.actor(scene.alumna, moment)
    transcripts.look_at_transcript(transcript=talk.transcript, by=by, now=moment)
    look_at_person(person=scene.alumna, by=by, now=moment)
    assert scene.alumna.name not in {row.who for row in looks.named(looks.of(scene.alumna.pk))}


def test_who_is_no_longer_known_is_not_named(scene, talk, moment):
    transcripts.look_at_transcript(transcript=talk.transcript, by=scene.asking, now=moment)
    key = scene.interviewer.pk
    for package in packages.keepers():
        package.erase_for(key)
    assert looks.SOMEONE in {row.who for row in looks.named(looks.of(scene.alumna.pk, only_read=True))}


@pytest.mark.parametrize("name", ["mine", "seen", "download"])
def test_it_opens_for_that_person_alone(client, scene, talk, name):
    for other in (scene.lead, scene.interviewer, scene.alumnus):
        sign_in(client, other)
        assert page(client, name, scene.alumna).status_code == 404
    sign_in(client, scene.alumna)
    assert page(client, name, scene.alumna).status_code == 200
    assert client.post(reverse(f"home:{name}", args=[scene.alumna.pk])).status_code == 405


@pytest.mark.parametrize("name", ["mine", "seen", "download"])
def test_who_has_no_account_comes_by_the_link_to_everything_of_theirs(client, scene, name):
    talk = build.conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    build.open_mail(client, emails.CONSENT, talk.pk)
    assert page(client, name, scene.owner).status_code == 404
    client.post(reverse("lookback:own_from_consent", args=[talk.pk]))
    client.cookies.clear()
    build.open_mail(client, emails.OWN, scene.owner.pk)
    assert page(client, name, scene.owner).status_code == 200
    assert page(client, name, scene.alumna).status_code == 404


def test_the_page_says_what_is_kept_who_reads_it_and_how_long(client, scene, talk):
    build.release(scene, build.WORDS, audience=Audience.PUBLIC, of=talk)
    sign_in(client, scene.alumna)
    shown = read(client, "mine", scene.alumna)
    for part in ("Persoon", "Rollen", "Gesprekken", "Toestemming", "Citaten", "Mail"):
        assert f">{part}<" in shown
    assert scene.alumna.email in shown
    assert handing.IN_THE_FILE in shown
    kept = {part.name: part for part in handing.kept(scene.alumna.pk)}
    assert (
        kept["Gesprekken"].stays == "Één jaar, vanaf: de dag van het gesprek." or "maanden" in kept["Gesprekken"].stays
    )


def test_everything_goes_along_in_files_that_open_anywhere(client, scene, talk):
    build.release(scene, build.WORDS, audience=Audience.PUBLIC, of=talk)
    sign_in(client, scene.alumna)
    found = unzipped(client, scene.alumna)
    assert set(found) == {"mijn-gegevens.html", "mijn-gegevens.json", "gesprekken/gesprek-1.txt"}
    told = json.loads(found["mijn-gegevens.json"])
    assert set(told) == set(packages.kinds())
    assert told["persoon"][0]["e-mailadres"] == scene.alumna.email
    assert any(build.WORDS in turn["woorden"] for turn in told["gesprekken"][0]["tekst"])
    for text in (found["mijn-gegevens.html"], found["gesprekken/gesprek-1.txt"]):
        assert build.WORDS in text
    assert not any(outside in found["mijn-gegevens.html"] for outside in ("src=", "href=", "url(", "<script"))


def test_nothing_of_another_goes_along(client, scene, talk):
    other = build.conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    sign_in(client, scene.alumna)
    found = "".join(unzipped(client, scene.alumna).values())
    assert scene.owner.name not in found
    assert str(other.pk) not in found


def test_what_someone_typed_is_no_markup_in_the_file(client, scene):
    scene.alumna.name = "<b>Els</b> & co"
    scene.alumna.save()
    sign_in(client, scene.alumna)
    assert "<b>Els" not in unzipped(client, scene.alumna)["mijn-gegevens.html"]


def test_every_part_that_is_handed_over_is_of_a_data_kind_with_a_term(scene):
    assert set(packages.handed_over(scene.alumna.pk)) == set(packages.kinds())
    for kind in packages.kinds().values():
        assert kind in matrix.rows()
        assert kind in retention.terms()


def test_every_entry_about_someone_reads_as_a_sentence():
    found = {verb for path in modules() for verb in _verbs(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(found) > 30
    assert found - set(packages.wordings()) - UNTOLD == set()


# What only the person themselves can do, or the product by itself; and a link, for the mail with it is told of.
UNTOLD = {
    "make_link",
    "answer_consent", "release_quote", "refuse_quote", "withdraw_release", "send_own_link", "lapse_fragments",
    "erase_notes", "erase_text",
}  # fmt: skip


def _verbs(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "logbook.record":
            about = any(word.arg == "about" for word in node.keywords)
            if about and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value
