"""The picture of a group: frozen once, in words, without a number, and wishes only of who let them be read."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.feedback import commands, personal_data
from leertraject.feedback.models import GroupPicture, WishRelease
from leertraject.feedback.moments import ends_at
from leertraject.feedback.showing import TOO_FEW
from leertraject.feedback.tests import build
from leertraject.feedback.tests.build import DAY
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people.tests.build import actor, role, sign_in

CSRF = re.compile(r'value="\w{64}"')
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def after(there, clock_at):
    """Twelve days after the session."""
    with clock_at(ends_at(there.session) + 12 * DAY):
        yield there


def pages(there, who) -> str:
    """What this person reads on the page of the group and on that of the session."""
    client = sign_in(Client(), who)
    urls = (
        reverse("feedback:of_group", args=[there.group.pk]),
        reverse("programmes:day_plan", args=[there.group.pk, there.session.pk]),
    )
    answers = [client.get(url) for url in urls]
    return "".join(CSRF.sub("", one.content.decode()) for one in answers if one.status_code == 200)


def test_six_answers_and_none_at_all_are_the_same_page(after):
    nothing = pages(after, after.bureau.hanneke)
    for person in after.others[:6]:
        build.answered(after.group, person, wish="Meer tijd.", lets_read=True)
    assert build.frozen(after.group).figures == {}
    assert pages(after, after.bureau.hanneke) == nothing and TOO_FEW in nothing


def test_a_picture_is_frozen_once_and_nothing_comes_in_or_out_after_that(after):
    for person in after.others:
        build.answered(after.group, person)
    picture, late = build.frozen(after.group), after.bureau.a.participants[0]
    assert (
        commands.freeze_all(now=picture.at) == 0
        and commands.freeze(session=after.session, by=SYSTEM, now=picture.at) is None
    )
    with pytest.raises(NotAllowed, match="gesloten"):
        build.answered(after.group, late)
    personal_data.erase_for(after.others[0].pk)
    assert GroupPicture.objects.get().figures == picture.figures
    shown = pages(after, after.bureau.lead)
    assert shown.count("In het midden van de groep: ‘Ik kan het proberen’.") == 2
    assert shown.count("De meesten: het zit in het werk") == 2
    with pytest.raises(NotAllowed):
        commands.freeze(session=after.session, by=actor(after.bureau.lead, picture.at), now=picture.at)


def test_before_it_closes_nobody_knows_anything(there):
    for person in there.others:
        build.answered(there.group, person)
    assert commands.freeze_all(now=ends_at(there.session) + 10 * DAY) == 0
    assert "Er staat iets na 23 april 2026, als de vragen sluiten." in pages(there, there.bureau.hanneke)
    assert "In het midden" not in pages(there, there.bureau.hanneke)


def test_wishes_come_without_a_name_when_enough_let_them_be_read_and_go_when_too_few_stay(after):
    for person in after.others[:7]:
        build.answered(after.group, person, wish=f"Wens nummer {after.others.index(person)}.", lets_read=True)
    secret = build.answered(after.group, after.others[7], wish="Dit is van mij.")
    assert secret and build.frozen(after.group)
    assert sorted(WishRelease.objects.values_list("place", flat=True)) == list(range(7))
    shown = pages(after, after.bureau.hanneke)
    assert all(f"Wens nummer {at}." in shown for at in range(7)) and "Dit is van mij." not in shown
    assert not any(f">{one.name}" in shown.partition("Hoe dit beeld ontstaat")[0] for one in after.others)
    looked = Entry.objects.get(verb="look_at_wishes")
    assert looked.subject is None and looked.object_id == str(after.group.pk)
    first = WishRelease.objects.select_related("feedback__person").first().feedback
    by = actor(first.person, first.laid_out_at)
    commands.withdraw_wish(feedback=first, by=by, now=first.laid_out_at)
    commands.withdraw_wish(feedback=first, by=by, now=first.laid_out_at)
    left = pages(after, after.bureau.hanneke)
    assert "Wens nummer" not in left and "In het midden" in left, "six are too few"


def test_a_raised_minimum_hides_and_an_employer_who_trains_sees_nothing(after, settings):
    for person in after.others:
        build.answered(after.group, person)
    build.frozen(after.group)
    url = reverse("feedback:of_group", args=[after.group.pk])
    assert [sign_in(Client(), one).get(url).status_code for one in (after.bureau.hanneke, after.bureau.bas)] == [
        200,
        404,
    ]
    settings.MINIMUM_GROUP = 9
    assert "In het midden" not in pages(after, after.bureau.hanneke)
    settings.MINIMUM_GROUP = 5
    now = ends_at(after.session) - timedelta(days=60)
    role(after.bureau.hanneke, "line_manager", now, where=after.bureau.a.organisation, about=after.others[0])
    assert sign_in(Client(), after.bureau.hanneke).get(url).status_code == 404
    assert "In het midden" not in pages(after, after.bureau.hanneke)
