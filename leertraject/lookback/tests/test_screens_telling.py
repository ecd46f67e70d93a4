"""Telling back: written once, read over, sent to everyone whose words counted, and never who they are."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback import emails
from leertraject.lookback.models import Assignment, Flag, Note, NoteCopy, Purpose, Voice
from leertraject.lookback.queries import insights as queries
from leertraject.lookback.showing import telling
from leertraject.lookback.tests import build
from leertraject.notices import letters, links
from leertraject.notices.models import Notice, NoticeState
from leertraject.people import commands as people
from leertraject.people.models import Person
from leertraject.programmes.models import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

TEXT = "In de volgende groep staat er een afspraak met een naam in de agenda.\n\nOf het helpt, weten we in januari."


@pytest.fixture
def change(scene) -> Change:
    return build.change(scene, published=True)


def at(change: Change) -> str:
    return reverse("lookback:tell_back", args=[change.pk])


def page_of(response) -> str:
    return unescape(response.content.decode())


# Who may come here


@pytest.mark.parametrize("who", ["hanneke", "interviewer"])
def test_who_sees_the_change_but_does_not_lead_tells_nothing(client, scene, change, who):
    build.sign_in(client, getattr(scene.bureau, who))
    assert client.get(at(change)).status_code == 403
    assert client.post(at(change), {"text": TEXT, "stap": "stuur"}).status_code == 403
    assert not Note.objects.exists()


def test_for_an_outsider_there_is_nothing(client, scene, change):
    build.sign_in(client, scene.bureau.administrator)
    assert client.get(at(change)).status_code == 404
    assert client.post(at(change), {"text": TEXT, "stap": "stuur"}).status_code == 404


def test_the_neighbour_leads_as_well_and_sees_how_it_went_but_not_to_whom(client, scene, change):
    build.note(scene, of=change)
    page = page_of(build.sign_in(client, scene.bureau.other_lead).get(at(change)))
    assert "Twee klaar om te gaan." in page
    assert not any(name in page for name in (scene.alumna.name, scene.owner.name))


def test_a_stranger_signs_in_first(client, change):
    assert client.get(at(change))["Location"].startswith(reverse("account_login"))


def test_the_wrong_method_is_refused(client, scene, change):
    assert build.sign_in(client, scene.lead).put(at(change)).status_code == 405


# Writing, reading over, sending


def test_the_note_is_written_read_over_and_sent_once(client, scene, change):
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at(change)))
    assert "Dit bericht gaat naar twee mensen" in page and "Er is nog geen toets gepland." in page
    assert "zien dit" in page, "who reads it stands beside the field"
    over = page_of(client.post(at(change), {"text": TEXT, "stap": "lees"}))
    assert "De bladzijde achter de link" in over and not Note.objects.exists(), "reading over sends nothing"
    assert over.count("<p>In de volgende groep") == 1 and "<p>Of het helpt" in over
    kept = re.search(r'<input type="hidden" name="text" value="([^"]*)">', over, re.DOTALL)[1]
    assert kept == TEXT
    response = client.post(at(change), {"text": kept, "stap": "stuur"})
    assert response["Location"] == at(change)
    assert Note.objects.get().text == TEXT
    assert Notice.objects.filter(kind=emails.NOTE).count() == 2
    again = client.post(at(change), {"text": "Nog eens", "stap": "stuur"})
    assert again.status_code == 422 and "al gestuurd" in page_of(again)
    assert Note.objects.get().text == TEXT and Notice.objects.filter(kind=emails.NOTE).count() == 2


def test_each_mail_is_read_over_as_it_goes_by_who_held_the_conversation(client, scene, change):
    """The interviewer leads as well, and held the conversation with the alumna only."""
    people.give_role(
        person=scene.interviewer, kind="programme_lead", starts_on=scene.moment.date(), by=SYSTEM, now=scene.moment
    )
    with_owner = scene.study.conversations.exclude(speaker=scene.alumna)
    Assignment.objects.filter(conversation__in=with_owner).update(person=scene.bureau.bas)
    build.sign_in(client, scene.interviewer)
    first = page_of(client.post(at(change), {"text": TEXT, "stap": "lees"}))
    assert f"Dag {scene.alumna.name}," in first and scene.owner.name not in first
    other = page_of(client.post(at(change), {"text": TEXT, "stap": "lees-1"}))
    assert f"Dag {telling.OWN_NAME}," in other and scene.owner.name not in other
    assert "/m/" not in first + other, "a link is made when the mail goes, not before"
    client.post(at(change), {"text": TEXT, "stap": "stuur"})
    copy = NoteCopy.objects.get(receiver=scene.alumna)
    sent = letters.render(copy.notice, links.url(copy.notice.link))
    as_shown = sent.text.replace(links.url(copy.notice.link), f"[de eigen link van {scene.alumna.name}]")
    for line in filter(None, [sent.subject, *as_shown.splitlines()]):
        assert line in first


@pytest.mark.parametrize("step", ["lees", "stuur"])
@pytest.mark.parametrize("part", [slice(None), slice(1), slice(1, None)], ids=["whole", "first", "family"])
def test_a_note_that_names_who_spoke_is_refused_with_the_place(client, scene, change, step, part):
    name = " ".join(scene.owner.name.split()[part])
    build.sign_in(client, scene.lead)
    response = client.post(at(change), {"text": f"Dit kwam van {name}, en wij deden het.", "stap": step})
    page = page_of(response)
    assert response.status_code == 422 and not Note.objects.exists()
    place = re.search(r"Hier staat de naam ‘([^’]*)’, in ‘([^’]*)’", page)
    assert name.endswith(place[1]) and place[2].endswith(f"{place[1]} , en wij")


def test_from_reading_over_one_can_go_back_with_the_text(client, scene, change):
    build.sign_in(client, scene.lead)
    page = page_of(client.post(at(change), {"text": TEXT, "stap": "schrijf"}))
    assert f">\n{TEXT}</textarea>" in page and not Note.objects.exists()


@pytest.mark.parametrize("step", ["lees", "stuur"])
def test_words_of_a_speaker_are_refused_also_of_a_released_quote(client, scene, change, step):
    build.sign_in(client, scene.lead)
    said = f"Iemand zei: {build.WORDS}"
    response = client.post(at(change), {"text": said, "stap": step})
    assert response.status_code == 422 and not Note.objects.exists()
    page = page_of(response)
    assert "Deze tekst mag geen citaat bevatten" in page and f">\n{said}</textarea>" in page


def test_an_empty_note_is_not_sent(client, scene, change):
    build.sign_in(client, scene.lead)
    response = client.post(at(change), {"text": "  ", "stap": "stuur"})
    assert response.status_code == 422 and "Schrijf wat er is veranderd." in page_of(response)


def test_nobody_is_named_and_who_cannot_be_reached_is_counted(client, scene, change):
    Person.objects.filter(pk=scene.owner.pk).update(email=None)
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at(change)))
    assert "Dit bericht gaat naar één mens" in page and "Van één mens is geen e-mailadres bekend" in page
    assert not any(name in page for name in (scene.alumna.name, scene.owner.name))


def test_who_withdrew_consent_is_not_told(client, scene, change):
    alumna = scene.study.conversations.get(voice=Voice.ALUMNI)
    build.answer(scene, alumna, build.YES | {Purpose.IMPROVEMENT: False})
    page = page_of(build.sign_in(client, scene.lead).get(at(change)))
    assert "gaat naar één mens" in page


def test_with_nobody_to_tell_there_is_no_form(client, scene, change):
    Person.objects.filter(pk__in=[scene.owner.pk, scene.alumna.pk]).update(email=None)
    build.sign_in(client, scene.lead)
    assert "niemand om het aan te vertellen" in page_of(client.get(at(change)))
    assert client.post(at(change), {"text": TEXT, "stap": "stuur"}).status_code == 422
    assert not Note.objects.exists()


def test_a_draft_is_not_told_back(client, scene):
    change = build.change(scene)
    build.sign_in(client, scene.lead)
    assert "nog in een concept" in page_of(client.get(at(change)))
    assert client.post(at(change), {"text": TEXT, "stap": "stuur"}).status_code == 422
    assert not Note.objects.exists()


# How it went


def test_how_each_copy_went_is_said_in_numbers_and_its_sender_decides(client, scene, change):
    build.note(scene, of=change)
    first = NoteCopy.objects.first().notice
    Notice.objects.filter(pk=first.pk).update(state=NoticeState.UNSURE)
    page = page_of(build.sign_in(client, scene.lead).get(at(change)))
    assert "Eén klaar om te gaan en één misschien niet aangekomen." in page
    assert reverse("notices:sent") in page.partition("<main")[2].partition("</main")[0]
    page = page_of(build.sign_in(client, scene.bureau.other_lead).get(at(change)))
    assert reverse("notices:sent") not in page.partition("<main")[2].partition("</main")[0]
    assert "Wie het bericht stuurde" in page


def test_when_all_is_sent_there_is_nothing_to_decide(client, scene, change):
    build.note(scene, of=change)
    Notice.objects.filter(kind=emails.NOTE).update(state=NoticeState.SENT)
    page = page_of(build.sign_in(client, scene.lead).get(at(change)))
    assert "Gestuurd op 14 april 2026. Twee verstuurd." in page and "lt-state--error" not in page


def test_withdrawn_words_in_a_note_are_masked(client, scene, change):
    note = build.note(scene, of=change)
    Note.objects.update(text=f"Iemand zei: {build.WORDS}")
    Flag.objects.create(
        study=scene.study, object_kind="lookback.note", object_id=note.pk, field="text", at=scene.moment
    )
    page = page_of(build.sign_in(client, scene.lead).get(at(change)))
    assert build.WORDS not in page and queries.GONE in page


def test_the_page_costs_the_same_however_many_receivers(client, scene, change, django_assert_max_num_queries, clock_at):
    build.sign_in(client, scene.lead)
    with django_assert_max_num_queries(12):
        assert client.get(at(change)).status_code == 200
    build.note(scene, of=change)
    with clock_at(scene.moment + timedelta(hours=1)), django_assert_max_num_queries(12):
        assert client.get(at(change)).status_code == 200
