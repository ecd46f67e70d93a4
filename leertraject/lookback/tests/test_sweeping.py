"""Withdrawn words that stand where nobody rewrites them go from the row, also of a published version."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import codebook, releases, rewording, sweeping
from leertraject.lookback.models import Flag, Move
from leertraject.lookback.queries.insights import GONE
from leertraject.lookback.tests import build, flagged_places
from leertraject.lookback.tests.build import WORDS, sign_in
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import PartContent, Why
from leertraject.programmes.models import (
    Activity,
    Block,
    Change,
    Covering,
    Harvest,
    LiveRound,
    Session,
    SessionCancellation,
)
from leertraject.programmes.tests.build import session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TOLD = f"Iemand zei: {WORDS} Daarom."
LISTS, NAMED = ("goals", "guests", "who"), ("before", "after")
CLOSED = "a published version does not change"


def withdraw(scene) -> None:
    release = build.release(scene)
    by = build.actor(scene.alumna, scene.moment)
    releases.withdraw_release(release=release, by=by, now=scene.moment)


def planted(field: str, length: int | None) -> object:
    text = TOLD if not length or length > len(TOLD) else WORDS[:length]
    return [text, "Blijft."] if field in LISTS else {"name": text} if field in NAMED else text


def plant(row, scene, **texts: object) -> None:
    """Someone wrote this before the words were marked."""
    programmes.cover_words(row=row, texts=texts, by=scene.leading, now=scene.moment)


@pytest.fixture
def full(scene):
    """A row of every kind, in a published version and in a draft of it."""
    build.check(scene)
    by = {"by": scene.leading, "now": scene.moment}
    version = programmes.start_version(programme=scene.programme, **by)
    why = Why(title="Erbij", what="Nieuw.", reason="Nodig.")
    programmes.add_block(version=version, content=session(), why=why, **by)
    programmes.publish_version(version=version, **by)
    programmes.start_version(programme=scene.programme, **by)
    code = scene.codebook.codes.last()
    codebook.retire_code(code=code, why="Niet nodig.", by=scene.leading, now=scene.moment)
    SessionCancellation.objects.create(session=Session.objects.first(), at=scene.moment)
    day = {"session": scene.running.sessions.first(), "by": scene.leading, "now": scene.moment}
    programmes.add_part(after="", content=PartContent(title="Erbij", minutes=15), revision=0, **day)
    programmes.change_supplies(added="Stiften", **day)
    Harvest.objects.create(session=day["session"], kind="other", text="Goed.", made_at=scene.moment)
    LiveRound.objects.create(
        session=day["session"], question="Wat bleef hangen?", form="sentences", box=uuid4(), opened_at=scene.moment
    )
    talk = build.conversation(scene, "planned")
    Move.objects.create(conversation=talk, number=1, planned_before=scene.moment, place_before="", at=scene.moment)
    return scene


def test_every_such_field_is_swept(full) -> None:
    kinds = {kind: apps.get_model(kind) for kind in sweeping.SWEPT}
    for kind, model in kinds.items():
        lengths = {field: model._meta.get_field(field).max_length for field in sweeping.SWEPT[kind]}
        row = model.objects.order_by("pk").last()
        plant(row, full, **{field: planted(field, length) for field, length in lengths.items()})
    withdraw(full)
    for kind, model in kinds.items():
        for row in model.objects.all():
            for field in sweeping.SWEPT[kind]:
                assert WORDS[:50] not in str(getattr(row, field)), f"{kind}.{field}"
    assert {"Blijft."} <= {part for row in Block.objects.all() for part in row.goals}


def test_a_published_version_changes_in_no_other_way(full, client) -> None:
    block = Block.objects.filter(version__publication__isnull=False).earliest("position")
    part = Activity.objects.filter(block__version__publication__isnull=False).earliest("pk")
    plant(block, full, description=TOLD, goals=[TOLD, "Blijft."])
    plant(part, full, materials=TOLD)
    withdraw(full)
    block.refresh_from_db()
    part.refresh_from_db()
    assert block.description == f"Iemand zei: {GONE}. Daarom."
    assert block.goals == [f"Iemand zei: {GONE}. Daarom.", "Blijft."]
    assert part.materials == f"Iemand zei: {GONE}. Daarom."
    assert Covering.objects.filter(shut_at__isnull=True).count() == 0
    # A block that has no door open, while another one has: none but that one changes.
    other = Block.objects.filter(version=block.version).exclude(pk=block.pk).earliest("position")
    Covering.objects.create(kind="programmes_block", object_key=str(other.pk).replace("-", ""), at=full.moment)
    for row in (block, part):
        with pytest.raises(DatabaseError, match=CLOSED), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(title="Anders")


def test_who_leads_is_asked_to_say_it_otherwise_and_publishes_it_after_that(full, client) -> None:
    block = Block.objects.filter(version__publication__isnull=True).earliest("position")
    plant(block, full, title=WORDS[:150])
    withdraw(full)
    block.refresh_from_db()
    assert GONE in block.title
    lead = sign_in(client, full.lead)
    start = unescape(lead.get("/").content.decode())
    url = reverse("programmes:change_block", args=[full.programme.pk, block.version.number, block.pk])
    assert f'href="{url}"' in start
    assert "Wij haalden ze weg. Zeg het in je eigen woorden." in start
    with pytest.raises(NotAllowed, match="staan woorden die zijn ingetrokken"):
        programmes.publish_version(version=block.version, by=full.leading, now=full.moment)
    Block.objects.filter(pk=block.pk).update(title="Aan tafel")
    assert url not in lead.get("/").content.decode()
    for other in (full.bureau.hanneke, full.interviewer):
        Block.objects.filter(pk=block.pk).update(title=GONE)
        assert url not in sign_in(client, other).get("/").content.decode()


def test_the_row_of_a_published_change_loses_the_words_once_others_are_read_in_their_place(scene) -> None:
    place = flagged_places.written(scene)
    flagged_places.withdraw(place)
    change = place.published
    again = {"title": "Een afspraak", "what": "Wie afspreekt, komt.", "reason": "Het werkt beter."}
    rewording.replace_words(change=change, texts=again, by=scene.leading, now=scene.moment + timedelta(days=1))
    row = Change.objects.get(pk=change.pk)
    for text in (row.title, row.what, row.reason):
        assert text == flagged_places.COVERED
    with pytest.raises(DatabaseError, match=CLOSED), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(title="Anders")
    assert {flag.instead for flag in Flag.objects.filter(object_id=change.pk)} == set(again.values())


def test_places_are_swept_as_well(full) -> None:
    held = Session.objects.earliest("on")
    Session.objects.filter(pk=held.pk).update(place=WORDS[:150])
    withdraw(full)
    held.refresh_from_db()
    assert GONE in held.place
