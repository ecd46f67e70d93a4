"""What mail keeps of someone is handed over, and goes."""

from uuid import uuid4

import pytest

from leertraject.notices import commands, mailfolder, personal_data
from leertraject.notices.commands import delivering
from leertraject.notices.models import MailLink, Notice, NoticeState, Settlement
from leertraject.notices.tests import build
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db


def test_export_and_erasure(moment, settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.EMAIL_BACKEND = "leertraject.notices.mailfolder.MailFolderBackend"
    bureau = cast.bureau(moment)
    lead = cast.actor(bureau.lead, moment)
    to_youssef = build.announced(bureau.a.owner, uuid4(), by=lead, now=moment, purpose=build.PURPOSE)
    to_petra = build.announced(bureau.b.owner, uuid4(), by=lead, now=moment, purpose=build.PURPOSE)
    for notice in (to_youssef, to_petra):
        delivering.deliver(notice.pk, now=moment)

    handed = personal_data.export_for(bureau.a.owner.pk)
    assert handed["mail"] == [{"soort": "Proefbericht", "gemaakt": moment, "stand": "Verstuurd"}]
    assert [link["doel"] for link in handed["links"]] == ["Bericht"]

    personal_data.erase_for(bureau.a.owner.pk)
    assert list(Notice.objects.all()) == [to_petra]
    assert MailLink.objects.get().person == bureau.b.owner
    assert [mail.to for mail in mailfolder.read_folder()] == ["Petra Scholten <petra@rietlanden.example>"]


def test_erasing_the_sender_leaves_the_mail_of_the_recipient(moment):
    bureau = cast.bureau(moment)
    lead = cast.actor(bureau.lead, moment)
    notice = build.announced(bureau.a.owner, uuid4(), by=lead, now=moment)
    Notice.objects.update(state=NoticeState.FAILED)
    commands.leave_it(notice, by=lead, now=moment)
    personal_data.erase_for(bureau.lead.pk)
    assert Notice.objects.get().made_by is None
    assert Settlement.objects.get().by is None
