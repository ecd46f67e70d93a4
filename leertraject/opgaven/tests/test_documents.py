"""Documents: brought in, read in the background, and their text, which lies fixed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from leertraject.logbook.models import Entry
from leertraject.opgaven import personal_data, reading, tasks
from leertraject.opgaven.documents import adding, finding
from leertraject.opgaven.models import Document, DocumentFile, Paragraph
from leertraject.opgaven.tests import build
from leertraject.people.tests.build import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def in_process(monkeypatch):
    """Lets a document be read here: what the other process does is for the tests of `kernel.confined`."""
    from leertraject.analysis import documents

    monkeypatch.setattr(reading.confined, "run", lambda function, data, seconds: documents.answered(data))


def sent(text: str | bytes = build.PAPER, name: str = "nota.md", **more) -> dict[str, object]:
    data = text.encode() if isinstance(text, str) else text
    return {"file": SimpleUploadedFile(name, data), "title": "Nota wijken", "dated_on": "2026-03-10"} | more


def test_a_document_is_brought_in_and_read_in_the_background(there, moment, in_process):
    sanne = there.bureau.a.participants[0]
    client = sign_in(Client(), sanne)
    add = reverse("opgaven:add_document", args=[there.bureau.a.organisation.pk])
    empty = client.post(add, {})
    assert empty.status_code == 422 and "Kies een bestand." in empty.content.decode()
    late = client.post(add, sent(dated_on="2026-04-15"))
    assert late.status_code == 422 and "moet nog komen" in late.content.decode() and not Document.objects.exists()
    page = client.post(add, sent())["Location"]
    made = Document.objects.get()
    assert page == reverse("opgaven:document", args=[made.pk])
    assert "wacht op lezen" in client.get(page).content.decode() and DocumentFile.objects.exists()
    assert tasks.read_document.call(str(made.pk)) == 5 and tasks.read_document.call(str(made.pk)) == 0
    shown = client.get(page).content.decode()
    assert (
        "Bewoners die een voorziening willen beheren" in shown and "Bladzijde 2" in shown and 'id="alinea-3"' in shown
    )
    assert (made.paragraphs.count(), DocumentFile.objects.count()) == (5, 0)
    assert client.get(page, {"bladzijde": "2"})["Location"] == f"{page}?vanaf=1#alinea-4"
    for odd in ({"vanaf": "999999"}, {"vanaf": "²"}, {"bladzijde": "-1"}, {"vanaf": "9" * 30}):
        assert "Wijken" in client.get(page, odd).content.decode(), odd
    again = client.post(add, sent(title="Anders", follows=str(made.pk)))["Location"]
    assert again == f"{page}?al=1" and "Dit stuk stond er al." in client.get(again).content.decode()
    next_one = client.post(add, sent("Een nieuwe nota over wijken.", follows=str(made.pk)))["Location"]
    tasks.read_document.call(str(Document.objects.get(follows=made).pk))
    assert "Dit stuk volgt op" in client.get(next_one).content.decode()
    assert "Er is een nieuwere versie" in client.get(page).content.decode()
    listed = client.get(reverse("opgaven:documents", args=[there.bureau.a.organisation.pk])).content.decode()
    assert "10 maart 2026, vijf alinea&#x27;s." in listed
    assert len(personal_data.export_for(sanne.pk)["stukken die jij toevoegde"]) == 2
    assert client.post(reverse("opgaven:drop_document", args=[made.pk])).status_code == 302
    assert (
        not Paragraph.objects.filter(document=made.pk).exists() and Entry.objects.filter(verb="drop_document").exists()
    )


def test_what_cannot_be_read_says_what_to_do_and_leaves_nothing_behind(there, in_process, monkeypatch):
    client = sign_in(Client(), there.bureau.a.participants[0])
    add = reverse("opgaven:add_document", args=[there.bureau.a.organisation.pk])
    page = client.post(add, sent(b"\x89PNG\r\n\x1a\n" + b"\1" * 90, "nota.pdf"))["Location"]
    tasks.read_document.call(str(Document.objects.get().pk))
    shown = client.get(page).content.decode()
    assert "Dit stuk is niet gelezen." in shown and "Voeg een ander bestand toe" in shown
    assert not DocumentFile.objects.exists() and not Paragraph.objects.exists()
    monkeypatch.setattr(adding, "MAX_MB", 0)
    refused = client.post(add, sent())
    assert refused.status_code == 422 and "groter dan 25 MB" in refused.content.decode()
    sponsor = sign_in(Client(), there.bureau.a.sponsor)
    assert sponsor.post(add, sent()).status_code == 403 and sponsor.get(page).status_code == 200
    assert "Haal dit stuk weg" not in sponsor.get(page).content.decode()


def test_a_paragraph_does_not_change_and_a_long_document_comes_in_parts(there, moment):
    made = build.document(there.bureau, moment, text="\n\n".join(f"Alinea {n} over de wijk." for n in range(1, 251)))
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Paragraph.objects.filter(document=made).update(text="Anders")
    client = sign_in(Client(), there.bureau.lead)
    page = client.get(reverse("opgaven:document", args=[made.pk]), {"vanaf": 130}).content.decode()
    assert "Alinea 101 over" in page and "Alinea 201 over" not in page
    assert "Eerdere alinea" in page and "?vanaf=201" in page
    assert finding.on_page(made, 99) == 250 and made.dated_on == date(2026, 3, 10)
