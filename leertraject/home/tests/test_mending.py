"""Every kind of text that can lose withdrawn words is asked for once, on a page where it can be said otherwise."""

import copy
from datetime import datetime

import pytest
from django.apps import apps
from django.db.models import JSONField, Model
from django.test import Client

from leertraject.effects.commands import keeping
from leertraject.effects.queries import covered as sheets
from leertraject.effects.tests import build as sheets_build
from leertraject.home.matter import Matter
from leertraject.home.tests.filling_in import Form
from leertraject.lookback.commands import flags, releases, sweeping, trends
from leertraject.lookback.models import Insight, Release
from leertraject.lookback.queries import covered
from leertraject.lookback.showing import covered as words
from leertraject.lookback.tests import build
from leertraject.people.models import Person
from leertraject.programmes import commands as programmes
from leertraject.programmes import wordings
from leertraject.programmes.commands import Why
from leertraject.programmes.models import Version
from leertraject.programmes.tests.build import session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

SAID = "Dan is het geen huiswerk meer, dan is het een afspraak."
TOLD = f"Iemand zei: {SAID} Daarom."
AGAIN = "Wie afspreekt, komt ook"
KINDS = {**flags.WRITTEN, **sweeping.SWEPT, **keeping.WRITTEN}
MENDED = sorted(set(KINDS) - set(covered.STAYS) - set(sheets.STAYS))
# The form of a session shows these; nobody writes in the others.
SHOWN = {"programmes.block": ("title", "place", "goals", "guests")}
WHY = {"change_title": "In andere woorden", "change_reason": "Het kan korter.", "change_what": ""}
# What a page asks besides the text itself.
ALSO = {"programmes.block": WHY, "programmes.activity": WHY, "lookback.code": {"why": "Korter."}}


@pytest.fixture(scope="module")
def _full(around_the_file: None, moment: datetime) -> build.Scene:
    """A row of every kind, and words that their speaker released."""
    scene = build.scene(moment)
    by = {"by": scene.leading, "now": moment}
    check = build.check(scene, reported=True)
    build.note(scene, of=check.change)
    sheets_build.write(scene, [Insight.objects.get()])
    draft = programmes.start_version(programme=scene.programme, **by)
    why = Why(title="Erbij", what="Een dag erbij.", reason="Eén keer is te weinig.")
    programmes.add_block(version=draft, content=session("Nog een dag"), why=why, **by)
    build.planned(scene, speaker=scene.alumnus)
    card = {"title": "Minder mensen", "coming": "Er gaan er weg.", "module": "Meelopen."}
    trends.write_trend(study=scene.study, **card, insight=None, by=scene.asking, now=moment)
    build.release(scene, SAID, of=scene.study.conversations.get(speaker=scene.alumna))
    return scene


@pytest.fixture
def full(_full: build.Scene, db: None) -> build.Scene:
    return copy.deepcopy(_full)


def row(kind: str) -> Model:
    """The row in which the words are planted; in a draft where there are versions."""
    found = apps.get_model(kind).objects.order_by("pk")
    draft = Version.objects.filter(publication__isnull=True).get()
    if kind in ("programmes.block", "programmes.change"):
        return found.get(version=draft, lineage=draft.changes.get().lineage)
    if kind == "programmes.activity":
        return found.filter(block__version=draft).first()
    if kind == "lookback.conversation":
        return found.get(assignments__isnull=False, transcript__isnull=True)
    if kind == "programmes.session":
        return found.filter(cohort__finish__isnull=True).first()
    return found.first()


def plant(kind: str) -> Model:
    """Someone wrote this before the words were marked."""
    found = row(kind)
    names = SHOWN.get(kind, KINDS[kind])
    values = {name: [TOLD] if isinstance(found._meta.get_field(name), JSONField) else TOLD for name in names}
    apps.get_model(kind).objects.filter(pk=found.pk).update(**values)
    return found


def withdraw(scene: build.Scene) -> None:
    by = build.actor(scene.alumna, scene.moment)
    releases.withdraw_release(release=Release.objects.get(), by=by, now=scene.moment)


def asked(client: Client, who: Person) -> list[Matter]:
    """What someone is asked to write again on the start page."""
    page = build.sign_in(client, who).get("/")
    return [one for one in page.context["matters"] if "niet meer vrijgegeven" in one.head]


def form_at(client: Client, address: str, kind: str) -> tuple[str, Form]:
    """The page on which the text is written; an insight and a card have a page of their own before it."""
    page = client.get(address)
    assert page.status_code == 200, address
    form = Form(page.content.decode())
    assert form.written, f"{kind}: nothing to write in at {address}"
    return address, form


@pytest.mark.parametrize("kind", MENDED)
def test_who_may_mend_it_is_asked_once_and_never_again_once_it_was_mended(client, full, kind):
    mender = full.interviewer if kind == "lookback.conversation" else full.lead
    plant(kind)
    assert asked(client, mender) == []
    withdraw(full)
    (matter,) = asked(client, mender)
    assert "huiswerk" not in f"{matter.head} {matter.meta}"
    bureau = full.bureau
    for other in (bureau.administrator, bureau.a.sponsor, bureau.a.participants[0], bureau.a.alumni[1], bureau.bas):
        assert asked(client, other) == [], other.name
    build.sign_in(client, mender)
    address, form = form_at(client, matter.url, kind)
    sent = form.sent(lambda text: text.replace(wordings.GONE, AGAIN) or f"{AGAIN}.", **ALSO.get(kind, {}))
    assert "huiswerk" not in str(sent)
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()[-6000:]
    assert asked(client, mender) == []


def test_every_kind_is_asked_for_or_says_why_it_is_not():
    assert set(covered.ASKED) | set(covered.STAYS) | set(covered.PART_OF) == set(sweeping.SWEPT)
    assert set(covered.PART_OF.values()) <= set(covered.ASKED) == set(words.WORDS)
    assert set(sheets.ASKED) | set(sheets.STAYS) == set(keeping.WRITTEN)
    assert not set(covered.STAYS) & set(covered.ASKED) and not set(sheets.STAYS) & set(sheets.ASKED)


def test_a_trainer_is_asked_for_a_place_in_the_own_cohort_only(client, full):
    plant("programmes.session")
    programmes.appoint_trainer(
        cohort=row("programmes.session").cohort, person=full.bureau.hanneke, by=full.leading, now=full.moment
    )
    withdraw(full)
    assert [one.key for one in asked(client, full.bureau.hanneke)] == ["bijeenkomst"]
    assert asked(client, full.bureau.bas) == []
