"""What came up at a session: for who gives it, and for the group once it is shown."""

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import commands
from leertraject.programmes.models import Harvest, HarvestKind, Session
from leertraject.programmes.personal_data import erase_for
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
PROMISE = "Wie iets niet snapt, vraagt het meteen."


@pytest.fixture
def session(group, moment):
    """The first session of the group, today."""
    found = group.cohort.sessions.earliest("on")
    Session.objects.filter(pk=found.pk).update(on=moment.date())
    found.refresh_from_db()
    return found


def url(name, session):
    return reverse(f"programmes:{name}", args=[session.cohort_id, session.pk])


def test_the_group_reads_a_line_as_long_as_it_is_shown(group, session, sign_in):
    cohort = reverse("programmes:cohort", args=[group.cohort.pk])

    def reads(who):
        return PROMISE in build.text(sign_in(who).get(cohort))

    written = {"kind": HarvestKind.AGREEMENT, "text": PROMISE}
    assert sign_in("trainer").post(url("write_harvest", session), written).url.endswith("#oogst")
    line = Harvest.objects.get()
    assert PROMISE in build.text(sign_in("lead").get(url("day_plan", session)))
    assert not reads("participant")
    for do, read in (("toon", True), ("verberg", False)):
        sign_in("trainer").post(url("change_harvest", session), {"line": line.pk, "do": do})
        assert reads("participant") is read
    sign_in("trainer").post(url("change_harvest", session), {"line": line.pk, "do": "toon"})
    assert not [who for who in ("sponsor", "line_manager") if reads(who)]
    erase_for(group.trainer.pk)
    assert Harvest.objects.values_list("made_by", "shown_by").get() == (None, None)
    sign_in("lead").post(url("change_harvest", session), {"line": line.pk, "do": "weg"})
    assert not Harvest.objects.exists()


def test_a_name_is_asked_about_once_and_nothing_typed_is_lost(group, session, sign_in):
    client, typed = sign_in("trainer"), {"kind": "other", "text": "Sanne de Graaf belt Daan Wolters."}
    asked = client.post(url("write_harvest", session), typed)
    assert asked.status_code == 422
    page = build.text(asked)
    assert all(words in page for words in ("misschien iemand te herkennen: Sanne de Graaf", typed["text"], "zo staan"))
    assert not Harvest.objects.exists()
    assert client.post(url("write_harvest", session), typed | {"as_meant": "on"}).status_code == 302
    assert client.post(url("write_harvest", session), {"kind": "other", "text": ""}).status_code == 422


def test_nothing_is_written_before_the_day(group, session, moment):
    by = build.actor(group.trainer, now=moment)
    later = group.cohort.sessions.latest("on")
    Session.objects.filter(pk=later.pk).update(on=moment.date().replace(year=moment.year + 1))
    with pytest.raises(NotAllowed, match="vanaf de dag zelf"):
        commands.write_harvest(session=later, kind="other", text=PROMISE, by=by, now=moment)
