"""Cohorts: dates, people, and the end."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people.models import Role, RoleKind
from leertraject.programmes import commands
from leertraject.programmes.commands.running import working_day
from leertraject.programmes.models import Block, Cohort, Enrolment
from leertraject.programmes.tests import build

TUESDAY = date(2026, 1, 13)
db = pytest.mark.django_db


@pytest.fixture
def by(moment) -> Actor:
    return build.actor(build.lead(now=moment), now=moment)


def held(person, kind: str) -> list[tuple[date, date | None]]:
    return list(Role.objects.filter(person=person, kind=kind).values_list("starts_on", "ends_on"))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_working_day_is_the_first_one(day):
    found = working_day(day)
    assert found.weekday() < 5
    assert timedelta(0) <= found - day <= timedelta(2)
    assert found == day or day.weekday() >= 5


@db
def test_sessions_are_planned_by_their_week(by, moment):
    cohort = build.cohort(build.published(now=moment), now=moment)
    rows = list(cohort.sessions.values_list("block__title", "on", "starts", "ends", "place"))
    assert rows == [
        ("Vertrekpunt", TUESDAY, time(9, 30), time(12, 30), "training"),
        ("Eerst luisteren", TUESDAY + timedelta(weeks=4), time(9, 30), time(12, 30), "training"),
    ]
    assert (cohort.starts_on, cohort.ends_on) == (TUESDAY, TUESDAY + timedelta(weeks=4))
    assert [row.organisation.name for row in cohort.organisations.all()] == ["Gemeente Dijkerveen"]
    assert Entry.objects.filter(verb="form_cohort", object_id=str(cohort.pk)).count() == 1


@db
def test_a_session_in_a_weekend_moves_to_monday(by, moment):
    cohort = commands.form_cohort(
        title="G",
        version=build.published(now=moment),
        starts_on=date(2026, 1, 17),
        organisations=[build.organisation(now=moment)],
        by=by,
        now=moment,
    )
    assert list(cohort.sessions.values_list("on", flat=True)) == [date(2026, 1, 19), date(2026, 2, 16)]


@db
def test_a_session_falls_on_the_day_that_its_block_prefers_in_its_own_week(by, moment):
    programme = build.programme(now=moment)
    draft = programme.versions.get()
    for block, day in zip(draft.blocks.filter(kind="session"), ("donderdag", "maandag"), strict=True):
        Block.objects.filter(pk=block.pk).update(day=day)
    commands.publish_version(version=draft, by=by, now=moment)
    cohort = commands.form_cohort(
        title="G",
        version=draft,
        starts_on=TUESDAY,
        organisations=[build.organisation(now=moment)],
        by=by,
        now=moment,
    )
    days = list(cohort.sessions.values_list("on", flat=True))
    assert days == [TUESDAY + timedelta(days=2), TUESDAY + timedelta(weeks=4, days=6)]
    assert (cohort.starts_on, cohort.ends_on) == (days[0], days[1])


@db
def test_a_cohort_needs_a_published_version_with_sessions_and_an_organisation(by, moment):
    version = build.programme(now=moment).versions.get()
    given = {"title": "G", "starts_on": TUESDAY, "by": by, "now": moment}
    ours = [build.organisation(now=moment)]
    with pytest.raises(NotAllowed, match="concept"):
        commands.form_cohort(version=version, organisations=ours, **given)
    commands.publish_version(version=version, by=by, now=moment)
    with pytest.raises(NotAllowed, match="organisatie"):
        commands.form_cohort(version=version, organisations=[], **given)
    other = commands.design_programme(title="T", audience="A", promise="P", by=by, now=moment).versions.get()
    commands.add_block(version=other, content=build.session().__class__(kind="event", title="Markt"), by=by, now=moment)
    commands.publish_version(version=other, by=by, now=moment)
    with pytest.raises(NotAllowed, match="geen bijeenkomsten"):
        commands.form_cohort(version=other, organisations=ours, **given)
    assert Cohort.objects.count() == 0


@db
def test_moving_a_session_moves_the_end_of_the_cohort(by, moment):
    cohort = build.cohort(build.published(now=moment), now=moment)
    last = cohort.sessions.last()
    moved = {"on": date(2026, 3, 3), "starts": time(13), "ends": time(17), "place": "stadhuis"}
    with pytest.raises(NotAllowed, match="al geweest"):
        commands.move_session(session=last, **moved, by=by, now=moment)
    commands.move_session(session=last, **moved, past_meant=True, by=by, now=moment)
    last.refresh_from_db()
    cohort.refresh_from_db()
    assert (last.on, last.starts, last.ends, last.place) == (date(2026, 3, 3), time(13), time(17), "stadhuis")
    assert (cohort.starts_on, cohort.ends_on) == (TUESDAY, date(2026, 3, 3))
    assert Entry.objects.filter(verb="move_session", object_id=str(last.pk)).exists()


@db
def test_a_session_does_not_end_before_it_begins(by, moment):
    session = build.cohort(build.published(now=moment), now=moment).sessions.first()
    with pytest.raises(NotAllowed, match="einde"):
        commands.move_session(session=session, on=TUESDAY, starts=time(13), ends=time(13), place="", by=by, now=moment)


@db
def test_enrolling_makes_a_participant_of_this_cohort(by, moment):
    cohort = build.cohort(build.published(now=moment), now=moment)
    sanne, ours = build.person("Sanne de Graaf", now=moment), build.organisation(now=moment)
    made = commands.enrol(cohort=cohort, person=sanne, organisation=ours, discipline="inkoop", by=by, now=moment)
    role = Role.objects.get(person=sanne)
    assert (role.kind, role.cohort, role.organisation, role.discipline) == ("participant", cohort.pk, ours, "inkoop")
    assert (role.starts_on, role.ends_on) == (moment.date(), None)
    entry = Entry.objects.get(verb="enrol")
    assert (entry.object_id, entry.subject, entry.actor) == (str(made.pk), sanne.pk, by.subject)


@db
def test_enrolling_twice_or_for_a_stranger_is_refused(by, moment):
    cohort = build.cohort(build.published(now=moment), now=moment)
    sanne, ours = build.person("Sanne de Graaf", now=moment), build.organisation(now=moment)
    commands.enrol(cohort=cohort, person=sanne, organisation=ours, by=by, now=moment)
    with pytest.raises(NotAllowed, match="al ingeschreven"):
        commands.enrol(cohort=cohort, person=sanne, organisation=ours, by=by, now=moment)
    els = build.person("Els Vermeulen", now=moment)
    theirs = build.organisation("Provincie Oosterland", now=moment)
    with pytest.raises(NotAllowed, match="Provincie Oosterland doet niet mee"):
        commands.enrol(cohort=cohort, person=els, organisation=theirs, by=by, now=moment)
    assert Enrolment.objects.count() == 1
    assert Role.objects.filter(kind="participant").count() == 1


@db
def test_stopping_ends_the_role_and_keeps_no_reason(by, moment):
    group = build.group(now=moment)
    sanne, later = group.participants[0], moment + timedelta(days=3)
    enrolment = group.cohort.enrolments.get(person=sanne)
    commands.stop_enrolment(enrolment=enrolment, by=by, now=later)
    enrolment.refresh_from_db()
    assert enrolment.stopped_on == later.date()
    assert held(sanne, RoleKind.PARTICIPANT) == [(moment.date(), later.date())]
    assert not build.actor(sanne, now=later).has("participant")
    with pytest.raises(NotAllowed, match="al gestopt"):
        commands.stop_enrolment(enrolment=enrolment, by=by, now=later)


@db
def test_who_stopped_can_come_back(by, moment):
    group = build.group(now=moment)
    sanne, later = group.participants[0], moment + timedelta(days=3)
    enrolment = group.cohort.enrolments.get(person=sanne)
    commands.stop_enrolment(enrolment=enrolment, by=by, now=later)
    again = commands.enrol(cohort=group.cohort, person=sanne, organisation=group.ours, by=by, now=later)
    assert again == enrolment
    assert again.stopped_on is None
    assert build.actor(sanne, now=later).has_in("participant", cohort=group.cohort.pk)


@db
def test_a_trainer_is_appointed_once(by, moment):
    cohort = build.cohort(build.published(now=moment), now=moment)
    hanneke = build.person("Hanneke Vos", now=moment)
    role = commands.appoint_trainer(cohort=cohort, person=hanneke, by=by, now=moment)
    assert (role.kind, role.cohort, role.organisation) == ("facilitator", cohort.pk, None)
    with pytest.raises(NotAllowed, match="al trainer"):
        commands.appoint_trainer(cohort=cohort, person=hanneke, by=by, now=moment)


@db
def test_participants_become_alumni_of_their_organisation(by, moment):
    group = build.group(now=moment)
    stopped = group.cohort.enrolments.get(person=group.participants[9])
    commands.stop_enrolment(enrolment=stopped, by=by, now=moment)
    later = moment + timedelta(days=30)
    cohort = commands.finish_cohort(cohort=group.cohort, by=by, now=later)
    assert Cohort.objects.get(pk=cohort.pk).finished
    for number, person in enumerate(group.participants[:9]):
        assert held(person, RoleKind.PARTICIPANT) == [(moment.date(), later.date())]
        alumnus = Role.objects.get(person=person, kind=RoleKind.ALUMNUS)
        assert alumnus.organisation == (group.ours if number < 7 else group.theirs)
        assert (alumnus.cohort, alumnus.starts_on, alumnus.ends_on) == (cohort.pk, later.date(), None)
        assert alumnus.discipline == build.CRAFTS[number % 5]
    assert not Role.objects.filter(person=group.participants[9], kind=RoleKind.ALUMNUS).exists()


@db
def test_a_cohort_is_finished_after_its_last_session_and_then_stands_still(by, moment):
    group = build.group(now=moment)
    last = group.cohort.sessions.last()
    commands.move_session(session=last, on=date(2026, 5, 1), starts=None, ends=None, place="", by=by, now=moment)
    with pytest.raises(NotAllowed, match="nog niet geweest"):
        commands.finish_cohort(cohort=group.cohort, by=by, now=moment)
    later = moment + timedelta(days=30)
    commands.finish_cohort(cohort=group.cohort, by=by, now=later)
    one = group.cohort.enrolments.first()
    newcomer = build.person("Mohamed Rahimi", now=later)
    acts = [
        lambda: commands.finish_cohort(cohort=group.cohort, by=by, now=later),
        lambda: commands.enrol(cohort=group.cohort, person=newcomer, organisation=group.ours, by=by, now=later),
        lambda: commands.stop_enrolment(enrolment=one, by=by, now=later),
        lambda: commands.appoint_trainer(cohort=group.cohort, person=newcomer, by=by, now=later),
        lambda: commands.move_session(session=last, on=TUESDAY, starts=None, ends=None, place="", by=by, now=later),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="afgerond"):
            act()
