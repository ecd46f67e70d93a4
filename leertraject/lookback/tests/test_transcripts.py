"""From a file to turns, and from turns to fragments with codes."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis import transcripts as reader
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback.commands import coding, transcripts
from leertraject.lookback.models import (
    Fragment,
    Part,
    Purpose,
    Transcript,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.privacy.models import Box

pytestmark = pytest.mark.django_db
NO = dict.fromkeys(Purpose.values, False)


def without(purpose: str) -> dict[str, bool]:
    return {**build.YES, purpose: False}


def database_holds(words: str) -> bool:
    """Says whether any table holds these words in the open."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                if any(words.encode() in _bytes(value) for value in row):
                    return True
    return False


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview | bytearray) else str(value).encode()


@pytest.mark.parametrize("answers", [NO, without(Purpose.TRANSCRIPT)])
def test_without_consent_no_transcript(scene, answers):
    conversation = build.conversation(scene, "asked")
    build.answer(scene, conversation, answers)
    with pytest.raises(NotAllowed, match="toestemming"):
        transcripts.receive_transcript(
            conversation=conversation, read=reader.read_pasted(build.SAID), by=scene.asking, now=scene.moment
        )
    assert not Transcript.objects.exists()
    assert not Box.objects.exists()


def test_whoever_adds_the_text_becomes_interviewer(scene):
    conversation = build.conversation(scene, "consented")
    transcripts.receive_transcript(
        conversation=conversation, read=reader.read_pasted(build.SAID), by=scene.leading, now=scene.moment
    )
    assert queries.tasks_of(scene.leading, conversation, now=scene.moment) == {"interviewer"}


def test_turns_are_places_in_one_sealed_text(scene):
    transcript = build.conversation(scene, "with_transcript").transcript
    said = texts.said(transcript, texts.opened(transcript))
    assert [(s.speaker, s.text) for s in said] == [tuple(line.split(": ", 1)) for line in build.SAID.splitlines()]
    assert not database_holds("formulieren"), "words stand sealed only"
    assert not database_holds("Fenna de Wit"), "names from the file stand sealed only"


def test_a_file_is_kept_whole(scene, shared_data: Path):
    path = shared_data / "lookback" / "inkoper-gemeente.vtt"
    read = reader.read(path.read_bytes(), path.name)
    conversation = build.conversation(scene, "consented")
    kept = transcripts.receive_transcript(conversation=conversation, read=read, by=scene.asking, now=scene.moment)
    said = texts.said(kept, texts.opened(kept))
    assert [(s.turn.index, s.speaker, s.text, s.turn.starts_at) for s in said] == [
        (t.index, t.speaker, t.text, t.start) for t in read.turns
    ]


def test_a_second_transcript_is_refused_until_the_first_is_discarded(scene):
    conversation = build.conversation(scene, "with_transcript")
    read = reader.read_pasted(build.SAID)
    with pytest.raises(NotAllowed, match="al een verslag"):
        transcripts.receive_transcript(conversation=conversation, read=read, by=scene.asking, now=scene.moment)
    transcripts.discard_transcript(transcript=conversation.transcript, by=scene.asking, now=scene.moment)
    transcripts.receive_transcript(conversation=conversation, read=read, by=scene.asking, now=scene.moment)
    assert Transcript.objects.count() == 1


def test_a_transcript_with_fragments_is_not_discarded(scene):
    fragment = build.fragment(scene)
    with pytest.raises(NotAllowed):
        transcripts.discard_transcript(transcript=fragment.transcript, by=scene.asking, now=scene.moment)


def test_looking_is_logged_for_others_and_not_for_the_speaker(scene):
    transcript = build.conversation(scene, "with_transcript").transcript
    transcripts.look_at_transcript(transcript=transcript, by=scene.asking, now=scene.moment)
    by = build.actor(scene.alumna, scene.moment)
    transcripts.look_at_transcript(transcript=transcript, by=by, now=scene.moment)
    looks = Entry.objects.filter(verb="look_at_transcript")
    assert [(e.actor, e.subject) for e in looks] == [(scene.interviewer.pk, scene.alumna.pk)]


def test_a_fragment_holds_a_place_and_a_digest_and_no_words(scene):
    fragment = build.fragment(scene)
    text = texts.opened(fragment.transcript)
    assert text.words(fragment.start, fragment.end) == build.WORDS
    assert len(fragment.digest) == 64
    assert list(texts.broken_digests()) == []
    Fragment.objects.filter(pk=fragment.pk).update(start=fragment.start + 1)
    assert list(texts.broken_digests()) == [fragment.pk]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (0, 10**6)])
def test_the_database_refuses_a_place_outside_the_text(scene, start, end):
    fragment = build.fragment(scene)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fragment.objects.filter(pk=fragment.pk).update(start=start, end=end)


def test_words_of_the_interviewer_are_not_marked(scene):
    transcript = build.conversation(scene, "mapped").transcript
    asked = transcript.turns.filter(label__part=Part.INTERVIEWER).first()
    with pytest.raises(NotAllowed, match="spreker zelf"):
        coding.mark_fragment(
            transcript=transcript, start=asked.begin, end=asked.end, codes=[], by=scene.asking, now=scene.moment
        )


@pytest.mark.parametrize("place", [lambda t: (t.begin - 3, t.end), lambda t: (t.begin, t.begin), lambda t: (-1, 4)])
def test_a_place_that_is_no_words_of_one_turn_is_refused(scene, place):
    transcript = build.conversation(scene, "mapped").transcript
    turn = transcript.turns.filter(label__part=Part.SPEAKER).first()
    start, end = place(turn)
    with pytest.raises(NotAllowed):
        coding.mark_fragment(transcript=transcript, start=start, end=end, codes=[], by=scene.asking, now=scene.moment)


@pytest.mark.parametrize(("typed", "says"), [("dat zei niemand", "staan niet zo"), ("is", "meer dan één keer")])
def test_typed_words_must_stand_there_once(scene, typed, says):
    transcript = build.conversation(scene, "mapped").transcript
    turn = transcript.turns.filter(label__part=Part.SPEAKER).last()
    with pytest.raises(NotAllowed, match=says):
        coding.mark_words(turn=turn, typed=typed, codes=[], by=scene.asking, now=scene.moment)


def test_the_same_place_twice_is_one_fragment_with_the_newest_codes(scene):
    first, second = scene.codebook.codes.all()[:2]
    fragment = build.fragment(scene, code=first)
    again = build.fragment(scene, of=fragment.transcript.conversation, code=second)
    assert again == fragment
    assert [c.code for c in fragment.codings.all()] == [second]


def test_without_consent_to_improve_nothing_is_coded(scene):
    conversation = build.conversation(scene, "mapped", answers=without(Purpose.IMPROVEMENT))
    with pytest.raises(NotAllowed, match="verbeteren"):
        build.fragment(scene, of=conversation)


@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), min_size=1
    )
)
def test_places_count_code_points(text):
    """Offsets are those of Python strings: an emoji is one, a combining accent is one."""
    said = f"x {text} y"
    start = said.index(text)
    assert said[start : start + len(text)] == text
    assert len(said) == len(list(said))
