"""Who is recognised in a list: no more than whoever brings it may know, and for many as cheaply as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.people import commands as people
from leertraject.people.models import Account, Person
from leertraject.programmes import commands
from leertraject.programmes.commands import Joining
from leertraject.programmes.models import Enrolment
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

HEADS = "Naam\tE-mail\tOrganisatie\n"


def _joining(group, count, start=0):
    return [
        Joining(row=n, name=f"Mens {n}", email=f"mens{n}@x.example", organisation=group.ours)
        for n in range(start, start + count)
    ]


def test_enrolling_many_asks_as_much_as_enrolling_few(group, moment):
    by = build.actor(group.people["lead"], now=moment)
    asked = []
    for start, count in ((0, 2), (100, 60)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            commands.enrol_list(cohort=group.cohort, joining=_joining(group, count, start), by=by, now=moment)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 30


def test_a_preview_asks_as_much_for_many(group, sign_in):
    client, address = sign_in("lead"), reverse("programmes:enrol_list", args=[group.cohort.pk])
    asked = []
    for count in (2, 300):
        rows = "".join(f"Mens {n}\tmens{n}@x.example\tGemeente Dijkerveen\n" for n in range(count))
        with CaptureQueriesContext(connection) as queries:
            assert client.post(address, {"text": HEADS + rows}).status_code == 200
        asked.append(len(queries))
    assert asked[1] <= asked[0] <= 20


def test_one_that_may_not_stops_all(group, moment):
    by = build.actor(group.people["lead"], now=moment)
    before = (Person.objects.count(), Account.objects.count(), Enrolment.objects.count())
    taken = Joining(row=9, name="Ander", email=group.participants[0].email, organisation=group.ours)
    there = Joining(row=8, name="x", email="", organisation=group.ours, person=group.participants[0].pk)
    for last, says in ((taken, "Rij 9: Dit e-mailadres is al in gebruik"), (there, "Rij 8: .* al ingeschreven")):
        with pytest.raises(NotAllowed, match=says):
            commands.enrol_list(cohort=group.cohort, joining=[*_joining(group, 3), last], by=by, now=moment)
    assert (Person.objects.count(), Account.objects.count(), Enrolment.objects.count()) == before


def test_who_may_not_be_seen_is_not_named(group, client, moment):
    """Someone who leads just this group learns of a stranger's address only that it cannot be used."""
    leader = build.person("Kees Groepsleider", now=moment, account=True)
    people.give_role(
        person=leader, kind="programme_lead", cohort=group.cohort.pk, starts_on=moment.date(), by=SYSTEM, now=moment
    )
    client.force_login(leader.account)
    stranger, peer = group.people["other_sponsor"], group.participants[0]
    rows = f"Iemand\t{stranger.email}\tGemeente Dijkerveen\n{peer.name}\t{peer.email}\tGemeente Dijkerveen\n"
    rows += f"{stranger.name}\tnieuw@x.example\tGemeente Dijkerveen\nKees\t{leader.email}\tGemeente Dijkerveen\n"
    answer = client.post(reverse("programmes:enrol_list", args=[group.cohort.pk]), {"text": HEADS + rows})
    page = build.text(answer)
    assert answer.status_code == 200
    assert "Dit adres kun je hier niet gebruiken" in page
    assert "doet al mee" in page
    for tells in ("Dit adres hoort bij", "Is dit dezelfde persoon", "same:", str(stranger.pk)):
        assert tells not in page
