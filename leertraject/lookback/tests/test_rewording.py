"""Text that held withdrawn words is written again, by who may, and the old words are gone."""

import pytest
from django.db import connection
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback.commands import insights, releases, rewording
from leertraject.lookback.models import Flag, Insight
from leertraject.lookback.queries.insights import GONE
from leertraject.lookback.tests import build
from leertraject.lookback.tests.flagged_places import (
    AGAIN,
    COVERED,
    SAID,
    TOLD,
    at,
    gone_altogether,
    reword,
    sent,
    stored,
)
from leertraject.lookback.tests.insight_pages import page_of, someone
from leertraject.privacy import audience
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


# Writing it again


@pytest.mark.parametrize("kind", ["check", "outcome", "note", "draft"])
def test_what_is_written_again_is_read_and_the_old_text_is_gone(client, place, kind):
    build.sign_in(client, place.scene.lead)
    page = page_of(client.get(reword(place, kind)))
    assert COVERED in page and audience.of("programmawijziging", writer="programmaleider").text in page
    before = Entry.objects.count()
    response = client.post(reword(place, kind), sent(kind, AGAIN))
    assert response.status_code == 302
    assert set(stored(kind, place)) == {AGAIN}
    row, _ = place.rows[kind]
    key = row.check_of_id if kind == "outcome" else row.pk
    assert not Flag.objects.filter(object_kind=row._meta.label_lower, object_id=key, settled_at=None).exists()
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("id").verb == ("reword_change" if kind == "draft" else f"reword_{kind}")
    assert AGAIN in page_of(client.get(response["Location"]))
    assert reword(place, kind) not in page_of(client.get(reverse("home:start")))


def test_the_words_go_from_the_database_but_for_what_lies_fixed(client, place):
    build.sign_in(client, place.scene.lead)
    for kind in ("check", "outcome", "note", "draft"):
        client.post(reword(place, kind), sent(kind, AGAIN))
    revised = {"claim": "c", "explanation": AGAIN, "counter": "t", "revision": Insight.objects.get().revision}
    client.post(at("insight_edit", place.insight.pk), revised)
    holding = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            if "huiswerk" in str(cursor.fetchall()):
                holding.add(table)
    assert holding == {"programmes_change"}
    assert [change.pk for change in Change.objects.filter(reason__contains="huiswerk")] == [place.published.pk]


def test_the_receiver_of_a_note_reads_the_new_text_by_the_old_link(client, place):
    page = page_of(build.open_mail(client, "lookback.note", place.copy.pk))
    assert COVERED in page and "huiswerk" not in page
    rewording.reword_note(note=place.copy.note, texts={"text": AGAIN}, by=place.scene.leading, now=place.scene.moment)
    page = page_of(client.get(at("note", place.copy.pk)))
    assert AGAIN in page and "huiswerk" not in page


def test_a_published_change_stays_and_another_text_is_read_for_it(client, place):
    build.sign_in(client, place.scene.lead)
    page = page_of(client.get(reword(place, "published")))
    assert "gepubliceerd en ligt vast" in page and page.count(f"Iemand zei: {GONE}") >= 3
    assert client.post(reword(place, "published"), sent("published", AGAIN)).status_code == 302
    assert set(stored("published", place)) == {COVERED}, "what was taught when is a fact, save the withdrawn words"
    assert Entry.objects.latest("id").verb == "replace_words"
    for who in ("lead", "hanneke", "a.participants.0", "a.sponsor"):
        page = page_of(build.sign_in(client, someone(place.scene, who)).get(
            reverse("programmes:changes", args=[place.scene.programme.pk])
        ))  # fmt: skip
        assert AGAIN in page and "huiswerk" not in page, who
    note = page_of(build.sign_in(client, place.scene.alumna).get(at("note", place.copy.pk)))
    assert AGAIN in note and "huiswerk" not in note
    assert reword(place, "published") not in page_of(build.sign_in(client, place.scene.lead).get(reverse("home:start")))


def test_another_text_that_turns_out_to_repeat_words_is_taken_back(client, place):
    build.sign_in(client, place.scene.lead)
    client.post(reword(place, "published"), sent("published", AGAIN))
    later = "En formulieren doe ik op vrijdag."
    Flag.objects.exclude(instead="").filter(field="reason").update(instead=f"{build.AGAINST} {later}")
    release = build.release(place.scene, build.AGAINST[:-1], of=place.conversation)
    by = build.actor(place.scene.alumna, place.scene.moment)
    releases.withdraw_release(release=release, by=by, now=place.scene.moment)
    assert Flag.objects.filter(object_id=place.published.pk, instead="").get().field == "reason"
    page = page_of(client.get(reverse("programmes:changes", args=[place.scene.programme.pk])))
    assert build.AGAINST not in page and COVERED in page and AGAIN in page


@pytest.mark.parametrize("gone", [False, True], ids=["conversation is there", "conversation has gone"])
@pytest.mark.parametrize("kind", ["check", "outcome", "note", "published", "draft"])
def test_the_same_words_again_are_refused_and_what_was_typed_stays(client, place, kind, gone):
    if gone:
        gone_altogether(place)
    build.sign_in(client, place.scene.lead)
    typed = f"Met een omweg: {SAID.upper()} Toch."
    before = Flag.objects.filter(settled_at=None, instead="").count()
    response = client.post(reword(place, kind), sent(kind, typed))
    assert response.status_code == 422
    assert "Zeg het in je eigen woorden" in page_of(response) and typed in page_of(response)
    assert set(stored(kind, place)) == {TOLD}
    assert Flag.objects.filter(settled_at=None, instead="").count() == before


def test_an_insight_refuses_them_too_when_the_conversation_has_gone(place):
    gone_altogether(place)
    with pytest.raises(NotAllowed, match="eigen woorden"):
        insights.revise_insight(
            insight=place.insight, revision=place.insight.revision, claim="c", explanation=SAID, counter="t",
            theme="", by=place.scene.leading, now=place.scene.moment,
        )  # fmt: skip


def test_an_empty_text_is_refused_and_the_other_one_stays(client, place):
    build.sign_in(client, place.scene.lead)
    response = client.post(reword(place, "check"), {"measure": "", "helped_if": AGAIN})
    assert response.status_code == 422 and AGAIN in page_of(response)
    assert stored("check", place) == [TOLD, TOLD]


def test_a_draft_without_what_keeps_it_as_it_may_be_read(client, place):
    build.sign_in(client, place.scene.lead)
    response = client.post(reword(place, "draft"), {"change_title": AGAIN, "change_reason": AGAIN, "change_what": ""})
    assert response.status_code == 302
    assert stored("draft", place) == [AGAIN, COVERED, AGAIN]


def test_a_draft_is_not_published_while_they_stand_in_it(client, place):
    draft, by, now = place.draft.version, place.scene.leading, place.scene.moment
    with pytest.raises(NotAllowed, match="woorden die zijn ingetrokken"):
        programmes.publish_version(version=draft, by=by, now=now)
    build.sign_in(client, place.scene.lead)
    page = page_of(client.get(reverse("programmes:publication", args=[draft.programme_id, draft.number])))
    assert "In wijziging 3.1 staan woorden die zijn ingetrokken" in page and "huiswerk" not in page
    client.post(reword(place, "draft"), sent("draft", AGAIN))
    assert programmes.publish_version(version=draft, by=by, now=now)


def test_whoever_is_second_keeps_what_was_typed(client, place):
    build.sign_in(client, place.scene.lead)
    client.post(reword(place, "note"), sent("note", "Eerste."))
    response = client.post(reword(place, "note"), sent("note", "Tweede tekst."))
    assert response.status_code == 422 and "Tweede tekst." in page_of(response)
    assert "Iemand anders heeft deze tekst intussen herschreven" in page_of(response)
    assert stored("note", place) == ["Eerste."]


@pytest.mark.parametrize("kind", ["check", "outcome", "note", "published"])
def test_what_is_not_flagged_lies_fixed(client, place, kind):
    Flag.objects.update(settled_at=place.scene.moment)
    build.sign_in(client, place.scene.lead)
    assert client.get(reword(place, kind)).status_code == 302
    assert client.post(reword(place, kind), sent(kind, AGAIN)).status_code == 422
    assert set(stored(kind, place)) == {TOLD} and not Flag.objects.exclude(instead="").exists()


def test_only_the_flagged_field_is_asked_for(client, place):
    Flag.objects.filter(field="helped_if").update(settled_at=place.scene.moment)
    build.sign_in(client, place.scene.lead)
    page = page_of(client.get(reword(place, "check")))
    assert 'name="measure"' in page and 'name="helped_if"' not in page


# Who may


def test_the_trainer_who_wrote_an_outcome_writes_it_again(client, place):
    build.sign_in(client, place.scene.bureau.hanneke)
    assert client.post(reword(place, "outcome"), sent("outcome", AGAIN)).status_code == 302
    assert stored("outcome", place) == [AGAIN]


def test_another_trainer_of_the_group_does_not(client, place):
    scene = place.scene
    programmes.appoint_trainer(cohort=place.check.cohort, person=scene.bureau.bas, by=scene.leading, now=scene.moment)
    build.sign_in(client, scene.bureau.bas)
    assert client.get(reword(place, "outcome")).status_code == 403
    assert client.post(reword(place, "outcome"), sent("outcome", AGAIN)).status_code == 403
    assert stored("outcome", place) == [TOLD]


@pytest.mark.parametrize(("who", "statuses"), [
    ("hanneke", {"check": 403, "note": 403, "published": 403}),
    ("bas", {"check": 404, "outcome": 404, "note": 403, "published": 403}),
    ("administrator", {"check": 404, "outcome": 404, "note": 404, "published": 404}),
    ("a.sponsor", {"check": 404, "outcome": 404, "note": 403, "published": 403}),
    ("a.participants.0", {"check": 404, "outcome": 404, "note": 403, "published": 403}),
])  # fmt: skip
def test_nobody_else_does(client, place, who, statuses):
    build.sign_in(client, someone(place.scene, who))
    for kind, status in statuses.items():
        assert client.get(reword(place, kind)).status_code == status, kind
        assert client.post(reword(place, kind), sent(kind, AGAIN)).status_code == status, kind


def test_a_draft_has_its_own_page(client, place):
    build.sign_in(client, place.scene.lead)
    assert client.get(at("change_rewording", place.draft.pk)).status_code == 403


def test_the_wrong_method_is_refused(client, place):
    build.sign_in(client, place.scene.lead)
    for kind in ("check", "outcome", "note", "published"):
        assert client.put(reword(place, kind)).status_code == 405
