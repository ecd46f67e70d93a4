"""Mail kept as files: whole or not at all, newest first, only as much read as asked."""

import time
from pathlib import Path

import pytest
from django.core.mail import EmailMessage

from leertraject.notices import mailfolder


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EMAIL_BACKEND = "leertraject.notices.mailfolder.MailFolderBackend"
    return settings.MAIL_FOLDER


def _send(subject: str, to: str = "Zoë <zoe@dijkerveen.example>") -> None:
    assert EmailMessage(subject, f"Dag Zoë,\n\n{subject}\nhttps://x.example/m/abc/\n", to=[to]).send() == 1


def test_what_was_sent_can_be_read_newest_first(folder):
    for subject in ("Eén", "Twee", "Drie"):
        _send(subject)
    assert [mail.subject for mail in mailfolder.read_folder()] == ["Drie", "Twee", "Eén"]
    newest = mailfolder.read_folder(limit=1)[0]
    assert newest.to == "Zoë <zoe@dijkerveen.example>"
    assert newest.text.startswith("Dag Zoë,\n\nDrie\nhttps://x.example/m/abc/")
    assert abs(newest.at.timestamp() - time.time()) < 60
    assert len(mailfolder.read_folder(limit=2)) == 2


def test_nobody_else_on_the_machine_reads_it_and_nothing_half_is_left(folder):
    _send("Eén")
    [path] = folder.iterdir()
    assert path.suffix == ".eml"
    assert folder.stat().st_mode & 0o077 == 0 and path.stat().st_mode & 0o077 == 0


def test_no_folder_is_no_mail(folder):
    assert mailfolder.read_folder() == []


def test_half_written_and_strange_files_are_passed_over(folder):
    _send("Eén")
    (folder / "00000000000000000001-aa.eml.part").write_bytes(b"Subject: half")
    (folder / "notes.txt").write_text("x")
    (folder / "losse.eml").write_text("Subject: los")
    assert [mail.subject for mail in mailfolder.read_folder()] == ["Eén"]


def test_of_a_folder_with_many_files_only_the_newest_is_opened(folder, monkeypatch):
    _send("De laatste")
    for number in range(500):
        (folder / f"{number:020d}-aaaaaaaa.eml").touch()
    opened, read = [], mailfolder._read
    monkeypatch.setattr(mailfolder, "_read", lambda path: opened.append(path) or read(path))
    assert mailfolder.read_folder(limit=1)[0].subject == "De laatste"
    assert len(opened) == 1


def test_a_long_file_is_cut(folder):
    _send("x" * 100)
    [path] = folder.iterdir()
    with path.open("ab") as file:
        file.write(b"y" * (2 * mailfolder.LONGEST))
    assert len(mailfolder.read_folder()[0].text) <= mailfolder.LONGEST


def test_forgetting_an_address_leaves_the_others(folder):
    _send("Eén")
    _send("Twee", "piet@dijkerveen.example")
    _send("Drie", "Zoë <ZOE@dijkerveen.example>")
    _send("Vier", "klaas.zoe@dijkerveen.example")
    assert mailfolder.forget("zoe@dijkerveen.example") == 2
    assert [mail.subject for mail in mailfolder.read_folder()] == ["Vier", "Twee"]
