"""Random edits, merges, splits, codings and undoings: fragments keep their words or say that they are gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leertraject.analysis import passages
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import coding, editing, identifying
from leertraject.lookback.models import Coding, Conversation, Fragment, Part, Transcript
from leertraject.lookback.queries import identifying as queries
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build

pytestmark = pytest.mark.django_db

ODD = "Ons gezin 👩‍👩‍👧 zei: cafe\u0301 𝄞 is van ons"
SAID = f"Mirjam Kok: Wie 👋 zei dat?\nFenna de Wit: {ODD}, en dat bleef.\nMirjam Kok: Ja?\nFenna de Wit: Ja. {ODD}."
WORDS = st.sampled_from(
    ["", "ja", "👩‍👩‍👧", "e\u0301é", "𝄞 𝄞", "Gerda", "van ons", "\n", "  ", "een\r\ntwee", "\u00a0"]
)
AT = st.integers(0, 400)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), AT, AT, AT, WORDS),
        st.tuples(st.just("split"), AT, AT),
        st.tuples(st.just("merge"), AT),
        st.tuples(st.just("give"), AT, AT),
        st.tuples(st.just("mark"), AT, AT, st.integers(1, 12)),
        st.tuples(st.just("replace"), st.sampled_from(["Gerda", "ja", "gezin", "van ons", "fenna"]), WORDS),
        st.tuples(st.just("undo")),
    ),
    max_size=14,
)


class Rolled(Exception):
    """Ends an example and everything that it wrote."""


@contextmanager
def rolled_back() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise Rolled
    except Rolled:
        pass


def state(transcript: Transcript) -> dict[str, Any]:
    """Everything that an edit may change, and that undoing must give back."""
    fresh = Transcript.objects.get(pk=transcript.pk)
    return {
        "text": texts.opened(fresh).text,
        "length": fresh.length,
        "turns": list(fresh.turns.order_by("index").values()),
        "fragments": {row["id"]: row for row in fresh.fragments.values()},
        "codings": set(Coding.objects.filter(fragment__transcript=fresh).values_list("fragment", "code", "coder")),
    }


def check(transcript: Transcript) -> None:
    """What always holds."""
    fresh = Transcript.objects.get(pk=transcript.pk)
    text = texts.opened(fresh)
    said = texts.said(fresh, text)
    assert "\n".join(turn.text for turn in said) == text.text and len(text.text) == fresh.length
    assert [turn.turn.index for turn in said] == list(range(1, len(said) + 1))
    assert not list(texts.broken_digests())
    for fragment in fresh.fragments.all():
        if fragment.words_gone:
            assert fragment.lapsed_at is not None, "it says that its words are gone"
            continue
        words = text.words(fragment.start, fragment.end)
        assert words.strip() and passages.digest(words, text.digest_key) == fragment.digest
        assert fragment.length == fresh.length
        around = [s.turn for s in said if s.turn.begin <= fragment.start and fragment.end <= s.turn.end]
        assert [turn.label.part for turn in around] == [Part.SPEAKER]


class Trial:
    """One transcript on which steps are tried; `before` are the states to which undoing must return."""

    def __init__(self, scene: build.Scene, conversation: Conversation) -> None:
        self.scene, self.transcript = scene, conversation.transcript
        self.before: list[dict[str, Any]] = []
        self.now = scene.moment

    def step(self, name: str, *given: Any) -> None:
        then = state(self.transcript)
        self.now += timedelta(minutes=1)
        try:
            done = getattr(self, name)(*given)
        except NotAllowed:
            assert state(self.transcript) == then, "a refusal changes nothing"
            return
        if name == "undo":
            assert self.restored(then) == self.before.pop()
        elif name != "mark" and done is not None:
            self.before.append(then)

    def restored(self, then: dict[str, Any]) -> dict[str, Any]:
        """The state now, without the fragments that were chosen after what was undone."""
        was, now = self.before[-1], state(self.transcript)
        now["fragments"] = {pk: row for pk, row in now["fragments"].items() if pk in was["fragments"]}
        now["codings"] = {row for row in now["codings"] if row[0] in was["fragments"]}
        return now

    def turn(self, at: int) -> tuple[int, str]:
        turns = list(self.transcript.turns.order_by("index"))
        chosen = turns[at % len(turns)]
        return chosen.index, self.text()[chosen.begin : chosen.end]

    def text(self) -> str:
        return texts.opened(Transcript.objects.get(pk=self.transcript.pk)).text

    def by(self) -> dict[str, Any]:
        return {"by": self.scene.asking, "now": self.now}

    def at(self) -> dict[str, Any]:
        revision = Transcript.objects.get(pk=self.transcript.pk).revision
        return {"transcript": self.transcript, "revision": revision, **self.by()}

    def correct(self, at: int, start: int, length: int, words: str) -> object:
        index, said = self.turn(at)
        start %= len(said) + 1
        typed = said[:start] + words + said[start + length % (len(said) + 1) :]
        return editing.correct_turn(index=index, text=typed, **self.at())

    def split(self, at: int, where: int) -> object:
        index, said = self.turn(at)
        spaces = [i for i, sign in enumerate(said) if sign.isspace()] or [0]
        return editing.split_turn(index=index, at=spaces[where % len(spaces)], **self.at())

    def merge(self, at: int) -> object:
        return editing.merge_turns(index=self.turn(at)[0], **self.at())

    def give(self, at: int, to: int) -> object:
        labels = list(self.transcript.labels.all())
        return editing.give_turn(index=self.turn(at)[0], label=labels[to % len(labels)], **self.at())

    def replace(self, word: str, role: str) -> object:
        looked = queries.look(Transcript.objects.get(pk=self.transcript.pk), typed=[word])
        roles = {group.key: role for group in looked.groups}
        return identifying.replace_in_text(roles=roles, typed=[word], **self.at())

    def mark(self, at: int, start: int, length: int) -> object:
        transcript = Transcript.objects.get(pk=self.transcript.pk)
        turns = list(transcript.turns.filter(label__part=Part.SPEAKER))
        if not turns:
            return None
        turn = turns[at % len(turns)]
        start = turn.begin + start % (turn.end - turn.begin)
        end, codes = min(start + length, turn.end), [self.scene.codebook.codes.first()]
        return coding.mark_fragment(transcript=transcript, start=start, end=end, codes=codes, **self.by())

    def undo(self) -> object:
        return editing.undo_edit(**self.at())


@pytest.fixture
def conversation(scene) -> Conversation:
    made = build.conversation(scene, "mapped", said=SAID)
    build.fragment(scene, ODD, of=made)
    build.fragment(scene, "van ons", of=made)
    return made


@settings(max_examples=45, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_fragment_keeps_its_words_or_says_that_they_are_gone(scene, conversation, steps):
    with rolled_back():
        trial = Trial(scene, conversation)
        for name, *given_ in steps:
            trial.step(name, *given_)
            check(conversation.transcript)
        while trial.before:
            left = len(trial.before)
            trial.step("undo")
            check(conversation.transcript)
            if len(trial.before) == left:
                break  # refused: a fragment that was chosen since stands in the way
    assert Fragment.objects.count() == 2
