"""What a cohort has for itself: beside its version, never in it."""

from datetime import date, time

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.tests.build import actor
from leertraject.programmes import commands, queries
from leertraject.programmes.models import Block, Session
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
WHEN = {"on": date(2026, 5, 12), "starts": time(13), "ends": time(16)}
TYPED = {
    "title": "Terugkomdag",
    "description": "Wat bleef hangen?",
    "on": "2026-05-12",
    "starts": "13:00",
    "ends": "16:00",
}


@pytest.fixture
def leading(group, moment):
    return {"by": actor(group.people["lead"], moment), "now": moment}


@pytest.fixture
def extra(group, leading) -> Session:
    given = {"title": "Terugkomdag", "description": "Wat bleef hangen?", "place": ""}
    return commands.add_own_session(cohort=group.cohort, **given, **WHEN, **leading)


@pytest.fixture
def work(group, leading) -> Block:
    after = group.cohort.sessions.first().block.lineage
    return commands.add_own_assignment(
        cohort=group.cohort, title="Een dag mee", description="Loop mee.", follows=after, weeks=3, **leading
    )


def test_a_session_of_its_own_is_a_session_like_others(group, sign_in, extra):
    group.cohort.refresh_from_db()
    assert group.cohort.ends_on == date(2026, 5, 12)
    for who in ("lead", "trainer", "participant"):
        client = sign_in(who)
        page = build.text(client.get(build.addresses(group)["cohort"]))
        assert "Terugkomdag" in page
        own = reverse("programmes:own_block", args=[group.cohort.pk, extra.block_id])
        assert own in page and "Wat bleef hangen?" in build.text(client.get(own))
    day = sign_in("trainer").get(reverse("programmes:day_plan", args=[group.cohort.pk, extra.pk]))
    assert day.status_code == 200 and "Terugkomdag" in build.text(day)


def test_the_version_does_not_know_of_it(group, extra, work, leading):
    version = group.cohort.version
    assert not version.blocks.filter(title__in=["Terugkomdag", "Een dag mee"]).exists()
    assert len(queries.blocks(leading["by"], version)) == version.blocks.count()
    other = build.cohort(version, group.ours, now=leading["now"])
    assert other.sessions.filter(block__title="Terugkomdag").count() == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Block.every.create(version=version, position=99, kind="session", title="Ertussen")
    fixed = version.blocks.first()
    for steal in ({"cohort": group.cohort}, {"title": "Anders"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Block.every.filter(pk=fixed.pk).update(**steal)
    with pytest.raises(DatabaseError), transaction.atomic():
        Block.every.filter(pk=work.pk).update(cohort=None)


def test_who_was_first_counts(group, extra, work, leading):
    later = {"title": "Twee dagen mee", "description": "Loop mee.", "follows": extra.block.lineage, "weeks": 1}
    changed = commands.change_own_block(block=work, **later, revision=1, **leading)
    assert (changed.title, changed.follows, changed.until_week) == ("Twee dagen mee", extra.block.lineage, 1)
    with pytest.raises(Conflict):
        commands.change_own_block(block=work, **later, revision=1, **leading)


def test_who_may_and_who_may_not(group, sign_in, extra, work, leading, moment):
    address = build.addresses(group)["add_own_session"]
    for who in ("participant", "sponsor", "other_trainer"):
        assert sign_in(who).post(address, TYPED).status_code in (403, 404), who
        for name in ("change_own_block", "drop_own_assignment"):
            answer = sign_in(who).post(reverse(f"programmes:{name}", args=[group.cohort.pk, work.pk]), {"title": "X"})
            assert answer.status_code in (403, 404), who
    assert sign_in("trainer").post(address, TYPED | {"on": "2026-05-19"}).status_code == 302
    of_version = group.cohort.version.blocks.first()
    with pytest.raises(NotAllowed, match="nieuwe versie"):
        commands.change_own_block(block=of_version, title="X", description="", revision=1, **leading)
    with pytest.raises(NotAllowed, match="zeg je af"):
        commands.drop_own_assignment(block=extra.block, **leading)
    with pytest.raises(NotAllowed, match="bijeenkomst van deze groep"):
        given = {"title": "X", "description": "", "follows": work.lineage, "weeks": 1}
        commands.add_own_assignment(cohort=group.cohort, **given, **leading)


def test_on_screen_nothing_typed_is_lost(group, sign_in, work):
    client, places = sign_in("lead"), build.addresses(group)
    address, own = places["add_own_session"], places["add_own_assignment"]
    wrong = client.post(address, TYPED | {"ends": "12:00"})
    assert wrong.status_code == 422 and "Het einde ligt niet na het begin" in build.text(wrong)
    past = client.post(address, TYPED | {"on": "2026-01-02"})
    asked = build.text(past)
    assert past.status_code == 200 and "Ja, deze dag is al geweest" in asked and "Terugkomdag" in asked
    assert "Er is nog een vraag." in asked and "Kruis dit aan" not in asked
    again = client.post(address, TYPED | {"on": "2026-01-02", "asked": "past_meant"})
    assert again.status_code == 422 and "Kruis dit aan als je het zo bedoelt." in build.text(again)
    assert client.post(address, TYPED | {"on": "2026-01-02", "past_meant": "on"}).status_code == 302
    typed = {"title": "Bel iemand", "description": "Vraag door.", "follows": "nergens", "weeks": "2"}
    assert client.post(own, typed).status_code == 422
    typed["follows"] = str(group.cohort.sessions.first().block.lineage)
    assert client.post(own, typed).status_code == 302
    whole = build.text(client.get(places["cohort_programme"]))
    assert "Bel iemand" in whole and "eigen onderdeel van deze groep" in whole and TYPED["title"] in whole
    change = reverse("programmes:change_own_block", args=[group.cohort.pk, work.pk])
    given = {"title": "Anders", "description": "", "follows": typed["follows"], "weeks": "2", "revision": "1"}
    assert client.post(change, given).status_code == 302
    both = client.post(change, given | {"title": "Nog anders"})
    assert both.status_code == 409 and "Nog anders" in build.text(both) and "Anders" in build.text(both)
    assert client.post(reverse("programmes:drop_own_assignment", args=[group.cohort.pk, work.pk])).status_code == 302
    assert not Block.every.filter(pk=work.pk).exists()
