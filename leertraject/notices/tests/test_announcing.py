"""A mail is announced: notice, link and task are one change, and no text lies anywhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.notices import commands, letters, links, streams
from leertraject.notices.letters import Letter
from leertraject.notices.models import MailLink, Notice, NoticeState
from leertraject.notices.tests import build
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender(moment):
    return cast.actor(cast.staff("Lotte Brink", "lotte@bureau.example", "programme_lead", moment), moment)


@pytest.fixture
def recipient(moment):
    return cast.person("Youssef el Amrani", "youssef@dijkerveen.example", moment)


def test_notice_link_and_task_are_made_together(sender, recipient, moment, settings):
    settings.DEFAULT_FROM_EMAIL = "Leertraject <post@bureau.example>"
    about = uuid4()
    notice = build.announced(recipient, about, by=sender, now=moment, purpose=build.PURPOSE, days=14)
    assert (notice.state, notice.made_by, notice.object_id) == (NoticeState.WAITING, sender.subject, about)
    assert notice.message_id.startswith("<") and notice.message_id.endswith("@bureau.example>")
    assert notice.link.expires_at == moment + timedelta(days=14)
    assert (notice.link.person, notice.link.object_id) == (recipient, about)
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [str(notice.pk)], "kwargs": {}}
    assert set(Entry.objects.values_list("verb", "subject")) >= {
        ("announce", recipient.pk),
        ("make_link", recipient.pk),
    }


def test_what_fails_later_in_the_transaction_takes_everything_along(sender, recipient, moment):
    before = Entry.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        build.announced(recipient, uuid4(), by=sender, now=moment, purpose=build.PURPOSE)
        raise ZeroDivisionError
    assert (Notice.objects.count(), MailLink.objects.count(), DBTaskResult.objects.count()) == (0, 0, 0)
    assert Entry.objects.count() == before


def test_an_unknown_kind_or_purpose_is_a_programming_error(sender, recipient, moment):
    with pytest.raises(LookupError):
        commands.announce(kind="tests.unknown", recipient=recipient, object_id=uuid4(), by=sender, now=moment)
    with pytest.raises(LookupError):
        build.announced(recipient, uuid4(), by=sender, now=moment, purpose="tests.unknown")
    assert Notice.objects.count() == 0


def test_without_an_address_it_is_refused_with_a_sentence(sender, moment):
    nobody = cast.person("Petra Scholten", None, moment)
    with pytest.raises(NotAllowed, match="geen e-mailadres"):
        build.announced(nobody, uuid4(), by=sender, now=moment)


def test_a_kind_or_purpose_is_registered_once():
    letters.register(build.KIND, build._note, label="Proefbericht", stream=streams.TALKS)
    with pytest.raises(ValueError, match="twice"):
        letters.register(build.KIND, lambda notice, url: None, label="Ander", stream=streams.TALKS)
    links.register(build.PURPOSE, "notices:again")
    with pytest.raises(ValueError, match="twice"):
        links.register(build.PURPOSE, "notices:settle")


def test_a_subject_is_one_line(sender, recipient, moment, monkeypatch):
    notice = build.announced(recipient, uuid4(), by=sender, now=moment)
    talks = streams.BY_ID[streams.TALKS]
    for subject in ("", "Twee\nregels"):
        kind = letters._Kind(lambda notice, url, subject=subject: Letter(subject, "tekst"), "Proef", talks, False)
        monkeypatch.setitem(letters._kinds, build.KIND, kind)
        with pytest.raises(ValueError, match="one line"):
            letters.render(notice, "")
