"""Days on which nothing is planned: who keeps them, what is refused, and what counts for a plan."""

from datetime import date

import pytest

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands
from leertraject.programmes.models import AvoidedPeriod, UsualWeeksDropped
from leertraject.programmes.queries import planning
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
SUMMER = {"title": "Zomervakantie", "first_on": "2026-07-20", "last_on": "2026-08-14"}


def names(group, day: date) -> set[str]:
    return {one.name for one in planning.avoided([group.ours], begins_on=date(2026, 1, 13)) if one.holds(day)}


def test_days_off_of_the_bureau_count_for_every_plan_until_they_are_dropped(group, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["days_off"]
    crossed = client.post(address, SUMMER | {"last_on": "2026-07-01"})
    assert crossed.status_code == 422
    assert "De laatste dag ligt voor de eerste" in build.text(crossed)
    assert "Zomervakantie" in build.text(crossed)
    assert client.post(address, SUMMER).status_code == 302
    assert client.post(address, {"title": "Heidag", "first_on": "2025-10-09", "yearly": "on"}).status_code == 302
    assert names(group, date(2026, 8, 1)) == {"Zomervakantie"}
    assert names(group, date(2027, 10, 9)) == {"Heidag", "Begroting (Gemeente Dijkerveen)"}
    summer = AvoidedPeriod.objects.get(title="Zomervakantie")
    assert client.post(address, {"drop": summer.pk}).status_code == 302
    assert client.post(address, {"drop": summer.pk}).status_code == 302, "someone else was first"
    assert not names(group, date(2026, 8, 1))
    assert Entry.objects.filter(verb__in=("avoid_period", "drop_period")).count() == 3


def test_the_usual_weeks_hold_until_they_are_dropped_and_can_come_back(group, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["busy_weeks"]
    assert names(group, date(2026, 2, 10)) == {"Jaarrekening (Gemeente Dijkerveen)"}
    client.post(address, {"usual": "jaarrekening", "gone": "1"})
    client.post(address, {"usual": "jaarrekening", "gone": "1"})
    assert not names(group, date(2026, 2, 10))
    assert "doet niet mee" in build.text(client.get(address))
    client.post(address, {"usual": "jaarrekening", "keep": "1"})
    assert names(group, date(2026, 2, 10))
    assert not UsualWeeksDropped.objects.exists()


def test_busy_weeks_of_an_organisation_are_its_own_and_a_trainer_keeps_none(group, sign_in, moment):
    lead = build.actor(group.people["lead"], now=moment)
    busy = {"title": "Verhuizing", "first_on": date(2026, 5, 11), "last_on": date(2026, 5, 15), "yearly": False}
    commands.avoid_period(organisation=group.theirs, **busy, by=lead, now=moment)
    assert not names(group, date(2026, 5, 12))
    trainer = build.actor(group.trainer, now=moment)
    with pytest.raises(NotAllowed, match="programmaleider"):
        commands.avoid_period(organisation=group.ours, **busy, by=trainer, now=moment)
    with pytest.raises(NotAllowed, match="langer dan een jaar"):
        commands.avoid_period(organisation=None, **busy | {"last_on": date(2027, 6, 1)}, by=lead, now=moment)
    assert sign_in("trainer").get(build.addresses(group)["busy_weeks"]).status_code == 404
    assert sign_in("trainer").get(build.addresses(group)["days_off"]).status_code == 403
