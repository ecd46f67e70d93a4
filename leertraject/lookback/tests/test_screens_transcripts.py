"""Bringing in a transcript, saying who is who, reading it, taking it away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from leertraject.kernel import confined
from leertraject.logbook.models import Entry
from leertraject.lookback import emails
from leertraject.lookback.forms.transcripts import alike
from leertraject.lookback.models import Part, SpeakerLabel, Transcript
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

VTT = (
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mirjam Kok>Dag.\n\n00:02.000 --> 00:04.000\n<v Els Vermeulen>Dag, Mirjam.\n"
)


def url(name: str, conversation) -> str:
    return reverse(f"lookback:{name}", args=[conversation.pk])


def file(content: str | bytes, name: str = "gesprek.vtt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


# Bringing it in


def test_an_interviewer_uploads_a_file(client, scene):
    conversation = build.conversation(scene, "consented")
    html = build.sign_in(client, scene.interviewer).get(url("transcript_upload", conversation)).content.decode()
    assert 'type="file"' in html and "20 MB" in html
    response = client.post(url("transcript_upload", conversation), {"file": file(VTT)})
    assert response.status_code == 302 and response["Location"] == url("speakers", conversation)
    assert texts.opened(Transcript.objects.get(conversation=conversation)).text == "Dag.\nDag, Mirjam."


def test_an_interviewer_pastes_text(client, scene):
    conversation = build.conversation(scene, "consented")
    build.sign_in(client, scene.interviewer).post(url("transcript_upload", conversation), {"text": build.SAID})
    assert Transcript.objects.get(conversation=conversation).source_format == "txt"


def test_the_files_of_the_shared_conversations_go_in(client, scene, shared_data):
    names = ("inkoper-gemeente.vtt", "opgavehouder-wonen.docx", "opdrachtgever-hr.txt")
    speakers = (scene.alumna, scene.alumnus, scene.bureau.b.alumni[0])
    build.sign_in(client, scene.interviewer)
    for name, speaker in zip(names, speakers, strict=True):
        conversation = build.conversation(scene, "consented", speaker=speaker)
        given = {"file": file((shared_data / "lookback" / name).read_bytes(), name)}
        assert client.post(url("transcript_upload", conversation), given).status_code == 302, name
        assert client.get(url("speakers", conversation)).status_code == 200


def test_a_broken_file_is_refused_at_the_field_with_its_name_and_line(client, scene):
    conversation = build.conversation(scene, "consented")
    broken = VTT.replace("00:02.000 --> 00:04.000", "00:02.000 --> straks")
    response = build.sign_in(client, scene.interviewer).post(
        url("transcript_upload", conversation), {"file": file(broken, "gesprek <1>.vtt")}
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "‘gesprek &lt;1&gt;.vtt’ is niet gelezen. Regel 6:" in html and 'aria-invalid="true"' in html
    assert not Transcript.objects.exists()


def test_broken_pasted_text_is_kept_to_the_letter(client, scene):
    conversation = build.conversation(scene, "consented")
    typed = "WEBVTT\r\n\r\n00:01.000 --> straks\r\n  Een <zin> & meer  \r\n"
    response = build.sign_in(client, scene.interviewer).post(url("transcript_upload", conversation), {"text": typed})
    html = response.content.decode()
    assert response.status_code == 422 and "Regel 3:" in html
    assert "  Een &lt;zin&gt; &amp; meer  " in html


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Kies een bestand, of plak hieronder de tekst."),
        ({"text": "   "}, "Kies een bestand, of plak hieronder de tekst."),
        ({"text": "Els: ja"}, "Kies één van de twee"),
    ],
)
def test_one_of_the_two_is_needed(client, scene, given, sentence):
    conversation = build.conversation(scene, "consented")
    both = {"file": file(VTT)} if "Els: ja" in given.values() else {}
    response = build.sign_in(client, scene.interviewer).post(url("transcript_upload", conversation), given | both)
    assert response.status_code == 422 and sentence in response.content.decode()
    assert not Transcript.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04rommel", b"\x00\x01\x02" * 100])
def test_what_is_no_transcript_is_refused_with_a_sentence(client, scene, content):
    conversation = build.conversation(scene, "consented")
    response = build.sign_in(client, scene.interviewer).post(
        url("transcript_upload", conversation), {"file": file(content, "iets.docx")}
    )
    assert response.status_code == 422 and "‘iets.docx’ is niet gelezen." in response.content.decode()


def test_a_file_that_is_too_large_is_refused(client, scene, monkeypatch):
    monkeypatch.setattr("leertraject.analysis.transcripts.MAX_BYTES", 64)
    conversation = build.conversation(scene, "consented")
    response = build.sign_in(client, scene.interviewer).post(
        url("transcript_upload", conversation), {"file": file(VTT)}
    )
    assert response.status_code == 422 and "groter dan" in response.content.decode()


def test_without_consent_the_page_says_why_and_offers_to_ask(client, scene):
    conversation = build.conversation(scene)
    html = build.sign_in(client, scene.interviewer).get(url("transcript_upload", conversation)).content.decode()
    assert "geen ja gezegd op opnemen en uitschrijven" in html
    assert f'action="{url("ask_consent", conversation)}"' in html and 'type="file"' not in html


def test_after_a_no_nobody_is_asked_again(client, scene):
    conversation = build.conversation(scene, "refused")
    html = build.sign_in(client, scene.interviewer).get(url("transcript_upload", conversation)).content.decode()
    assert "geen ja gezegd" in html and url("ask_consent", conversation) not in html


def test_consent_that_went_meanwhile_costs_no_typed_word(client, scene):
    conversation = build.conversation(scene, "refused")
    response = build.sign_in(client, scene.interviewer).post(
        url("transcript_upload", conversation), {"text": "Els Vermeulen: Dit stond er nog."}
    )
    html = response.content.decode()
    assert response.status_code == 422 and "Dit stond er nog." in html and "geen ja gezegd" in html
    assert not Transcript.objects.exists()


def test_a_second_transcript_is_refused(client, scene):
    conversation = build.conversation(scene, "with_transcript")
    build.sign_in(client, scene.interviewer)
    assert "heeft al een verslag" in client.get(url("transcript_upload", conversation)).content.decode()
    assert client.post(url("transcript_upload", conversation), {"text": "Els: ja"}).status_code == 422


def test_a_leader_who_adds_a_transcript_becomes_its_interviewer(client, scene):
    conversation = build.conversation(scene, "consented")
    html = build.sign_in(client, scene.lead).get(url("transcript_upload", conversation)).content.decode()
    assert "word je interviewer van dit gesprek" in html
    client.post(url("transcript_upload", conversation), {"text": build.SAID})
    assert "interviewer" in queries.tasks_of(scene.leading, conversation, now=scene.moment)


def test_a_leader_learns_no_answer_from_the_form(client, scene):
    yes, no = build.conversation(scene, "consented"), build.conversation(scene, "refused", speaker=scene.alumnus)
    pages = []
    for conversation in (yes, no):
        html = build.sign_in(client, scene.lead).get(url("transcript_upload", conversation)).content.decode()
        html = html[html.index("<main") :].replace(str(conversation.pk), "").replace(str(conversation), "")
        pages.append([line for line in html.splitlines() if "csrfmiddlewaretoken" not in line])
    assert pages[0] == pages[1]


def test_the_speaker_sees_the_conversation_but_adds_nothing(client, scene):
    conversation = build.conversation(scene, "consented")
    build.sign_in(client, scene.alumna)
    assert client.get(url("transcript_upload", conversation)).status_code == 403
    assert client.post(url("transcript_upload", conversation), {"text": build.SAID}).status_code == 403


# Who is who


def test_names_are_guessed_and_the_guess_is_called_one(client, scene):
    conversation = build.conversation(scene, "with_transcript")
    html = build.sign_in(client, scene.interviewer).get(url("speakers", conversation)).content.decode()
    assert html.count("Voorstel van het systeem") == 2
    assert "‘Els Vermeulen’ is de spreker, als je op de naam afgaat." in html
    assert " checked" not in html
    assert "2 beurten" in html and "Wat heb je geprobeerd" in html


def test_who_is_who_is_kept(client, scene):
    conversation = build.conversation(scene, "with_transcript")
    first, second = conversation.transcript.labels.all()
    given = {f"part_{first.pk}": Part.INTERVIEWER, f"part_{second.pk}": Part.SPEAKER}
    response = build.sign_in(client, scene.interviewer).post(url("speakers", conversation), given)
    assert response.status_code == 302 and response["Location"] == url("conversation", conversation)
    assert [label.part for label in SpeakerLabel.objects.all()] == [Part.INTERVIEWER, Part.SPEAKER]
    html = client.get(url("speakers", conversation)).content.decode()
    assert "Voorstel van het systeem" not in html and html.count(" checked") == 2


def test_names_that_resemble_nobody_are_not_guessed(client, scene):
    said = "Spreker 1: Dag.\nSpreker 2: Goedemiddag."
    conversation = build.conversation(scene, "with_transcript", said=said)
    html = build.sign_in(client, scene.interviewer).get(url("speakers", conversation)).content.decode()
    assert "Voorstel van het systeem" not in html and " checked" not in html


@pytest.mark.parametrize("missing", [True, False])
def test_every_name_needs_a_part_and_one_is_the_speaker(client, scene, missing):
    conversation = build.conversation(scene, "with_transcript")
    first, second = conversation.transcript.labels.all()
    given = {f"part_{first.pk}": Part.INTERVIEWER, f"part_{second.pk}": Part.INTERVIEWER}
    if missing:
        del given[f"part_{second.pk}"]
    response = build.sign_in(client, scene.interviewer).post(url("speakers", conversation), given)
    sentence = "Zeg wie dit is." if missing else "Zeg bij minstens één naam dat dit de spreker is."
    assert response.status_code == 422 and sentence in response.content.decode()
    assert {label.part for label in SpeakerLabel.objects.all()} == {Part.UNKNOWN}


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Kok, Mirjam", True), ("mirjam", True), ("MIRJAM KOK (Bureau)", True), ("Bas Kok", False), ("Spreker 1", False)],
)
def test_names_that_are_alike(label, expected):
    assert alike(label, "Mirjam Kok") is expected


# Reading


def test_the_speaker_reads_the_own_words_through_the_mail_link(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.fragment(scene, of=conversation)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    response = client.get(url("transcript", conversation))
    html = response.content.decode()
    assert response.status_code == 200 and build.WORDS in html and "lt-cite--soft" in html
    assert "Jij</span>" in html and "Els Vermeulen:" not in html
    assert "De link werkt tot 14 april 2027" in html
    assert not Entry.objects.filter(verb="look_at_transcript").exists()


def test_the_interviewer_reads_and_the_look_is_noted(client, scene):
    conversation = build.conversation(scene, "mapped")
    html = build.sign_in(client, scene.interviewer).get(url("transcript", conversation)).content.decode()
    assert "dan is het een afspraak" in html and "Gesprek 1</span>" in html
    entry = Entry.objects.get(verb="look_at_transcript")
    assert (entry.actor, entry.subject) == (scene.interviewer.pk, scene.alumna.pk)


def test_an_interviewer_who_also_opened_the_mail_is_noted_all_the_same(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.sign_in(client, scene.interviewer)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    client.get(url("transcript", conversation))
    assert Entry.objects.filter(verb="look_at_transcript", actor=scene.interviewer.pk).exists()


def test_a_long_text_comes_in_parts(client, scene):
    said = "\n".join(f"{'Mirjam Kok' if i % 2 else 'Els Vermeulen'}: Zin nummer {i}." for i in range(600))
    conversation = build.conversation(scene, "with_transcript", said=said)
    build.sign_in(client, scene.interviewer)
    first = client.get(url("transcript", conversation)).content.decode()
    assert "Deel 1 van 3" in first and "Zin nummer 0." in first and "Zin nummer 599." not in first
    last = client.get(url("transcript", conversation), {"deel": "3"}).content.decode()
    assert "Zin nummer 599." in last and "Volgend deel" not in last
    for odd in ("0", "99", "-1", "twee", "９"):
        assert client.get(url("transcript", conversation), {"deel": odd}).status_code == 200


def test_without_a_text_it_says_so(client, scene):
    conversation = build.conversation(scene, "consented")
    html = build.sign_in(client, scene.alumna).get(url("transcript", conversation)).content.decode()
    assert "Er ligt geen tekst van dit gesprek" in html


def test_reading_asks_as_much_of_the_database_for_many_turns(client, scene, django_assert_max_num_queries):
    said = "\n".join(f"{'Mirjam Kok' if i % 2 else 'Els Vermeulen'}: Zin {i}." for i in range(200))
    conversation = build.conversation(scene, "with_transcript", said=said)
    build.sign_in(client, scene.interviewer)
    for name in ("transcript", "speakers"):
        with django_assert_max_num_queries(15):
            client.get(url(name, conversation))


# Taking it away


def test_a_wrong_transcript_is_taken_away_after_asking(client, scene):
    conversation = build.conversation(scene, "mapped")
    html = build.sign_in(client, scene.interviewer).get(url("discard_transcript", conversation)).content.decode()
    assert "Dat kan niet ongedaan worden gemaakt" in html and Transcript.objects.exists()
    response = client.post(url("discard_transcript", conversation))
    assert response["Location"] == url("conversation", conversation) and not Transcript.objects.exists()


def test_a_transcript_with_fragments_stays(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.fragment(scene, of=conversation)
    html = build.sign_in(client, scene.interviewer).get(url("discard_transcript", conversation)).content.decode()
    assert "Haal die eerst weg" in html and "nl-button--primary" not in html
    assert client.post(url("discard_transcript", conversation)).status_code == 403
    assert Transcript.objects.exists()


# Who may not


@pytest.mark.parametrize("name", ["speakers", "transcript", "discard_transcript"])
def test_the_text_exists_only_for_speaker_and_interviewer(client, scene, name):
    conversation = build.conversation(scene, "mapped")
    others = [scene.lead, scene.alumnus, scene.bureau.bas, scene.bureau.administrator]
    others += [scene.bureau.a.sponsor, scene.bureau.a.manager, scene.bureau.b.sponsor]
    if name != "transcript":
        others.append(scene.alumna)
        assert client.get(url(name, conversation)).status_code == 302
    else:
        assert client.get(url(name, conversation)).status_code == 404
    for someone in others:
        response = build.sign_in(client, someone).get(url(name, conversation))
        assert response.status_code == 404 and build.WORDS not in response.content.decode()
        if name != "transcript":
            assert client.post(url(name, conversation)).status_code == 404
    assert Transcript.objects.exists()


@pytest.mark.parametrize("who", ["alumnus", "outsider", "sponsor"])
def test_the_form_for_a_transcript_does_not_exist_for_others(client, scene, who):
    conversation = build.conversation(scene, "consented")
    someone = {"alumnus": scene.alumnus, "outsider": scene.bureau.b.sponsor, "sponsor": scene.bureau.a.sponsor}[who]
    build.sign_in(client, someone)
    assert client.get(url("transcript_upload", conversation)).status_code == 404
    assert client.post(url("transcript_upload", conversation), {"text": build.SAID}).status_code == 404


def test_other_methods_are_refused(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.sign_in(client, scene.interviewer)
    assert client.post(url("transcript", conversation)).status_code == 405
    for name in ("transcript_upload", "speakers", "discard_transcript"):
        assert client.put(url(name, conversation)).status_code == 405


def test_a_file_that_costs_too_much_is_refused_with_a_way_out(client, scene, monkeypatch):
    """It is read in a process of its own, which may use little memory and time."""
    monkeypatch.setattr(confined.run, "__kwdefaults__", {"memory": confined.MEMORY, "seconds": 0})
    conversation = build.conversation(scene, "consented")
    response = build.sign_in(client, scene.interviewer).post(
        url("transcript_upload", conversation), {"file": file(VTT)}
    )
    assert response.status_code == 422 and "kost te veel tijd of geheugen" in response.content.decode()
    assert not Transcript.objects.exists()
