"""Notes while a conversation is held: who may, two screens, what becomes of them, and what a withdrawal takes along."""

import pytest

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback import guides
from leertraject.lookback.commands import coding, consent, editing, holding, planning, releases, transcripts
from leertraject.lookback.models import Fragment, Holding, Jotting, Part, Purpose, Release, Transcript
from leertraject.lookback.personal_data import erase_for, export_for
from leertraject.lookback.queries import holding as queries
from leertraject.lookback.queries import quotes, resting, texts
from leertraject.lookback.showing import quoting
from leertraject.lookback.tests import build, held
from leertraject.privacy.models import Box

pytestmark = pytest.mark.django_db


def save(scene, of, text, *, position=1, seen=0, writer=""):
    by = {"by": scene.asking, "now": scene.moment}
    return holding.save_jotting(conversation=of, position=position, text=text, seen=seen, writer=writer, **by)


def withdraw(scene, of, *purposes):
    answers = build.YES | dict.fromkeys(purposes, False)
    consent.answer_consent(conversation=of, answers=answers, by=build.actor(of.speaker, scene.moment), now=scene.moment)


def verbs(of) -> list[str]:
    return list(Entry.objects.filter(object_id=str(of.pk)).order_by("id").values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [({Purpose.NOTES: False}, "zei nee op aantekeningen"), (None, "Vraag eerst om toestemming")],
)
def test_without_a_yes_to_notes_nothing_begins(scene, answers, sentence):
    state = "consented" if answers else "asked"
    of = build.conversation(scene, state, answers=build.YES | (answers or {}))
    with pytest.raises(NotAllowed, match=sentence):
        holding.begin_talk(conversation=of, by=scene.asking, now=scene.moment)
    assert not Holding.objects.exists()


def test_only_the_interviewer_holds_a_conversation(scene):
    of = held.held(scene)
    for by in (scene.leading, build.actor(of.speaker, scene.moment)):
        with pytest.raises(NotAllowed, match="Alleen de interviewer"):
            holding.save_jotting(conversation=of, position=1, text="Ja.", seen=0, by=by, now=scene.moment)


def test_begin_and_end_stand_in_the_logbook_and_writing_does_not(scene):
    of = held.held(scene, ended=True)
    before = Entry.objects.count()
    save(scene, of, "Nog iets.")
    assert Entry.objects.count() == before
    assert verbs(of)[-2:] == ["begin_talk", "end_talk"]


def test_a_note_is_sealed_in_a_box_of_its_own_and_only_grows_a_version_when_it_changes(scene):
    of = held.held(scene, {})
    first = save(scene, of, "Regel een.\r\nRegel twee.")
    assert (first.version, first.text) == (1, "Regel een.\nRegel twee.")
    assert save(scene, of, "Regel een.\nRegel twee.", seen=0).version == 1
    row = Jotting.objects.get()
    assert b"Regel" not in bytes(row.text)
    assert Box.objects.get(pk=row.holding.box).owner_id == of.speaker_id


def test_two_screens_see_each_other_and_a_lost_answer_is_no_conflict(scene):
    of = held.held(scene, {})
    save(scene, of, "Van de telefoon.", writer="telefoon")
    with pytest.raises(holding.Changed) as met:
        save(scene, of, "Van de computer.", writer="computer")
    assert (met.value.now.text, met.value.now.version) == ("Van de telefoon.", 1)
    assert save(scene, of, "Van de telefoon, en meer.", seen=0, writer="telefoon").version == 2
    assert save(scene, of, "Beide.", seen=2, writer="computer").text == "Beide."


@pytest.mark.parametrize("position", [0, 99])
def test_a_question_outside_the_guide_and_a_note_without_end_are_refused(scene, position):
    of = held.held(scene, {})
    with pytest.raises(NotAllowed, match="leidraad"):
        save(scene, of, "Ja.", position=position)
    with pytest.raises(NotAllowed, match="te lang"):
        save(scene, of, "a" * (holding.LONGEST + 1))


def test_the_guide_stays_as_it_was_asked(scene, monkeypatch):
    of = held.held(scene)
    monkeypatch.setattr(guides, "guides", dict)
    notes = queries.opened(queries.holding_of(of)).notes
    assert notes[1].ask.startswith("Waar denk je het eerst aan")
    assert notes[-1].ask == queries.FREE and notes[-1].position == len(notes)


def test_a_conversation_that_is_over_is_not_called_off_and_one_that_broke_off_is(scene):
    of = held.held(scene, ended=True)
    with pytest.raises(NotAllowed, match="al gevoerd"):
        planning.call_off(conversation=of, by=scene.asking, now=scene.moment)
    planning.call_off(conversation=held.held(scene), by=scene.asking, now=scene.moment)


def test_notes_become_a_transcript_of_questions_and_lines(scene):
    of = held.held(scene, held.NOTES | {18: "Belt over een half jaar."}, ended=True)
    box = Holding.objects.get().box
    made = holding.make_transcript(conversation=of, by=scene.asking, now=scene.moment)
    said = [(one.turn.label.part, one.text) for one in texts.said(made, texts.opened(made))]
    asked, spoken = Part.INTERVIEWER, Part.SPEAKER
    assert [part for part, _ in said] == [asked, spoken, spoken, asked, spoken, asked, spoken]
    assert said[2] == (spoken, held.WORDS) and said[-2:] == [
        (asked, queries.FREE),
        (spoken, "Belt over een half jaar."),
    ]
    assert made.is_noted and not Holding.objects.exists() and not Box.objects.filter(pk=box).exists()
    assert verbs(made) == ["make_transcript"]


def test_there_is_never_a_second_text_and_never_an_empty_one(scene):
    of = held.held(scene, {1: "  \n "})
    with pytest.raises(NotAllowed, match="nog niets opgeschreven"):
        holding.make_transcript(conversation=of, by=scene.asking, now=scene.moment)
    save(scene, of, "Iets.", position=2)
    read = build.reader.read_pasted(build.SAID)
    transcripts.receive_transcript(conversation=of, read=read, by=scene.asking, now=scene.moment)
    with pytest.raises(NotAllowed, match="heeft al een verslag"):
        holding.make_transcript(conversation=of, by=scene.asking, now=scene.moment)
    assert Transcript.objects.count() == 1 and Jotting.objects.count() == 2


def test_a_fragment_of_notes_is_never_a_literal_quote(scene):
    of = held.noted(scene)
    made = build.release(scene, held.WORDS, of=of)
    assert (made.literal, made.noted) == (False, True)
    assert quoting.said_by(quotes.words_of(made)) == quoting.NOTED
    # Released as they are, the words may be repeated; nobody else's are.
    assert texts.guarded(scene.study) == {}


def test_a_speaker_replaces_notes_by_own_words(scene):
    laid = build.offer(scene, held.WORDS, of=held.noted(scene))
    made = releases.release_quote(
        offer=laid, audience="team", attribution="geen", until=build.date(2027, 4, 14),
        own_words="Ik dacht meteen aan Joke.", by=build.actor(scene.alumna, scene.moment), now=scene.moment,
    )  # fmt: skip
    assert (made.literal, made.noted) == (False, False)
    assert quoting.said_by(quotes.words_of(made)) == quoting.NOT_LITERAL
    assert held.WORDS in texts.guarded(scene.study).values()


def test_notes_need_no_yes_to_writing_out_and_outlive_a_no_to_it(scene):
    of = build.conversation(scene, "consented", answers=build.YES | {Purpose.TRANSCRIPT: False})
    of = held.noted(scene, of=of)
    fragment = build.fragment(scene, held.WORDS, of=of)
    editing.correct_turn(
        transcript=of.transcript, index=2, text="Dacht meteen aan de kaart.", revision=1, by=scene.asking,
        now=scene.moment,
    )  # fmt: skip
    withdraw(scene, of)
    asked = [guides.purposes()[Purpose.TRANSCRIPT]]
    ending = resting.ending(of, asked)
    assert (ending.text, ending.notes, ending.fragments) == (False, False, 0)
    withdraw(scene, of, Purpose.TRANSCRIPT)
    assert Transcript.objects.get().conversation == of
    assert Fragment.objects.get() == fragment and fragment.codings.exists()


def test_a_no_to_notes_takes_notes_text_codes_and_quotes(scene):
    writing = held.held(scene)
    withdraw(scene, writing, Purpose.NOTES)
    assert not Holding.objects.exists() and not Jotting.objects.exists()
    with pytest.raises(NotAllowed, match="zei nee"):
        save(scene, writing, "Toch nog.")
    made = held.noted(scene, of=build.conversation(scene, "consented"))
    release = build.release(scene, held.WORDS, of=made)
    withdraw(scene, made, Purpose.NOTES)
    assert not Transcript.objects.exists() and bytes(Release.objects.get(pk=release.pk).words) == b""
    assert not Box.objects.filter(owner=made.speaker_id).exists()


def test_a_speaker_takes_the_notes_along_and_is_erased_with_them(scene):
    of = held.held(scene)
    handed = export_for(of.speaker_id)["gesprekken"][0]["aantekeningen"]
    assert [one["woorden"] for one in handed] == list(held.NOTES.values())
    erase_for(scene.interviewer.pk)
    assert Jotting.objects.filter(by=None).count() == 2
    erase_for(of.speaker_id)
    assert not Jotting.objects.exists() and not Box.objects.filter(owner=of.speaker_id).exists()


def test_coding_needs_a_yes_to_improvement_also_for_notes(scene):
    of = held.noted(scene, of=build.conversation(scene, "consented", answers=build.YES | {Purpose.IMPROVEMENT: False}))
    turn = of.transcript.turns.filter(label__part=Part.SPEAKER).first()
    with pytest.raises(NotAllowed, match="verbeteren"):
        coding.mark_words(turn=turn, typed="de kaart", codes=[], by=scene.asking, now=scene.moment)
