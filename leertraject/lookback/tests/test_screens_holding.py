"""Holding a conversation on screen: with a script note by note, without one as a form."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.logbook.models import Entry
from leertraject.lookback import emails
from leertraject.lookback.commands import holding, transcripts
from leertraject.lookback.models import Holding, Jotting, Purpose, Transcript
from leertraject.lookback.queries import holding as queries
from leertraject.lookback.showing import quoting
from leertraject.lookback.tests import build, held
from leertraject.privacy import boxes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def url(name: str, of) -> str:
    return reverse(f"lookback:{name}", args=[of.pk])


def page(client, scene, of, name: str = "holding") -> str:
    response = build.sign_in(client, scene.interviewer).get(url(name, of))
    assert response.status_code == 200
    return response.content.decode()


def form(client, scene, of, **typed: str) -> dict[str, str]:
    """What a browser sends: every note with its version and its mark, as the page has them."""
    notes = queries.opened(queries.holding_of(of)).notes
    sent = {f"note_{n.position}": n.text for n in notes} | {f"seen_{n.position}": n.version for n in notes}
    return sent | {f"mark_{n.position}": n.mark for n in notes} | typed


def now_at(scene, of, position: int) -> str:
    return queries.opened(queries.holding_of(of)).notes[position - 1].text


def test_from_the_conversation_to_the_guide_with_fields(client, scene):
    of = build.conversation(scene, "consented")
    assert url("holding", of) in page(client, scene, of, "conversation")
    assert "Begin het gesprek" in page(client, scene, of)
    assert client.post(url("holding_begin", of)).url == url("holding", of)
    html = page(client, scene, of)
    assert html.count("data-jotting=") == 18 and "Waar denk je het eerst aan" in html
    # Beside the fields of every part, and at the top.
    assert html.count("Jij en de spreker zien dit") == 7
    assert Entry.objects.filter(verb="look_at_jottings", object_id=str(of.pk)).exists()


def test_on_the_day_itself_the_start_page_leads_to_it(client, scene):
    of = build.conversation(scene, "consented", planned_for=scene.moment + timedelta(hours=1))
    html = build.sign_in(client, scene.interviewer).get(reverse("home:start")).content.decode()
    assert url("holding", of) in html and "Voer het gesprek" in html


@pytest.mark.parametrize("state", ["asked", "refused"])
def test_without_a_yes_the_page_says_why(client, scene, state):
    of = build.conversation(scene, state)
    html = page(client, scene, of)
    assert "aantekeningen" in html and "data-jotting" not in html and "Begin het gesprek" not in html
    assert ("Vraag om toestemming" in html) == (state == "asked")
    assert client.post(url("holding_begin", of)).status_code == 403
    assert not Holding.objects.exists()


def test_a_note_is_saved_while_it_is_typed(client, scene):
    of = held.held(scene, {})
    build.sign_in(client, scene.interviewer)
    sent = {"position": 1, "text": "Het gaat goed.", "seen": 0, "writer": "a"}
    answer = client.post(url("jotting", of), sent)
    assert answer.status_code == 200 and answer.json()["version"] == 1 and answer.json()["at"]
    answer = client.post(url("jotting", of), sent | {"text": "Het gaat anders.", "writer": "b"})
    assert answer.status_code == 409
    assert answer.json() | {"mark": ""} == {
        "version": 1,
        "mark": "",
        "at": answer.json()["at"],
        "text": "Het gaat goed.",
        "by": "",
    }
    assert (
        client.post(url("jotting", of), sent | {"text": "a" * 20_001}).json()["reason"].startswith("Deze aantekening")
    )


def test_after_a_withdrawal_nothing_is_saved_and_the_page_hears_that_it_is_gone(client, scene):
    of = held.held(scene)
    build.answer(scene, of, build.YES | {Purpose.NOTES: False})
    build.sign_in(client, scene.interviewer)
    answer = client.post(url("jotting", of), {"position": 1, "text": "Nog even.", "seen": 0})
    assert answer.status_code == 410 and "nee op aantekeningen" in answer.json()["reason"]
    assert not Jotting.objects.exists()
    assert held.WORDS not in page(client, scene, of)


def test_without_a_script_a_form_saves_all_that_was_changed(client, scene):
    of = held.held(scene)
    build.sign_in(client, scene.interviewer)
    assert client.post(url("holding", of), form(client, scene, of, note_1="Goed.")).status_code == 302
    assert (now_at(scene, of, 1), now_at(scene, of, 2)) == ("Goed.", held.NOTES[2])
    assert Jotting.objects.get(position=2).version == 1


def test_without_a_script_two_screens_both_stay_in_sight(client, scene):
    of = held.held(scene)
    sent = form(client, scene, of, note_2="Van mij.", note_3="Ook van mij.")
    by = {"by": scene.asking, "now": scene.moment}
    holding.save_jotting(conversation=of, position=2, text="Van het andere scherm.", seen=1, **by)
    # Nobody typed here in the note that changed there too: no conflict.
    holding.save_jotting(conversation=of, position=5, text="Daar aangevuld.", seen=1, **by)
    response = build.sign_in(client, scene.interviewer).post(url("holding", of), sent)
    html = response.content.decode()
    assert response.status_code == 409 and "Van het andere scherm." in html and "Van mij." in html
    assert (now_at(scene, of, 2), now_at(scene, of, 3)) == ("Van het andere scherm.", "Ook van mij.")
    assert now_at(scene, of, 5) == "Daar aangevuld."
    again = response.context["form"].data
    assert client.post(url("holding", of), again | {"note_2": "Beide."}).status_code == 302
    assert now_at(scene, of, 2) == "Beide."


def test_done_and_made_a_transcript(client, scene):
    of = held.held(scene)
    build.sign_in(client, scene.interviewer)
    assert client.post(url("holding", of), form(client, scene, of, daarna="einde")).url == url("holding", of)
    html = page(client, scene, of)
    assert "Maak er een gespreksverslag van" in html and "clock.js" not in html
    assert "Bekijk je aantekeningen" in page(client, scene, of, "conversation")
    sent = form(client, scene, of, note_1="Tot slot dit.", daarna="verslag")
    assert client.post(url("holding", of), sent).url == url("conversation", of)
    assert Transcript.objects.get().is_noted
    assert "Kies fragmenten" in page(client, scene, of, "conversation")
    assert "heeft een verslag" in page(client, scene, of)
    assert "Aantekening" in page(client, scene, of, "workbench")


def test_nothing_to_make_a_transcript_of_is_said_at_the_form(client, scene):
    of = held.held(scene, {}, ended=True)
    response = build.sign_in(client, scene.interviewer).post(
        url("holding", of), form(client, scene, of, daarna="verslag")
    )
    assert response.status_code == 422 and "nog niets opgeschreven" in response.content.decode()


def test_the_speaker_reads_the_notes_by_link_and_later_as_notes(client, scene):
    of = build.conversation(scene, "asked")
    build.answer(scene, of, build.YES)
    held.held(scene, of=of)
    assert url("transcript", of) in build.open_mail(client, emails.CONSENT, of.pk).content.decode()
    html = client.get(url("transcript", of)).content.decode()
    assert held.WORDS in html and "schreef de interviewer op" in html
    holding.make_transcript(conversation=of, by=scene.asking, now=scene.moment)
    html = client.get(url("transcript", of)).content.decode()
    assert held.WORDS in html and "niet letterlijk wat jij zei" in html


def test_notes_beside_an_uploaded_text_stay_within_reach(client, scene):
    of = held.held(scene)
    read = build.reader.read_pasted(build.SAID)
    transcripts.receive_transcript(conversation=of, read=read, by=scene.asking, now=scene.moment)
    assert url("holding", of) in page(client, scene, of, "conversation")
    assert held.WORDS in page(client, scene, of)
    html = build.sign_in(client, scene.alumna).get(url("transcript", of)).content.decode()
    assert held.WORDS in html and build.WORDS in html


def test_notes_beside_an_uploaded_text_are_thrown_away_after_asking(client, scene):
    alone, of = held.held(scene), held.held(scene)
    asking = build.sign_in(client, scene.interviewer)
    assert url("holding_discard", alone) not in asking.get(url("holding", alone)).content.decode()
    assert asking.post(url("holding_discard", alone)).status_code == 403
    assert "Gooi ze pas weg als er een verslag is." in asking.get(url("holding_discard", alone)).content.decode()
    held.bring_text(scene, of)
    assert url("holding_discard", of) in asking.get(url("holding", of)).content.decode()
    asked = asking.get(url("holding_discard", of)).content.decode()
    assert "de aantekeningen bij 2 vragen" in asked and "Wat blijft: het verslag" in asked
    box = Holding.objects.get(conversation=of).box
    assert asking.post(url("holding_discard", of)).url == url("conversation", of)
    assert boxes.open_boxes([box]) == {} and not Holding.objects.filter(conversation=of).exists()
    assert asking.get(url("holding_discard", of)).status_code == 404
    read = build.sign_in(client, scene.alumna).get(url("transcript", of)).content.decode()
    assert build.WORDS in read and held.WORDS not in read
    assert Holding.objects.filter(conversation=alone).exists()


def test_a_quote_of_notes_says_so_before_its_speaker_decides(client, scene):
    laid = build.offer(scene, held.WORDS, of=held.noted(scene))
    html = build.sign_in(client, scene.alumna).get(reverse("lookback:quote", args=[laid.pk])).content.decode()
    assert quoting.NOTED in html and "Wat er is opgeschreven" in html and "Je zei dit" not in html
