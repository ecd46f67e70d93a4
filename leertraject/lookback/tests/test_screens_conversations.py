"""The list of conversations, planning one, and the page of one."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from leertraject.lookback.commands import conversations as commands
from leertraject.lookback.forms.conversations import NEW
from leertraject.lookback.models import Conversation, Purpose, Study, Voice
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice
from leertraject.people.tests import build as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
NO = dict.fromkeys(Purpose.values, False)


def page(client, someone, name: str, *args: object) -> str:
    response = build.sign_in(client, someone).get(reverse(f"lookback:{name}", args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def status(client, someone, name: str, *args: object, method: str = "get", **data: object) -> int:
    return getattr(build.sign_in(client, someone), method)(reverse(f"lookback:{name}", args=args), data).status_code


def given(scene: build.Scene, **other: object) -> dict[str, object]:
    """A plan form as someone fills it in."""
    filled = {
        "study": scene.study.pk,
        "speaker": scene.alumna.pk,
        "voice": Voice.ALUMNI,
        "interviewer": scene.interviewer.pk,
        "organisation": scene.organisation.pk,
        "cohort": scene.cohort.pk,
        "day": "2026-05-06",
        "at": "10:30",
        "place": "Belgebouw, kamer 3",
    }
    return {key: value for key, value in (filled | other).items() if value is not None}


# The list


def test_a_leader_sees_what_is_planned_with_the_next_step(client, scene):
    build.conversation(scene)
    build.conversation(scene, "asked", speaker=scene.alumnus)
    later = scene.moment + timedelta(days=60)
    build.conversation(scene, "asked", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS, planned_for=later)
    html = page(client, scene.lead, "conversations")
    assert scene.study.title in html
    assert "Els Vermeulen" in html and "Joost Brandsma" in html and "met Mirjam Kok" in html
    assert "21 april <br>" in html and "Oud-deelnemers, Groep 5, Gemeente Dijkerveen" in html
    assert "Vraag toestemming" in html and "Stuur de vragen vooraf" in html and "Wacht op antwoord" in html


def test_an_interviewer_sees_only_own_conversations(client, scene):
    build.conversation(scene)
    build.conversation(scene, speaker=scene.alumnus, interviewer=scene.bureau.bas)
    html = page(client, scene.interviewer, "conversations")
    assert "Els Vermeulen" in html and "Joost Brandsma" not in html


def test_a_speaker_sees_the_own_conversation(client, scene):
    build.conversation(scene)
    build.conversation(scene, speaker=scene.alumnus)
    html = page(client, scene.alumna, "conversations")
    assert "Gesprek met Mirjam Kok" in html and "Joost Brandsma" not in html


@pytest.mark.parametrize("who", ["a.participants.0", "a.sponsor", "a.manager", "b.sponsor", "administrator", "hanneke"])
def test_for_anyone_else_the_list_does_not_exist(client, scene, who):
    build.conversation(scene)
    assert status(client, found(scene, who), "conversations") == 404


def test_a_visitor_signs_in_first(client, scene):
    response = client.get(reverse("lookback:conversations"))
    assert response.status_code == 302 and "next=%2Fgesprekken%2F" in response["Location"]


def test_an_empty_list_offers_the_first_step(client, scene):
    html = page(client, scene.lead, "conversations")
    assert "Er is nog geen gesprek gepland" in html and reverse("lookback:plan") in html


def test_the_list_asks_as_much_of_the_database_for_many_as_for_few(client, scene, django_assert_max_num_queries):
    for speaker in (scene.alumna, scene.alumnus, *scene.bureau.b.alumni):
        build.conversation(scene, "mapped", speaker=speaker)
    build.sign_in(client, scene.lead)
    with django_assert_max_num_queries(14):
        client.get(reverse("lookback:conversations"))


def test_the_list_is_only_read(client, scene):
    assert status(client, scene.lead, "conversations", method="post") == 405


# Planning


def test_a_leader_plans_in_a_study_that_exists(client, scene):
    response = build.sign_in(client, scene.lead).post(reverse("lookback:plan"), given(scene))
    made = Conversation.objects.get()
    assert response.status_code == 302 and response["Location"] == reverse("lookback:conversation", args=[made.pk])
    assert (made.study, made.speaker, made.voice, made.place) == (
        scene.study,
        scene.alumna,
        Voice.ALUMNI,
        "Belgebouw, kamer 3",
    )
    assert timezone.localtime(made.planned_for).strftime("%Y-%m-%d %H:%M") == "2026-05-06 10:30"


def test_a_leader_plans_in_a_new_study(client, scene):
    filled = given(scene, study="nieuw", programme=scene.programme.pk, title="Een jaar later", question="Wat bleef?")
    build.sign_in(client, scene.lead).post(reverse("lookback:plan"), filled)
    made = Conversation.objects.get()
    assert (made.study.title, made.study.question) == ("Een jaar later", "Wat bleef?")


def test_the_form_has_nothing_of_consequence_filled_in_and_names_the_guides(client, scene):
    html = page(client, scene.lead, "plan")
    assert " checked" not in html
    assert "60 minuten" in html and "25 minuten" in html
    assert "Els Vermeulen, Gemeente Dijkerveen" in html
    assert reverse("people:organisations") in html


def test_the_study_that_was_opened_last_stands_ready(client, scene):
    assert f'<option value="{scene.study.pk}" selected>' in page(client, scene.lead, "plan")
    later = commands.open_study(
        programme=scene.programme, title="Terugblik op groep 6", question="", by=scene.leading,
        now=scene.moment + timedelta(hours=1),
    )  # fmt: skip
    assert f'<option value="{later.pk}" selected>' in page(client, scene.lead, "plan")


def test_without_a_study_the_fields_of_a_new_one_stand_open(client, scene):
    Study.objects.all().delete()
    html = page(client, scene.lead, "plan")
    assert f'<option value="{NEW}" selected>' in html
    css = Path(finders.find("ui/leertraject.css")).read_text()
    assert f'.lt-other:not(:has(option[value="{NEW}"]:checked)) .lt-other__fields' in css, "the style knows the choice"
    assert html.index('class="lt-form lt-other"') < html.index("lt-other__fields") < html.index('name="title"')


def test_what_is_left_in_the_fields_of_a_new_study_does_not_hinder_one_that_exists(client, scene):
    filled = given(scene, programme="onzin", title="t" * 161, question="q" * 601)
    assert build.sign_in(client, scene.lead).post(reverse("lookback:plan"), filled).status_code == 302
    assert Conversation.objects.get().study == scene.study and Study.objects.count() == 1


def test_a_speaker_can_be_chosen_by_the_link_to_the_form(client, scene):
    html = (
        build.sign_in(client, scene.lead).get(reverse("lookback:plan"), {"spreker": scene.alumna.pk}).content.decode()
    )
    assert f'<option value="{scene.alumna.pk}" selected>' in html
    nonsense = build.sign_in(client, scene.lead).get(reverse("lookback:plan"), {"spreker": "onzin"})
    assert nonsense.status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"speaker": None}, "Kies een spreker."),
        ({"voice": None}, "Kies een stem."),
        ({"interviewer": None}, "Kies een interviewer."),
        ({"at": None}, "Vul ook een tijd in."),
        ({"day": None}, "Vul ook een dag in."),
        ({"study": "nieuw"}, "Geef het nieuwe onderzoek een titel."),
        ({"study": "nieuw", "title": "Een titel"}, "Kies een leertraject"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, scene, wrong, sentence):
    filled = given(scene, place="Een heel bijzondere plek & meer", **wrong)
    response = build.sign_in(client, scene.lead).post(reverse("lookback:plan"), filled)
    html = response.content.decode()
    assert response.status_code == 422 and sentence in html
    assert "Een heel bijzondere plek &amp; meer" in html
    assert not Conversation.objects.exists() and Study.objects.count() == 1


def test_nobody_interviews_themselves(client, scene):
    filled = given(scene, speaker=scene.interviewer.pk)
    response = build.sign_in(client, scene.lead).post(reverse("lookback:plan"), filled)
    assert response.status_code == 422 and "Niemand interviewt zichzelf" in response.content.decode()


def test_a_conversation_without_a_day_can_be_planned(client, scene):
    build.sign_in(client, scene.lead).post(reverse("lookback:plan"), given(scene, day=None, at=None))
    assert Conversation.objects.get().planned_for is None
    assert "Nog geen dag" in page(client, scene.lead, "conversations")


def test_an_interviewer_may_not_plan_and_others_find_nothing(client, scene):
    build.conversation(scene)
    for method in ("get", "post"):
        assert status(client, scene.interviewer, "plan", method=method) == 403
        assert status(client, scene.bureau.a.sponsor, "plan", method=method) == 404
        assert status(client, scene.bureau.administrator, "plan", method=method) == 404


# One conversation


def test_before_consent_the_next_step_is_asking_for_it(client, scene):
    conversation = build.conversation(scene)
    html = page(client, scene.interviewer, "conversation", conversation.pk)
    assert "Vraag om toestemming" in html and "Els Vermeulen" in html and "21 april 2026 om 11:00" in html
    assert "Terugblikken, reflecteren en vooruitkijken met een oud-deelnemer" in html
    assert "60 minuten" in html and "Vraag door:" in html and "overslaan mag" in html


def test_asking_sends_a_mail_once_per_time_it_is_asked(client, scene):
    conversation = build.conversation(scene)
    ask = reverse("lookback:ask_consent", args=[conversation.pk])
    response = build.sign_in(client, scene.interviewer).post(ask)
    assert response["Location"] == reverse("lookback:conversation", args=[conversation.pk])
    assert Notice.objects.filter(object_id=conversation.pk, recipient=scene.alumna).count() == 1
    html = page(client, scene.interviewer, "conversation", conversation.pk)
    assert "Gevraagd op 14 april 2026" in html and "Vraag het nog een keer" in html


def test_without_an_address_it_says_so(client, scene):
    nobody = people.person("Zonder Adres", None, scene.moment)
    conversation = build.conversation(scene, speaker=nobody)
    html = page(client, scene.lead, "conversation", conversation.pk)
    assert "Geen e-mailadres van deze spreker" in html and "Vraag om toestemming" not in html
    assert status(client, scene.lead, "ask_consent", conversation.pk, method="post") == 403


@pytest.mark.parametrize(
    ("state", "answers", "sentence", "name"),
    [
        ("consented", build.YES, "Het verslag kan erbij", "transcript_upload"),
        ("with_transcript", build.YES, "Zeg nu bij elke naam", "speakers"),
        ("mapped", build.YES, "Kies de woorden waar het om gaat", "workbench"),
        ("refused", NO, "De spreker zei nee op opnemen en uitschrijven", ""),
        ("mapped", build.YES | {"verbeteren": False}, "De tekst telt nergens mee", ""),
    ],
)
def test_there_is_one_next_step(client, scene, state, answers, sentence, name):
    held = scene.moment - timedelta(hours=2)
    conversation = build.conversation(scene, state, answers=answers, planned_for=held)
    html = page(client, scene.interviewer, "conversation", conversation.pk)
    assert sentence in html
    assert html.count("nl-button--primary") == (1 if name else 0)
    if name:
        assert f'primary" href="{reverse(f"lookback:{name}", args=[conversation.pk])}"' in html


def test_the_interviewer_reads_the_answers_in_words(client, scene):
    conversation = build.conversation(scene, "consented", answers=build.YES | {"verbeteren": False})
    html = page(client, scene.interviewer, "conversation", conversation.pk)
    assert "Opnemen en uitschrijven" in html and "<dd>Ja</dd>" in html and "<dd>Nee</dd>" in html


def test_a_leader_who_does_not_interview_sees_no_answer(client, scene):
    said_yes = build.conversation(scene, "mapped")
    said_no = build.conversation(scene, "refused", speaker=scene.alumnus)
    build.offer(scene, of=said_yes)
    yes = page(client, scene.lead, "conversation", said_yes.pk)
    no = page(client, scene.lead, "conversation", said_no.pk)
    assert "Alleen de interviewer en de spreker zien wat er is geantwoord" in yes
    assert "<dd>Ja</dd>" not in yes and build.WORDS not in yes
    assert reverse("lookback:transcript", args=[said_yes.pk]) not in yes
    assert bare(yes, said_yes, scene.alumna) == bare(no, said_no, scene.alumnus)


def test_in_the_list_of_a_leader_yes_and_no_look_alike(client, scene):
    build.conversation(scene, "mapped")
    build.conversation(scene, "refused", speaker=scene.alumnus)
    html = page(client, scene.lead, "conversations")
    assert html.count("Aan de interviewer") == 2 and "zei nee" not in html


def test_the_speaker_finds_everything_of_the_own_conversation(client, scene):
    conversation = build.conversation(scene, "mapped")
    offer = build.offer(scene, of=conversation)
    html = page(client, scene.alumna, "conversation", conversation.pk)
    assert reverse("lookback:consent", args=[conversation.pk]) in html
    assert reverse("lookback:transcript", args=[conversation.pk]) in html
    assert reverse("lookback:quote", args=[offer.pk]) in html
    assert reverse("lookback:workbench", args=[conversation.pk]) not in html
    assert reverse("lookback:discard_transcript", args=[conversation.pk]) not in html
    assert build.WORDS not in html


@pytest.mark.parametrize(
    "who",
    ["a.participants.0", "a.sponsor", "a.manager", "a.alumni.1", "b.sponsor", "b.alumni.0", "administrator", "bas"],
)
def test_a_conversation_of_someone_else_does_not_exist(client, scene, who):
    conversation = build.conversation(scene, "mapped")
    assert status(client, found(scene, who), "conversation", conversation.pk) == 404
    assert status(client, found(scene, who), "ask_consent", conversation.pk, method="post") == 404


def test_the_speaker_sees_it_but_does_not_ask(client, scene):
    conversation = build.conversation(scene)
    assert status(client, scene.alumna, "ask_consent", conversation.pk, method="post") == 403
    assert not Notice.objects.filter(object_id=conversation.pk).exists()


def test_asking_is_a_post_and_reading_a_get(client, scene):
    conversation = build.conversation(scene)
    assert status(client, scene.lead, "ask_consent", conversation.pk) == 405
    assert status(client, scene.lead, "conversation", conversation.pk, method="post") == 405


def test_the_page_of_one_asks_a_fixed_number_of_questions(client, scene, django_assert_max_num_queries):
    conversation = build.conversation(scene, "mapped")
    for words in (build.WORDS, build.AGAINST, "Ja.", "dan is het een afspraak"):
        build.offer(scene, words, of=conversation)
    build.sign_in(client, scene.alumna)
    with django_assert_max_num_queries(15):
        client.get(reverse("lookback:conversation", args=[conversation.pk]))


def found(scene: build.Scene, path: str) -> object:
    """The person of the cast at a dotted path."""
    here: object = scene.bureau
    for step in path.split("."):
        here = here[int(step)] if step.isdigit() else getattr(here, step)
    return here


def bare(html: str, conversation: Conversation, speaker: object) -> str:
    """The page without what names this conversation, so that two can be compared."""
    main = html[html.index("<main") :]
    for text in (str(conversation.pk), speaker.name, str(conversation)):
        main = main.replace(text, "")
    lines = [line for line in main.splitlines() if "csrfmiddlewaretoken" not in line]
    return "\n".join(lines)
