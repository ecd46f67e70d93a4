"""Why someone stopped: sealed, theirs, read by who runs the group only while it is released, and gone with its key."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people.tests import build as people
from leertraject.people.tests.build import actor, sign_in
from leertraject.privacy.models import Box
from leertraject.programmes import commands as programmes
from leertraject.stopping import commands, personal_data
from leertraject.stopping.models import StoppingReason
from leertraject.stopping.tests import build
from leertraject.stopping.tests.build import WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def bureau(moment):
    return people.bureau(moment)


@pytest.fixture
def enrolment(bureau, moment):
    return build.stopped(bureau, moment)


@pytest.fixture
def urls(enrolment):
    args = [enrolment.cohort_id, enrolment.pk]
    return {name: reverse(f"stopping:{name}", args=args) for name in ("reason", "text", "release", "withdraw_release")}


def text_of(answer) -> str:
    return answer.content.decode()


def test_it_is_written_let_read_and_taken_back(bureau, enrolment, urls):
    sanne, trainer = sign_in(Client(), enrolment.person), sign_in(Client(), bureau.hanneke)
    group = reverse("stopping:of_group", args=[enrolment.cohort_id])
    page = reverse("programmes:cohort", args=[enrolment.cohort_id])
    assert urls["reason"] in text_of(sanne.get(page)) and group in text_of(trainer.get(page))
    assert "Waarom stopte je?" in text_of(sanne.get(urls["reason"]))
    assert sanne.post(urls["release"]).status_code == 403, "there is nothing to read"
    sent = {"position": 1, "text": WORDS, "seen": 0, "writer": "a"}
    assert sanne.post(urls["text"], sent).json()["version"] == 1
    other = sanne.post(urls["text"], sent | {"text": "van de laptop", "writer": "b"})
    assert (other.status_code, other.json()["text"]) == (409, WORDS)
    assert not Entry.objects.filter(object_kind__startswith="stopping").exists()
    assert "Hier staat niets." in text_of(trainer.get(group))
    assert sanne.post(urls["release"])["Location"] == urls["reason"]
    assert WORDS in text_of(trainer.get(group)) and WORDS in text_of(sign_in(Client(), bureau.lead).get(group))
    assert sanne.get(group).status_code == 404
    sanne.post(urls["withdraw_release"])
    assert WORDS not in text_of(trainer.get(group)) and WORDS in text_of(sanne.get(urls["reason"]))
    seen = list(
        Entry.objects.filter(object_kind="stopping.stoppingreason").order_by("id").values_list("verb", flat=True)
    )
    assert seen == ["release_stopping_reason", *["look_at_stopping_reason"] * 2, "withdraw_stopping_reason"]


def test_it_goes_with_its_key_and_who_takes_part_again_has_none(bureau, enrolment, urls, moment):
    reason, boxes = build.released(build.reason(enrolment, moment), moment), Box.objects.count()
    assert WORDS.encode() not in bytes(reason.text)
    assert personal_data.export_for(enrolment.person_id)["waarom je stopte"][0]["tekst"] == WORDS
    by = {"by": actor(bureau.lead, moment), "now": moment + timedelta(days=1)}
    programmes.enrol(cohort=enrolment.cohort, person=enrolment.person, organisation=bureau.a.organisation, **by)
    assert sign_in(Client(), enrolment.person).get(urls["reason"]).status_code == 404
    group = reverse("stopping:of_group", args=[enrolment.cohort_id])
    assert WORDS not in text_of(sign_in(Client(), bureau.hanneke).get(group))
    with pytest.raises(NotAllowed, match="weer mee"):
        commands.release(reason=reason, by=actor(enrolment.person, moment), now=moment)
    commands.let_go(ids=[reason.pk], **by)
    assert not StoppingReason.objects.exists() and Box.objects.count() == boxes - 1
    personal_data.erase_for(enrolment.person_id)
