"""The owner of an opgave answers by a link in a mail: a yes is no news, a correction is, until it is taken back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.notices import links, tasks
from leertraject.notices.models import MailLink, Notice
from leertraject.opgaven import commands, personal_data, queries
from leertraject.opgaven.models import Evidence, Opgave, OwnerCheck
from leertraject.opgaven.tests import build
from leertraject.people.tests.build import actor, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
WORDS = "Sinds april zijn het er elf, geen negen."


@pytest.fixture
def owned(there) -> Opgave:
    Opgave.objects.filter(pk=there.opgave.pk).update(owner=there.bureau.a.owner)
    return Opgave.objects.get(pk=there.opgave.pk)


def asked(there, opgave, moment) -> OwnerCheck:
    return commands.ask_owner(opgave=opgave, by=actor(there.bureau.a.participants[0], moment), now=moment)


def by_link(check: OwnerCheck) -> tuple[Client, str]:
    client = Client()
    token = links.token(MailLink.objects.get(object_id=check.pk))
    opened = client.get(reverse("notices:open", args=[token]))
    assert opened.status_code == 302 and not OwnerCheck.objects.get(pk=check.pk).answer
    return client, reverse("opgaven:owner_check", args=[check.pk])


def shown(there, opgave) -> str:
    client = sign_in(Client(), there.bureau.a.participants[0])
    return client.get(reverse("opgaven:opgave", args=[opgave.pk])).content.decode()


def test_one_mail_that_says_only_the_name_and_not_again_within_a_month(there, owned, moment):
    client = sign_in(Client(), there.bureau.a.participants[0])
    url = reverse("opgaven:ask_owner", args=[owned.pk])
    assert client.post(url).status_code == 302
    notice = Notice.objects.get(kind="opgaven.owner_check")
    tasks.deliver.func(str(notice.pk))
    (sent,) = mail.outbox
    assert str(there.bureau.a.owner.email) in sent.to[0] and build.TITLE in sent.subject
    assert build.STATEMENT not in sent.body and re.search(r"/m/\S+", sent.body)
    again = client.post(url)
    assert again.status_code == 403 and "minder dan een maand geleden" in again.content.decode()
    assert "Er is nog geen antwoord." in shown(there, owned)
    later = moment + timedelta(days=31)
    assert asked(there, owned, later).asked_at == later
    Opgave.objects.filter(pk=owned.pk).update(owner=None)
    with pytest.raises(NotAllowed, match="nog geen opgavehouder"):
        asked(there, owned, later + timedelta(days=40))


def test_a_yes_is_no_news_and_is_given_once(there, owned, moment):
    client, page = by_link(asked(there, owned, moment))
    first = client.get(page).content.decode()
    assert build.STATEMENT in first and "Het klopt nog" in first and not Evidence.objects.exists()
    holds = page + "klopt/"
    assert client.get(holds).status_code == 405 and client.post(holds).status_code == 302
    assert client.post(holds).status_code == 409
    late = client.post(page, {"words": WORDS})
    assert late.status_code == 409 and WORDS in late.content.decode(), "what was typed is not lost"
    read = shown(there, owned)
    assert "zei de opgavehouder dat de tekst klopt" in read and "Nog geen bewijs" in read


def test_a_correction_stands_in_the_own_words_and_is_taken_back(there, owned, moment):
    check = asked(there, owned, moment)
    client, page = by_link(check)
    assert client.post(page, {"words": ""}).status_code == 422
    assert client.post(page, {"words": WORDS}).status_code == 302
    read = shown(there, owned)
    assert WORDS in read and "Actueel" in read and "genoteerd door opgavehouder" in read
    assert there.bureau.a.owner.name not in read.partition('id="opgavehouder"')[2].partition("</section>")[0]
    assert client.post(page + "intrekking/").status_code == 302
    read = shown(there, owned)
    assert WORDS not in read and "Nog geen bewijs" in read and not Evidence.objects.exists()
    assert client.post(page + "intrekking/").status_code == 403


def test_nobody_else_answers(there, owned, moment):
    check = asked(there, owned, moment)
    page = reverse("opgaven:owner_check", args=[check.pk])
    people = (there.bureau.a.participants[0], there.bureau.lead, there.bureau.a.sponsor, there.bureau.b.sponsor)
    for client in (Client(), *(sign_in(Client(), person) for person in people)):
        assert [client.get(page).status_code, client.post(page + "klopt/").status_code] == [404, 404]
    client, page = by_link(check)
    Opgave.objects.filter(pk=owned.pk).update(owner=there.bureau.b.owner)
    assert "Je gaat niet meer over deze opgave." in client.get(page).content.decode()
    assert client.post(page, {"words": WORDS}).status_code == 422
    links.revoke(purpose="opgaven.owner_check", object_id=check.pk, by=actor(there.bureau.lead, moment), now=moment)
    assert client.get(page).status_code == 404


def test_who_is_erased_takes_the_correction_along(there, owned, moment):
    check = asked(there, owned, moment)
    commands.correct(check=check, words=WORDS, by=links.actor_of(MailLink.objects.get()), now=moment)
    owner = there.bureau.a.owner.pk
    assert any(WORDS in str(rows) for rows in personal_data.export_for(owner).values())
    personal_data.erase_for(owner)
    assert not OwnerCheck.objects.exists() and queries.evidence(owned) == []
