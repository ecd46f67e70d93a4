"""What someone gets, and what goes when they are erased."""

import pytest

from leertraject.programmes.models import Enrolment, Programme
from leertraject.programmes.personal_data import erase_for, export_for
from leertraject.programmes.tests import build

pytestmark = pytest.mark.django_db


def test_someone_gets_their_own_enrolments_and_nobody_elses(moment):
    group = build.group(now=moment)
    found = export_for(group.participants[0].pk)
    assert found["inschrijvingen"] == [
        {
            "groep": "Groep 7",
            "leertraject": "Leertraject Business Partner",
            "organisatie": "Gemeente Dijkerveen",
            "ingeschreven": moment,
            "gestopt": None,
        }
    ]
    assert found["gemaakte leertrajecten"] == found["gemaakte wijzigingen"] == []


def test_a_maker_gets_what_they_made(moment):
    build.second_version(now=moment)
    found = export_for(build.lead(now=moment).pk)
    assert [row["titel"] for row in found["gemaakte leertrajecten"]] == ["Leertraject Business Partner"]
    assert [row["wat"] for row in found["gemaakte wijzigingen"]] == [build.WHY.title]


def test_erasing_a_participant_leaves_the_group(moment):
    group = build.group(now=moment)
    erase_for(group.participants[0].pk)
    assert Enrolment.objects.filter(cohort=group.cohort).count() == 9


def test_erasing_a_maker_leaves_no_id_behind(moment):
    group = build.group(now=moment)
    lead = build.lead(now=moment).pk
    erase_for(lead)
    assert not Programme.objects.filter(made_by=lead).exists()
    assert not Enrolment.objects.filter(enrolled_by=lead).exists()
    group.cohort.refresh_from_db()
    assert group.cohort.made_by is None
    assert not any(export_for(lead).values())
