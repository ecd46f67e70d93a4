"""A cohort takes a later version of a session over, and keeps what it made itself."""

from datetime import date, time

import pytest

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.tests.build import actor
from leertraject.programmes import commands
from leertraject.programmes.commands import PartContent, Why
from leertraject.programmes.giving import plans
from leertraject.programmes.models import Session, Version
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
WHY = Why(title="Vaker oefenen", what="Twee rondes.", reason="Eén ronde was te kort.")


@pytest.fixture
def leading(group, moment):
    return {"by": actor(group.people["lead"], moment), "now": moment}


@pytest.fixture
def coming(group, leading) -> Session:
    """A session of the group that is still to come."""
    session = group.cohort.sessions.order_by("on").last()
    moved = {"on": date(2026, 5, 12), "starts": time(9, 30), "ends": time(12, 30), "place": "stadhuis"}
    return commands.move_session(session=session, **moved, **leading)


@pytest.fixture
def later(group, coming, leading) -> Version:
    """A version after that of the group, in which that session reads otherwise."""
    draft = group.cohort.version.programme.versions.filter(publication=None).first()
    draft = draft or commands.start_version(programme=group.cohort.version.programme, **leading)
    block = draft.blocks.get(lineage=coming.block.lineage)
    content = build.session(block.title, block.week, description="Oefen twee rondes.")
    commands.change_block(block=block, content=content, revision=block.revision, why=WHY, **leading)
    commands.publish_version(version=draft, **leading)
    return Version.objects.get(pk=draft.pk)


def taken(coming, later, leading, **values):
    coming.refresh_from_db()
    block = later.blocks.get(lineage=coming.block.lineage)
    return commands.take_over_block(
        **{"session": coming, "block": block, "revision": coming.revision, **values}, **leading
    )


def test_the_page_says_what_differs_and_why_and_takes_it_over(group, sign_in, coming, later):
    client, places = sign_in("trainer"), build.addresses(group)
    assert "Verbeteringen uit een latere versie" in build.text(client.get(places["cohort"]))
    page = build.text(client.get(places["improvements"]))
    assert "Oefen twee rondes." in page and "Eén ronde was te kort." in page and coming.block.title in page
    block = later.blocks.get(lineage=coming.block.lineage)
    address = places["take_over"].replace(str(group.cohort.sessions.first().pk), str(coming.pk))
    sent = {"block": block.pk, "revision": coming.revision}
    assert client.post(address, sent).status_code == 302
    coming.refresh_from_db()
    assert coming.block == block and coming.on == date(2026, 5, 12) and coming.place == "stadhuis"
    after = build.text(client.get(places["improvements"]))
    assert "Er is niets meer over te nemen." in after and f"versie {later.number}" in after
    assert f"/versies/{later.number}/onderdelen/{block.pk}/" in build.text(client.get(places["cohort"]))
    again = client.post(address, sent)
    assert again.status_code in (409, 422) and "Er is niets overgenomen." in build.text(again)
    assert client.post(address, {"block": "geen"}).status_code == 422


def test_what_the_trainers_made_of_the_day_stays(group, coming, later, leading):
    day = {"session": coming, **leading}
    first = plans.of(coming).parts[0]
    commands.retime_part(key=first.key, minutes=first.minutes + 15, revision=0, **day)
    commands.add_part(after=first.key, content=PartContent(title="Een lied", minutes=10), revision=1, **day)
    before = [(part.title, part.minutes) for part in plans.of(Session.objects.get(pk=coming.pk)).parts]
    taken(coming, later, leading)
    now_there = Session.objects.get(pk=coming.pk)
    parts = plans.of(now_there).parts
    assert [(part.title, part.minutes) for part in parts] == before
    programme = {part.source: part.title for part in plans.programme(now_there)}
    assert {part.title: part.source in programme for part in parts}["Een lied"] is False
    assert all(programme[part.source] == part.title for part in parts if part.source)
    assert parts[0].source in programme


def test_what_cannot_be_taken_over(group, sign_in, coming, later, leading, moment):
    other = later.blocks.exclude(lineage=coming.block.lineage).filter(kind="session").first()
    with pytest.raises(NotAllowed, match="geen latere versie"):
        taken(coming, later, leading, block=other)
    with pytest.raises(Conflict):
        taken(coming, later, leading, revision=99)
    with pytest.raises(NotAllowed, match="Alleen de programmaleider en de trainers"):
        taken(coming, later, {"by": actor(group.participants[0], moment), "now": moment})
    Session.objects.filter(pk=coming.pk).update(on=date(2026, 1, 14))
    with pytest.raises(NotAllowed, match="geweest"):
        taken(coming, later, leading)
    for who in ("participant", "sponsor"):
        assert sign_in(who).get(build.addresses(group)["improvements"]).status_code in (403, 404), who
    assert "Verbeteringen" not in build.text(sign_in("participant").get(build.addresses(group)["cohort"]))
