"""Correcting, splitting, merging and giving turns, undoing, and finishing the coding."""

from datetime import timedelta

import pytest

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback import personal_data
from leertraject.lookback.commands import coding, editing, releases
from leertraject.lookback.models import CodingFinish, Fragment, Part, Purpose, Transcript, TranscriptEdit
from leertraject.lookback.queries import insights, quotes, texts
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import AGAINST, WORDS
from leertraject.lookback.tests.test_transcripts import database_holds

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(scene):
    return build.conversation(scene, "mapped")


def fresh(conversation) -> Transcript:
    return Transcript.objects.get(conversation=conversation)


def said(conversation) -> list[str]:
    kept = fresh(conversation)
    return [turn.text for turn in texts.said(kept, texts.opened(kept))]


def act(scene, conversation, command, *, later: int = 1, **given):
    """Carries out a command of editing at the newest revision."""
    kept = fresh(conversation)
    now = scene.moment + timedelta(minutes=later)
    return command(transcript=kept, **{"revision": kept.revision, "by": scene.asking, "now": now, **given})


def correct(scene, conversation, old: str, new: str, **more):
    index, text = next((i, turn) for i, turn in enumerate(said(conversation), start=1) if old in turn)
    return act(scene, conversation, editing.correct_turn, index=index, text=text.replace(old, new), **more)


def words_of(fragment: Fragment) -> str:
    kept = Fragment.objects.select_related("transcript").get(pk=fragment.pk)
    return texts.opened(kept.transcript).words(kept.start, kept.end)


# The turns


def test_a_correction_moves_what_comes_after_and_keeps_every_fragment(scene, conversation):
    fragment, later = build.fragment(scene, of=conversation), build.fragment(scene, AGAINST, of=conversation)
    correct(scene, conversation, "alleen bij als", "uitsluitend bij wanneer 👩‍👩‍👧")
    assert "uitsluitend bij wanneer 👩‍👩‍👧 ik iemand moet spreken" in said(conversation)[1]
    assert (words_of(fragment), words_of(later)) == (WORDS, AGAINST)
    assert list(texts.broken_digests()) == []


def test_a_fragment_follows_a_correction_inside_it(scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    correct(scene, conversation, "is het een formulier", "is het weer een formuliertje")
    assert words_of(fragment) == "Zonder gesprek in mijn agenda is het weer een formuliertje."
    assert list(texts.broken_digests()) == []


@pytest.mark.parametrize("typed", ["", "  \r\n "])
def test_a_turn_is_never_empty(scene, conversation, typed):
    with pytest.raises(NotAllowed, match="niet leeg"):
        act(scene, conversation, editing.correct_turn, index=2, text=typed)


def test_line_breaks_become_spaces_and_no_difference_is_no_change(scene, conversation):
    act(scene, conversation, editing.correct_turn, index=3, text=" Met een dag\r\n\r\nen een naam dus.\n")
    assert said(conversation)[2] == "Met een dag en een naam dus."
    assert not TranscriptEdit.objects.exists() and fresh(conversation).revision == 1


def test_a_split_moves_nothing(scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    before, places = fresh(conversation), [fragment.start, fragment.end]
    text = said(conversation)[1]
    act(scene, conversation, editing.split_turn, index=2, at=text.index(" Zonder"))
    assert said(conversation)[1:3] == [text[: text.index(" Zonder")], text[text.index("Zonder") :]]
    assert len(said(conversation)) == 5 and fresh(conversation).length == before.length
    fragment.refresh_from_db()
    assert [fragment.start, fragment.end] == places and words_of(fragment) == WORDS


def test_a_split_inside_a_fragment_is_refused(scene, conversation):
    build.fragment(scene, of=conversation)
    at = said(conversation)[1].index(" gesprek in")
    with pytest.raises(NotAllowed, match="gekozen fragment"):
        act(scene, conversation, editing.split_turn, index=2, at=at)
    assert len(said(conversation)) == 4 and not TranscriptEdit.objects.exists()


@pytest.mark.parametrize("at", [0, 1, 10_000, -4])
def test_a_split_is_at_a_space_between_words(scene, conversation, at):
    with pytest.raises(NotAllowed, match="Kies het woord"):
        act(scene, conversation, editing.split_turn, index=2, at=at)


def test_a_split_shares_the_times(scene, conversation):
    turn = conversation.transcript.turns.get(index=2)
    turn.starts_at, turn.ends_at = 4.5, 9.0
    turn.save()
    act(scene, conversation, editing.split_turn, index=2, at=said(conversation)[1].index(" Zonder"))
    turns = fresh(conversation).turns.filter(index__in=(2, 3))
    assert [(t.starts_at, t.ends_at) for t in turns] == [(4.5, None), (None, 9.0)]


def test_merging_makes_one_turn_of_the_first_speaker(scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    first, second = said(conversation)[1:3]
    act(scene, conversation, editing.merge_turns, index=2)
    assert said(conversation)[1] == f"{first} {second}" and len(said(conversation)) == 3
    assert words_of(fragment) == WORDS


def test_words_of_the_speaker_never_come_to_stand_with_someone_else(scene, conversation):
    build.fragment(scene, of=conversation)
    asking = conversation.transcript.labels.get(part=Part.INTERVIEWER)
    for command, given in ((editing.merge_turns, {"index": 1}), (editing.give_turn, {"index": 2, "label": asking})):
        with pytest.raises(NotAllowed, match="woorden van de spreker"):
            act(scene, conversation, command, **given)
    act(scene, conversation, editing.give_turn, index=4, label=asking)
    assert fresh(conversation).turns.get(index=4).label == asking


def test_the_last_turn_has_nothing_to_merge_with(scene, conversation):
    with pytest.raises(NotAllowed, match="laatste beurt"):
        act(scene, conversation, editing.merge_turns, index=4)


def test_a_name_of_another_transcript_is_refused(scene, conversation):
    other = build.conversation(scene, "mapped", speaker=scene.alumnus).transcript.labels.first()
    with pytest.raises(NotAllowed, match="niet uit dit verslag"):
        act(scene, conversation, editing.give_turn, index=1, label=other)
    own = conversation.transcript.turns.get(index=1).label
    assert act(scene, conversation, editing.give_turn, index=1, label=own) is None


# Fragments whose words go


def test_a_fragment_without_words_lapses_and_what_rests_on_it_says_so(scene):
    insight = build.insight(scene)
    fragment = Fragment.objects.get(supports__insight=insight, supports__stance="contradicts")
    conversation = fragment.transcript.conversation
    correct(scene, conversation, f" {AGAINST}", "")
    fragment.refresh_from_db()
    assert fragment.words_gone and fragment.lapsed_at == scene.moment + timedelta(minutes=1)
    trail = insights.trail(insight)
    assert trail.wordless == 1 and trail.lapsed_people == 0 and trail.fragments == 2
    assert list(texts.broken_digests()) == [] and fragment.pk not in texts.guarded(scene.study)
    with pytest.raises(NotAllowed, match="telt niet meer mee"):
        coding.code_fragment(fragment=fragment, codes=[], by=scene.asking, now=scene.moment)
    act(scene, conversation, editing.undo_edit)
    fragment.refresh_from_db()
    assert not fragment.words_gone and fragment.lapsed_at is None and words_of(fragment) == AGAINST
    assert insights.trail(insight).fragments == 3


def test_two_fragments_never_become_one(scene, conversation):
    build.fragment(scene, "Ja. Dan is het geen huiswerk", of=conversation)
    build.fragment(scene, "Dan is het geen huiswerk", of=conversation)
    with pytest.raises(NotAllowed, match="hetzelfde"):
        correct(scene, conversation, "Ja. Dan", "Dan")
    assert Fragment.objects.filter(lapsed_at__isnull=True).count() == 2


def test_words_that_lie_with_their_speaker_do_not_change(scene, conversation):
    laid = build.offer(scene, of=conversation)
    with pytest.raises(NotAllowed, match="bij de spreker liggen"):
        correct(scene, conversation, "mijn agenda", "de agenda")
    correct(scene, conversation, "formulieren doe ik", "formulieren maak ik")
    releases.refuse_quote(offer=laid, by=build.actor(scene.alumna, scene.moment), now=scene.moment)
    correct(scene, conversation, "mijn agenda", "de agenda")
    assert words_of(laid.fragment) == WORDS.replace("mijn", "de")


@pytest.mark.parametrize("new", [" Zonder gesprek is het een formulier.", ""])
def test_a_released_quote_stays_as_it_was_released(scene, conversation, new):
    release = build.release(scene, of=conversation)
    correct(scene, conversation, f" {WORDS}", new)
    assert quotes.words_of(release).words == WORDS
    assert Fragment.objects.get().words_gone is not bool(new)


def test_what_was_withdrawn_meanwhile_does_not_count_again_after_undoing(scene):
    insight = build.insight(scene)
    fragment = Fragment.objects.get(supports__insight=insight, supports__stance="contradicts")
    conversation = fragment.transcript.conversation
    correct(scene, conversation, f" {AGAINST}", "")
    build.answer(scene, conversation, {**build.YES, Purpose.IMPROVEMENT: False})
    act(scene, conversation, editing.undo_edit, later=2)
    fragment.refresh_from_db()
    assert fragment.lapsed_at is not None and not fragment.codings.exists() and words_of(fragment) == AGAINST


def test_a_broken_fragment_stops_every_change(scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    Fragment.objects.filter(pk=fragment.pk).update(digest="0" * 64)
    with pytest.raises(NotAllowed, match="beheerder"):
        correct(scene, conversation, "Met een dag", "Met de dag")


# Undoing, and until when


def test_changes_are_undone_one_by_one_last_first(scene, conversation):
    before = said(conversation)
    correct(scene, conversation, "Met een dag", "Met de dag")
    act(scene, conversation, editing.merge_turns, index=3)
    act(scene, conversation, editing.split_turn, index=1, at=3)
    for left in (2, 1, 0):
        act(scene, conversation, editing.undo_edit)
        assert fresh(conversation).edits.filter(undone_at__isnull=True).count() == left
    assert said(conversation) == before
    assert not any(fresh(conversation).edits.values_list("payload", flat=True)), "what was undone keeps no words"
    with pytest.raises(NotAllowed, match="niets meer"):
        act(scene, conversation, editing.undo_edit)


def test_undoing_does_not_take_the_words_of_a_newer_fragment(scene, conversation):
    correct(scene, conversation, "Ja. Dan", "Ja, beslist waar. Dan")
    build.fragment(scene, "beslist waar", of=conversation)
    with pytest.raises(NotAllowed, match="daarna een fragment"):
        act(scene, conversation, editing.undo_edit)
    assert words_of(Fragment.objects.get()) == "beslist waar"


def test_the_original_is_kept_sealed_until_the_coding_is_finished(scene, conversation):
    before = texts.opened(conversation.transcript).text
    assert texts.original(conversation.transcript) is None
    correct(scene, conversation, "Met een dag", "Met de dag")
    correct(scene, conversation, "Met de dag", "Met één dag")
    assert texts.original(fresh(conversation)) == before
    assert personal_data.export_for(scene.alumna.pk)["gesprekken"][0]["tekst zoals die binnenkwam"] == before
    assert not database_holds("formulieren"), "words stand sealed only"
    editing.finish_coding(transcript=conversation.transcript, by=scene.asking, now=scene.moment)
    kept = fresh(conversation)
    assert not kept.original and not any(kept.edits.values_list("payload", flat=True))
    assert CodingFinish.objects.get().by == scene.interviewer.pk
    for command, given in ((editing.undo_edit, {}), (editing.merge_turns, {"index": 1})):
        with pytest.raises(NotAllowed, match="ligt vast"):
            act(scene, conversation, command, **given)
    with pytest.raises(NotAllowed, match="al klaar"):
        editing.finish_coding(transcript=conversation.transcript, by=scene.asking, now=scene.moment)
    build.fragment(scene, of=conversation)


def test_withdrawing_the_text_takes_original_and_changes_along(scene, conversation):
    correct(scene, conversation, "Met een dag", "Met de dag")
    build.answer(scene, conversation, {**build.YES, Purpose.TRANSCRIPT: False})
    assert not Transcript.objects.exists() and not TranscriptEdit.objects.exists()


def test_erasing_the_speaker_takes_everything_and_erasing_the_interviewer_the_name(scene, conversation):
    correct(scene, conversation, "Met een dag", "Met de dag")
    editing.finish_coding(transcript=conversation.transcript, by=scene.asking, now=scene.moment)
    personal_data.erase_for(scene.interviewer.pk)
    assert TranscriptEdit.objects.get().by is None and CodingFinish.objects.get().by is None
    personal_data.erase_for(scene.alumna.pk)
    assert not TranscriptEdit.objects.exists() and not CodingFinish.objects.exists()


# Who, and two at once


def test_only_the_interviewer_changes_the_text(scene, conversation):
    for someone in (scene.lead, scene.alumna):
        with pytest.raises(NotAllowed, match="Alleen de interviewer"):
            act(scene, conversation, editing.merge_turns, index=1, by=build.actor(someone, scene.moment))
        with pytest.raises(NotAllowed, match="Alleen de interviewer"):
            editing.finish_coding(
                transcript=conversation.transcript, by=build.actor(someone, scene.moment), now=scene.moment
            )


def test_who_read_an_older_text_changes_nothing(scene, conversation):
    correct(scene, conversation, "Met een dag", "Met de dag")
    label = conversation.transcript.labels.first()
    for command, given in (
        (editing.correct_turn, {"index": 1, "text": "Iets anders."}),
        (editing.split_turn, {"index": 1, "at": 3}),
        (editing.merge_turns, {"index": 1}),
        (editing.give_turn, {"index": 2, "label": label}),
        (editing.undo_edit, {}),
    ):
        with pytest.raises(Conflict):
            act(scene, conversation, command, revision=1, **given)
    with pytest.raises(Conflict):
        act(scene, conversation, editing.merge_turns, index=99)


def test_the_logbook_says_what_was_done_and_no_words(scene, conversation):
    correct(scene, conversation, "Met een dag", "Met een weekdag")
    act(scene, conversation, editing.undo_edit)
    editing.finish_coding(transcript=conversation.transcript, by=scene.asking, now=scene.moment)
    verbs = ("correct_turn", "undo_edit", "finish_coding")
    logged = Entry.objects.filter(verb__in=verbs)
    assert {(e.verb, e.actor, e.subject) for e in logged} == {
        (verb, scene.interviewer.pk, scene.alumna.pk) for verb in verbs
    }
    assert not database_holds("weekdag")


def test_a_text_of_three_hours_is_changed(scene):
    long = "\n".join(
        f"{'Mirjam Kok' if n % 2 else 'Fenna de Wit'}: beurt {n}, " + "en toen liep het anders dan we dachten " * 2
        for n in range(1, 1501)
    )
    conversation = build.conversation(scene, "mapped", said=long)
    kept = fresh(conversation)
    for turn in kept.turns.filter(label__part=Part.SPEAKER)[::4]:
        coding.mark_fragment(
            transcript=kept, start=turn.begin, end=turn.begin + 9, codes=[], by=scene.asking, now=scene.moment
        )
    for command, given in (
        (editing.correct_turn, {"index": 2, "text": f"Ja. {said(conversation)[1]} Nee."}),
        (editing.split_turn, {"index": 3, "at": 5}),
        (editing.merge_turns, {"index": 3}),
        (editing.undo_edit, {}),
        (editing.undo_edit, {}),
        (editing.undo_edit, {}),
    ):
        act(scene, conversation, command, **given)
    assert list(texts.broken_digests()) == []
