"""What is done with codes: the tree, the history, and what becomes of what was coded."""

import pytest

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback import rules
from leertraject.lookback.commands import codebook, coding
from leertraject.lookback.commands.codebook import CodeTexts
from leertraject.lookback.models import Code, Codebook, CodeChange, CodeChangeKind, Coding, Fragment
from leertraject.lookback.queries import codebook as queries
from leertraject.lookback.queries import insights, workbench
from leertraject.lookback.tests import build

pytestmark = pytest.mark.django_db

WHY = "Twee mensen lazen het anders"


@pytest.fixture
def codes(scene) -> list[Code]:
    return list(scene.codebook.codes.all())


def by(scene):
    return {"by": scene.leading, "now": scene.moment}


def texts_of(code, **changed) -> CodeTexts:
    kept = {field: getattr(code, field) for field in ("name", "definition", "include", "exclude", "example")}
    return CodeTexts(**kept | changed)


def names(scene) -> list[str]:
    """The book as it is read; a code of the second level with a dash."""
    return [("- " if code.parent_id else "") + code.name for code in scene.codebook.codes.order_by("position")]


def fresh(code) -> Code:
    return Code.objects.get(pk=code.pk)


# Adding


def test_a_loaded_code_has_a_history_from_the_start(scene, codes):
    change = CodeChange.objects.get(code=codes[0])
    assert (change.kind, change.by, change.at) == (CodeChangeKind.ADDED, scene.lead.pk, scene.moment)


def test_an_interviewer_adds_a_code_under_another_one(scene, codes):
    build.planned(scene)
    made = codebook.add_code(
        codebook=scene.codebook, texts=CodeTexts("Ritme", "Iets met een vaste dag"), parent=codes[0], why=WHY,
        by=scene.asking, now=scene.moment,
    )  # fmt: skip
    assert names(scene)[:3] == [codes[0].name, "- Ritme", codes[1].name]
    assert made.key == "ritme" and [c.position for c in scene.codebook.codes.all()] == list(range(1, len(codes) + 2))
    change = CodeChange.objects.get(code=made)
    assert (change.why, change.after, change.by) == (WHY, {"parent": codes[0].name}, scene.interviewer.pk)
    assert Entry.objects.filter(verb="add_code", object_id=made.pk).exists()


def test_the_same_key_is_never_given_twice(scene, codes):
    first = codebook.add_code(codebook=scene.codebook, texts=CodeTexts("Ritme!", "x"), why="", **by(scene))
    second = codebook.add_code(codebook=scene.codebook, texts=CodeTexts("Ritme?", "x"), why="", **by(scene))
    assert (first.key, second.key) == ("ritme", "ritme_2")


def test_who_adds_no_code(scene, codes):
    texts = CodeTexts("Ritme", "x")
    for person in (scene.bureau.hanneke, scene.interviewer, scene.alumna):
        with pytest.raises(NotAllowed):
            actor = build.actor(person, scene.moment)
            codebook.add_code(codebook=scene.codebook, texts=texts, why="", by=actor, now=scene.moment)
    assert len(names(scene)) == len(codes), "an interviewer without a conversation is none"


def test_a_name_that_is_there_and_a_third_level_are_refused(scene, codes):
    child = codebook.add_code(
        codebook=scene.codebook, texts=CodeTexts("Ritme", "x"), parent=codes[0], why="", **by(scene)
    )
    with pytest.raises(NotAllowed, match="deze naam"):
        codebook.add_code(codebook=scene.codebook, texts=CodeTexts(" ritme", "x"), why="", **by(scene))
    with pytest.raises(NotAllowed, match="twee lagen"):
        codebook.add_code(codebook=scene.codebook, texts=CodeTexts("Dag", "x"), parent=child, why="", **by(scene))


def test_a_book_has_room_for_so_many_codes(scene, codes, monkeypatch):
    monkeypatch.setattr(rules, "MOST_CODES", len(codes))
    with pytest.raises(NotAllowed, match="hoogstens"):
        codebook.add_code(codebook=scene.codebook, texts=CodeTexts("Ritme", "x"), why="", **by(scene))


@pytest.mark.parametrize("field", ["name", "definition", "include", "exclude", "example"])
def test_words_of_a_speaker_do_not_stand_in_a_codebook(scene, codes, field):
    build.release(scene)
    with pytest.raises(NotAllowed, match="woorden van een spreker"):
        codebook.rewrite_code(
            code=codes[0], revision=1, texts=texts_of(codes[0], **{field: build.WORDS}), why=WHY, **by(scene)
        )
    assert fresh(codes[0]).revision == 1


def test_words_of_a_speaker_do_not_stand_in_a_reason(scene, codes):
    build.fragment(scene)
    acts = (
        lambda: codebook.retire_code(code=codes[0], why=build.WORDS, **by(scene)),
        lambda: codebook.merge_codes(code=codes[0], into=codes[1], why=build.WORDS, **by(scene)),
        lambda: codebook.move_code(code=codes[0], parent=None, after=codes[1], why=build.WORDS, **by(scene)),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="woorden van een spreker"):
            act()


# Rewriting


def test_rewriting_keeps_both_texts(scene, codes):
    was = codes[0].include
    codebook.rewrite_code(
        code=codes[0], revision=1, texts=texts_of(codes[0], include="Iets blijvends"), why=WHY, **by(scene)
    )
    change = CodeChange.objects.get(code=codes[0], kind=CodeChangeKind.REWRITTEN)
    assert (change.before, change.after, change.why) == ({"include": was}, {"include": "Iets blijvends"}, WHY)
    assert fresh(codes[0]).revision == 2


def test_the_same_words_leave_no_trace(scene, codes):
    codebook.rewrite_code(code=codes[0], revision=1, texts=texts_of(codes[0]), why=WHY, **by(scene))
    assert fresh(codes[0]).revision == 1 and CodeChange.objects.filter(code=codes[0]).count() == 1


def test_whoever_read_an_older_text_hears_so(scene, codes):
    codebook.rewrite_code(code=codes[0], revision=1, texts=texts_of(codes[0], name="Eerst"), why=WHY, **by(scene))
    with pytest.raises(Conflict):
        codebook.rewrite_code(code=codes[0], revision=1, texts=texts_of(codes[0], name="Daarna"), why=WHY, **by(scene))
    assert fresh(codes[0]).name == "Eerst"


# Moving


def test_moving_orders_the_whole_book(scene, codes):
    first, second, third = codes[:3]
    codebook.move_code(code=third, parent=first, after=None, why="", **by(scene))
    assert names(scene)[:3] == [first.name, f"- {third.name}", second.name]
    codebook.move_code(code=first, parent=None, after=second, why="", **by(scene))
    assert names(scene)[:3] == [second.name, first.name, f"- {third.name}"], "what is under a code goes along"
    codebook.move_code(code=third, parent=None, after=None, why="", **by(scene))
    assert names(scene)[:3] == [third.name, second.name, first.name]
    moves = CodeChange.objects.filter(code=third, kind=CodeChangeKind.MOVED)
    assert [(move.before["parent"], move.after["parent"]) for move in moves] == [("", first.name), (first.name, "")]


def test_after_the_last_one_of_a_level(scene, codes):
    first, second, third, fourth = codes[:4]
    codebook.move_code(code=second, parent=first, after=None, why="", **by(scene))
    codebook.move_code(code=third, parent=first, after=second, why="", **by(scene))
    codebook.move_code(code=fourth, parent=None, after=first, why="", **by(scene))
    assert names(scene)[:4] == [first.name, f"- {second.name}", f"- {third.name}", fourth.name]


def test_a_place_that_is_none_is_refused(scene, codes):
    first, second, third = codes[:3]
    codebook.move_code(code=second, parent=first, after=None, why="", **by(scene))
    before = names(scene)
    places = [
        (first, third, None),  # it has a code under it
        (third, second, None),  # a third level
        (first, first, None),
        (third, None, second),  # that one stands elsewhere
        (third, None, third),
    ]
    for code, parent, after in places:
        with pytest.raises(NotAllowed):
            codebook.move_code(code=code, parent=parent, after=after, why="", **by(scene))
    assert names(scene) == before


# Merging and retiring


def test_codings_go_along_and_never_twice(scene, codes):
    gone, kept, other = codes[:3]
    fragment = build.fragment(scene, code=gone)
    both = build.fragment(scene, build.AGAINST, of=fragment.transcript.conversation, code=gone)
    coding.code_fragment(fragment=both, codes=[gone, kept, other], by=scene.asking, now=scene.moment)
    Coding.objects.create(fragment=both, code=gone, coder=scene.lead.pk, at=scene.moment)
    codebook.merge_codes(code=gone, into=kept, why=WHY, **by(scene))
    held = set(Coding.objects.values_list("fragment", "code", "coder"))
    assert held == {
        (fragment.pk, kept.pk, scene.interviewer.pk),
        (both.pk, kept.pk, scene.interviewer.pk),
        (both.pk, kept.pk, scene.lead.pk),
        (both.pk, other.pk, scene.interviewer.pk),
    }
    assert (fresh(gone).merged_into, fresh(gone).retired_at) == (kept, scene.moment)
    stories = {(c.code_id, c.kind, c.other_id) for c in CodeChange.objects.exclude(kind=CodeChangeKind.ADDED)}
    assert stories == {(gone.pk, "merged", kept.pk), (kept.pk, "received", gone.pk)}


def test_what_cannot_be_merged(scene, codes):
    first, second, third, fourth = codes[:4]
    codebook.move_code(code=second, parent=first, after=None, why="", **by(scene))
    codebook.retire_code(code=fourth, why=WHY, **by(scene))
    for code, into in ((first, third), (third, third), (third, fourth), (fourth, third)):
        with pytest.raises(NotAllowed):
            codebook.merge_codes(code=code, into=into, why=WHY, **by(scene))
    other = Codebook.objects.create(title="Ander", made_at=scene.moment)
    foreign = Code.objects.create(codebook=other, key="x", name="x", include="x", position=1)
    with pytest.raises(NotAllowed, match="hetzelfde codeboek"):
        codebook.merge_codes(code=third, into=foreign, why=WHY, **by(scene))


def test_a_retired_code_is_kept_where_it_was_given_and_offered_nowhere(scene, codes):
    fragment = build.fragment(scene, code=codes[0])
    other = build.fragment(scene, build.AGAINST, of=fragment.transcript.conversation, code=codes[1])
    codebook.retire_code(code=codes[0], why=WHY, **by(scene))
    transcript = fragment.transcript
    assert codes[0] not in workbench.codes(transcript) and codes[1] in workbench.codes(transcript)
    assert codes[0] in workbench.codes(transcript, fragment) and codes[0] not in workbench.codes(transcript, other)
    with pytest.raises(NotAllowed, match="niet meer gebruikt"):
        coding.code_fragment(fragment=other, codes=codes[:2], by=scene.asking, now=scene.moment)
    coding.code_fragment(fragment=fragment, codes=codes[:2], by=scene.asking, now=scene.moment)
    assert set(fragment.codings.values_list("code", flat=True)) == {codes[0].pk, codes[1].pk}


def test_choosing_the_same_words_again_keeps_a_retired_code(scene, codes):
    fragment = build.fragment(scene, code=codes[0])
    codebook.retire_code(code=codes[0], why=WHY, **by(scene))
    build.fragment(scene, of=fragment.transcript.conversation, code=codes[1])
    assert set(Fragment.objects.get().codings.values_list("code", flat=True)) == {codes[0].pk, codes[1].pk}


def test_a_code_with_codes_under_it_is_not_retired(scene, codes):
    codebook.move_code(code=codes[1], parent=codes[0], after=None, why="", **by(scene))
    with pytest.raises(NotAllowed, match="onder deze code"):
        codebook.retire_code(code=codes[0], why=WHY, **by(scene))
    codebook.retire_code(code=codes[1], why=WHY, **by(scene))
    codebook.retire_code(code=codes[0], why=WHY, **by(scene))
    with pytest.raises(NotAllowed, match="niet meer gebruikt"):
        codebook.retire_code(code=codes[0], why=WHY, **by(scene))


def test_only_who_leads_the_bureau_changes_what_is_there(scene, codes):
    build.planned(scene)
    who = {"by": scene.asking, "now": scene.moment}
    acts = (
        lambda: codebook.rewrite_code(code=codes[0], revision=1, texts=texts_of(codes[0], name="x"), why=WHY, **who),
        lambda: codebook.move_code(code=codes[0], parent=None, after=codes[1], why="", **who),
        lambda: codebook.merge_codes(code=codes[0], into=codes[1], why=WHY, **who),
        lambda: codebook.retire_code(code=codes[0], why=WHY, **who),
        lambda: codebook.start_codebook(**who),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert CodeChange.objects.exclude(kind=CodeChangeKind.ADDED).count() == 0


def test_there_is_one_codebook(scene):
    with pytest.raises(NotAllowed, match="al een codeboek"):
        codebook.start_codebook(**by(scene))


# Counting


def test_people_are_counted_and_not_mentions(scene, codes):
    fragment = build.fragment(scene, code=codes[0])
    build.fragment(scene, build.AGAINST, of=fragment.transcript.conversation, code=codes[0])
    build.fragment(scene, code=codes[0], speaker=scene.alumnus)
    lapsed = build.fragment(scene, code=codes[0], speaker=scene.owner, voice="opgavehouders")
    Fragment.objects.filter(pk=lapsed.pk).update(lapsed_at=scene.moment)
    Coding.objects.create(fragment=fragment, code=codes[0], coder=scene.lead.pk, at=scene.moment)
    for actor in (scene.leading, scene.asking):
        found = queries.counts(actor, codes, now=scene.moment)
        assert found == {codes[0].pk: [queries.Used(scene.study.title, 3, 2)]}
    trainer = build.actor(scene.bureau.hanneke, scene.moment)
    assert queries.counts(trainer, codes, now=scene.moment) == {} and insights.reads_all(trainer)
