"""Small groups: in one press, of who comes, turning; read by who comes to the sessions, and by nobody else."""

from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import commands, personal_data
from leertraject.programmes.grouping import seeing
from leertraject.programmes.models import Enrolment, Grouping, GroupPlace, Reply, SessionInvitation
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def made(group, moment, size: int = 2, *, minutes: int = 0, session=None) -> Grouping:
    by, now = build.actor(group.people["trainer"], now=moment), moment + timedelta(minutes=minutes)
    return commands.make_groups(cohort=group.cohort, size=size, session=session, chance=Random(minutes), by=by, now=now)


def shown(group, who: str, moment):
    return seeing.divisions(build.actor(group.people[who], now=moment), group.cohort, most=20)


def test_everyone_sits_somewhere_crafts_are_mixed_and_five_times_nobody_meets_twice(group, moment):
    for number in range(5):
        made(group, moment, minutes=number)
    seen = shown(group, "participant", moment)
    assert [one.repeats for one in seen] == [0] * 5
    for one in seen:
        assert sorted(len(few) for few in one.groups) == [2] * 5
        assert one.own
    crafts = {key: traits[0] for key, traits in ((m.key, m.traits) for m in seeing.members(group.cohort, None))}
    first = seen[-1].groups
    assert all(len({crafts[str(place.enrolment_id)] for place in few}) == 2 for few in first)


def test_who_said_not_to_come_has_no_place(group, moment):
    build.coming(group.cohort, now=moment)
    commands.invite_cohort(cohort=group.cohort, by=build.actor(group.people["lead"], now=moment), now=moment)
    session = group.cohort.sessions.order_by("on").first()
    away = SessionInvitation.objects.get(session=session, person=group.people["participant"])
    by = build.actor(group.people["participant"], now=moment)
    commands.answer_invitation(invitation=away, reply=Reply.NO, by=by, now=moment)
    found = made(group, moment, 3, session=session)
    assert sorted(found.places.values_list("number", flat=True)) == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert not found.places.filter(enrolment__person=group.people["participant"]).exists()
    assert made(group, moment, 3, minutes=1).places.count() == 10


def test_who_goes_takes_the_place_along(group, moment):
    found = made(group, moment)
    who = group.people["participant"]
    assert personal_data.export_for(who.pk)["groepjes"][0]["groep"] == "Groep 7"
    Enrolment.objects.filter(person=who).delete()
    assert found.places.count() == 9 and len(shown(group, "trainer", moment)[0].groups) == 5


def test_only_who_runs_the_cohort_makes_moves_and_throws_away(group, moment):
    found, by = made(group, moment), build.actor(group.people["participant"], now=moment)
    for act in (
        lambda: commands.make_groups(cohort=group.cohort, size=2, chance=Random(1), by=by, now=moment),
        lambda: commands.place_in_group(made=found, place_id=1, number=1, by=by, now=moment),
        lambda: commands.drop_groups(made=found, by=by, now=moment),
    ):
        with pytest.raises(NotAllowed, match="Alleen de trainers"):
            act()
    trainer = build.actor(group.people["trainer"], now=moment)
    with pytest.raises(NotAllowed, match="twee, drie of zes"):
        commands.make_groups(cohort=group.cohort, size=4, chance=Random(1), by=trainer, now=moment)
    with pytest.raises(NotAllowed, match="Dat groepje is er niet"):
        commands.place_in_group(made=found, place_id=found.places.first().pk, number=9, by=trainer, now=moment)
    Enrolment.objects.exclude(person=group.people["participant"]).delete()
    with pytest.raises(NotAllowed, match="minstens twee"):
        commands.make_groups(cohort=group.cohort, size=2, chance=Random(1), by=trainer, now=moment)


@pytest.mark.parametrize(
    ("who", "status"),
    [("trainer", 200), ("lead", 200), ("participant", 200), ("sponsor", 404), ("line_manager", 404), ("alumnus", 404)],
)
def test_the_page_is_for_who_comes_to_the_sessions(group, sign_in, moment, who, status):
    made(group, moment)
    page = sign_in(who).get(reverse("programmes:subgroups", args=[group.cohort.pk]))
    assert page.status_code == status
    if status == 200:
        text = page.content.decode()
        assert ("Maak groepjes" in text) is (who in ("trainer", "lead"))
        assert ("Jij zit in groepje" in text) is (who == "participant")


def test_one_press_makes_them_and_a_choice_moves_someone(group, sign_in, moment):
    client, page = sign_in("trainer"), reverse("programmes:subgroups", args=[group.cohort.pk])
    assert client.post(page, {"size": "5"}).status_code == 422
    assert client.post(page, {"size": "3"}).status_code == 302
    found = Grouping.objects.get()
    place = found.places.filter(number=1).first()
    move = reverse("programmes:place_in_group", args=[group.cohort.pk, found.pk])
    wrong = client.post(move, {"place": place.pk, "number": 7})
    assert wrong.status_code == 422 and "Dat staat hier niet meer" in wrong.content.decode()
    assert client.post(move, {"place": place.pk, "number": 2}).url == page
    place.refresh_from_db()
    assert place.number == 2
    sign_in("participant")
    assert client.post(move, {"place": place.pk, "number": 3}).status_code == 403
    sign_in("trainer")
    assert client.post(reverse("programmes:drop_groups", args=[group.cohort.pk, found.pk])).status_code == 302
    assert not Grouping.objects.exists() and not GroupPlace.objects.exists()
