"""A cohort takes a later version of a session over, and keeps what it made itself."""

from datetime import date, time

import pytest

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.tests.build import actor
from leertraject.programmes import commands
from leertraject.programmes.commands import PartContent, Why
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.giving import plans
from leertraject.programmes.models import Cohort, Session, Version
from leertraject.programmes.queries import asking
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


def drafted(group, leading) -> Version:
    draft = group.cohort.version.programme.versions.filter(publication=None).first()
    return draft or commands.start_version(programme=group.cohort.version.programme, **leading)


@pytest.fixture
def later(group, coming, leading) -> Version:
    """A version after that of the group, in which that session reads otherwise."""
    draft = drafted(group, leading)
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


@pytest.fixture
def newer(group, leading) -> Version:
    """A version after that of the group: its assignment reads otherwise, and a session and an assignment are new."""
    draft = drafted(group, leading)
    work = draft.blocks.get(kind="assignment")
    more = {"week": work.week, "follows": work.follows, "description": "Vraag vijf keer door."}
    content = BlockContent(kind="assignment", title=work.title, **more)
    commands.change_block(block=work, content=content, revision=work.revision, why=WHY, **leading)
    commands.add_block(version=draft, content=build.session("Terugkomdag", 9), why=WHY, **leading)
    asks = BlockContent(kind="assignment", title="Bel een wijkteam", week=30, until_week=40, description="Bel.")
    commands.add_block(version=draft, content=asks, why=WHY, **leading)
    commands.publish_version(version=draft, **leading)
    return Version.objects.get(pk=draft.pk)


def improvements(group, sign_in) -> str:
    return build.text(sign_in("trainer").get(build.addresses(group)["improvements"]))


def offers(page: str, block) -> bool:
    return f'name="block" value="{block.pk}"' in page


def titles(cohort):
    return {(block.title, block.version.number) for _, block in asking.asked_by([cohort])}


def test_an_assignment_whose_weeks_have_not_begun_is_taken_over(group, sign_in, newer, leading):
    Cohort.objects.filter(pk=group.cohort.pk).update(starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 5))
    client, places = sign_in("trainer"), build.addresses(group)
    page = build.text(client.get(places["improvements"]))
    work, fresh = newer.blocks.get(description="Vraag vijf keer door."), newer.blocks.get(title="Bel een wijkteam")
    assert offers(page, work) and offers(page, fresh) and "Terugkomdag" in page
    (old,) = [title for title, _ in titles(group.cohort)]
    for block in (work, fresh):
        assert client.post(places["take_over_work"], {"block": block.pk}).status_code == 302
    assert titles(group.cohort) == {(old, newer.number), ("Bel een wijkteam", newer.number)}
    after = build.text(client.get(places["improvements"]))
    assert "Bel een wijkteam" in after and not offers(after, work) and not offers(after, fresh)
    whole = build.text(client.get(places["cohort_programme"]))
    assert whole.count(f"uit versie {newer.number}") == 2 and "Bel een wijkteam" in whole
    again = client.post(places["take_over_work"], {"block": work.pk})
    assert again.status_code == 422 and "geen latere versie van dit onderdeel" in build.text(again)
    assert client.post(places["take_over_work"], {"block": "geen"}).status_code == 422


def test_an_assignment_that_runs_stays_as_it_is(group, sign_in, newer, leading, moment):
    work = newer.blocks.get(description="Vraag vijf keer door.")
    assert not offers(improvements(group, sign_in), work)
    with pytest.raises(NotAllowed, match="loopt al"):
        commands.take_over_work(cohort=group.cohort, block=work, **leading)
    with pytest.raises(NotAllowed, match="Alleen de programmaleider en de trainers"):
        commands.take_over_work(cohort=group.cohort, block=work, by=actor(group.participants[0], moment), now=moment)


def test_what_is_new_and_over_is_not_taken_over(group, sign_in, newer, leading):
    fresh = newer.blocks.get(title="Bel een wijkteam")
    Cohort.objects.filter(pk=group.cohort.pk).update(starts_on=date(2024, 12, 1))
    assert not offers(improvements(group, sign_in), fresh)
    with pytest.raises(NotAllowed, match="al voorbij"):
        commands.take_over_work(cohort=group.cohort, block=fresh, **leading)


def test_a_session_that_is_new_is_planned_once(group, sign_in, newer, leading):
    client = sign_in("trainer")
    fresh, old = newer.blocks.get(title="Terugkomdag"), build.addresses(group)["plan_later"]
    address = old.replace(str(group.cohort.version.blocks.first().pk), str(fresh.pk))
    assert "Plan deze bijeenkomst" in build.text(client.get(address))
    crossing = client.post(address, {"on": "2027-01-12", "starts": "13:00", "ends": "12:00"})
    assert crossing.status_code == 422 and not group.cohort.sessions.filter(block=fresh).exists()
    sent = client.post(address, {"on": "2027-01-12", "starts": "09:30", "ends": "12:00", "place": "stadhuis"})
    assert sent.status_code == 302
    made = group.cohort.sessions.get(block=fresh)
    assert (made.on, made.place) == (date(2027, 1, 12), "stadhuis")
    assert client.post(address, {"on": "2027-01-13"}).status_code == 403
    assert "Terugkomdag" not in build.text(client.get(build.addresses(group)["improvements"])).split("Overgenomen")[0]
