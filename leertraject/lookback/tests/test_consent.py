"""Planning a conversation and asking for consent."""

import pytest

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback.commands import consent, conversations
from leertraject.lookback.models import (
    Coding,
    ConsentAnswer,
    Fragment,
    Purpose,
    Transcript,
    Voice,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import quotes, texts
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice
from leertraject.privacy.models import Box

pytestmark = pytest.mark.django_db


def without(purpose: str) -> dict[str, bool]:
    return {**build.YES, purpose: False}


def test_a_planned_conversation_has_an_interviewer_and_a_number(scene):
    first, second = build.planned(scene), build.planned(scene, speaker=scene.alumnus)
    assert (first.number, second.number) == (1, 2)
    assert queries.tasks_of(scene.asking, first, now=scene.moment) == {"interviewer"}
    assert set(Entry.objects.filter(object_id=str(first.pk)).values_list("verb", flat=True)) >= {
        "plan_conversation",
        "assign_interviewer",
    }


def test_one_speaker_counts_as_one_person_in_a_study(scene):
    assert build.planned(scene).tally == build.planned(scene).tally != build.planned(scene, speaker=scene.alumnus).tally


@pytest.mark.parametrize("who", ["interviewer", "alumna", "owner"])
def test_only_a_programme_leader_plans(scene, who):
    by = build.actor(getattr(scene, who), scene.moment)
    with pytest.raises(NotAllowed):
        conversations.plan_conversation(
            study=scene.study, speaker=scene.alumna, voice=Voice.ALUMNI, interviewer=scene.interviewer,
            organisation=None, cohort=None, planned_for=None, place="", by=by, now=scene.moment,
        )  # fmt: skip
    assert not scene.study.conversations.exists()


def test_the_question_about_consent_goes_by_mail_with_a_link(scene):
    conversation = build.conversation(scene, "asked")
    notice = Notice.objects.get(object_id=conversation.pk)
    assert notice.recipient == scene.alumna
    assert notice.link.purpose == "lookback.consent"


def test_every_answer_is_kept_with_the_words_of_then(scene):
    conversation = build.conversation(scene, "consented")
    answers = ConsentAnswer.objects.filter(conversation=conversation)
    assert {a.purpose for a in answers} == set(Purpose.values)
    assert all(a.wording.startswith("Mag ik") and a.granted and a.by == scene.alumna.pk for a in answers)


def test_the_newest_answer_counts_and_the_older_one_stays(scene):
    conversation = build.conversation(scene, "consented")
    build.answer(scene, conversation, without(Purpose.NOTES))
    assert queries.consents(conversation) == without(Purpose.NOTES)
    assert ConsentAnswer.objects.filter(conversation=conversation, purpose=Purpose.NOTES).count() == 2


@pytest.mark.parametrize("who", ["lead", "interviewer", "alumnus"])
def test_nobody_answers_for_the_speaker(scene, who):
    conversation = build.conversation(scene, "asked")
    by = build.actor(getattr(scene, who), scene.moment)
    with pytest.raises(NotAllowed):
        consent.answer_consent(conversation=conversation, answers=build.YES, by=by, now=scene.moment)
    assert not conversation.consent_answers.exists()


def test_an_answer_that_leaves_a_purpose_out_is_refused(scene):
    conversation = build.conversation(scene, "asked")
    with pytest.raises(NotAllowed):
        build.answer(scene, conversation, {Purpose.NOTES: True})


@pytest.mark.parametrize(
    ("withdrawn", "text_stays", "release_lives", "counts"),
    [
        (Purpose.NOTES, False, False, False),
        (Purpose.TRANSCRIPT, False, True, True),
        (Purpose.IMPROVEMENT, True, False, False),
    ],
)
def test_withdrawing_consent_takes_along_what_rested_on_it(scene, withdrawn, text_stays, release_lives, counts):
    release = build.release(scene)
    fragment = release.offer.fragment
    other = build.fragment(scene, build.AGAINST, of=fragment.transcript.conversation)
    build.answer(scene, fragment.transcript.conversation, without(withdrawn))
    assert Transcript.objects.exists() is text_stays
    assert quotes.living(scene.moment.date()).filter(pk=release.pk).exists() is release_lives
    assert Fragment.objects.filter(pk=fragment.pk, lapsed_at__isnull=True).exists() is counts
    assert not Fragment.objects.filter(pk=other.pk).exists(), "nothing rested on it, so it goes"
    assert not Coding.objects.filter(fragment=other.pk).exists()


def test_erased_text_is_unreadable_and_a_release_keeps_its_own_copy(scene):
    release = build.release(scene)
    box = release.offer.fragment.transcript.box
    build.answer(scene, release.offer.fragment.transcript.conversation, without(Purpose.TRANSCRIPT))
    assert not Box.objects.filter(pk=box).exists()
    assert texts.released_words([release])[release.pk][0] == build.WORDS
    offer = quotes.offer_for(build.actor(scene.alumna, scene.moment), release.offer_id)
    assert offer is not None, "the sealed tie still lets the speaker withdraw"
