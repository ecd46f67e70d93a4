"""Under which insight a fragment lies: said with one press in the workbench, and taken back."""

import re

import pytest
from django.urls import reverse

from leertraject.lookback.commands import conversations, insights
from leertraject.lookback.models import CodingStep, Stance, StepKind, Support, Voice
from leertraject.lookback.tests import build
from leertraject.lookback.tests.test_screens_workbench import errors_in, page_of, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def conversation(scene):
    return build.conversation(scene, "mapped")


@pytest.fixture
def bench(client, scene):
    """The interviewer's client."""
    return build.sign_in(client, scene.interviewer)


def said(bench, fragment, insight, stance: str):
    sent = {"insight": insight.pk, "stance": stance}
    return bench.post(reverse("lookback:fragment_support", args=[fragment.pk]), sent)


def pressed(page: str) -> dict[str, str]:
    """What each button of an insight would say, and whether it says so now."""
    found = re.findall(r'name="stance" value="(\w+)"[^>]* data-way="(\w+)"[^>]* aria-pressed="(\w+)"', page)
    assert all((value == "neither") == (on == "true") for value, _, on in found)
    return {way: on for _, way, on in found}


@pytest.fixture
def under(scene):
    """A fragment that lies nowhere, and an insight of the same study."""
    insight = build.insight(scene)
    conversation = scene.study.conversations.get(voice=Voice.ALUMNI)
    return build.fragment(scene, "Ja. Dan is het geen huiswerk meer", of=conversation), insight


@pytest.mark.parametrize("stance", Stance.values)
def test_one_press_lays_a_fragment_for_or_against_an_insight_and_the_same_press_takes_it_away(bench, under, stance):
    fragment, insight = under
    page = {"fragment": str(fragment.pk)}
    address = url(fragment.transcript.conversation)
    assert pressed(page_of(bench.get(address, page))) == dict.fromkeys(Stance.values, "false")
    assert said(bench, fragment, insight, stance)["Location"].endswith(f"?fragment={fragment.pk}#beurt-4")
    assert fragment.supports.get().stance == stance
    assert pressed(page_of(bench.get(address, page))) == {one: str(one == stance).lower() for one in Stance.values}
    said(bench, fragment, insight, "neither")
    assert not fragment.supports.exists()
    bench.post(reverse("lookback:coding_undo", args=[fragment.transcript.conversation_id]))
    assert fragment.supports.get().stance == stance, "taking it away can be undone"
    bench.post(reverse("lookback:coding_undo", args=[fragment.transcript.conversation_id]))
    assert not fragment.supports.exists(), "and so can laying it there"
    bench.post(reverse("lookback:coding_redo", args=[fragment.transcript.conversation_id]))
    assert fragment.supports.get().stance == stance


def test_what_someone_else_said_of_an_insight_since_is_not_undone(bench, scene, under):
    fragment, insight = under
    said(bench, fragment, insight, "supports")
    Support.objects.filter(fragment=fragment).update(stance="contradicts", by=scene.lead.pk)
    response = bench.post(reverse("lookback:coding_undo", args=[fragment.transcript.conversation_id]))
    assert response.status_code == 422 and "daarna veranderd" in page_of(response)
    assert fragment.supports.get().stance == "contradicts"


def test_insights_used_last_come_first_and_the_others_are_in_a_list(bench, scene, under):
    fragment, first = under
    for number in range(2, 9):
        insights.write_insight(
            study=scene.study, claim=f"Bewering {number}", explanation="Zo is het.", counter="", by=scene.leading,
            now=scene.moment,
        )  # fmt: skip
    address, page = url(fragment.transcript.conversation), {"fragment": str(fragment.pk)}

    def near() -> list[str]:
        return re.findall(r'lt-under__item"><p><a href="[^"]+">Inzicht (\d)</a>', page_of(bench.get(address, page)))

    assert near() == ["1", "8", "7", "6", "5"], "the interviewer used the first, the others are newest first"
    shown = page_of(bench.get(address, page))
    assert all(f">{number}. Bewering {number}</option>" in shown for number in (2, 3, 4)) and "5. Bewering" not in shown
    said(bench, fragment, scene.study.insights.get(number=2), "contradicts")
    assert near() == ["1", "8", "7", "6", "5", "2"], "what is done with these words moves nothing"
    assert said(bench, fragment, first, "").status_code == 422


def test_an_insight_written_from_a_fragment_rests_on_it_at_once(client, bench, scene, under):
    fragment, _ = under
    write = f"{reverse('lookback:insight_new')}?fragment={fragment.pk}"
    assert write in page_of(bench.get(url(fragment.transcript.conversation), {"fragment": str(fragment.pk)}))
    assert "ligt er straks onder" in page_of(bench.get(write))
    typed = {"claim": "Dat iemand belt, helpt", "explanation": "Dat hoorden we vaak.", "counter": ""}
    response = bench.post(write, typed | {"study": fragment.study_id})
    assert response["Location"].endswith(f"?fragment={fragment.pk}#beurt-4")
    assert fragment.supports.get().insight.claim == typed["claim"] and fragment.supports.get().stance == "supports"
    build.planned(scene, interviewer=scene.bureau.hanneke)
    client.logout()
    assert build.sign_in(client, scene.bureau.hanneke).get(write).status_code == 404, "not from words of another"


def test_a_stance_is_needed(bench, under):
    fragment, insight = under
    response = said(bench, fragment, insight, "")
    assert "steunt of tegenspreekt" in errors_in(response)
    assert f'<option value="{insight.pk}" selected>' in page_of(response), "the choice that was made stays"


@pytest.mark.parametrize("stance", Stance.values)
def test_with_no_insight_chosen_from_the_list_nothing_is_said_of_any(bench, under, stance):
    """The list begins with an empty choice; the buttons beside it can be pressed all the same."""
    fragment, insight = under
    sent = {"insight": "", "stance": stance}
    response = bench.post(reverse("lookback:fragment_support", args=[fragment.pk]), sent)
    assert response.status_code == 422 and "Kies een inzicht uit de lijst." in errors_in(response)
    assert (
        not fragment.supports.exists()
        and not CodingStep.objects.filter(kind=StepKind.SUPPORT, fragment=fragment.pk).exists()
    )


def test_an_insight_of_another_study_cannot_be_chosen(bench, scene, conversation):
    study = conversations.open_study(
        programme=scene.programme, title="Ander onderzoek", question="", by=scene.leading, now=scene.moment
    )
    other = insights.write_insight(
        study=study, claim="Iets anders", explanation="Zo is het.", counter="", by=scene.leading, now=scene.moment
    )
    fragment = build.fragment(scene, of=conversation)
    sent = {"insight": other.pk, "stance": Stance.SUPPORTS}
    response = bench.post(reverse("lookback:fragment_support", args=[fragment.pk]), sent)
    assert response.status_code == 422 and not Support.objects.exists()


def test_from_a_conversation_the_trail_leads_to_its_insights(bench, scene):
    insight = build.insight(scene)
    page = page_of(bench.get(url(scene.study.conversations.first())))
    assert "Inzichten waar dit gesprek onder ligt" in page and insight.claim in page
