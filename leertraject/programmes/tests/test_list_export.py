"""The list of a group as a file: safe to open, and read in again without a change."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from leertraject.analysis import spreadsheets
from leertraject.kernel.actors import SYSTEM
from leertraject.logbook.models import Entry
from leertraject.people import commands as people
from leertraject.programmes import commands
from leertraject.programmes.models import Enrolment
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def _taken(client, group):
    return client.get(reverse("programmes:taken_list", args=[group.cohort.pk]))


def test_it_reads_in_again_and_changes_nothing(group, sign_in, moment):
    by = build.actor(group.people["lead"], now=moment)
    odd = people.welcome_person(name="=1+1 Jansen; mr.", email=None, by=SYSTEM, now=moment)
    commands.enrol(cohort=group.cohort, person=odd, organisation=group.ours, discipline="@ict", by=by, now=moment)
    client = sign_in("lead")
    answer = _taken(client, group)
    assert answer["Content-Disposition"] == 'attachment; filename="deelnemers.csv"'
    rows = spreadsheets.read(answer.content).sheets[0].rows
    assert not any(cell[:1] in set("=+-@") for row in rows for cell in row.cells)
    assert len(rows) == 12
    before = list(Enrolment.objects.order_by("pk").values())
    address = reverse("programmes:enrol_list", args=[group.cohort.pk])
    page = build.text(client.post(address, {"file": SimpleUploadedFile("x.csv", answer.content)}))
    assert "Deze lijst verandert niets" in page
    assert page.count("doet al mee") >= 11
    assert list(Enrolment.objects.order_by("pk").values()) == before


def test_taking_it_is_noted_and_only_for_the_programme_leader(group, sign_in):
    assert _taken(sign_in("trainer"), group).status_code == 403
    assert not Entry.objects.filter(verb="take_list").exists()
    assert _taken(sign_in("lead"), group).status_code == 200
    assert Entry.objects.filter(verb="take_list", object_id=str(group.cohort.pk)).count() == 1
    for who in ("sponsor", "participant", "line_manager"):
        assert _taken(sign_in(who), group).status_code == 403
    assert _taken(sign_in("other_sponsor"), group).status_code == 404
    assert "Haal de lijst op" not in build.text(sign_in("trainer").get(build.addresses(group)["cohort"]))
