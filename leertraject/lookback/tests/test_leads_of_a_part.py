"""Who leads for one organisation: its conversations, and nothing of another one."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import conversations as commands
from leertraject.lookback.models import Conversation, Voice
from leertraject.lookback.queries import checks, conversations
from leertraject.lookback.tests import build
from leertraject.people import commands as people
from leertraject.people.models import Organisation, Person
from leertraject.people.tests.build import organisation, person

pytestmark = pytest.mark.django_db


def leader_of(organisation: Organisation, moment: datetime) -> Person:
    made = person("Nadia Bouali", "nadia@bureau.example", moment)
    people.give_role(
        person=made, kind="programme_lead", organisation=organisation, starts_on=date(2026, 1, 1), by=SYSTEM, now=moment
    )
    people.give_account(person=made, by=SYSTEM, now=moment)
    return made


def both(scene: build.Scene) -> tuple[Conversation, Conversation]:
    theirs = scene.bureau.b
    return build.planned(scene), build.planned(
        scene, speaker=theirs.owner, voice=Voice.OPGAVE_OWNERS, organisation=theirs.organisation
    )


def test_sees_the_conversations_of_that_organisation_only(scene: build.Scene, client: Client) -> None:
    ours, theirs = both(scene)
    nadia = leader_of(scene.organisation, scene.moment)
    seen = conversations.planned_for(build.actor(nadia, scene.moment), now=scene.moment)
    assert list(seen) == [ours]
    build.sign_in(client, nadia)
    assert client.get(reverse("lookback:conversation", args=[ours.pk])).status_code == 200
    assert client.get(reverse("lookback:conversation", args=[theirs.pk])).status_code == 404
    assert client.post(reverse("lookback:ask_consent", args=[theirs.pk])).status_code == 404


def test_who_leads_the_bureau_sees_both(scene: build.Scene) -> None:
    ours, theirs = both(scene)
    assert set(conversations.planned_for(scene.leading, now=scene.moment)) == {ours, theirs}


def test_plans_for_that_organisation_only(scene: build.Scene) -> None:
    nadia = build.actor(leader_of(scene.organisation, scene.moment), scene.moment)
    wanted = {
        "study": scene.study, "speaker": scene.owner, "voice": Voice.OPGAVE_OWNERS, "interviewer": scene.interviewer,
        "cohort": None, "planned_for": None, "place": "", "by": nadia, "now": scene.moment,
    }  # fmt: skip
    made = commands.plan_conversation(organisation=scene.organisation, **wanted)
    commands.ask_consent(conversation=made, by=nadia, now=scene.moment)
    for elsewhere in (scene.bureau.b.organisation, None):
        with pytest.raises(NotAllowed, match="Jij leidt niet voor deze organisatie"):
            commands.plan_conversation(organisation=elsewhere, **wanted)


def test_asks_nothing_of_a_speaker_elsewhere(scene: build.Scene) -> None:
    _, theirs = both(scene)
    nadia = build.actor(leader_of(scene.organisation, scene.moment), scene.moment)
    with pytest.raises(NotAllowed, match="Alleen de interviewer of een programmaleider"):
        commands.ask_consent(conversation=theirs, by=nadia, now=scene.moment)


def test_a_leader_who_does_not_interview_hears_nothing_of_the_answer(scene: build.Scene, client: Client) -> None:
    refused = build.conversation(scene, "refused")
    held = build.conversation(scene, "with_transcript", speaker=scene.alumnus)
    build.sign_in(client, scene.lead)
    said = {
        client.post(reverse("lookback:transcript_upload", args=[c.pk]), {"text": build.SAID})
        .content.decode()
        .split("Er kan nu geen verslag bij.")[1][:90]
        for c in (refused, held)
    }
    assert len(said) == 1


def test_decides_nothing_of_the_bureau(scene: build.Scene, client: Client) -> None:
    insight = build.insight(scene)
    build.sign_in(client, leader_of(scene.organisation, scene.moment))
    assert client.get(reverse("lookback:insight", args=[insight.pk])).status_code == 200
    for name in ("insight_confirmation", "insight_reason"):
        assert client.post(reverse(f"lookback:{name}", args=[insight.pk])).status_code == 403, name


def test_reads_and_reports_the_checks_of_cohorts_of_that_organisation_only(scene: build.Scene, client: Client) -> None:
    check = build.check(scene)
    ours = check.cohort.organisations.first().organisation
    assert not check.cohort.organisations.filter(organisation__name="Elders").exists()
    elsewhere = organisation("Elders", scene.moment)
    nadia = build.actor(leader_of(ours, scene.moment), scene.moment)
    assert list(checks.visible_to(nadia)) == [check] and checks.runs(nadia, check)
    people.give_role(
        person=scene.bureau.a.participants[0],
        kind="programme_lead",
        organisation=elsewhere,
        starts_on=date(2026, 1, 1),
        by=SYSTEM,
        now=scene.moment,
    )
    other = build.actor(scene.bureau.a.participants[0], scene.moment)
    assert other.has("programme_lead") and not checks.visible_to(other) and not checks.runs(other, check)
