"""What lost its key, because an older backup came back, ends; what has its key stays."""

import pytest

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import keyless
from leertraject.lookback.models import Fragment, Release, Transcript, Withdrawal
from leertraject.lookback.tests import build
from leertraject.privacy import boxes

pytestmark = pytest.mark.django_db


def test_nothing_ends_while_every_key_is_there(scene):
    build.release(scene)
    assert keyless.end_keyless(by=SYSTEM, now=scene.moment) == 0
    assert not Withdrawal.objects.exists()
    assert Transcript.objects.exists()


def test_a_quote_without_key_ends_and_its_conversation_stays(scene):
    release = build.release(scene)
    boxes.destroy(release.box)
    assert keyless.end_keyless(by=SYSTEM, now=scene.moment) == 1
    assert bytes(Release.objects.get(withdrawal__isnull=False).words) == b""
    assert Transcript.objects.exists()
    assert keyless.end_keyless(by=SYSTEM, now=scene.moment) == 0


def test_a_text_without_key_goes_and_its_fragments_keep_no_way_back(scene):
    release = build.release(scene)
    boxes.destroy(release.offer.fragment.transcript.box)
    assert keyless.end_keyless(by=SYSTEM, now=scene.moment) == 1
    assert not Transcript.objects.exists()
    assert Fragment.objects.get().transcript is None
    assert not Withdrawal.objects.exists()
