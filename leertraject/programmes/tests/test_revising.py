"""Other words for a programme, another name for a cohort: who may, when two do it at once, and what is refused."""

import pytest
from django.urls import reverse

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands, guards, wordings
from leertraject.programmes.models import Cohort, CohortFinish, Programme
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TEXTS = {"title": "Partner in bedrijfsvoering", "audience": "Wie adviseert.", "promise": "Je wordt eerder gebeld."}
LATER = "Bewaar wat jij typte"


@pytest.fixture
def programme(group) -> Programme:
    return group.cohort.version.programme


def address(row: Programme | Cohort) -> str:
    name = "revise_programme" if isinstance(row, Programme) else "rename_cohort"
    return reverse(f"programmes:{name}", args=[row.pk])


def test_a_programme_is_described_otherwise_in_all_its_versions(group, programme, sign_in) -> None:
    client = sign_in("lead")
    page = build.text(client.get(reverse("programmes:programme", args=[programme.pk])))
    assert address(programme) in page
    form = build.text(client.get(address(programme)))
    assert programme.title in form and programme.promise in form
    answer = client.post(address(programme), TEXTS | {"revision": "1"})
    assert answer.url == reverse("programmes:programme", args=[programme.pk])
    found = Programme.objects.get(pk=programme.pk)
    assert (found.title, found.audience, found.promise, found.revision) == (*TEXTS.values(), 2)
    assert Entry.objects.filter(verb="revise_programme", object_id=str(programme.pk)).count() == 1


def test_a_cohort_gets_another_name(group, sign_in) -> None:
    client = sign_in("lead")
    assert address(group.cohort) in build.text(client.get(build.addresses(group)["cohort"]))
    assert client.post(address(group.cohort), {"title": "", "revision": "1"}).status_code == 422
    assert client.post(address(group.cohort), {"title": "Groep Zeven", "revision": "1"}).status_code == 302
    assert Cohort.objects.get(pk=group.cohort.pk).title == "Groep Zeven"
    assert Entry.objects.filter(verb="rename_cohort", object_id=str(group.cohort.pk)).count() == 1


def test_whoever_writes_reads_who_reads_it_now(group, programme, sign_in, moment) -> None:
    assert "na publicatie" not in build.text(sign_in("lead").get(address(programme)))
    fresh = build.programme(now=moment, title="Nog een concept")
    assert "na publicatie" in build.text(sign_in("lead").get(address(fresh)))


def test_of_two_who_write_at_once_nothing_is_lost(group, programme, sign_in) -> None:
    for row, mine in ((programme, TEXTS), (group.cohort, {"title": "Groep Zeven"})):
        client = sign_in("lead")
        assert client.post(address(row), mine | {"title": "Van de een", "revision": "1"}).status_code == 302
        second = client.post(address(row), mine | {"title": "Van de ander", "revision": "1"})
        page = build.text(second)
        assert second.status_code == 409
        assert (
            "Jij veranderde ‘Van de een’" in page
            and "in een ander venster" in page
            and LATER in page
            and "Van de ander" in page
        )
        assert client.post(address(row), mine | {"title": "Van de ander", "revision": "2"}).status_code == 302
        row.refresh_from_db()
        assert row.title == "Van de ander"


def test_without_the_revision_that_was_read_nothing_is_overwritten(group, programme, moment) -> None:
    by = build.actor(group.people["lead"], now=moment)
    with pytest.raises(Conflict):
        commands.revise_programme(programme=programme, **TEXTS, revision=0, by=by, now=moment)
    with pytest.raises(Conflict):
        commands.rename_cohort(cohort=group.cohort, title="Nieuw", revision=0, by=by, now=moment)


def test_words_of_a_speaker_are_refused_and_what_was_typed_stays(group, programme, sign_in, monkeypatch) -> None:
    def refuse(_of: Programme, text: str) -> None:
        if "huiswerk" in text:
            raise NotAllowed("Hier staan woorden van een spreker.")

    monkeypatch.setattr(guards, "_guards", [refuse])
    client = sign_in("lead")
    for row, sent in ((programme, TEXTS | {"promise": "Geen huiswerk."}), (group.cohort, {"title": "Geen huiswerk."})):
        answer = client.post(address(row), sent | {"revision": "1"})
        page = build.text(answer)
        assert answer.status_code == 422 and "woorden van een spreker" in page and "Geen huiswerk." in page
    session = group.cohort.sessions.first()
    sent = {"on": "2026-01-14", "starts": "09:30", "ends": "12:30", "place": "Geen huiswerk.", "past_meant": "on"}
    move = reverse("programmes:move_session", args=[group.cohort.pk, session.pk])
    answer = client.post(move, sent | {"revision": "1"})
    assert answer.status_code == 422 and "woorden van een spreker" in build.text(answer)


def test_the_name_of_a_closed_cohort_changes_only_when_withdrawn_words_stood_in_it(group, moment) -> None:
    by = build.actor(group.people["lead"], now=moment)
    CohortFinish.objects.create(cohort=group.cohort, at=moment)
    with pytest.raises(NotAllowed, match="is afgerond"):
        commands.rename_cohort(cohort=group.cohort, title="Nieuw", revision=1, by=by, now=moment)
    commands.cover_words(row=group.cohort, texts={"title": f"Groep {wordings.GONE}"}, by=by, now=moment)
    assert commands.rename_cohort(cohort=group.cohort, title="Nieuw", revision=2, by=by, now=moment).title == "Nieuw"


def test_words_that_were_covered_meanwhile_are_not_saved_again_unasked(group, programme, sign_in, moment) -> None:
    by = build.actor(group.people["lead"], now=moment)
    commands.cover_words(row=programme, texts={"promise": wordings.GONE}, by=by, now=moment)
    answer = sign_in("lead").post(address(programme), TEXTS | {"revision": "1"})
    assert answer.status_code == 409
    assert "Iemand anders veranderde" in build.text(answer), "who withdrew is not said"
