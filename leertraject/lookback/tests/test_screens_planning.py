"""The speaker's page with questions and appointment, the calendar file, moving and calling off, and what is to do."""

from datetime import timedelta
from html import escape

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from leertraject.logbook.models import Entry
from leertraject.lookback import emails, guides
from leertraject.lookback.commands import planning
from leertraject.lookback.models import CalledOff, Conversation, Move, Preparation, Voice
from leertraject.lookback.tests import build
from leertraject.notices.models import MailLink, Notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
DAY = timedelta(days=1)
NEW = {"day": "2026-05-06", "at": "10:30", "place": "Stadskantoor", "seen": "0"}


@pytest.fixture
def prepared(scene):
    found = build.conversation(scene, "asked")
    planning.send_preparation(conversation=found, by=scene.asking, now=scene.moment)
    return Conversation.objects.get(pk=found.pk)


def url(name: str, about: Conversation) -> str:
    return reverse(f"lookback:{name}", args=[about.pk])


def read(client, someone, address: str) -> str:
    response = build.sign_in(client, someone).get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def event(response):
    assert response["Content-Type"].startswith("text/calendar") and "gesprek.ics" in response["Content-Disposition"]
    calendar = Calendar.from_ical(response.content)
    (found,) = calendar.walk("VEVENT")
    return calendar, found


# The page of the speaker


@pytest.mark.parametrize("voice", Voice.values)
def test_the_link_shows_appointment_and_every_question_of_the_voice(client, scene, voice):
    found = build.planned(scene, voice=voice)
    planning.send_preparation(conversation=found, by=scene.asking, now=scene.moment)
    response = build.open_mail(client, emails.PREPARATION, found.pk)
    html = response.content.decode()
    assert response.status_code == 200 and response.redirect_chain[-1][0] == url("preparation", found)
    guide = guides.guides()[voice]
    for part in guide.parts:
        assert escape(part.title) in html
        for question in part.questions:
            assert escape(question.ask) in html
            assert not question.probe or escape(question.probe) not in html
    assert "21 april 2026 om 11:00" in html and "Belgebouw, kamer 3" in html and "Mirjam Kok" in html
    assert f"{guide.minutes} minuten" in html and "Dat vragen we apart" in html and url("calendar", found) in html
    assert "De link werkt tot" in html and "Els Vermeulen" in html


def test_opening_and_downloading_change_nothing(client, scene, prepared):
    build.open_mail(client, emails.PREPARATION, prepared.pk)
    before = (Notice.objects.count(), MailLink.objects.count(), Entry.objects.count(), Preparation.objects.get().at)
    for name in ("preparation", "calendar"):
        assert client.get(url(name, prepared)).status_code == client.head(url(name, prepared)).status_code == 200
        assert client.post(url(name, prepared)).status_code == 405
    assert before == (
        Notice.objects.count(), MailLink.objects.count(), Entry.objects.count(), Preparation.objects.get().at
    )  # fmt: skip


def test_a_link_for_one_thing_opens_nothing_else(client, scene, prepared):
    build.open_mail(client, emails.PREPARATION, prepared.pk)
    assert client.get(url("consent", prepared)).status_code == 404
    other = build.planned(scene, speaker=scene.alumnus)
    assert client.get(url("preparation", other)).status_code == client.get(url("calendar", other)).status_code == 404
    client.session.flush()


def test_a_link_that_ran_out_opens_nothing(client, scene, prepared, clock_at):
    build.open_mail(client, emails.PREPARATION, prepared.pk)
    with clock_at(prepared.planned_for + 32 * DAY):
        assert client.get(url("preparation", prepared)).status_code == 404


def test_signed_in_the_speaker_finds_it_from_the_conversation(client, scene, prepared):
    html = read(client, scene.alumna, url("conversation", prepared))
    assert url("preparation", prepared) in html and url("move_conversation", prepared) not in html
    html = read(client, scene.alumna, url("preparation", prepared))
    assert url("consent", prepared) in html and "De link werkt tot" not in html


def test_called_off_the_page_says_so_and_asks_nothing(client, scene, prepared):
    planning.call_off(conversation=prepared, by=scene.asking, now=scene.moment)
    html = build.open_mail(client, emails.PREPARATION, prepared.pk).content.decode()
    assert "Dit gesprek gaat niet door." in html and "Waar denk je het eerst aan" not in html
    assert url("calendar", prepared) in html


# The calendar file


def test_the_speakers_file_names_only_who_comes(client, scene, prepared):
    build.open_mail(client, emails.PREPARATION, prepared.pk)
    response = client.get(url("calendar", prepared))
    _, found = event(response)
    assert found.decoded("DTSTART") == prepared.planned_for
    assert found.decoded("DTEND") - found.decoded("DTSTART") == timedelta(minutes=60)
    assert str(found["SUMMARY"]) == "Gesprek met Mirjam Kok" and str(found["LOCATION"]) == "Belgebouw, kamer 3"
    text = response.content.decode().replace("\r\n ", "")
    for hidden in ("Els Vermeulen", scene.study.title, scene.programme.title, "erugblik", "/m/", "Waar denk je"):
        assert hidden not in text, hidden


@pytest.mark.parametrize("who", ["interviewer", "lead"])
def test_the_file_of_the_team_names_nobody(client, scene, prepared, who):
    response = build.sign_in(client, getattr(scene, who)).get(url("calendar", prepared))
    _, found = event(response)
    assert str(found["SUMMARY"]) == f"Terugblikgesprek {prepared.number}"
    text = response.content.decode().replace("\r\n ", "")
    assert "Els" not in text and "Mirjam" not in text and url("conversation", prepared) in text


def test_both_sides_hold_one_appointment_that_moves_and_ends(client, scene, prepared, moment):
    def both():
        build.open_mail(client, emails.PREPARATION, prepared.pk)
        mine = event(client.get(url("calendar", prepared)))
        client.session.flush()
        return mine, event(build.sign_in(client, scene.interviewer).get(url("calendar", prepared)))

    (_, first), (_, theirs) = both()
    assert first["UID"] == theirs["UID"] and int(first["SEQUENCE"]) == 0
    planning.move_conversation(
        conversation=prepared, planned_for=moment + 30 * DAY, place="Bellen", seen=0, by=scene.asking, now=moment
    )
    (_, moved), (_, theirs) = both()
    assert moved["UID"] == first["UID"] == theirs["UID"] and int(moved["SEQUENCE"]) == 1 == int(theirs["SEQUENCE"])
    assert moved.decoded("DTSTART") == moment + 30 * DAY and str(moved["LOCATION"]) == "Bellen"
    planning.call_off(conversation=prepared, by=scene.asking, now=moment)
    (calendar, ended), _ = both()
    assert ended["UID"] == first["UID"] and int(ended["SEQUENCE"]) == 2 and str(ended["STATUS"]) == "CANCELLED"
    assert str(calendar["METHOD"]) == "CANCEL"


def test_without_a_day_there_is_no_file(client, scene):
    found = build.planned(scene)
    Conversation.objects.update(planned_for=None)
    assert build.sign_in(client, scene.interviewer).get(url("calendar", found)).status_code == 404
    html = read(client, scene.interviewer, url("conversation", found))
    assert url("calendar", found) not in html and "Spreek een dag af" in html


# Sending the questions


def test_the_interviewer_sends_the_questions_from_the_conversation(client, scene):
    found = build.conversation(scene, "asked")
    html = read(client, scene.interviewer, url("conversation", found))
    assert html.count("nl-button--primary") == 1 and url("send_preparation", found) in html
    assert "Vraag het nog een keer" in html
    response = client.post(url("send_preparation", found))
    assert response.status_code == 302 and Preparation.objects.count() == 1
    html = read(client, scene.interviewer, url("conversation", found))
    assert "Gestuurd op 14 april 2026" in html and url("send_preparation", found) not in html
    assert client.post(url("send_preparation", found)).status_code == 403


@pytest.mark.parametrize("name", ["send_preparation", "move_conversation", "call_off"])
def test_who_sees_it_and_may_not_is_refused(client, scene, name):
    found = build.planned(scene)
    assert build.sign_in(client, scene.alumna).post(url(name, found), NEW).status_code == 403
    for outsider in (scene.bureau.a.sponsor, scene.bureau.b.sponsor, scene.alumnus, scene.bureau.administrator):
        assert build.sign_in(client, outsider).post(url(name, found), NEW).status_code == 404
    assert not Move.objects.exists() and not CalledOff.objects.exists() and not Preparation.objects.exists()


# Moving


def test_the_form_stands_on_what_was_agreed_and_says_who_hears(client, scene, prepared):
    html = read(client, scene.lead, url("move_conversation", prepared))
    assert 'value="2026-04-21"' in html and 'value="11:00"' in html and 'value="Belgebouw, kamer 3"' in html
    assert "Els Vermeulen krijgt een mail" in html and "Ook naar Mirjam Kok gaat een mail" in html


def test_a_speaker_who_knows_nothing_hears_nothing_and_the_form_says_so(client, scene):
    found = build.planned(scene)
    html = read(client, scene.interviewer, url("move_conversation", found))
    assert "Els Vermeulen krijgt geen mail" in html and "Ook naar" not in html


def test_a_new_day_is_kept(client, scene, prepared):
    response = build.sign_in(client, scene.interviewer).post(url("move_conversation", prepared), NEW)
    assert response.status_code == 302 and response["Location"] == url("conversation", prepared)
    prepared.refresh_from_db()
    assert timezone.localtime(prepared.planned_for).strftime("%Y-%m-%d %H:%M") == "2026-05-06 10:30"
    assert "6 mei 2026 om 10:30" in read(client, scene.interviewer, url("conversation", prepared))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": ""}, "Kies een dag."),
        ({"at": ""}, "Vul een tijd in."),
        ({"day": "2026-04-01"}, "nog moeten komen"),
        ({"seen": "3"}, "net verzet"),
        ({"day": "2027-03-28", "at": "02:30"}, "een uur vooruit"),
        ({"day": "2026-04-21", "at": "11:00", "place": "Belgebouw, kamer 3"}, "die er al staat"),
        ({"place": "x" * 161}, "160"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, scene, prepared, wrong, sentence):
    given = NEW | wrong
    response = build.sign_in(client, scene.interviewer).post(url("move_conversation", prepared), given)
    html = response.content.decode()
    assert response.status_code == 422 and sentence in html and f'value="{given["place"]}"' in html
    assert not Move.objects.exists()


# Calling off


def test_calling_off_is_asked_first(client, scene, prepared):
    html = read(client, scene.lead, url("call_off", prepared))
    assert "Els Vermeulen krijgt een mail" in html and not CalledOff.objects.exists()
    response = client.post(url("call_off", prepared))
    assert response.status_code == 302 and CalledOff.objects.count() == 1
    html = read(client, scene.lead, url("conversation", prepared))
    assert "Dit gesprek is afgezegd op 14 april 2026" in html and "nl-button--primary" not in html
    assert url("move_conversation", prepared) not in html and url("call_off", prepared) not in html
    assert "Haal het uit je agenda" in html and "Leidraad" not in html and "Wie is wie" not in html
    assert "Afgezegd" in read(client, scene.lead, reverse("lookback:conversations"))
    assert "Gaat niet door" in read(client, scene.alumna, reverse("lookback:conversations"))


# To do


def today(client, someone) -> str:
    return read(client, someone, reverse("home:start"))


def test_the_start_page_says_per_conversation_what_the_interviewer_does_next(client, scene, moment):
    build.conversation(scene, "planned")
    build.conversation(scene, "asked", speaker=scene.alumnus)
    held = moment - DAY
    build.conversation(scene, "with_transcript", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS, planned_for=held)
    html = today(client, scene.interviewer)
    assert "Dit gesprek komt eraan. Vraag toestemming." in html
    assert "Dit gesprek komt eraan. Stuur de vragen vooraf." in html
    assert "Het gesprek is geweest. Zeg wie wie is." in html


def test_the_start_page_names_nothing_that_cannot_be_done(client, scene, moment):
    off = build.conversation(scene, "asked")
    planning.call_off(conversation=off, by=scene.leading, now=moment)
    refused = build.conversation(scene, "refused", speaker=scene.alumnus, planned_for=moment - DAY)
    coded = build.fragment(scene, speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    later = build.conversation(scene, "asked", speaker=scene.bureau.b.alumni[0], planned_for=moment + 60 * DAY)
    html = today(client, scene.interviewer)
    for gone in (off, refused, coded.transcript.conversation, later):
        assert str(gone.pk) not in html
    # The speaker of what was called off is not asked to choose any more.
    assert "Kies per vraag" not in today(client, scene.alumna)


def test_the_start_page_asks_as_much_of_the_database_for_many_as_for_few(client, scene, django_assert_max_num_queries):
    build.sign_in(client, scene.interviewer)
    speakers = [scene.alumna, scene.alumnus, *scene.bureau.b.alumni, *scene.bureau.a.participants]
    for speaker in speakers:
        build.conversation(scene, "asked", speaker=speaker)
    with django_assert_max_num_queries(24):
        html = client.get(reverse("home:start")).content.decode()
    assert html.count("Open het gesprek") == len(speakers)


def test_in_the_list_the_next_step_of_a_near_conversation_is_to_send_the_questions(client, scene, prepared):
    build.conversation(scene, "consented", speaker=scene.alumnus)
    html = read(client, scene.interviewer, reverse("lookback:conversations"))
    assert "Wacht op antwoord" in html and "Stuur de vragen vooraf" in html


def test_for_a_leader_a_yes_and_a_no_look_alike_before_the_day_too(client, scene):
    yes = build.conversation(scene, "consented")
    no = build.conversation(scene, "refused", speaker=scene.alumnus)
    for found in (yes, no):
        html = read(client, scene.lead, url("conversation", found))
        assert "Alleen de interviewer ziet wat" in html and "Stuur de vragen vooraf" in html
        assert "zei ja" not in html and "zei nee" not in html
